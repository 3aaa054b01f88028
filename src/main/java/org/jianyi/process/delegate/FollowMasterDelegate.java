package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.assignment.RecordAssignment;
import org.jianyi.process.AssignmentFacts;
import org.jianyi.process.Case;
import org.springframework.stereotype.Component;

/** A merged suggestion goes to the master's units for its own letter. */
@Component
class FollowMasterDelegate implements JavaDelegate {

    private final RecordAssignment recordAssignment;
    private final AssignmentFacts assignmentFacts;

    FollowMasterDelegate(RecordAssignment recordAssignment, AssignmentFacts assignmentFacts) {
        this.recordAssignment = recordAssignment;
        this.assignmentFacts = assignmentFacts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        assignmentFacts.set(execution, recordAssignment.followMaster(Case.suggestion(execution)));
    }
}
