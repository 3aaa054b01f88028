package org.jianyi.process.delegate;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.CaseMessages;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.reply.DeliverReply;
import org.jianyi.reply.RecordReply;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/** Hands the delivery to the domain; with the last reply, those merged into this suggestion learn of it. */
@Component
class RecordDeliveryDelegate implements JavaDelegate {

    private final RecordReply recordReply;
    private final Suggestions suggestions;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordDeliveryDelegate(
            RecordReply recordReply, Suggestions suggestions, FormMessages messages, EnginePeople people) {
        this.recordReply = recordReply;
        this.suggestions = suggestions;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean replied = recordReply.deliver(
                Case.handling(execution), messages.read(execution, DeliverReply.class), people.current());
        CaseMessages.tellMerged(
                execution.getProcessEngineServices().getRuntimeService(),
                "master.replied",
                replied ? suggestions.mergedInto(Case.suggestion(execution)) : List.of());
    }
}
