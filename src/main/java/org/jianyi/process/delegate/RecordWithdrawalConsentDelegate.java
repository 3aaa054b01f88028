package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.withdrawal.ConfirmWithdrawal;
import org.jianyi.withdrawal.RecordWithdrawal;
import org.springframework.stereotype.Component;

/** Hands a co-signer's answer to the domain. */
@Component
class RecordWithdrawalConsentDelegate implements JavaDelegate {

    private final RecordWithdrawal recordWithdrawal;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordWithdrawalConsentDelegate(RecordWithdrawal recordWithdrawal, FormMessages messages, EnginePeople people) {
        this.recordWithdrawal = recordWithdrawal;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean refused = recordWithdrawal.consent(
                Case.suggestion(execution), messages.read(execution, ConfirmWithdrawal.class), people.current());
        if (refused) { // who agrees leaves the fact alone: many agree at the same moment
            execution.setVariable("withdrawalRefused", true);
        }
    }
}
