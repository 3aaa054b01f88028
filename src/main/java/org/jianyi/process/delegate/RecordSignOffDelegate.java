package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.process.SignOffChain;
import org.jianyi.reply.RecordReply;
import org.jianyi.reply.SignOffReply;
import org.springframework.stereotype.Component;

/** Hands a signature, or its refusal, to the domain. */
@Component
class RecordSignOffDelegate implements JavaDelegate {

    private final RecordReply recordReply;
    private final SignOffChain chain;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordSignOffDelegate(RecordReply recordReply, SignOffChain chain, FormMessages messages, EnginePeople people) {
        this.recordReply = recordReply;
        this.chain = chain;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean approved = recordReply.signOff(
                Case.handling(execution),
                messages.read(execution, SignOffReply.class),
                (String) execution.getVariable(SignOffChain.SIGNER),
                chain.isLast(execution),
                people.current());
        execution.setVariable("approved", Case.passing(approved));
    }
}
