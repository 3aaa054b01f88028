package org.jianyi.process.guard;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jianyi.Refusal;
import org.jianyi.process.EnginePeople;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Person;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A step is done by whom it belongs to, whatever other rights he has: the one who has taken it or got it by name, else one of its
 * candidates. Looked at in the engine when the step ends, so no way round leads past it.
 */
@Component
public class StepOwner implements TaskListener {

    private static final String OFFICE = "presidium-office";

    private final EnginePeople people;
    private final IdentityService identity;

    StepOwner(EnginePeople people, @Lazy IdentityService identity) {
        this.people = people;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        if (identity.getCurrentAuthentication() == null) {
            return; // nobody's act: the clock, or a case that is filled in at the first start
        }
        Actor actor = people.current();
        String assignee = task.getAssignee();
        if (actor.userId().equals(assignee)) {
            return;
        }
        Set<IdentityLink> candidates = task.getCandidates();
        Set<String> groups = candidates.stream().map(IdentityLink::getGroupId).collect(Collectors.toSet());
        boolean candidate = actor.groups().stream().anyMatch(groups::contains)
                || candidates.stream().anyMatch(link -> actor.userId().equals(link.getUserId()));
        if (!candidate) {
            throw Refusal.forbidden("您不在这项任务的办理人员之中，不能提交");
        }
        if (assignee != null && !mayRecordFor(assignee, actor)) {
            throw Refusal.forbidden("这项任务由" + nameOf(assignee) + "办理，只有本人可以提交");
        }
    }

    /** The office enters on paper what others have done, but not what a colleague of the office has taken. */
    private boolean mayRecordFor(String assignee, Actor actor) {
        return actor.isOffice() && !people.actor(assignee).groups().contains(OFFICE);
    }

    private String nameOf(String userId) {
        return people.find(userId).map(Person::name).orElse(userId);
    }
}
