package org.jianyi.process.guard;

import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.jianyi.Refusal;
import org.jianyi.process.Candidates;
import org.jianyi.process.Case;
import org.jianyi.process.SignOffTasks;
import org.jianyi.roster.Actor;
import org.springframework.stereotype.Component;

/** Who may take a step from the list, lay it back, and what may be started. Works before the engine knows who is asking, so it sees every task. */
@Component
class StepDoors {

    private static final Set<String> STARTABLE = Set.of(Case.SUGGESTION_HANDLING, Case.WITHDRAWAL);

    private final SignOffTasks signOffTasks;
    private final TaskService tasks;
    private final RepositoryService repository;

    StepDoors(SignOffTasks signOffTasks, TaskService tasks, RepositoryService repository) {
        this.signOffTasks = signOffTasks;
        this.tasks = tasks;
        this.repository = repository;
    }

    /** @throws Refusal 409 when the task is done */
    Task isOpen(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw Refusal.conflict("这项任务已经由他人办完，或者不再需要办理，您填写的内容没有提交");
        }
        return task;
    }

    /** @throws Refusal when the task is done, or this person's time to sign for another is over */
    void mayComplete(String taskId, Actor actor) {
        signOffTasks.requireTime(isOpen(taskId), actor);
    }

    /** @throws Refusal when somebody else than the one who asks is to get the task, or he is no candidate for it */
    void mayClaim(String taskId, String forWhom, Actor actor) {
        isOpen(taskId);
        if (!actor.userId().equals(forWhom)) {
            throw Refusal.forbidden("只能为自己领取任务");
        }
        if (!isCandidate(taskId, actor)) {
            throw Refusal.forbidden("您不在这项任务的办理人员之中，不能领取");
        }
    }

    /** @throws Refusal when the task is not his, or would be lost to him because it was given to him by name */
    void mayUnclaim(String taskId, Actor actor) {
        Task task = isOpen(taskId);
        if (!actor.userId().equals(task.getAssignee())) {
            throw Refusal.forbidden("这项任务不是您领取的，不能退回");
        }
        if (!isCandidate(taskId, actor)) {
            throw Refusal.conflict("这项任务指定由您办理，不能退回");
        }
    }

    /** @param process key or id of a process definition */
    void mayStart(String process) {
        String key = process;
        if (!STARTABLE.contains(process)) {
            ProcessDefinition definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionId(process)
                    .singleResult();
            if (definition == null || !STARTABLE.contains(definition.getKey())) {
                throw Refusal.forbidden("不能发起这个流程");
            }
            key = definition.getKey();
            ProcessDefinition latest = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(key)
                    .latestVersion()
                    .singleResult();
            if (!latest.getId().equals(definition.getId())) {
                throw Refusal.conflict("流程已经更新，请刷新页面后重新发起");
            }
        }
    }

    private boolean isCandidate(String taskId, Actor actor) {
        return Candidates.of(tasks, taskId).include(actor.userId(), actor.groups());
    }
}
