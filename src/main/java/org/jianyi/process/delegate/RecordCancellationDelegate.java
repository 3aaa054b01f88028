package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.handling.Handlings;
import org.jianyi.process.Case;
import org.springframework.stereotype.Component;

/** Notes in the flow that the office took the unit out; the domain knows it already. */
@Component
class RecordCancellationDelegate implements JavaDelegate {

    private final Handlings handlings;

    RecordCancellationDelegate(Handlings handlings) {
        this.handlings = handlings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "endReason", handlings.get(Case.handling(execution)).endReason());
    }
}
