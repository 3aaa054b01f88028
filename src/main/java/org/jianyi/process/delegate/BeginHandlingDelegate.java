package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.process.Case;
import org.springframework.stereotype.Component;

/** Reads who assists, and which steps stand apart. */
@Component
class BeginHandlingDelegate implements JavaDelegate {

    private final Handlings handlings;
    private final AssistingOpinions opinions;

    BeginHandlingDelegate(Handlings handlings, AssistingOpinions opinions) {
        this.handlings = handlings;
        this.opinions = opinions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Handling handling = handlings.get(Case.handling(execution));
        execution.setVariable("assistingUnits", Case.passing(Case.list(opinions.owing(handling.id()))));
        execution.setVariable("reassigned", false);
        execution.setVariable(Case.UNIT, handling.unit().code());
        execution.setVariable(Case.ROUND, handling.round());
        execution.setVariable(Case.DUE, handling.due().toString());
    }
}
