package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.assignment.AssignSuggestion;
import org.jianyi.assignment.RecordAssignment;
import org.jianyi.process.AssignmentFacts;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.springframework.stereotype.Component;

/** Hands the assignment to the domain. */
@Component
class RecordAssignmentDelegate implements JavaDelegate {

    private final RecordAssignment recordAssignment;
    private final AssignmentFacts assignmentFacts;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordAssignmentDelegate(
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
                recordAssignment.assign(
                        Case.suggestion(execution),
                        messages.read(execution, AssignSuggestion.class),
                        people.current()));
    }
}
