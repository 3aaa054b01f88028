package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.handling.Handling;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.survey.DecideRehandling;
import org.jianyi.survey.RecordRating;
import org.springframework.stereotype.Component;

/** Hands the decision after a dissatisfied rating to the domain; a new round is a handling of its own. */
@Component
class RecordRehandlingDecisionDelegate implements JavaDelegate {

    private final RecordRating recordRating;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordRehandlingDecisionDelegate(RecordRating recordRating, FormMessages messages, EnginePeople people) {
        this.recordRating = recordRating;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DecideRehandling form = messages.read(execution, DecideRehandling.class);
        Handling next = recordRating.decide(Case.handling(execution), form, people.current());
        execution.setVariable("decision", Case.passing(form.decision().name()));
        execution.setVariable(Case.HANDLING_ID, next.id().value());
    }
}
