package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.survey.RateHandling;
import org.jianyi.survey.RecordRating;
import org.springframework.stereotype.Component;

/** Hands the deputy's rating to the domain. */
@Component
class RecordRatingDelegate implements JavaDelegate {

    private final RecordRating recordRating;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordRatingDelegate(RecordRating recordRating, FormMessages messages, EnginePeople people) {
        this.recordRating = recordRating;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "decisionNeeded",
                Case.passing(recordRating.record(
                        Case.handling(execution), messages.read(execution, RateHandling.class), people.current())));
    }
}
