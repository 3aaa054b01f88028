package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.reply.RecordReply;
import org.jianyi.reply.SignOffReply;
import org.springframework.stereotype.Component;

/** Hands a signature, or its refusal, to the domain. */
@Component
class RecordSignOffDelegate implements JavaDelegate {

    private final RecordReply recordReply;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordSignOffDelegate(RecordReply recordReply, FormMessages messages, EnginePeople people) {
        this.recordReply = recordReply;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean last =
                (Integer) execution.getVariable("loopCounter") + 1 == (Integer) execution.getVariable("nrOfInstances");
        boolean approved = recordReply.signOff(
                Case.handling(execution),
                messages.read(execution, SignOffReply.class),
                (String) execution.getVariable("signer"),
                last,
                people.current());
        execution.setVariable("approved", Case.passing(approved));
    }
}
