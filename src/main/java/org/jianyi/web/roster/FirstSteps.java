package org.jianyi.web.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jianyi.deadline.LegalClock;
import org.jianyi.process.UnitProposals;
import org.jianyi.roster.Categories;
import org.jianyi.roster.Category;
import org.jianyi.roster.Congress;
import org.jianyi.roster.Congresses;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.FirstPasswords;
import org.jianyi.roster.People;
import org.jianyi.roster.Posts;
import org.jianyi.roster.Sessions;
import org.jianyi.roster.Track;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an empty town still needs before the first suggestion can be handled. */
@Component
@Transactional(readOnly = true)
public class FirstSteps {

    /** Months: until when what is assigned today must be answered. */
    private static final int LOOKING_AHEAD = 3;

    private final Congresses congresses;
    private final Sessions sessions;
    private final Categories categories;
    private final Units units;
    private final Deputies deputies;
    private final People people;
    private final FirstPasswords firstPasswords;
    private final UnitProposals proposals;
    private final LegalClock legalClock;
    private final Clock clock;

    FirstSteps(
            Congresses congresses,
            Sessions sessions,
            Categories categories,
            Units units,
            Deputies deputies,
            People people,
            FirstPasswords firstPasswords,
            UnitProposals proposals,
            LegalClock legalClock,
            Clock clock) {
        this.congresses = congresses;
        this.sessions = sessions;
        this.categories = categories;
        this.units = units;
        this.deputies = deputies;
        this.people = people;
        this.firstPasswords = firstPasswords;
        this.proposals = proposals;
        this.legalClock = legalClock;
        this.clock = clock;
    }

    /**
     * One step.
     *
     * @param missing what is missing, or null when the step is done
     * @param remark what to know where it is done, or null
     */
    public record Step(String name, String href, String missing, String remark) {

        public boolean isDone() {
            return missing == null;
        }
    }

    /** All steps, in the order in which they are best done. */
    public List<Step> all() {
        LocalDate today = LocalDate.now(clock);
        Congress congress = congresses.findFirstByOrderByTermDesc().orElse(null);
        List<Unit> handling = units.findByActiveTrueOrderByCode().stream()
                .filter(unit -> unit.track() != Track.UPPER)
                .toList();
        List<String> unmanned = handling.stream()
                .filter(unit -> people.members(Posts.handlersOf(unit.code())).isEmpty()
                        && people.members(Posts.headOf(unit.code())).isEmpty())
                .map(Unit::name)
                .toList();
        long loginless = deputies.activeOn(today).stream()
                .filter(deputy -> deputy.userId() == null)
                .count();
        long unissued = firstPasswords.findByIssuedAtIsNull().size();
        List<Step> steps = new ArrayList<>();
        add(steps, "届", "congresses", congress == null, "登记本届人民代表大会");
        boolean noSession = congress == null
                || sessions.findAllByOrderByOpensOnDesc().stream()
                        .noneMatch(session -> session.congress().id().equals(congress.id()));
        add(steps, "会议", "sessions", noSession, "登记本届的会议和收集建议的截止时间");
        add(
                steps,
                "类别",
                "categories",
                categories.findByActiveTrueOrderByOrdinal().isEmpty(),
                "登记建议的类别，例如城乡建设、民生保障、农田水利、文化建设、环境卫生、交通出行、教育卫生、平安法治");
        add(steps, "单位", "units", handling.isEmpty(), "登记承办单位");
        add(steps, "镇人大办", "people", people.members("presidium-office").isEmpty(), "登记镇人大办的人员");
        List<String> vacant =
                Map.of("leader", "镇领导", "presidium", "主席团", "government-office", "镇政府办").entrySet().stream()
                        .filter(post -> people.members(post.getKey()).isEmpty())
                        .map(Map.Entry::getValue)
                        .sorted()
                        .toList();
        steps.add(new Step(
                "镇领导、主席团",
                "/roster/people",
                vacant.contains("镇领导") ? "登记镇领导（签发答复、分管重点建议）、主席团（督办）和镇政府办（转交）的人员" : null,
                vacant.isEmpty() ? null : "还没有人的岗位：" + String.join("、", vacant)));
        boolean nobody = handling.isEmpty() || unmanned.size() == handling.size();
        steps.add(new Step(
                "承办人员",
                "/roster/people",
                nobody ? "登记承办单位的经办人和负责人" : null,
                unmanned.isEmpty() ? null : "没有人的单位由镇人大办代录：" + String.join("、", unmanned)));
        boolean noDeputy = deputies.activeOn(today).isEmpty();
        add(steps, "代表", "deputies", noDeputy, "登记本届代表");
        steps.add(proposed());
        add(
                steps,
                "账号和密码",
                "accounts",
                noDeputy || loginless + unissued > 0,
                noDeputy ? "代表和人员登记好以后，开通账号，打印初始密码发给本人" : "有" + (loginless + unissued) + "人还没有账号或者密码，打印后发给本人");
        int dueYear = today.plusMonths(LOOKING_AHEAD).getYear();
        steps.add(new Step(
                "放假安排",
                "/calendars",
                legalClock.calendar().knows(dueYear) ? null : "导入" + dueYear + "年放假安排，现在交办的建议期限会落到那一年",
                null));
        return steps;
    }

    /** The table that comes along is a start: what of it does not fit this town is told, not taken over. */
    private Step proposed() {
        List<Category> active = categories.findByActiveTrueOrderByOrdinal();
        List<String> without = active.stream()
                .map(Category::name)
                .filter(category -> proposals.forCategory(category).isEmpty())
                .toList();
        boolean none = without.size() == active.size();
        List<String> unknown = proposals.unknownUnits();
        List<String> remarks = new ArrayList<>();
        if (proposals.isAsItCame()) {
            remarks.add("现用的是系统自带的表，按单位编码对应，请核对");
        }
        if (!unknown.isEmpty()) {
            remarks.add("表里的" + unknown.size() + "个单位编码名册里没有，不会预填");
        }
        if (!without.isEmpty()) {
            remarks.add("还没有登记的类别：" + String.join("、", without));
        }
        String skipped = unknown.isEmpty() ? "" : "（系统自带的表里的单位这里没有，没有采用）";
        return new Step(
                "建议承办单位",
                "/roster/proposals",
                none ? "登记每个类别通常由哪些单位承办，交办时先填上；可以以后再登记" + skipped : null,
                remarks.isEmpty() ? null : String.join("；", remarks));
    }

    /** @return those not yet done */
    public List<Step> missing() {
        return all().stream().filter(step -> !step.isDone()).toList();
    }

    private static void add(List<Step> steps, String name, String page, boolean isMissing, String missing) {
        steps.add(new Step(name, "/roster/" + page, isMissing ? missing : null, null));
    }
}
