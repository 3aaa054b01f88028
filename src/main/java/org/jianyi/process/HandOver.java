package org.jianyi.process;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.jianyi.Refusal;
import org.jianyi.assignment.ChangeLeader;
import org.jianyi.audit.AuditTrail;
import org.jianyi.handling.HandlingId;
import org.jianyi.notice.Matter;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.TellPeople;
import org.jianyi.process.OpenWork.Hold;
import org.jianyi.process.OpenWork.Piece;
import org.jianyi.reply.RecordReply;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Person;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands to a colleague what somebody has taken, and to another leader what is in his charge (移交): row after row, each on its own. */
@Component
public class HandOver {

    private final AtOnce atOnce;
    private final OpenWork openWork;
    private final ChangeLeader changeLeader;
    private final SignOffTasks signOffTasks;
    private final RecordReply recordReply;
    private final EnginePeople people;
    private final TaskService tasks;
    private final TellPeople tellPeople;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Clock clock;

    HandOver(
            AtOnce atOnce,
            OpenWork openWork,
            ChangeLeader changeLeader,
            SignOffTasks signOffTasks,
            RecordReply recordReply,
            EnginePeople people,
            TaskService tasks,
            TellPeople tellPeople,
            TransactionTemplate transaction,
            AuditTrail trail,
            Clock clock) {
        this.atOnce = atOnce;
        this.openWork = openWork;
        this.changeLeader = changeLeader;
        this.signOffTasks = signOffTasks;
        this.recordReply = recordReply;
        this.people = people;
        this.tasks = tasks;
        this.tellPeople = tellPeople;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The form 移交.
     *
     * @param tasks ids of tasks
     * @param cases ids of suggestions in his charge
     * @param to user id of who takes over
     */
    public record Form(
            @Size(max = 500, message = "一次最多移交500项") List<String> tasks,
            @Size(max = 500, message = "一次最多移交500项") List<String> cases,
            @NotBlank(message = "请选择移交给谁") String to,

            @NotBlank(message = "请写明移交的原因") @Size(max = 500, message = "原因不能超过500字")
            String reason) {

        private static final String NOTHING = "请先勾选要移交的任务或者建议";

        @AssertTrue(message = NOTHING)
        boolean isRows() {
            return !tasks.isEmpty() || !cases.isEmpty();
        }
    }

    /** @return what became of each row, those in his charge first, by the id of the suggestion or of the task */
    public List<AtOnce.Done> handOver(String from, Form form, Actor actor) {
        if (!actor.userId().equals(from) && !actor.isRosterKeeper()) {
            throw Refusal.forbidden("只有本人、镇人大办和系统管理员可以移交");
        }
        if (!form.isRows()) {
            throw Refusal.badInput("rows", Form.NOTHING);
        }
        Actor to = people.actor(form.to());
        if (to.groups().isEmpty() || to.userId().equals(from)) {
            throw Refusal.badInput("to", "不能移交给这个人，请重新选择");
        }
        Actor person = people.actor(from);
        List<Row> rows = Stream.concat(
                        form.cases().stream().map(id -> new Row(id, true)),
                        form.tasks().stream().map(id -> new Row(id, false)))
                .toList();
        return atOnce.each(
                rows,
                Row::id,
                row -> transaction.executeWithoutResult(status -> {
                    if (row.isCharge()) {
                        charge(row.id(), from, to, form.reason(), actor);
                    } else {
                        task(row.id(), person, to, form.reason(), actor);
                    }
                }));
    }

    private record Row(String id, boolean isCharge) {}

    private void charge(String id, String from, Actor to, String reason, Actor actor) {
        SuggestionId suggestion = SuggestionId.of(id);
        changeLeader.change(suggestion, from, to.userId(), reason, actor);
        signOffTasks.settle(suggestion, to.userId());
    }

    private void task(String id, Actor from, Actor to, String reason, Actor actor) {
        Piece piece = openWork.of(from.userId()).stream()
                .filter(open -> open.task().id().equals(id))
                .findAny()
                .orElseThrow(() -> Refusal.conflict("这项任务已经不在" + from.name() + "手里，请刷新页面"));
        if (piece.hold() == Hold.NAMED) {
            throw Refusal.conflict(
                    piece.group().equals("leader") ? "由分管领导本人审签，请在“分管的建议”里改由其他领导分管" : "这是代表本人的事，不能移交；需要的，由镇人大办凭纸质材料代录");
        }
        Candidates candidates = Candidates.of(tasks, id);
        if (!piece.task().mine()) {
            throw Refusal.conflict("这项任务没有人领取，本岗位的人都可以办，不用移交");
        }
        if (!candidates.users().contains(to.userId())
                && (piece.group() == null || !to.groups().contains(piece.group()))) {
            throw Refusal.conflict(to.name() + "不在这项任务的办理人员之中，请移交给同岗位的人");
        }
        requireSignable(piece, to);
        tasks.setAssignee(id, to.userId());
        tell(piece.task(), from, to, actor);
        trail.record(
                piece.task().suggestion(),
                actor.userId(),
                actor.name(),
                null,
                "移交任务",
                LocalDate.now(clock),
                "“" + piece.task().label() + "”由" + from.name() + "移交" + to.name() + "：" + reason.strip());
    }

    /**
     * Who takes over learns of it each time, though he may have been told when the step began to wait for his post. It ends with the step.
     * Whose it was learns of it when others have moved it.
     */
    private void tell(Desk.OpenTask task, Actor from, Actor to, Actor actor) {
        String what = "“" + task.label() + "”";
        tell(task, what + "由" + from.name() + "移交给您，请接着办理。", to, actor);
        String whose = to.userId().equals(actor.userId()) ? "接手" : "移交给" + to.name();
        tell(task, what + "已由" + actor.name() + whose + "，不用您再办。", from, actor);
    }

    private void tell(Desk.OpenTask task, String text, Actor whom, Actor actor) {
        if (!whom.userId().equals(actor.userId())) {
            tellPeople.tell(
                    new Matter(
                            TellOfSteps.topic(task.id()) + ":" + clock.instant().toEpochMilli(),
                            NoticeKind.HANDED_OVER,
                            new SuggestionId(task.suggestion()),
                            task.handling() == null ? null : new HandlingId(task.handling()),
                            text,
                            LocalDate.now(clock),
                            task.due()),
                    List.of(new Person(whom.userId(), whom.name())));
        }
    }

    /** Nobody signs his own draft, nor the answer to his own suggestion (R16). */
    private void requireSignable(Piece piece, Actor to) {
        if (piece.task().step().equals(SignOffTasks.STEP)) {
            String why = recordReply.whyNotSignedBy(
                    to.userId(), new HandlingId(piece.task().handling()));
            if (why != null) {
                throw Refusal.conflict(to.name() + "是" + why);
            }
        }
    }
}
