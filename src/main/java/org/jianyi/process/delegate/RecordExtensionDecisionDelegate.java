package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.handling.DecideExtension;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.ExtensionFlow;
import org.jianyi.process.FormMessages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands the decision on an extension to the domain; when it is granted the tasks and timers of the case follow at once, which needs the engine that is built after this. */
@Component
class RecordExtensionDecisionDelegate implements JavaDelegate {

    private final ObjectProvider<ExtensionFlow> flow;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordExtensionDecisionDelegate(ObjectProvider<ExtensionFlow> flow, FormMessages messages, EnginePeople people) {
        this.flow = flow;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        flow.getObject()
                .decide(Case.handling(execution), messages.read(execution, DecideExtension.class), people.current());
    }
}
