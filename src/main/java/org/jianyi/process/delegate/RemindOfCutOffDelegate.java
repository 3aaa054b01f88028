package org.jianyi.process.delegate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.Remind;
import org.jianyi.process.ByTheClock;
import org.jianyi.process.Case;
import org.jianyi.suggestion.RecordCosigning;
import org.springframework.stereotype.Component;

/** Soon the session takes no more suggestions: who was asked to co-sign is reminded, and the lead deputy learns who has not answered. */
@Component
class RemindOfCutOffDelegate implements ByTheClock {

    private final RecordCosigning recordCosigning;
    private final Remind remind;
    private final Clock clock;

    RemindOfCutOffDelegate(RecordCosigning recordCosigning, Remind remind, Clock clock) {
        this.recordCosigning = recordCosigning;
        this.remind = remind;
        this.clock = clock;
    }

    /** What is past when it is asked for is skipped. */
    @Override
    public Date due(DelegateExecution execution) {
        return recordCosigning
                .reminder(Case.suggestion(execution))
                .filter(moment -> moment.isAfter(LocalDateTime.now(clock)))
                .map(ByTheClock::at)
                .orElse(NEVER);
    }

    @Override
    public void execute(DelegateExecution execution) {
        remind.remind(NoticeKind.COSIGNING_CUT_OFF, Case.suggestion(execution), LocalDate.now(clock));
    }
}
