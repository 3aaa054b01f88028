package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.AssignmentFacts;
import org.jianyi.process.Case;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/** Notes in the flow that the office took the assignment back; the domain knows it already. */
@Component
class RecordRecallDelegate implements JavaDelegate {

    private final Suggestions suggestions;
    private final AssignmentFacts assignmentFacts;

    RecordRecallDelegate(Suggestions suggestions, AssignmentFacts assignmentFacts) {
        this.suggestions = suggestions;
        this.assignmentFacts = assignmentFacts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        assignmentFacts.set(execution, suggestions.get(Case.suggestion(execution)));
    }
}
