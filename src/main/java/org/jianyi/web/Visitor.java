package org.jianyi.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;

/** Who looks at a page, for its head: the name, the roles in Chinese, and where this person may go. */
record Visitor(String name, List<String> roles, List<Link> links) {

    /** A place to go, from the head of every page. */
    record Link(String href, String label) {}

    private static final Map<String, String> ROLES = new LinkedHashMap<>();

    static {
        ROLES.put("presidium", "主席团");
        ROLES.put("presidium-office", "镇人大办");
        ROLES.put("government-office", "镇政府办");
        ROLES.put("leader", "镇领导");
        ROLES.put("deputy", "代表");
        ROLES.put("camunda-admin", "系统管理员");
    }

    static Visitor of(Actor actor, Units units) {
        List<String> roles = new ArrayList<>();
        ROLES.forEach((group, role) -> {
            if (actor.groups().contains(group)) {
                roles.add(role);
            }
        });
        Set<String> codes = actor.units();
        for (Unit unit : codes.isEmpty() ? List.<Unit>of() : units.findAllById(codes)) {
            roles.add(unit.name() + (actor.isHeadOf(unit.code()) ? "负责人" : ""));
        }
        List<Link> links = new ArrayList<>();
        links.add(new Link("/", "首页"));
        links.add(new Link("/camunda/app/tasklist/", "任务中心"));
        if (actor.isOffice()) {
            links.add(new Link("/entry", "会议录入"));
            links.add(new Link("/examination", "集中审查"));
            links.add(new Link("/meeting", "交办会"));
        }
        if (actor.isSupervisor()) {
            links.add(new Link("/supervision", "督办"));
        }
        if (actor.isRosterKeeper()) {
            links.add(new Link("/roster", "名册"));
        }
        if (actor.isOffice() || actor.isPresidium() || actor.isAdministrator()) {
            links.add(new Link("/camunda/app/cockpit/", "监督平台"));
        }
        if (actor.isOffice() || actor.isAdministrator()) {
            links.add(new Link("/audit", "办理日志"));
        }
        if (actor.isAdministrator()) {
            links.add(new Link("/camunda/app/admin/", "系统管理"));
            links.add(new Link("/backups", "备份"));
        }
        return new Visitor(actor.name(), roles, links);
    }

    public String roleLine() {
        return String.join("、", roles);
    }
}
