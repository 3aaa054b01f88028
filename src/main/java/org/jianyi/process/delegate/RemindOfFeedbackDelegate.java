package org.jianyi.process.delegate;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.Remind;
import org.jianyi.process.ByTheClock;
import org.jianyi.process.Case;
import org.jianyi.survey.RecordRating;
import org.springframework.stereotype.Component;

/** Asks the deputy for his rating once more. */
@Component
class RemindOfFeedbackDelegate implements ByTheClock {

    private final RecordRating recordRating;
    private final Remind remind;
    private final Clock clock;

    RemindOfFeedbackDelegate(RecordRating recordRating, Remind remind, Clock clock) {
        this.recordRating = recordRating;
        this.remind = remind;
        this.clock = clock;
    }

    /** Every week from the last day of his time on. */
    @Override
    public String due(DelegateExecution execution) {
        return ByTheClock.weeklyFrom(
                recordRating.feedbackDue(Case.handling(execution)).due());
    }

    @Override
    public void execute(DelegateExecution execution) {
        remind.remind(NoticeKind.FEEDBACK_DUE, Case.handling(execution), LocalDate.now(clock));
    }
}
