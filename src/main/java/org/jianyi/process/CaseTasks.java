package org.jianyi.process;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jianyi.Refusal;
import org.jianyi.draft.Drafts;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.Supervisions;
import org.springframework.stereotype.Component;

/** The open tasks of a case and what its processes keep of it, when something about the case was corrected or taken back. */
@Component
class CaseTasks {

    /** What a unit does for its reply or its opinion. */
    private static final Set<String> WORK = Set.of(
            "UserTask_AcceptAssignment",
            "UserTask_HandleSuggestion",
            "UserTask_DraftReply",
            "UserTask_GiveAssistingOpinion",
            "UserTask_GiveRequestedOpinion");

    /** What is the lead deputy's to do. */
    private static final Set<String> DEPUTYS =
            Set.of("UserTask_FinishCosigning", "UserTask_ReviseSuggestion", "UserTask_RateHandling");

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final Drafts drafts;
    private final Supervisions supervisions;
    private final TaskFacts taskFacts;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final AuthorizationService rights;

    CaseTasks(
            Suggestions suggestions,
            Handlings handlings,
            Drafts drafts,
            Supervisions supervisions,
            TaskFacts taskFacts,
            TaskService tasks,
            RuntimeService runtime,
            AuthorizationService rights) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.drafts = drafts;
        this.supervisions = supervisions;
        this.taskFacts = taskFacts;
        this.tasks = tasks;
        this.runtime = runtime;
        this.rights = rights;
    }

    /** @throws Refusal naming the units that have begun to write (暂存) */
    void requireNothingKept(SuggestionId suggestion) {
        Set<String> writing = new LinkedHashSet<>();
        for (Task task : open(suggestion)) {
            if (WORK.contains(task.getTaskDefinitionKey())
                    && drafts.findById(task.getId()).isPresent()) {
                writing.add((String) tasks.getVariableLocal(task.getId(), TaskFacts.UNIT));
            }
        }
        if (!writing.isEmpty()) {
            throw Refusal.conflict(String.join("、", writing) + "已经动笔，暂存了还没有提交的内容，不能收回交办；请先与单位联系");
        }
    }

    /** Names, units, dates and the lead deputy as they are now. */
    void renew(SuggestionId id) {
        Suggestion suggestion = suggestions.get(id);
        String deputy = suggestion.lead().userId();
        for (ProcessInstance running : instances(id)) {
            Map<String, Object> known =
                    runtime.getVariables(running.getId(), List.of(Case.TITLE, Case.DEPUTY, Case.DUE, Case.HANDLING_ID));
            Map<String, Object> now = new HashMap<>();
            now.put(Case.TITLE, suggestion.openTitle());
            now.put(Case.DEPUTY, deputy);
            now.put(Case.DUE, due(suggestion, (String) known.get(Case.HANDLING_ID)));
            now.keySet().retainAll(known.keySet());
            now.forEach((name, value) -> renew(running, name, known.get(name), value));
        }
        open(id).forEach(this::renew);
    }

    private String due(Suggestion suggestion, String handling) {
        LocalDate due = handling == null
                ? suggestion.legalDue()
                : handlings.get(new HandlingId(handling)).due();
        return due == null ? null : due.toString();
    }

    private void renew(ProcessInstance running, String name, Object before, Object now) {
        if (Objects.equals(before, now)) {
            return;
        }
        runtime.setVariable(running.getId(), name, now);
        if (name.equals(Case.DEPUTY)) {
            tasks.createTaskQuery().processInstanceId(running.getId()).list().stream()
                    .filter(task ->
                            DEPUTYS.contains(task.getTaskDefinitionKey()) && Objects.equals(task.getAssignee(), before))
                    .forEach(task -> give(task, (String) now));
        }
    }

    private void renew(Task task) {
        TaskCase about = TaskCase.read(tasks.getVariableLocal(task.getId(), TaskCase.VARIABLE));
        String label = task.getName().substring(0, task.getName().indexOf(TaskFacts.LABEL_ENDS));
        TaskFacts.Facts facts = taskFacts.of(
                task.getTaskDefinitionKey(),
                label,
                about.suggestion(),
                about.handling(),
                about.assisting(),
                about.supervisionId().map(supervisions::get).orElse(null));
        task.setName(facts.name());
        if (facts.due() != null) {
            task.setDueDate(facts.due());
            task.setFollowUpDate(facts.followUp());
        }
        tasks.saveTask(task);
        tasks.setVariableLocal(task.getId(), TaskFacts.UNIT, facts.unit());
    }

    /** The engine gives a right to who gets a task, and leaves it to who loses it. */
    private void give(Task task, String deputy) {
        if (task.getAssignee() != null) {
            rights.createAuthorizationQuery()
                    .userIdIn(task.getAssignee())
                    .resourceType(Resources.TASK)
                    .resourceId(task.getId())
                    .list()
                    .forEach(right -> rights.deleteAuthorization(right.getId()));
        }
        tasks.setAssignee(task.getId(), deputy);
    }

    private List<Task> open(SuggestionId id) {
        return tasks.createTaskQuery()
                .processVariableValueEquals(Case.SUGGESTION_ID, id.value())
                .list();
    }

    private List<ProcessInstance> instances(SuggestionId id) {
        return runtime.createProcessInstanceQuery()
                .variableValueEquals(Case.SUGGESTION_ID, id.value())
                .list();
    }
}
