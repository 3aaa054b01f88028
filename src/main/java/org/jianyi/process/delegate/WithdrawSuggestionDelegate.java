package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.CaseMessages;
import org.jianyi.withdrawal.RecordWithdrawal;
import org.springframework.stereotype.Component;

/** When all have agreed, tells the suggestion's own process. */
@Component
class WithdrawSuggestionDelegate implements JavaDelegate {

    private final RecordWithdrawal recordWithdrawal;

    WithdrawSuggestionDelegate(RecordWithdrawal recordWithdrawal) {
        this.recordWithdrawal = recordWithdrawal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean withdrawn = recordWithdrawal.settle(Case.suggestion(execution));
        if (withdrawn) {
            CaseMessages.suggestionWithdrawn(
                    execution.getProcessEngineServices().getRuntimeService(), Case.suggestion(execution));
        }
        execution.setVariable("withdrawn", Case.passing(withdrawn));
    }
}
