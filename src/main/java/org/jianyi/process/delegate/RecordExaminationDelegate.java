package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.assignment.ExamineSuggestion;
import org.jianyi.assignment.RecordExamination;
import org.jianyi.process.AssignmentFacts;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;

/** Hands the examination to the domain, and in the town profile the assignment made with it. */
@Component
class RecordExaminationDelegate implements JavaDelegate {

    private final RecordExamination recordExamination;
    private final AssignmentFacts assignmentFacts;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordExaminationDelegate(
            RecordExamination recordExamination,
            AssignmentFacts assignmentFacts,
            FormMessages messages,
            EnginePeople people) {
        this.recordExamination = recordExamination;
        this.assignmentFacts = assignmentFacts;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ExamineSuggestion form = messages.read(execution, ExamineSuggestion.class);
        Suggestion suggestion = recordExamination.record(
                Case.suggestion(execution), form, Case.isTownProfile(execution), people.current());
        execution.setVariable("outcome", Case.passing(form.outcome().name()));
        execution.setVariable("assigned", Case.passing(form.assignment() != null));
        execution.setVariable(Case.NUMBER, suggestion.numberLabel());
        execution.setVariable(Case.UNIT, Case.passing(suggestion.referenceUnit()));
        assignmentFacts.set(execution, suggestion);
    }
}
