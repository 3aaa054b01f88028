package org.jianyi.process;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.jianyi.handling.DateChange;
import org.jianyi.rulebook.FollowsDates;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The timers of a case go along when its dates move: the engine asks each anew when it is due. */
@Component
@Order(2)
class TimersFollow implements FollowsDates {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final EnginePeople people;

    TimersFollow(RuntimeService runtime, ManagementService management, EnginePeople people) {
        this.runtime = runtime;
        this.management = management;
        this.people = people;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<DateChange> follow(SuggestionId id) {
        people.unchecked(() -> {
            runtime.createProcessInstanceQuery().variableValueEquals(Case.SUGGESTION_ID, id.value()).list().stream()
                    .map(Execution::getProcessInstanceId)
                    .flatMap(instance ->
                            management.createJobQuery().processInstanceId(instance).timers().list().stream())
                    .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
            return null;
        });
        return List.of();
    }
}
