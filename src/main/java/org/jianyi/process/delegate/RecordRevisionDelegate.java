package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.suggestion.RecordCosigning;
import org.jianyi.suggestion.RecordRevision;
import org.jianyi.suggestion.ReviseSuggestion;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;

/** Hands the next version of a returned suggestion to the domain. */
@Component
class RecordRevisionDelegate implements JavaDelegate {

    private final RecordRevision recordRevision;
    private final RecordCosigning recordCosigning;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordRevisionDelegate(
            RecordRevision recordRevision,
            RecordCosigning recordCosigning,
            FormMessages messages,
            EnginePeople people) {
        this.recordRevision = recordRevision;
        this.recordCosigning = recordCosigning;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Suggestion suggestion = recordRevision.record(
                Case.suggestion(execution), messages.read(execution, ReviseSuggestion.class), people.current());
        var asked = recordCosigning.asked(suggestion);
        execution.setVariable(Case.TITLE, suggestion.openTitle());
        execution.setVariable("cosigners", Case.passing(Case.list(asked)));
        execution.setVariable("cosignersAsked", Case.passing(!asked.isEmpty()));
    }
}
