package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.assignment.ConfirmReceipt;
import org.jianyi.assignment.RecordExamination;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.springframework.stereotype.Component;

/** Hands the receipt of a suggestion for reference to the domain. */
@Component
class RecordReceiptDelegate implements JavaDelegate {

    private final RecordExamination recordExamination;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordReceiptDelegate(RecordExamination recordExamination, FormMessages messages, EnginePeople people) {
        this.recordExamination = recordExamination;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordExamination.confirmReceipt(
                Case.suggestion(execution), messages.read(execution, ConfirmReceipt.class), people.current());
    }
}
