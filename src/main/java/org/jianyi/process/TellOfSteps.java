package org.jianyi.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jianyi.ChineseDate;
import org.jianyi.assignment.Objections;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Handlings;
import org.jianyi.notice.Matter;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.TellPeople;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Person;
import org.jianyi.roster.Posts;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.SupervisionId;
import org.jianyi.supervision.Supervisions;
import org.springframework.stereotype.Component;

/**
 * Tells people what waits for them: every step that begins passes here, so that none can be drawn without its people learning of it. Whoever
 * has just done the step before knows already, and so do those he works with, unless another one than he must do this one.
 */
@Component
class TellOfSteps {

    /** Nobody's duty, and not the first thing to do. */
    private static final String UNHURRIED = "FinishCosigning";

    private static final String OFFICE = "presidium-office";

    private static final Map<String, NoticeKind> KINDS = Map.ofEntries(
            Map.entry("ConfirmCosigning", NoticeKind.COSIGNING_ASKED),
            Map.entry("ReviseSuggestion", NoticeKind.REVISION_ASKED),
            Map.entry("ExamineSuggestion", NoticeKind.EXAMINATION),
            Map.entry("AssignSuggestion", NoticeKind.ASSIGNMENT),
            Map.entry("DispatchAssignment", NoticeKind.DISPATCH),
            Map.entry("CloseReferral", NoticeKind.REFERRAL),
            Map.entry("ConfirmReceipt", NoticeKind.RECEIPT_ASKED),
            Map.entry("GiveAssistingOpinion", NoticeKind.OPINION_ASKED),
            Map.entry("GiveRequestedOpinion", NoticeKind.OPINION_ASKED),
            Map.entry("SignOffReply", NoticeKind.SIGN_OFF),
            Map.entry("DeliverReply", NoticeKind.DELIVERY),
            Map.entry("DecideObjection", NoticeKind.OBJECTION_RAISED),
            Map.entry("DecideExtension", NoticeKind.EXTENSION_ASKED),
            Map.entry("RateHandling", NoticeKind.RATING_ASKED),
            Map.entry("DecideRehandling", NoticeKind.REHANDLING),
            Map.entry("ConfirmWithdrawal", NoticeKind.WITHDRAWAL_ASKED),
            Map.entry("SignOrder", NoticeKind.ORDER_TO_SIGN),
            Map.entry("AnswerSupervision", NoticeKind.URGED),
            Map.entry("AcceptAnswer", NoticeKind.URGE_ANSWERED));

    private final Handlings handlings;
    private final Objections objections;
    private final Replies replies;
    private final Supervisions supervisions;
    private final EnginePeople people;
    private final EngineClock clock;
    private final TellPeople tellPeople;

    TellOfSteps(
            Handlings handlings,
            Objections objections,
            Replies replies,
            Supervisions supervisions,
            EnginePeople people,
            EngineClock clock,
            TellPeople tellPeople) {
        this.handlings = handlings;
        this.objections = objections;
        this.replies = replies;
        this.supervisions = supervisions;
        this.people = people;
        this.clock = clock;
        this.tellPeople = tellPeople;
    }

    /** A step waits for somebody; name and due date are set already. */
    void begun(DelegateTask task) {
        String step = step(task);
        String suggestion = (String) task.getVariable(Case.SUGGESTION_ID);
        if (suggestion == null || step.equals(UNHURRIED)) {
            return;
        }
        String id = (String) task.getVariable(Case.HANDLING_ID);
        Handling handling = id == null ? null : handlings.get(new HandlingId(id));
        NoticeKind kind = KINDS.getOrDefault(step, handling == null ? NoticeKind.STEP : unitsStep(handling));
        tell(task, kind, handling, text(kind, handling, task), receivers(task, kind));
        if (kind == NoticeKind.URGED) {
            tellHandlers(task, handling);
        }
    }

    /** Those who will do the work hear of a letter to their head or leader, too. */
    private void tellHandlers(DelegateTask task, Handling handling) {
        Supervision letter =
                Case.pressing(task.getExecution()).map(supervisions::get).orElseThrow();
        tell(
                task,
                NoticeKind.URGED,
                handling,
                letter.label() + "发给" + letter.addresseeName() + "，" + ChineseDate.of(letter.answerDue())
                        + "前答复，请协助办理。",
                people.members(Posts.handlersOf(letter.unit().code())));
    }

    /** Whoever was told of the step already is not told twice. */
    private void tell(DelegateTask task, NoticeKind kind, Handling handling, String text, List<Person> receivers) {
        tellPeople.tell(
                new Matter(
                        topic(task),
                        kind,
                        new SuggestionId((String) task.getVariable(Case.SUGGESTION_ID)),
                        handling == null ? null : handling.id(),
                        text,
                        LocalDate.now(clock),
                        due(task, kind, handling)),
                receivers);
    }

