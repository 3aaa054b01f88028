package org.jianyi.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jianyi.Refusal;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Person;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person's desk: the open tasks this person may see, completing one, starting something. The engine checks the rights of whoever is authenticated. */
@Component
public class Desk {

    private static final List<String> STARTS = List.of(Case.SUGGESTION_HANDLING, Case.WITHDRAWAL);

    private static final String OFFICE = "presidium-office";

    private static final int DAYS_FOR_COSIGNERS = 3;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final FormService forms;
    private final RepositoryService repository;
    private final HistoryService history;
    private final SignOffTasks signOffTasks;
    private final EnginePeople people;

    Desk(
            TaskService tasks,
            RuntimeService runtime,
            FormService forms,
            RepositoryService repository,
            HistoryService history,
            SignOffTasks signOffTasks,
            EnginePeople people) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.forms = forms;
        this.repository = repository;
        this.history = history;
        this.signOffTasks = signOffTasks;
        this.people = people;
    }

    /**
     * An open task.
     *
     * @param step id of the step in the model, such as UserTask_DraftReply
     * @param form file name of its form without ending
     * @param mine assigned to the person who asks
     * @param assistingUnit code of the unit whose opinion is asked, or that is pressed for it; or null
     * @param supervision id of the urge or order that is signed, answered or accepted, or null
     * @param holder name of somebody else who has claimed it, or null
     */
    public record OpenTask(
            String id,
            String name,
            String step,
            String form,
            String suggestion,
            String handling,
            String assistingUnit,
            String supervision,
            String process,
            LocalDate due,
            boolean mine,
            String holder) {

        /** What is to be done, without number and title: 拟稿答复. */
        public String label() {
            int end = name.indexOf(TaskFacts.LABEL_ENDS);
            return end < 0 ? name : name.substring(0, end);
        }

        /** To go on without those who were asked to co-sign is nobody's duty, and not the first thing to do: they have some days. */
        public boolean isUnhurried(LocalDate submittedOn, LocalDate today) {
            return form.equals("finish-cosigning") && today.isBefore(submittedOn.plusDays(DAYS_FOR_COSIGNERS));
        }
    }

    /** @throws Refusal when the task is done, or not this person's to see */
    public OpenTask task(String taskId, Actor actor) {
        return find(taskId)
                .map(task -> shown(List.of(task), actor).get(0))
                .orElseThrow(() -> Refusal.notFound("这项任务已经办完，或者您无权查看"));
    }

    /** The open tasks this person can see, most urgent first. */
    public List<OpenTask> tasks(Actor actor) {
        return shown(inOrder(tasks.createTaskQuery()), actor);
    }

    /** Those that wait for this person: his or offered to him by name, or offered to one of his groups, also when a colleague has claimed it. What the office may only record for others is left out. */
    public List<OpenTask> waitingFor(Actor actor) {
        Map<String, OpenTask> own = new LinkedHashMap<>();
        for (TaskQuery waiting : waiting(actor)) {
            shown(inOrder(waiting), actor).forEach(task -> own.putIfAbsent(task.id(), task));
        }
        return own.values().stream()
                .sorted(Comparator.comparing(OpenTask::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** By name; by his groups; and of the office only its own steps, or those that it may record for others would crowd them out of a list that ends somewhere. */
    private List<TaskQuery> waiting(Actor actor) {
        List<TaskQuery> waiting = new ArrayList<>();
        waiting.add(tasks.createTaskQuery().taskInvolvedUser(actor.userId()));
        List<String> groups = actor.groups().stream()
                .filter(group -> !group.equals(OFFICE) && !group.equals("camunda-admin"))
                .toList();
        if (!groups.isEmpty()) {
            waiting.add(tasks.createTaskQuery().taskCandidateGroupIn(groups).includeAssignedTasks());
        }
        if (actor.isOffice()) {
            waiting.add(tasks.createTaskQuery()
                    .taskCandidateGroup(OFFICE)
                    .includeAssignedTasks()
                    .taskDefinitionKeyIn(OfficeSteps.OWN.toArray(String[]::new)));
        }
        return waiting;
    }

    /** Whether a colleague has claimed it and this person may take it over: it was offered to his group, too. */
    public boolean isTakeable(OpenTask task, Actor actor) {
        return task.holder() != null && waitsFor(task, actor);
    }

    private boolean waitsFor(OpenTask task, Actor actor) {
        return waiting(actor).stream().anyMatch(query -> query.taskId(task.id()).count() > 0);
    }

    /**
     * Takes a task, also when a colleague has claimed it.
     *
     * @throws Refusal when it was never this person's to do
     */
    @Transactional
    public void takeOver(String taskId, Actor actor) {
        if (!waitsFor(task(taskId, actor), actor)) {
            throw Refusal.forbidden("这项任务不能由您接手");
        }
        tasks.setAssignee(taskId, actor.userId());
    }

    /** Those of one suggestion that this person may complete: his own, what is offered to him, and for the office what it may record for others. */
    public List<OpenTask> doable(SuggestionId suggestion, Actor actor) {
        TaskQuery query = tasks.createTaskQuery()
                .processVariableValueEquals(Case.SUGGESTION_ID, suggestion.value())
                .or()
                .taskInvolvedUser(actor.userId());
        if (!actor.groups().isEmpty()) {
            query.taskCandidateGroupIn(List.copyOf(actor.groups())).includeAssignedTasks();
        }
        return shown(inOrder(query.endOr()), actor);
    }

    /** Whether this person may complete the task, and so has to do with what was typed for it; seeing it is not enough. */
    public boolean isDoable(OpenTask task, Actor actor) {
        return doable(new SuggestionId(task.suggestion()), actor).stream()
                .anyMatch(open -> open.id().equals(task.id()));
    }

    /** Those of one suggestion, in whichever process they are. */
    public List<OpenTask> tasksOf(SuggestionId suggestion, Actor actor) {
        return shown(
                inOrder(tasks.createTaskQuery().processVariableValueEquals(Case.SUGGESTION_ID, suggestion.value())),
                actor);
    }

    /** Which case a task belonged to that is done; whether somebody may see that case is not asked here. */
    public Optional<SuggestionId> caseOfDone(String taskId) {
        return people.unchecked(() -> Optional.ofNullable(history.createHistoricTaskInstanceQuery()
                        .taskId(taskId)
                        .finished()
                        .singleResult())
                .map(task -> history.createHistoricVariableInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .variableName(Case.SUGGESTION_ID)
                        .singleResult())
                .map(fact -> new SuggestionId((String) fact.getValue())));
    }

    /** The tasks of one step that this person can see, by the id of their suggestion. */
    public Map<String, String> waitingAt(String step) {
        List<Task> waiting = tasks.createTaskQuery().taskDefinitionKey(step).list();
        return cases(waiting.stream().map(Task::getId).toArray(String[]::new)).entrySet().stream()
                .filter(one -> one.getValue().suggestion() != null)
                .collect(Collectors.toMap(one -> one.getValue().suggestion(), Map.Entry::getKey));
    }

    /** The form of a task as it was deployed with its process, so that a running case keeps its own. */
    public String formOf(String taskId) {
        find(taskId).orElseThrow(() -> Refusal.notFound("这项任务已经办完，或者您无权查看"));
        return text(forms.getDeployedTaskForm(taskId));
    }

    /** The form that starts a process. */
    public String formOfStart(String process) {
        return text(forms.getDeployedStartForm(definition(process)));
    }

    /**
     * Completes a task with its form's message. The engine looks whether it is still open and this person's; {@link Failures} has the
     * sentences for what it refuses.
     */
    @Transactional
    public void complete(String taskId, String json) {
        try {
            tasks.complete(taskId, message(json));
        } catch (AuthorizationException refused) {
            // A colleague may have been quicker by a moment: with the task his rights to it are gone.
            Actor actor = people.current();
            people.unchecked(() -> {
                Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
                if (task == null) {
                    throw Refusal.conflict(Failures.GONE);
                }
                signOffTasks.requireTime(task, actor);
                return null;
            });
            throw refused;
        }
    }

    /** @throws Refusal when there is no such process, or this person may not start it */
    public void requireStartable(String process) {
        definition(process);
    }

    /** @return the business key of what was started */
    @Transactional
    public String start(String process, String json) {
        definition(process);
        return runtime.startProcessInstanceByKey(process, message(json)).getBusinessKey();
    }

    private VariableMap message(String json) {
        return Variables.createVariables()
                .putValueTyped(
                        FormMessages.FORM, SpinValues.jsonValue(json, true).create());
    }

    private Optional<Task> find(String taskId) {
        return Optional.ofNullable(
                tasks.createTaskQuery().taskId(taskId).initializeFormKeys().singleResult());
    }

    private List<Task> inOrder(TaskQuery query) {
        return query.initializeFormKeys()
                .orderByDueDate()
                .asc()
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, 500);
    }

    /** As they are shown to this person. */
    List<OpenTask> shown(List<Task> open, Actor actor) {
        Map<String, TaskCase> cases = cases(open.stream().map(Task::getId).toArray(String[]::new));
        return open.stream()
                .map(task -> open(task, cases.getOrDefault(task.getId(), TaskCase.read(null)), actor))
                .toList();
    }

    private OpenTask open(Task task, TaskCase about, Actor actor) {
        String key = task.getFormKey() == null ? "" : task.getFormKey();
        return new OpenTask(
                task.getId(),
                task.getName(),
                task.getTaskDefinitionKey(),
                key.replaceFirst("^.*forms/", "").replaceFirst("\\.html$", ""),
                about.suggestion(),
                about.handling(),
                about.assisting(),
                about.supervision(),
                task.getProcessDefinitionId().replaceFirst(":.*$", ""),
                task.getDueDate() == null
                        ? null
                        : task.getDueDate().toInstant().atZone(EngineClock.TOWN).toLocalDate(),
                actor.userId().equals(task.getAssignee()),
                holder(task, actor));
    }

    private String holder(Task task, Actor actor) {
        String holder = task.getAssignee();
        return holder == null || holder.equals(actor.userId())
                ? null
                : people.find(holder).map(Person::name).orElse(holder);
    }

    /** Which cases the tasks belong to, in one query. They were found with the person's rights, which are not looked at again. */
    private Map<String, TaskCase> cases(String... taskIds) {
        if (taskIds.length == 0) {
            return Map.of();
        }
        return people
                .unchecked(() -> runtime.createVariableInstanceQuery()
                        .taskIdIn(taskIds)
                        .variableName(TaskCase.VARIABLE)
                        .list())
                .stream()
                .collect(Collectors.toMap(VariableInstance::getTaskId, variable -> TaskCase.read(variable.getValue())));
    }

    private String definition(String process) {
        if (!STARTS.contains(process)) {
            throw Refusal.notFound("没有这个流程");
        }
        return List.copyOf(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .startablePermissionCheck()
                        .list())
                .stream()
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("您不能发起这个流程"))
                .getId();
    }

    private static String text(InputStream form) {
        try (form) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
