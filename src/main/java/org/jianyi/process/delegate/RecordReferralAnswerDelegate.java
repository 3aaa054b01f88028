package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.assignment.CloseReferral;
import org.jianyi.assignment.RecordExamination;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.springframework.stereotype.Component;

/** Hands the upper organ's answer to the domain. */
@Component
class RecordReferralAnswerDelegate implements JavaDelegate {

    private final RecordExamination recordExamination;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordReferralAnswerDelegate(RecordExamination recordExamination, FormMessages messages, EnginePeople people) {
        this.recordExamination = recordExamination;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordExamination.closeReferral(
                Case.suggestion(execution), messages.read(execution, CloseReferral.class), people.current());
    }
}
