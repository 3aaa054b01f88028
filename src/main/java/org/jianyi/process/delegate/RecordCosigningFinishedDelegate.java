package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.suggestion.FinishCosigning;
import org.jianyi.suggestion.RecordCosigning;
import org.springframework.stereotype.Component;

/** The lead deputy waits no longer. */
@Component
class RecordCosigningFinishedDelegate implements JavaDelegate {

    private final RecordCosigning recordCosigning;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordCosigningFinishedDelegate(RecordCosigning recordCosigning, FormMessages messages, EnginePeople people) {
        this.recordCosigning = recordCosigning;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.read(execution, FinishCosigning.class);
        recordCosigning.finish(Case.suggestion(execution), people.current());
    }
}
