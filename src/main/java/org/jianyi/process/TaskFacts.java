package org.jianyi.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.stereotype.Component;

/** Gives every new task what a person needs to see in a list: number and title in its name, unit and due date as columns. */
@Component
class TaskFacts implements TaskListener {

    /** Task-local: suggestion, handling and assisting unit, with {@link #SEPARATOR} between and nothing where there is none. One variable, since every one costs rows. */
    static final String CASE = "case";

    static final String SEPARATOR = "/";

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final Units units;
    private final StepDates stepDates;

    TaskFacts(Suggestions suggestions, Handlings handlings, Units units, StepDates stepDates) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.units = units;
        this.stepDates = stepDates;
    }

    @Override
    public void notify(DelegateTask task) {
        String id = (String) task.getVariable(Case.SUGGESTION_ID);
        if (id == null) {
            return; // a process that somebody else deployed to the same engine
        }
        Suggestion suggestion = suggestions.get(new SuggestionId(id));
        String handlingId = (String) task.getVariable(Case.HANDLING_ID);
        Handling handling = handlingId == null ? null : handlings.get(new HandlingId(handlingId));
        String number = suggestion.numberLabel();
        task.setName(task.getName() + " · " + (suggestion.number() == null ? "" : number + " ") + suggestion.openTitle()
                + (handling != null && handling.round() > 1 ? "（第" + handling.round() + "次办理）" : ""));
        task.setVariableLocal(
                CASE,
                String.join(
                        SEPARATOR,
                        suggestion.id().value(),
                        handlingId == null ? "" : handlingId,
                        Objects.requireNonNullElse(assistingUnit(task), "")));
        task.setVariableLocal("caseUnit", unitName(task, suggestion, handling));
        stepDates
                .of(task.getTaskDefinitionKey(), suggestion, handling, assistingUnit(task))
                .ifPresent(date -> {
                    task.setDueDate(endOf(date.due()));
                    task.setFollowUpDate(endOf(date.internal()));
                });
    }

    private String unitName(DelegateTask task, Suggestion suggestion, Handling handling) {
        String assisting = assistingUnit(task);
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

    private static String assistingUnit(DelegateTask task) {
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
