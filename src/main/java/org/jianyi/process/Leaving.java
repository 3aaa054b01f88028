package org.jianyi.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.TaskService;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.handling.OpenCases;
import org.jianyi.notice.TellOfSubstitution;
import org.jianyi.process.OpenWork.Piece;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Posts;
import org.jianyi.roster.Some;
import org.jianyi.roster.Units;
import org.jianyi.substitution.KeepSubstitutes;
import org.jianyi.substitution.SignerPlace;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody leaves a group, or all of them: not while something is open that he alone can do; and what he has taken goes back to the others. */
@Component
public class Leaving {

    private static final String OFFICE = "presidium-office";

    private final OpenWork openWork;
    private final OpenCases openCases;
    private final Suggestions suggestions;
    private final SignOffTasks signOffTasks;
    private final KeepSubstitutes keepSubstitutes;
    private final TellOfSubstitution tellOfSubstitution;
    private final EnginePeople people;
    private final TaskService tasks;
    private final Units units;
    private final AuditTrail trail;
    private final Clock clock;

    Leaving(
            OpenWork openWork,
            OpenCases openCases,
            Suggestions suggestions,
            SignOffTasks signOffTasks,
            KeepSubstitutes keepSubstitutes,
            TellOfSubstitution tellOfSubstitution,
            EnginePeople people,
            @Lazy TaskService tasks,
            Units units,
            AuditTrail trail,
            Clock clock) {
        this.openWork = openWork;
        this.openCases = openCases;
        this.suggestions = suggestions;
        this.signOffTasks = signOffTasks;
        this.keepSubstitutes = keepSubstitutes;
        this.tellOfSubstitution = tellOfSubstitution;
        this.people = people;
        this.tasks = tasks;
        this.units = units;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param groups that he leaves
     * @throws Refusal naming the tasks and cases that hang on him alone
     */
    @Transactional
    public void leave(String userId, Set<String> groups, Actor actor) {
        Actor person = people.actor(userId);
        Set<String> left = new TreeSet<>(person.groups());
        left.retainAll(groups);
        if (left.isEmpty()) {
            return;
        }
        signOffTasks.oneByOne(); // of two last colleagues the second one stays
        List<Piece> pieces = openWork.of(userId);
        List<String> reasons = reasons(person, left, pieces);
        if (!reasons.isEmpty()) {
            throw Refusal.conflict(person.name() + "还不能停用或者调离：" + String.join("；", reasons) + "。" + wayOut(left));
        }
        Set<String> remaining = new TreeSet<>(person.groups());
        remaining.removeAll(left);
        keepSubstitutes
                .endThoseOf(userId, left, remaining, actor)
                .forEach(ended -> tellOfSubstitution.ended(ended, LocalDate.now(clock), actor));
        people.unchecked(() -> {
            pieces.stream()
                    .filter(piece -> piece.task().mine())
                    .filter(piece -> !Candidates.of(tasks, piece.task().id()).include(userId, remaining))
                    .forEach(piece -> layBack(piece, person, actor));
            return null;
        });
        signOffTasks.settle();
    }

    /** @throws Refusal when something is open that is offered to the group */
    public void requireIdle(String group) {
        long open = people.unchecked(() -> tasks.createTaskQuery()
                .taskCandidateGroup(group)
                .includeAssignedTasks()
                .count());
        if (open > 0) {
            throw Refusal.conflict("这个用户组还有" + open + "项任务没有办完，不能删除");
        }
    }

    /**
     * Why somebody cannot go.
     *
     * @param reasons in words; none when he can
     * @param wayOut what to do instead
     */
    public record Hanging(List<String> reasons, String wayOut) {}

    public Hanging hanging(String userId) {
        Actor person = people.actor(userId);
        return new Hanging(reasons(person, person.groups(), openWork.of(userId)), wayOut(person.groups()));
    }

    /** A deputy's cases cannot be handed to anybody: only he accepts, rates and withdraws. */
    private static String wayOut(Set<String> left) {
        String ofTheDeputy = "代表离任的不用停用：账号留着，到领衔的建议办结以后再停用";
        if (left.equals(Set.of(OpenWork.DEPUTY))) {
            return ofTheDeputy;
        }
        return "请先由本人办完，或者在“交接清单”里移交、改由其他领导分管，或者先指定接替的人（“名册—人员”）"
                + (left.contains(OpenWork.DEPUTY) ? "。" + ofTheDeputy : "")
                + (SignerPlace.in(left).isEmpty() ? "" : "。只是暂时离开的，不用停用，设代理人就可以");
    }

    private List<String> reasons(Actor person, Set<String> left, List<Piece> pieces) {
        List<String> reasons = new ArrayList<>();
        List<String> own = pieces.stream()
                .filter(piece -> piece.hangsOnHim() && left.contains(piece.group()))
                .map(Leaving::inWords)
                .toList();
        if (!own.isEmpty()) {
            reasons.add("只有本人能办的任务有" + Some.of(own));
        }
        if (left.contains(SignerPlace.LEADER)) {
            add(reasons, "分管的建议还没有办结：", suggestions.inChargeOf(person.userId()));
        }
        for (String group : left) {
            if (group.startsWith(Posts.HANDLERS) && openWork.isAloneIn(group, person.userId())) {
                boolean heads = group.startsWith(Posts.HEADS);
                String code = group.substring(heads ? Posts.HEADS.length() : Posts.HANDLERS.length());
                add(
                        reasons,
                        units.get(code).name() + onlyOne(group) + "名" + (heads ? "负责人" : "经办人") + "，还没有办结：",
                        heads ? openCases.answeredBy(code) : openCases.of(code));
            }
        }
        if (left.contains(OpenWork.DEPUTY)) {
            add(reasons, "领衔提出的建议还没有办结，评价、撤回只有本人能办：", suggestions.ledBy(person.userId()));
        }
        if (left.contains(OFFICE) && openWork.isAloneIn(OFFICE, person.userId())) {
            List<Suggestion> open = suggestions.open();
            if (open.isEmpty()) {
                reasons.add("镇人大办" + onlyOne(OFFICE) + "人，停用以后没有人审查、交办");
            }
            add(reasons, "镇人大办" + onlyOne(OFFICE) + "人，还没有办结：", open);
        }
        return reasons;
    }

    /** Colleagues who are on the list and have no password yet do not count, and that is said. */
    private String onlyOne(String group) {
        return people.members(group).size() > 1 ? "已领到密码的只有这一" : "只有这一";
    }

    private static void add(List<String> reasons, String what, List<Suggestion> cases) {
        if (!cases.isEmpty()) {
            reasons.add(what + Some.of(cases.stream().map(OpenCases::inWords).toList()));
        }
    }

    private static String inWords(Piece piece) {
        return "“" + piece.task().name() + "”"
                + (piece.task().due() == null
                        ? ""
                        : "（" + ChineseDate.of(piece.task().due()) + "前）");
    }

    private void layBack(Piece piece, Actor person, Actor actor) {
        tasks.setAssignee(piece.task().id(), null);
        trail.record(
                piece.task().suggestion(),
                actor.userId(),
                actor.name(),
                null,
                "放回任务",
                LocalDate.now(clock),
                person.name() + "停用或者调离，他领取的“" + piece.task().label() + "”放回本岗位");
    }
}
