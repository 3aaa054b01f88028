package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.handling.HandleSuggestion;
import org.jianyi.handling.KeepRecords;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.springframework.stereotype.Component;

/** Hands what the unit did to the domain. */
@Component
class RecordHandlingDelegate implements JavaDelegate {

    private final KeepRecords keepRecords;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordHandlingDelegate(KeepRecords keepRecords, FormMessages messages, EnginePeople people) {
        this.keepRecords = keepRecords;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        keepRecords.handle(
                Case.handling(execution), messages.read(execution, HandleSuggestion.class), people.current());
    }
}
