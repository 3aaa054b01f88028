package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.withdrawal.RecordWithdrawal;
import org.jianyi.withdrawal.WithdrawSuggestion;
import org.springframework.stereotype.Component;

/** Hands a request to withdraw to the domain. */
@Component
class RecordWithdrawalRequestDelegate implements JavaDelegate {

    private final RecordWithdrawal recordWithdrawal;
    private final Suggestions suggestions;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordWithdrawalRequestDelegate(
            RecordWithdrawal recordWithdrawal, Suggestions suggestions, FormMessages messages, EnginePeople people) {
        this.recordWithdrawal = recordWithdrawal;
        this.suggestions = suggestions;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        WithdrawSuggestion form = messages.read(execution, WithdrawSuggestion.class);
        var asked = recordWithdrawal.request(form, people.current());
        Suggestion suggestion = suggestions.get(SuggestionId.of(form.suggestion()));
        execution.setProcessBusinessKey(suggestion.id().value());
        execution.setVariable(Case.SUGGESTION_ID, suggestion.id().value());
        execution.setVariable(Case.TITLE, suggestion.openTitle());
        execution.setVariable(Case.NUMBER, suggestion.numberLabel());
        execution.setVariable("cosigners", Case.list(asked));
        execution.setVariable("cosignersAsked", Case.passing(!asked.isEmpty()));
        execution.setVariable("withdrawalRefused", false);
    }
}
