package org.jianyi.process.guard;

import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

/** The engine gives whoever gets a task, or is offered it, the right to see and to do it. It leaves him that right when he has it no more; here it goes, too. */
public class RightsOfTheConcerned extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String now) {
        if (before != null && !before.equals(now) && !isOffered(task, before)) {
            AuthorizationEntity right = getGrantAuthorizationByUserId(before, Resources.TASK, task.getId());
            if (right != null) {
                Context.getCommandContext().getDbEntityManager().delete(right);
            }
        }
        return super.newTaskAssignee(task, before, now);
    }

    @Override
    public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String userId, String type) {
        return userId.equals(task.getAssignee())
                ? null
                : gone(getGrantAuthorizationByUserId(userId, Resources.TASK, task.getId()));
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
        return gone(getGrantAuthorizationByGroupId(groupId, Resources.TASK, task.getId()));
    }

    private static AuthorizationEntity[] gone(AuthorizationEntity right) {
        return right == null ? null : new AuthorizationEntity[] {right};
    }

    private static boolean isOffered(Task task, String userId) {
        return ((TaskEntity) task)
                .getCandidates().stream().map(IdentityLink::getUserId).anyMatch(userId::equals);
    }
}
