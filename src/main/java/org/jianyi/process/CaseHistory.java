package org.jianyi.process;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** What only reminds somebody is told by whom it reminded. */
    private static final Set<String> SILENT = Set.of(
            "开始", "下一提醒日", "到提醒日", "不再提醒", "已提醒", "评价提醒", "截止前一天", "临近截止", "签发逾期", "审查逾期", "交办逾期", "转交逾期", "审核逾期",
            "处理逾期");

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
     * @param assisting code of the assisting unit it belongs to, or null
     * @param person name of whoever did it, or has it; null where nobody took it
     * @param ended null as long as it is to be done
     * @param cancelled whether it was left undone
     */
    public record Passage(
            String process,
            String key,
            String name,
            boolean step,
            String assisting,
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
        List<HistoricActivityInstance> all = history.createHistoricActivityInstanceQuery()
                .processInstanceId(process.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list();
        Map<String, String> assisting = assisting(process, all);
        return all.stream()
                .filter(CaseHistory::isTold)
                .map(activity -> new Passage(
                        process.getProcessDefinitionName(),
                        process.getBusinessKey(),
                        activity.getActivityName(),
                        isStep(activity),
                        assisting.get(activity.getParentActivityInstanceId()),
                        Optional.ofNullable(activity.getAssignee())
                                .flatMap(people::find)
                                .map(Person::name)
                                .orElse(null),
                        at(activity.getStartTime()),
                        at(activity.getEndTime()),
                        activity.isCanceled()));
    }

    /** Each assisting unit has a sub-process of its own: by that one's id, the unit that its task names. */
    private Map<String, String> assisting(HistoricProcessInstance process, List<HistoricActivityInstance> all) {
        Map<String, String> units = new HashMap<>();
        history.createHistoricVariableInstanceQuery()
                .processInstanceId(process.getId())
                .variableName(TaskCase.VARIABLE)
                .list()
                .forEach(fact -> units.put(
                        fact.getTaskId(), TaskCase.read(fact.getValue()).assisting()));
        Map<String, String> assisting = new HashMap<>();
        all.stream()
                .filter(activity -> activity.getTaskId() != null && units.get(activity.getTaskId()) != null)
                .forEach(activity ->
                        assisting.put(activity.getParentActivityInstanceId(), units.get(activity.getTaskId())));
        return assisting;
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
