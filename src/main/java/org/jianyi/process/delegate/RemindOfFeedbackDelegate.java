package org.jianyi.process.delegate;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.Remind;
import org.jianyi.process.ByTheClock;
import org.jianyi.process.Case;
import org.jianyi.process.StepDates;
import org.jianyi.process.StepDates.StepDate;
import org.springframework.stereotype.Component;

/** Asks the deputy for his rating once more. */
@Component
class RemindOfFeedbackDelegate implements ByTheClock {

    private final StepDates stepDates;
    private final Remind remind;
    private final Clock clock;

    RemindOfFeedbackDelegate(StepDates stepDates, Remind remind, Clock clock) {
        this.stepDates = stepDates;
        this.remind = remind;
        this.clock = clock;
    }

    /** From the last day of his time on, as often as the rules say. */
    @Override
    public String due(DelegateExecution execution) {
        StepDate date = stepDates.of(execution).orElseThrow();
        return ByTheClock.repeatedFrom(date.due(), date.remindEvery());
    }

    @Override
    public void execute(DelegateExecution execution) {
        remind.remind(NoticeKind.FEEDBACK_DUE, Case.handling(execution), LocalDate.now(clock));
    }
}
