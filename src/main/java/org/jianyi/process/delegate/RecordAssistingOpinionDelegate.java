package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
import org.jianyi.handling.GiveAssistingOpinion;
import org.jianyi.handling.RecordAssistingOpinion;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.springframework.stereotype.Component;

/** Hands an assisting unit's opinion to the domain. */
@Component
class RecordAssistingOpinionDelegate implements JavaDelegate {

    private final RecordAssistingOpinion recordAssistingOpinion;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordAssistingOpinionDelegate(
            RecordAssistingOpinion recordAssistingOpinion, FormMessages messages, EnginePeople people) {
        this.recordAssistingOpinion = recordAssistingOpinion;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordAssistingOpinion.record(
                Case.handling(execution),
                ((SpinJsonNode) execution.getVariable(Case.ASSISTING_UNIT)).stringValue(),
                messages.read(execution, GiveAssistingOpinion.class),
                people.current());
    }
}
