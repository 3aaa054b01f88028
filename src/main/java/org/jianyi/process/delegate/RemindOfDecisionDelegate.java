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

/** The office has not decided in time what is its to decide. */
@Component
class RemindOfDecisionDelegate implements ByTheClock {

    private final StepDates stepDates;
    private final Remind remind;
    private final Clock clock;

    RemindOfDecisionDelegate(StepDates stepDates, Remind remind, Clock clock) {
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
        LocalDate today = LocalDate.now(clock);
        if (execution.hasVariable(Case.HANDLING_ID)) {
            remind.remind(NoticeKind.DECISION_DUE, Case.handling(execution), today);
        } else {
            remind.remind(NoticeKind.DECISION_DUE, Case.suggestion(execution), today);
        }
    }
}