    /** It is done, or the case has gone another way; of an urge or order its people learn which. */
    void ended(DelegateTask task) {
        String suggestion = (String) task.getVariable(Case.SUGGESTION_ID);
        if (suggestion == null) {
            return;
        }
        String lapse = !TaskListener.EVENTNAME_DELETE.equals(task.getEventName())
                ? null
                : Case.pressing(task.getExecution())
                        .flatMap(supervisions::findById)
                        .map(Supervision::endReason)
                        .orElse(null);
        tellPeople.settle(new SuggestionId(suggestion), topic(task), lapse);
    }

    /** Where a unit begins, or begins again, and why. */
    private NoticeKind unitsStep(Handling handling) {
        boolean returned = replies.findByHandlingOrderByDraftNumber(handling.id()).stream()
                .anyMatch(reply -> reply.status() == Reply.Status.RETURNED);
        if (returned) {
            return NoticeKind.DRAFT_RETURNED;
        }
        if (handling.measures() != null) {
            return NoticeKind.STEP;
        }
        boolean refused = objections.findByHandlingOrderById(handling.id()).stream()
                .anyMatch(objection -> Boolean.FALSE.equals(objection.upheld()));
        if (refused) {
            return NoticeKind.OBJECTION_REFUSED;
        }
        return handling.status() == HandlingStatus.ASSIGNED || handling.round() > 1
                ? NoticeKind.ASSIGNED
                : NoticeKind.STEP;
    }

    /** Who is asked by which letter; what it says stays in the case. */
    private static String text(NoticeKind kind, Supervision letter) {
        return switch (kind) {
            case ORDER_TO_SIGN -> letter.draftedName() + "拟了发给" + letter.addresseeName() + "的督办单，请签发。";
            case URGED ->
                letter.receivedOn() == null
                        ? letter.label() + "发给" + letter.addresseeName() + "，请签收，并在"
                                + ChineseDate.of(letter.answerDue()) + "前答复。"
                        : "对" + letter.label() + "的答复已退回，请补充后在" + ChineseDate.of(letter.answerDue()) + "前再答复，理由见任务。";
            default -> letter.unit().name() + "答复了" + letter.label() + "，请审核。";
        };
    }

    private String text(NoticeKind kind, Handling handling, DelegateTask task) {
        Optional<SupervisionId> pressing = Case.pressing(task.getExecution());
        if (pressing.isPresent()) {
            return text(kind, supervisions.get(pressing.get()));
        }
        if (kind == NoticeKind.ASSIGNED && handling.round() > 1) {
            return "代表不满意，请第" + handling.round() + "次办理并答复。";
        }
        if (kind == NoticeKind.ASSIGNED) {
            return "交你单位" + handling.role().label() + "，请与代表沟通后答复。";
        }
        return kind.toDo() == null ? "请办理：" + task.getName().replaceFirst(" · .*$", "") + "。" : kind.toDo();
    }

    /** Where signing in is a step of its own it has a date of its own; what a unit is given, it has until the reply is due. */
    private static LocalDate due(DelegateTask task, NoticeKind kind, Handling handling) {
        if (kind == NoticeKind.ASSIGNED) {
            return handling.due();
        }
        return task.getDueDate() == null
                ? null
                : LocalDate.ofInstant(task.getDueDate().toInstant(), EngineClock.TOWN);
    }

    /** The office stands in for others at many steps; it hears of its own. A unit's head hears what his unit was given. */
    private List<Person> receivers(DelegateTask task, NoticeKind kind) {
        Actor actor = people.current();
        List<Person> receivers = new ArrayList<>();
        if (task.getAssignee() != null) {
            people.find(task.getAssignee()).ifPresent(receivers::add);
        } else {
            for (IdentityLink candidate : task.getCandidates()) {
                String group = candidate.getGroupId();
                boolean candidates = IdentityLinkType.CANDIDATE.equals(candidate.getType()) && group != null;
                if (candidates && hears(group, task, kind, actor)) {
                    receivers.addAll(people.members(group));
                    if (kind == NoticeKind.ASSIGNED) {
                        receivers.addAll(people.members(Posts.headOf(group.substring(Posts.HANDLERS.length()))));
                    }
                }
            }
        }
        receivers.removeIf(person -> person.userId().equals(actor.userId()));
        return receivers;
    }

    private static boolean hears(String group, DelegateTask task, NoticeKind kind, Actor actor) {
        boolean standsIn = group.equals(OFFICE) && !OfficeSteps.OWN.contains(task.getTaskDefinitionKey());
        boolean goesOn = actor.groups().contains(group) && kind != NoticeKind.SIGN_OFF;
        return !standsIn && !goesOn;
    }

    private static String step(DelegateTask task) {
        return task.getTaskDefinitionKey().replaceFirst("^UserTask_", "");
    }

    private static String topic(DelegateTask task) {
        return topic(task.getId());
    }

    static String topic(String task) {
        return "step:" + task;
    }
}
