package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.AnswerSupervision;
import org.jianyi.supervision.RecordSupervisionAnswer;
import org.springframework.stereotype.Component;

/** Hands an answer to the domain, and says who looks at it besides the office: of a confidential suggestion nobody. */
@Component
class RecordSupervisionAnswerDelegate implements JavaDelegate {

    private final RecordSupervisionAnswer recordSupervisionAnswer;
    private final Suggestions suggestions;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordSupervisionAnswerDelegate(
            RecordSupervisionAnswer recordSupervisionAnswer,
            Suggestions suggestions,
            FormMessages messages,
            EnginePeople people) {
        this.recordSupervisionAnswer = recordSupervisionAnswer;
        this.suggestions = suggestions;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordSupervisionAnswer.answer(
                Case.supervision(execution), messages.read(execution, AnswerSupervision.class), people.current());
        boolean confidential = suggestions.get(Case.suggestion(execution)).isConfidential();
        execution.setVariable("overseers", Case.passing(Case.overseers(confidential)));
    }
}
