package org.jianyi.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.assignment.AcceptAssignment;
import org.jianyi.assignment.RaiseObjection;
import org.jianyi.assignment.RecordObjection;
import org.jianyi.handling.ContactStage;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.paper.Audience;
import org.jianyi.paper.Papers;
import org.jianyi.reply.DeliverReply;
import org.jianyi.reply.Replies;
import org.jianyi.reply.SignOffReply;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The office records for a unit what it did on paper or by telephone, several steps in one go: one after the other, each with the message of
 * its own form through its own step or use case, and all of them or none.
 */
@Component
@Transactional
public class RecordForUnit {

    private static final String ACCEPT = "UserTask_AcceptAssignment";
    private static final String HANDLE = "UserTask_HandleSuggestion";
    private static final String DRAFT = "UserTask_DraftReply";
    private static final String SIGN = "UserTask_SignOffReply";
    private static final String DELIVER = "UserTask_DeliverReply";
    private static final String RATE = "UserTask_RateHandling";
    private static final List<String> ASSIST =
            List.of("UserTask_GiveAssistingOpinion", "UserTask_GiveRequestedOpinion");

    /** After it the job executor goes on. */
    private static final String DELIVERED = "ServiceTask_RecordDelivery";

    private final Desk desk;
    private final CaseFlow flow;
    private final RecordObjection recordObjection;
    private final KeepRecords keepRecords;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final Replies replies;
    private final Papers papers;
    private final EnginePeople people;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ObjectMapper mapper;
    private final Clock clock;

    RecordForUnit(
            Desk desk,
            CaseFlow flow,
            RecordObjection recordObjection,
            KeepRecords keepRecords,
            Suggestions suggestions,
            Handlings handlings,
            Replies replies,
            Papers papers,
            EnginePeople people,
            TaskService tasks,
            RuntimeService runtime,
            ManagementService management,
            ObjectMapper mapper,
            Clock clock) {
        this.desk = desk;
        this.flow = flow;
        this.recordObjection = recordObjection;
        this.keepRecords = keepRecords;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.replies = replies;
        this.papers = papers;
        this.people = people;
        this.tasks = tasks;
        this.runtime = runtime;
        this.management = management;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** @throws Refusal when the actor is not of the office */
    public static void requireOffice(Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("代录单位办理由镇人大办使用");
        }
    }

    /** The open steps of units that the office may record, each with its share and, of an assisting unit, that unit. */
    @Transactional(readOnly = true)
    public List<Desk.OpenTask> open(SuggestionId suggestion, Actor actor) {
        return desk.doable(suggestion, actor).stream()
                .filter(RecordForUnit::isOfUnit)
                .toList();
    }

    public static boolean isOfUnit(Desk.OpenTask task) {
        return task.handling() != null && OfficeSteps.OF_OTHERS.contains(task.step());
    }

    /** @return whose signature an open sign-off waits for: unit-head or leader */
    @Transactional(readOnly = true)
    public String signer(Desk.OpenTask signOff) {
        return people.unchecked(() -> (String) tasks.getVariable(signOff.id(), "signer"));
    }

    /**
     * @param unit code of the share's own unit, or of one that assists it
     * @throws Refusal of the first part that cannot be recorded, its field within that part; then nothing is recorded
     */
    public void record(HandlingId id, String unit, UnitRecord record, Actor actor) {
        requireOffice(actor);
        Handling handling = handlings.get(id);
        suggestions.getLocked(handling.suggestion());
        if (record.isEmpty()) {
            throw Refusal.badInput(null, "请先勾选这次要登记的事项");
        }
        if (record.sharesTheRatingsPaper()) {
            throw Refusal.badInput("rating.scan", "征询意见表只有镇人大办、主席团和代表本人能看，请单独上传");
        }
        Audience audience = record.isInside() ? Audience.INSIDE : Audience.CASE;
        papers.claim(record.scans(), actor.userId(), handling.suggestion().value(), audience);
        boolean own = unit.equals(handling.unit().code());
        if (own ? record.opinion() != null : !record.isOpinionOnly()) {
            throw Refusal.conflict("这些事项不由这个单位办理，请刷新页面后重新选择单位");
        }
        if (own) {
            begin(handling, record, actor);
            reply(handling, record, actor);
            rate(handling, record, actor);
        } else {
            in("opinion", () -> complete(opinionOf(handling, unit, actor), record.opinion()));
        }
    }

    private void begin(Handling handling, UnitRecord record, Actor actor) {
        if (record.acceptance() != null) {
            in("acceptance", () -> accept(handling, record.acceptance(), actor));
        }
        if (record.objection() != null) {
            in("objection", () -> object(handling, record.objection(), actor));
        }
        List<RecordContact> contacts = record.contacts();
        Comparator<LocalDate> byDay = Comparator.nullsLast(Comparator.naturalOrder());
        IntStream.range(0, contacts.size())
                .boxed()
                .sorted(Comparator.comparing(i -> contacts.get(i).day(), byDay))
                .forEach(i -> in("contacts[" + i + "]", () -> {
                    requireStage(contacts.get(i), record.delivery());
                    keepRecords.contact(handling.id(), contacts.get(i), actor);
                }));
        if (record.waiver() != null) {
            in("waiver", () -> keepRecords.waiveContact(handling.id(), record.waiver(), actor));
        }
        if (record.handling() != null) {
            in("handling", () -> complete(step(handling, HANDLE, "登记办理情况", actor), record.handling()));
        }
    }

