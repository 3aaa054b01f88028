package org.jianyi.process;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;

/** To whom a task is offered. */
public record Candidates(Set<String> users, Set<String> groups) {

    public static Candidates of(TaskService tasks, String taskId) {
        var links = tasks.getIdentityLinksForTask(taskId).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList();
        Function<Function<IdentityLink, String>, Set<String>> all = part ->
                links.stream().map(part).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
        return new Candidates(all.apply(IdentityLink::getUserId), all.apply(IdentityLink::getGroupId));
    }

    /** @return whether it is offered to this person, by name or through a group */
    public boolean include(String userId, Set<String> hisGroups) {
        return users.contains(userId) || hisGroups.stream().anyMatch(groups::contains);
    }
}
