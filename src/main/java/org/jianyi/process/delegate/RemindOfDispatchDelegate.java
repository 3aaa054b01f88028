package org.jianyi.process.delegate;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.Remind;
import org.jianyi.process.ByTheClock;
import org.jianyi.process.Case;
import org.jianyi.process.StepDates;
import org.springframework.stereotype.Component;

/** The government office has not passed an assignment on in time. */
@Component
class RemindOfDispatchDelegate implements ByTheClock {

    private final StepDates stepDates;
    private final Remind remind;
    private final Clock clock;

    RemindOfDispatchDelegate(StepDates stepDates, Remind remind, Clock clock) {
        this.stepDates = stepDates;
        this.remind = remind;
        this.clock = clock;
    }

    /** From the day after, as often as the rules say. */
    @Override
    public Object due(DelegateExecution execution) {
        return ByTheClock.repeatedAfter(stepDates.of(execution));
    }

    @Override
    public void execute(DelegateExecution execution) {
        remind.remind(NoticeKind.DISPATCH_DUE, Case.suggestion(execution), LocalDate.now(clock));
    }
}