    private void reply(Handling handling, UnitRecord record, Actor actor) {
        if (record.reply() != null) {
            in("reply", () -> complete(step(handling, DRAFT, "登记答复", actor), record.reply()));
        }
        if (record.head() != null) {
            in("head", () -> sign(handling, "unit-head", record.head(), record, actor));
        }
        if (record.leader() != null) {
            in("leader", () -> sign(handling, "leader", record.leader(), record, actor));
        }
        if (record.delivery() != null) {
            in("delivery", () -> complete(step(handling, DELIVER, "登记送达", actor), record.delivery()));
        }
    }

    private void rate(Handling handling, UnitRecord record, Actor actor) {
        if (record.rating() == null) {
            return;
        }
        if (record.delivery() != null) {
            goOn(handling.id());
        }
        in("rating", () -> complete(step(handling, RATE, "登记评价", actor), record.rating()));
    }

    /** What is recorded first is not always what came first: a talk after the letter was handed over is one afterwards. */
    private void requireStage(RecordContact contact, DeliverReply delivery) {
        if (delivery == null || contact.stage() == ContactStage.AFTER) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate delivered = Objects.requireNonNullElse(delivery.day(), today);
        if (Objects.requireNonNullElse(contact.day(), today).isAfter(delivered)) {
            throw Refusal.badInput("stage", "沟通在答复送达（" + ChineseDate.of(delivered) + "）以后，阶段请选“办后”；是答复以前沟通的，请改沟通日期");
        }
    }

    /** Where signing in is no step of its own it ends none: the unit just said so. */
    private void accept(Handling handling, AcceptAssignment form, Actor actor) {
        if (!form.accepted()) {
            throw Refusal.badInput("accepted", "退办请在“退办申请”中登记");
        }
        Optional<Desk.OpenTask> step = find(handling, ACCEPT, actor);
        if (step.isPresent()) {
            complete(step.get(), form);
            return;
        }
        if (handling.status() != HandlingStatus.ASSIGNED
                || find(handling, DRAFT, actor).isEmpty()) {
            throw notNow(handling, "登记签收");
        }
        recordObjection.accept(handling.id(), form, actor);
    }

    private void object(Handling handling, RaiseObjection form, Actor actor) {
        find(handling, ACCEPT, actor)
                .ifPresentOrElse(
                        step -> complete(
                                step,
                                new AcceptAssignment(
                                        false,
                                        form.reason(),
                                        form.basis(),
                                        form.proposedUnit(),
                                        form.scan(),
                                        form.day(),
                                        null)),
                        () -> flow.object(handling.id(), form, actor));
    }

    private void sign(
            Handling handling, String signer, UnitRecord.Signature signature, UnitRecord record, Actor actor) {
        Desk.OpenTask step = step(handling, SIGN, "登记审签", actor);
        if (!signer.equals(signer(step))) {
            throw Refusal.conflict(signer.equals("leader") ? "单位负责人还没有审签，请先登记单位负责人的签字" : "单位负责人已经审签，请刷新后查看最新情况");
        }
        boolean drafted = record.reply() != null;
        complete(
                step,
                new SignOffReply(
                        true,
                        null,
                        drafted ? replies.latest(handling.id()).hash() : record.hash(),
                        signature.scan() == null && drafted ? record.reply().scan() : signature.scan(),
                        signature.day() == null && drafted ? record.reply().day() : signature.day(),
                        signature.signerName()));
    }

    /** What follows a delivery the job executor does in a moment; a rating in the same go cannot wait for it. */
    private void goOn(HandlingId id) {
        people.unchecked(() -> {
            management
                    .createJobQuery()
                    .processInstanceId(runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(id.value(), Case.UNIT_HANDLING)
                            .singleResult()
                            .getId())
                    .activityId(DELIVERED)
                    .list()
                    .stream()
                    .map(Job::getId)
                    .forEach(management::executeJob);
            return null;
        });
    }

    private Desk.OpenTask opinionOf(Handling handling, String unit, Actor actor) {
        return open(handling.suggestion(), actor).stream()
                .filter(task -> ASSIST.contains(task.step())
                        && handling.id().value().equals(task.handling())
                        && unit.equals(task.assistingUnit()))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("这个单位的会办意见已经提出，或者不再需要，请刷新后查看最新情况"));
    }

    private Desk.OpenTask step(Handling handling, String step, String act, Actor actor) {
        return find(handling, step, actor).orElseThrow(() -> notNow(handling, act));
    }

    private Optional<Desk.OpenTask> find(Handling handling, String step, Actor actor) {
        return open(handling.suggestion(), actor).stream()
                .filter(task ->
                        task.step().equals(step) && handling.id().value().equals(task.handling()))
                .findFirst();
    }

    private static Refusal notNow(Handling handling, String act) {
        return Refusal.conflict(
                handling.unit().name() + "的办理目前为“" + handling.status().label() + "”，不能" + act + "，请刷新后查看最新情况");
    }

    private void complete(Desk.OpenTask task, Object form) {
        try {
            desk.complete(task.id(), mapper.writeValueAsString(form));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is refused is refused within its part, so that its field is found. */
    private static void in(String part, Runnable act) {
        try {
            act.run();
        } catch (RuntimeException failure) {
            throw Failures.asRefusal(failure)
                    .<RuntimeException>map(refusal -> refusal.within(part))
                    .orElse(failure);
        }
    }
}
