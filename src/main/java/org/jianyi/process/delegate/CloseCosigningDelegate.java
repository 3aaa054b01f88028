package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.suggestion.RecordCosigning;
import org.springframework.stereotype.Component;

/** Settles the list of co-signers. */
@Component
class CloseCosigningDelegate implements JavaDelegate {

    private final RecordCosigning recordCosigning;

    CloseCosigningDelegate(RecordCosigning recordCosigning) {
        this.recordCosigning = recordCosigning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordCosigning.close(Case.suggestion(execution));
    }
}
