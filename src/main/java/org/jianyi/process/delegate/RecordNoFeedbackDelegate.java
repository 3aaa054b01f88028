package org.jianyi.process.delegate;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jianyi.process.ByTheClock;
import org.jianyi.process.Case;
import org.jianyi.survey.RecordRating;
import org.springframework.stereotype.Component;

/** The deputy was reminded, and has not rated. */
@Component
class RecordNoFeedbackDelegate implements ByTheClock {

    private final RecordRating recordRating;

    RecordNoFeedbackDelegate(RecordRating recordRating) {
        this.recordRating = recordRating;
    }

    @Override
    public Date due(DelegateExecution execution) {
        return ByTheClock.endOf(recordRating.waitedForUntil(Case.handling(execution)));
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordRating.lapse(Case.handling(execution));
    }
}
