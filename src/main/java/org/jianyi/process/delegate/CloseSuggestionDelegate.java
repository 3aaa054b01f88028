package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.survey.RecordRating;
import org.springframework.stereotype.Component;

/** All units are done. */
@Component
class CloseSuggestionDelegate implements JavaDelegate {

    private final RecordRating recordRating;

    CloseSuggestionDelegate(RecordRating recordRating) {
        this.recordRating = recordRating;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordRating.close(Case.suggestion(execution));
    }
}
