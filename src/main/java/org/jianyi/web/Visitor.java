package org.jianyi.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jianyi.ledger.Ledger;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Posts;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;

/** Who looks at a page, for its head: the name, the roles in Chinese, where this person may go, and whether the rules and calendars are his to read. */
record Visitor(String name, List<String> roles, List<Menu> menus, boolean mayReadRules) {

    /** A place to go, from the head of every page. */
    record Link(String href, String label) {}

    /** Places that belong together, under one word; a single one stands for itself. */
    record Menu(String label, List<Link> links) {

        public boolean holds(String path) {
            return links.stream().anyMatch(link -> link.href().equals(path));
        }
    }

    static Visitor of(Actor actor, Units units) {
        List<String> roles = new ArrayList<>(Posts.ofTheTown(actor.groups()));
        Set<String> codes = actor.units();
        for (Unit unit : codes.isEmpty() ? List.<Unit>of() : units.findAllById(codes)) {
            roles.add(unit.name() + (actor.isHeadOf(unit.code()) ? "负责人" : ""));
        }
        boolean watches = actor.isOffice() || actor.isPresidium() || actor.isAdministrator();
        List<Menu> menus = new ArrayList<>();
        offer(menus, "首页", new Offer(true, "/", "首页"));
        offer(menus, "任务中心", new Offer(true, "/camunda/app/tasklist/", "任务中心"));
        offer(menus, "台账", new Offer(Ledger.isOpenTo(actor), "/ledger", "台账"));
        offer(
                menus,
                "会议",
                new Offer(actor.isOffice(), "/entry", "会议录入"),
                new Offer(actor.isOffice(), "/examination", "集中审查"),
                new Offer(actor.isOffice(), "/meeting", "交办会"));
        offer(
                menus,
                "督办",
                new Offer(watches, "/board", "督办看板"),
                new Offer(actor.isSupervisor(), "/supervision", "督办"),
                new Offer(watches, "/camunda/app/cockpit/", "监督平台"));
        offer(
                menus,
                "管理",
                new Offer(actor.isRosterKeeper(), "/roster", "名册"),
                new Offer(actor.isOffice() || actor.isAdministrator(), "/audit", "办理日志"),
                new Offer(true, "/deadlines", "期限计算"),
                new Offer(actor.isAdministrator(), "/calendars", "放假安排"),
                new Offer(actor.isAdministrator(), "/rules", "办理规则"),
                new Offer(actor.isAdministrator(), "/backups", "备份"),
                new Offer(actor.isAdministrator(), "/camunda/app/admin/", "系统管理"));
        return new Visitor(actor.name(), roles, menus, actor.isRosterKeeper() || actor.isPresidium());
    }

    /** A place, and whether this person is shown the way there. */
    private record Offer(boolean open, String href, String label) {}

    private static void offer(List<Menu> menus, String label, Offer... offers) {
        List<Link> links = Arrays.stream(offers)
                .filter(Offer::open)
                .map(offer -> new Link(offer.href(), offer.label()))
                .toList();
        if (!links.isEmpty()) {
            menus.add(new Menu(label, links));
        }
    }

    public String roleLine() {
        return String.join("、", roles);
    }
}
