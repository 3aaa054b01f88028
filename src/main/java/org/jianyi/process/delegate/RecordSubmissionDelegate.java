package org.jianyi.process.delegate;

import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.process.Settings;
import org.jianyi.suggestion.RecordCosigning;
import org.jianyi.suggestion.RecordSubmission;
import org.jianyi.suggestion.SubmitSuggestion;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;

/** Hands the submitted suggestion to the domain, and names the case after it. */
@Component
class RecordSubmissionDelegate implements JavaDelegate {

    private final RecordSubmission recordSubmission;
    private final RecordCosigning recordCosigning;
    private final FormMessages messages;
    private final EnginePeople people;
    private final Settings settings;

    RecordSubmissionDelegate(
            RecordSubmission recordSubmission,
            RecordCosigning recordCosigning,
            FormMessages messages,
            EnginePeople people,
            Settings settings) {
        this.recordSubmission = recordSubmission;
        this.recordCosigning = recordCosigning;
        this.messages = messages;
        this.people = people;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Suggestion suggestion =
                recordSubmission.record(messages.read(execution, SubmitSuggestion.class), people.current());
        execution.setProcessBusinessKey(suggestion.id().value());
        execution.setVariable(Case.SUGGESTION_ID, suggestion.id().value());
        execution.setVariable(Case.TITLE, suggestion.openTitle());
        execution.setVariable(Case.NUMBER, suggestion.numberLabel());
        execution.setVariable(Case.DEPUTY, suggestion.lead().userId());
        execution.setVariable(Case.PROFILE, settings.profile().name().toLowerCase(Locale.ROOT));
        var asked = recordCosigning.asked(suggestion);
        execution.setVariable("cosigners", Case.passing(Case.list(asked)));
        execution.setVariable("cosignersAsked", Case.passing(!asked.isEmpty()));
    }
}
