package org.jianyi.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.jianyi.handling.DateChange;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.process.StepDates.StepDate;
import org.jianyi.rulebook.FollowsDates;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.Supervisions;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks of a case, and the date that Cockpit shows, go along when its dates move. */
@Component
@Order(1)
class TaskDates implements FollowsDates {

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final Supervisions supervisions;
    private final StepDates stepDates;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final EnginePeople people;

    TaskDates(
            Suggestions suggestions,
            Handlings handlings,
            Supervisions supervisions,
            StepDates stepDates,
            TaskService tasks,
            RuntimeService runtime,
            EnginePeople people) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.supervisions = supervisions;
        this.stepDates = stepDates;
        this.tasks = tasks;
        this.runtime = runtime;
        this.people = people;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<DateChange> follow(SuggestionId id) {
        Suggestion suggestion = suggestions.get(id);
        return people.unchecked(() -> {
            instancesOf(suggestion);
            return tasksOf(suggestion);
        });
    }

    private List<DateChange> tasksOf(Suggestion suggestion) {
        List<DateChange> changes = new ArrayList<>();
        List<Task> open = tasks.createTaskQuery()
                .processVariableValueEquals(Case.SUGGESTION_ID, suggestion.id().value())
                .list();
        Map<String, TaskCase> cases = cases(open);
        for (Task task : open) {
            TaskCase about = cases.get(task.getId());
            if (about != null) {
                stepDates
                        .of(
                                task.getTaskDefinitionKey(),
                                suggestion,
                                about.handlingId().map(handlings::get).orElse(null),
                                about.assisting(),
                                about.supervisionId().map(supervisions::get).orElse(null))
                        .ifPresent(date -> move(task, date, changes));
            }
        }
        return changes;
    }

    private void move(Task task, StepDate date, List<DateChange> changes) {
        LocalDate due = day(task.getDueDate());
        LocalDate internal = day(task.getFollowUpDate());
        if (date.due().equals(due) && Objects.equals(date.internal(), internal)) {
            return;
        }
        task.setDueDate(TaskFacts.endOf(date.due()));
        task.setFollowUpDate(TaskFacts.endOf(date.internal()));
        tasks.saveTask(task);
        String label = "“" + task.getName().split(TaskFacts.LABEL_ENDS, 2)[0] + "”";
        if (!date.due().equals(due)) {
            changes.add(new DateChange(label + "到期日", due, date.due()));
        }
        if (date.internal() != null && !date.internal().equals(internal)) {
            changes.add(new DateChange(label + "跟进日", internal, date.internal()));
        }
    }

    /** Which share and whose opinion each task is about, as its listener noted when it was made. */
    private Map<String, TaskCase> cases(List<Task> open) {
        return open.isEmpty()
                ? Map.of()
                : runtime
                        .createVariableInstanceQuery()
                        .taskIdIn(open.stream().map(Task::getId).toArray(String[]::new))
                        .variableName(TaskCase.VARIABLE)
                        .list()
                        .stream()
                        // A step that is being completed at this moment is among them, without its facts.
                        .filter(variable -> variable.getValue() != null)
                        .collect(Collectors.toMap(
                                VariableInstance::getTaskId, variable -> TaskCase.read(variable.getValue())));
    }

    private void instancesOf(Suggestion suggestion) {
        List<ProcessInstance> running = runtime.createProcessInstanceQuery()
                .variableValueEquals(Case.SUGGESTION_ID, suggestion.id().value())
                .list();
        if (running.isEmpty()) {
            return;
        }
        List<VariableInstance> shown = runtime.createVariableInstanceQuery()
                .processInstanceIdIn(
                        running.stream().map(ProcessInstance::getId).toArray(String[]::new))
                .variableName(Case.DUE)
                .list();
        Map<String, String> keys = new HashMap<>();
        running.forEach(instance -> keys.put(instance.getId(), instance.getBusinessKey()));
        for (VariableInstance variable : shown) {
            String key = keys.get(variable.getProcessInstanceId());
            LocalDate due = suggestion.id().value().equals(key)
                    ? suggestion.legalDue()
                    : handlings.get(HandlingId.of(key)).due();
            if (due != null && !due.toString().equals(variable.getValue())) {
                runtime.setVariable(variable.getProcessInstanceId(), Case.DUE, due.toString());
            }
        }
    }

    private static LocalDate day(Date date) {
        return date == null ? null : date.toInstant().atZone(EngineClock.TOWN).toLocalDate();
    }
}
