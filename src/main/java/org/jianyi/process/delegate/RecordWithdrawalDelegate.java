package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.CaseMessages;
import org.jianyi.withdrawal.RecordWithdrawal;
import org.springframework.stereotype.Component;

/** Ends the suggestion, and sets those free that were merged into it. */
@Component
class RecordWithdrawalDelegate implements JavaDelegate {

    private final RecordWithdrawal recordWithdrawal;

    RecordWithdrawalDelegate(RecordWithdrawal recordWithdrawal) {
        this.recordWithdrawal = recordWithdrawal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseMessages.tellMerged(
                execution.getProcessEngineServices().getRuntimeService(),
                "master.withdrawn",
                recordWithdrawal.withdraw(Case.suggestion(execution)));
    }
}
