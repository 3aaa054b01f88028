package org.jianyi.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.json.SpinJsonNode;
import org.jianyi.assignment.Objection;
import org.jianyi.assignment.Objections;
import org.jianyi.assignment.OfficeDates;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.SupervisionId;
import org.jianyi.supervision.SupervisionState;
import org.jianyi.supervision.Supervisions;
import org.jianyi.survey.RecordRating;
import org.springframework.stereotype.Component;

/** Gives every new task what a person needs to see in a list: number and title in its name, unit and due date as columns. */
@Component
class TaskFacts implements TaskListener {

    /** Task-local: suggestion, handling and assisting unit, with {@link #SEPARATOR} between and nothing where there is none. One variable, since every one costs rows. */
    static final String CASE = "case";

    static final String SEPARATOR = "/";

    /** Task-local: who has it, for the list's column. */
    static final String UNIT = "caseUnit";

    /** What stands between a task's label and the case it is about. */
    static final String LABEL_ENDS = " · ";

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Units units;
    private final Objections objections;
    private final OfficeDates offices;
    private final RecordRating recordRating;
    private final Supervisions supervisions;
    private final LegalClock legalClock;
    private final RuleProfile rules;

    TaskFacts(
            Suggestions suggestions,
            Handlings handlings,
            AssistingOpinions opinions,
            Units units,
            Objections objections,
            OfficeDates offices,
            RecordRating recordRating,
            Supervisions supervisions,
            LegalClock legalClock,
            RuleProfile rules) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.opinions = opinions;
        this.units = units;
        this.objections = objections;
        this.offices = offices;
        this.recordRating = recordRating;
        this.supervisions = supervisions;
        this.legalClock = legalClock;
        this.rules = rules;
    }

    /**
     * What a list shows of a task.
     *
     * @param due end of the last day, or null
     */
    record Facts(String name, String unit, Date due) {}

    @Override
    public void notify(DelegateTask task) {
        String id = (String) task.getVariable(Case.SUGGESTION_ID);
        if (id == null) {
            return; // a process that somebody else deployed to the same engine
        }
        String handlingId = (String) task.getVariable(Case.HANDLING_ID);
        String assisting = assistingUnit(task);
        Supervision supervision = supervision(task);
        Facts facts = of(task.getTaskDefinitionKey(), label(task, supervision), id, handlingId, assisting);
        task.setName(facts.name());
        task.setVariableLocal(
                CASE,
                String.join(
                        SEPARATOR,
                        id,
                        handlingId == null ? "" : handlingId,
                        Objects.requireNonNullElse(assisting, "")));
        task.setVariableLocal(UNIT, facts.unit());
        Date due = supervision != null && supervision.state() == SupervisionState.ISSUED
                ? endOf(supervision.answerDue())
                : facts.due();
        if (due != null) {
            task.setDueDate(due);
        }
    }

    /**
     * The same as things stand now, for a task that is open already.
     *
     * @param label what the step is called: 拟稿答复
     * @param handlingId null where the task belongs to no unit's share; so is {@code assisting}
     */
    Facts of(String step, String label, String id, String handlingId, String assisting) {
        Suggestion suggestion = suggestions.get(new SuggestionId(id));
        Handling handling = handlingId == null ? null : handlings.get(new HandlingId(handlingId));
        LocalDate due = due(step, suggestion, handling, assisting);
        return new Facts(
                label
                        + LABEL_ENDS
                        + (suggestion.number() == null ? "" : suggestion.numberLabel() + " ")
                        + suggestion.openTitle()
                        + (handling != null && handling.round() > 1 ? "（第" + handling.round() + "次办理）" : ""),
                unitName(suggestion, handling, assisting),
                due == null ? null : endOf(due));
    }

    private String unitName(Suggestion suggestion, Handling handling, String assisting) {
        if (assisting != null) {
            return units.get(assisting).name();
        }
        if (handling != null) {
            return handling.unit().name();
        }
        if (suggestion.referenceUnit() != null) {
            return units.get(suggestion.referenceUnit()).name();
        }
        String assigned = handlings.findBySuggestionOrderById(suggestion.id()).stream()
                .filter(share -> !share.isEnded())
                .map(share -> share.unit().name())
                .distinct()
                .collect(Collectors.joining("、"));
        return assigned.isEmpty() ? "—" : assigned;
    }

    /** 答复督办 in the model is 答复催办 or 答复督办单 in a list. */
    private static String label(DelegateTask task, Supervision supervision) {
        return supervision == null
                ? task.getName()
                : task.getName().replaceFirst("督办单?", supervision.kind().word());
    }

    private Supervision supervision(DelegateTask task) {
        return task.getProcessDefinitionId().startsWith(Case.SUPERVISION + ":")
                ? supervisions.get(SupervisionId.of(task.getExecution().getProcessBusinessKey()))
                : null;
    }

    private LocalDate due(String step, Suggestion suggestion, Handling handling, String assisting) {
        return switch (step) {
            case "UserTask_ExamineSuggestion", "UserTask_AssignSuggestion" -> offices.assignment(suggestion);
            case "UserTask_DispatchAssignment" -> offices.dispatch(suggestion);
            case "UserTask_DecideObjection" ->
                objections.findByHandlingOrderById(handling.id()).stream()
                        .filter(Objection::isOpen)
                        .findFirst()
                        .map(offices::decision)
                        .orElse(null);
            case "UserTask_DecideRehandling" -> offices.rehandlingDecision(handling);
            case "UserTask_CloseReferral" -> offices.referralAnswer(suggestion);
            case "UserTask_AcceptAssignment" ->
                legalClock
                        .afterWorkingDays(handling.assignedOn(), rules.objectionDays())
                        .due();
            case "UserTask_GiveAssistingOpinion", "UserTask_GiveRequestedOpinion" ->
                opinions.findFirstByHandlingAndUnitCodeOrderByIdDesc(handling.id(), assisting)
                        .orElseThrow()
                        .due();
            case "UserTask_HandleSuggestion", "UserTask_DraftReply", "UserTask_SignOffReply", "UserTask_DeliverReply" ->
                handling.due();
            case "UserTask_RateHandling" -> recordRating.feedbackDue(handling);
            default -> null;
        };
    }

    private static String assistingUnit(DelegateTask task) {
        return Map.of("UserTask_GiveAssistingOpinion", true, "UserTask_GiveRequestedOpinion", true)
                        .containsKey(task.getTaskDefinitionKey())
                ? ((SpinJsonNode) task.getVariable(Case.ASSISTING_UNIT)).stringValue()
                : null;
    }

    private static Date endOf(LocalDate day) {
        return Date.from(day.atTime(23, 59, 59).atZone(EngineClock.TOWN).toInstant());
    }
}
