package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.suggestion.ConfirmCosigning;
import org.jianyi.suggestion.RecordCosigning;
import org.springframework.stereotype.Component;

/** Hands a co-signer's answer to the domain. */
@Component
class RecordCosigningDelegate implements JavaDelegate {

    private final RecordCosigning recordCosigning;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordCosigningDelegate(RecordCosigning recordCosigning, FormMessages messages, EnginePeople people) {
        this.recordCosigning = recordCosigning;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordCosigning.record(
                Case.suggestion(execution), messages.read(execution, ConfirmCosigning.class), people.current());
    }
}
