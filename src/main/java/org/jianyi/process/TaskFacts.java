package org.jianyi.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.json.SpinJsonNode;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.Supervisions;
import org.springframework.stereotype.Component;

/** Gives every new task what a person needs to see in a list: number and title in its name, unit and due date as columns. */
@Component
class TaskFacts implements TaskListener {

    /** Task-local: who has it, for the list's column. */
    static final String UNIT = "caseUnit";

    /** What stands between a task's label and the case it is about. */
    static final String LABEL_ENDS = " · ";

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final Units units;
    private final Supervisions supervisions;
    private final StepDates stepDates;

    TaskFacts(
            Suggestions suggestions, Handlings handlings, Units units, Supervisions supervisions, StepDates stepDates) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.units = units;
        this.supervisions = supervisions;
        this.stepDates = stepDates;
    }

    /**
     * What a list shows of a task.
     *
     * @param due end of the last day, or null
     * @param followUp end of the earlier day on which one wants to be done, or null
     */
    record Facts(String name, String unit, Date due, Date followUp) {}

    @Override
    public void notify(DelegateTask task) {
        String id = (String) task.getVariable(Case.SUGGESTION_ID);
        if (id == null) {
            return; // a process that somebody else deployed to the same engine
        }
        String handlingId = (String) task.getVariable(Case.HANDLING_ID);
        Supervision supervision =
                Case.pressing(task.getExecution()).map(supervisions::get).orElse(null);
        String assisting = supervision == null ? assistingUnit(task) : assistingUnit(supervision);
        Facts facts = of(task.getTaskDefinitionKey(), label(task, supervision), id, handlingId, assisting, supervision);
        task.setName(facts.name());
        task.setVariableLocal(
                TaskCase.VARIABLE,
                new TaskCase(
                                id,
                                handlingId,
                                assisting,
                                supervision == null ? null : supervision.id().value())
                        .kept());
        task.setVariableLocal(UNIT, facts.unit());
        if (facts.due() != null) {
            task.setDueDate(facts.due());
            task.setFollowUpDate(facts.followUp());
        }
    }

    /**
     * The same as things stand now, for a task that is open already.
     *
     * @param label what the step is called: 拟稿答复
     * @param handlingId null where the task belongs to no unit's share; so is {@code assisting}
     * @param supervision what the task is about, where that is an urge or an order; otherwise null
     */
    Facts of(String step, String label, String id, String handlingId, String assisting, Supervision supervision) {
        Suggestion suggestion = suggestions.get(new SuggestionId(id));
        Handling handling = handlingId == null ? null : handlings.get(new HandlingId(handlingId));
        Optional<StepDates.StepDate> date = stepDates.of(step, suggestion, handling, assisting, supervision);
        return new Facts(
                label
                        + LABEL_ENDS
                        + (suggestion.number() == null ? "" : suggestion.numberLabel() + " ")
                        + suggestion.openTitle()
                        + (handling != null && handling.round() > 1 ? "（第" + handling.round() + "次办理）" : ""),
                unitName(suggestion, handling, assisting),
                date.map(it -> endOf(it.due())).orElse(null),
                date.map(it -> endOf(it.internal())).orElse(null));
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

    /** @return code of the unit that is pressed for its opinion, or null where one is pressed for the reply */
    private String assistingUnit(Supervision supervision) {
        String pressed = supervision.unit().code();
        return pressed.equals(handlings.get(supervision.handling()).unit().code()) ? null : pressed;
    }

    /** @return the code of the unit that is asked for its opinion, or null for any other step */
    static String assistingUnit(DelegateTask task) {
        return Map.of("UserTask_GiveAssistingOpinion", true, "UserTask_GiveRequestedOpinion", true)
                        .containsKey(task.getTaskDefinitionKey())
                ? ((SpinJsonNode) task.getVariable(Case.ASSISTING_UNIT)).stringValue()
                : null;
    }

    /** The last second of a day in the town, where a day that is not over is in time; nothing for no day. */
    static Date endOf(LocalDate day) {
        return day == null
                ? null
                : Date.from(day.atTime(23, 59, 59).atZone(EngineClock.TOWN).toInstant());
    }
}
