package org.jianyi.process;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jianyi.assignment.RecordAssignment;
import org.jianyi.handling.Handling;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;

/** Sets what the flow and a supervisor need to know of an assignment. */
@Component
public class AssignmentFacts {

    private final RecordAssignment recordAssignment;

    AssignmentFacts(RecordAssignment recordAssignment) {
        this.recordAssignment = recordAssignment;
    }

    public void set(DelegateExecution execution, Suggestion suggestion) {
        List<Handling> handlings = recordAssignment.replying(suggestion.id());
        execution.setVariable(Case.HANDLINGS, Case.passing(Case.handlings(handlings)));
        execution.setVariable("dispatchNeeded", recordAssignment.needsDispatch(suggestion));
        execution.setVariable(
                Case.LEAD_UNIT,
                handlings.stream().map(handling -> handling.unit().name()).collect(Collectors.joining("、")));
        execution.setVariable(
                Case.DUE,
                suggestion.legalDue() == null ? null : suggestion.legalDue().toString());
    }
}
