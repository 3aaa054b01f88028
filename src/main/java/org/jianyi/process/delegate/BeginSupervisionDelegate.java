package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.SupervisionState;
import org.jianyi.supervision.Supervisions;
import org.springframework.stereotype.Component;

/** Reads whom it is addressed to, and whether the chairman has still to sign it. */
@Component
class BeginSupervisionDelegate implements JavaDelegate {

    private final Supervisions supervisions;
    private final Suggestions suggestions;

    BeginSupervisionDelegate(Supervisions supervisions, Suggestions suggestions) {
        this.supervisions = supervisions;
        this.suggestions = suggestions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Supervision supervision = supervisions.get(Case.supervision(execution));
        Suggestion suggestion = suggestions.get(supervision.suggestion());
        execution.setVariable(Case.SUGGESTION_ID, suggestion.id().value());
        execution.setVariable(Case.NUMBER, suggestion.numberLabel());
        execution.setVariable(Case.TITLE, suggestion.openTitle());
        execution.setVariable(Case.HANDLING_ID, supervision.handling().value());
        execution.setVariable(Case.UNIT_NAME, supervision.unit().name());
        execution.setVariable(Case.LEADER, supervision.leader());
        execution.setVariable("answerers", Case.answerers(supervision));
        execution.setVariable("unsigned", Case.passing(supervision.state() == SupervisionState.DRAFTED));
    }
}
