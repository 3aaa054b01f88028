package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.reply.DraftReply;
import org.jianyi.reply.RecordReply;
import org.jianyi.reply.Reply;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/** Hands the drafted reply to the domain, and says who signs. */
@Component
class RecordReplyDelegate implements JavaDelegate {

    private final RecordReply recordReply;
    private final Suggestions suggestions;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordReplyDelegate(RecordReply recordReply, Suggestions suggestions, FormMessages messages, EnginePeople people) {
        this.recordReply = recordReply;
        this.suggestions = suggestions;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Reply reply = recordReply.draft(
                Case.handling(execution), messages.read(execution, DraftReply.class), people.current());
        Suggestion suggestion = suggestions.get(Case.suggestion(execution));
        execution.setVariable(Case.LEADER, suggestion.leader());
        execution.setVariable("issuer", Case.passing(reply.issuer().name()));
        execution.setVariable("key", Case.passing(suggestion.isKey()));
    }
}
