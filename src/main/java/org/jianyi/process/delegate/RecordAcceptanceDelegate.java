package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.assignment.AcceptAssignment;
import org.jianyi.assignment.RecordObjection;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.springframework.stereotype.Component;

/** Hands a unit's acceptance, or its objection, to the domain; who assists may have changed meanwhile. */
@Component
class RecordAcceptanceDelegate implements JavaDelegate {

    private final RecordObjection recordObjection;
    private final AssistingOpinions opinions;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordAcceptanceDelegate(
            RecordObjection recordObjection, AssistingOpinions opinions, FormMessages messages, EnginePeople people) {
        this.recordObjection = recordObjection;
        this.opinions = opinions;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean accepted = recordObjection.accept(
                Case.handling(execution), messages.read(execution, AcceptAssignment.class), people.current());
        execution.setVariable("objected", Case.passing(!accepted));
        execution.setVariable("assistingUnits", Case.passing(Case.list(opinions.owing(Case.handling(execution)))));
    }
}
