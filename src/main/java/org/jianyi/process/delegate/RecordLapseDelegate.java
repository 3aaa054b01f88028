package org.jianyi.process.delegate;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jianyi.assignment.RecordObjection;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.process.ByTheClock;
import org.jianyi.process.Case;
import org.springframework.stereotype.Component;

/** The time for an objection is over: the unit has the assignment, whether it signed in or not. */
@Component
class RecordLapseDelegate implements ByTheClock {

    private final RecordObjection recordObjection;
    private final AssistingOpinions opinions;

    RecordLapseDelegate(RecordObjection recordObjection, AssistingOpinions opinions) {
        this.recordObjection = recordObjection;
        this.opinions = opinions;
    }

    @Override
    public Date due(DelegateExecution execution) {
        return recordObjection
                .lastDay(Case.handling(execution))
                .map(ByTheClock::endOf)
                .orElse(NEVER);
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordObjection.lapse(Case.handling(execution));
        execution.setVariable("assistingUnits", Case.passing(Case.list(opinions.owing(Case.handling(execution)))));
    }
}
