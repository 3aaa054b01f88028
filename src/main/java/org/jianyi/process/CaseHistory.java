package org.jianyi.process;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.jianyi.roster.Person;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.stereotype.Component;

/** What the engine remembers of a case: the steps that people had to do and the events, in all its processes, ended or not, as far as whoever is authenticated may see them. */
@Component
public class CaseHistory {

    private static final Set<String> SILENT = Set.of("开始");

    private final HistoryService history;
    private final EnginePeople people;
    private final Clock clock;

    CaseHistory(HistoryService history, EnginePeople people, Clock clock) {
        this.history = history;
        this.people = people;
        this.clock = clock;
    }

    /**
     * A step or an event.
     *
     * @param process name of the process it belongs to, and {@code key} that one's business key: the suggestion's id or that of a unit's share
     * @param step whether it is something that a person had to do; otherwise an event
     * @param person name of whoever did it, or has it; null where nobody took it
     * @param ended null as long as it is to be done
     * @param cancelled whether it was left undone
     */
    public record Passage(
            String process,
            String key,
            String name,
            boolean step,
            String person,
            LocalDateTime began,
            LocalDateTime ended,
            boolean cancelled) {}

    /** In the order in which they began. */
    public List<Passage> of(SuggestionId suggestion) {
        return history
                .createHistoricProcessInstanceQuery()
                .variableValueEquals(Case.SUGGESTION_ID, suggestion.value())
                .list()
                .stream()
                .flatMap(this::of)
                .sorted(Comparator.comparing(Passage::began))
                .toList();
    }

    private Stream<Passage> of(HistoricProcessInstance process) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(process.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(CaseHistory::isTold)
                .map(activity -> new Passage(
                        process.getProcessDefinitionName(),
                        process.getBusinessKey(),
                        activity.getActivityName(),
                        isStep(activity),
                        Optional.ofNullable(activity.getAssignee())
                                .flatMap(people::find)
                                .map(Person::name)
                                .orElse(null),
                        at(activity.getStartTime()),
                        at(activity.getEndTime()),
                        activity.isCanceled()));
    }

    private static boolean isTold(HistoricActivityInstance activity) {
        String type = activity.getActivityType();
        return activity.getActivityName() != null
                && !SILENT.contains(activity.getActivityName())
                && (isStep(activity)
                        || type.startsWith("boundary")
                        || type.startsWith("intermediate")
                        || type.endsWith("EndEvent")
                        || type.endsWith("tartEvent"));
    }

    private static boolean isStep(HistoricActivityInstance activity) {
        return activity.getActivityType().equals("userTask");
    }

    private LocalDateTime at(Date date) {
        return date == null ? null : LocalDateTime.ofInstant(date.toInstant(), clock.getZone());
    }
}
