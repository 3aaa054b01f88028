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

/** An order has not been signed in time, or nobody has looked at its answer. */
@Component
class RemindOfSupervisionDelegate implements ByTheClock {

    private final StepDates stepDates;
    private final Remind remind;
    private final Clock clock;

    RemindOfSupervisionDelegate(StepDates stepDates, Remind remind, Clock clock) {
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
        remind.remind(NoticeKind.SUPERVISION_DUE, Case.handling(execution), LocalDate.now(clock));
    }
}
