package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.assignment.DispatchAssignment;
import org.jianyi.assignment.RecordAssignment;
import org.jianyi.process.AssignmentFacts;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.springframework.stereotype.Component;

/** Hands the government office's dispatch to the domain. */
@Component
class RecordDispatchDelegate implements JavaDelegate {

    private final RecordAssignment recordAssignment;
    private final AssignmentFacts assignmentFacts;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordDispatchDelegate(
            RecordAssignment recordAssignment,
            AssignmentFacts assignmentFacts,
            FormMessages messages,
            EnginePeople people) {
        this.recordAssignment = recordAssignment;
        this.assignmentFacts = assignmentFacts;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        assignmentFacts.set(
                execution,
                recordAssignment.dispatch(
                        Case.suggestion(execution),
                        messages.read(execution, DispatchAssignment.class),
                        people.current()));
    }
}
