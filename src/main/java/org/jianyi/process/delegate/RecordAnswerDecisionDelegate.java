package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.supervision.AcceptAnswer;
import org.jianyi.supervision.RecordSupervisionAnswer;
import org.springframework.stereotype.Component;

/** Hands what was said to an answer to the domain. */
@Component
class RecordAnswerDecisionDelegate implements JavaDelegate {

    private final RecordSupervisionAnswer recordSupervisionAnswer;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordAnswerDecisionDelegate(
            RecordSupervisionAnswer recordSupervisionAnswer, FormMessages messages, EnginePeople people) {
        this.recordSupervisionAnswer = recordSupervisionAnswer;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean accepted = recordSupervisionAnswer.decide(
                Case.supervision(execution), messages.read(execution, AcceptAnswer.class), people.current());
        execution.setVariable("accepted", Case.passing(accepted));
    }
}
