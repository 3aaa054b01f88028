package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.assignment.RecordAssignment;
import org.jianyi.process.Case;
import org.springframework.stereotype.Component;

/** Reads how it stands with the master, which may have moved on already. */
@Component
class CheckMasterDelegate implements JavaDelegate {

    private final RecordAssignment recordAssignment;

    CheckMasterDelegate(RecordAssignment recordAssignment) {
        this.recordAssignment = recordAssignment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("masterState", Case.passing(recordAssignment.stateOfMaster(Case.suggestion(execution))));
    }
}
