package org.jianyi.process.delegate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jianyi.notice.RemindOfShare;
import org.jianyi.process.ByTheClock;
import org.jianyi.process.Case;
import org.springframework.stereotype.Component;

/** Reminds of whatever is due in a unit's share, on one day after the other. */
@Component
class RemindOfShareDelegate implements ByTheClock {

    private static final String REMINDED = "remindedOn";

    private final RemindOfShare remindOfShare;
    private final Clock clock;

    RemindOfShareDelegate(RemindOfShare remindOfShare, Clock clock) {
        this.remindOfShare = remindOfShare;
        this.clock = clock;
    }

    /** What is past when it is asked is left out. */
    @Override
    public Date due(DelegateExecution execution) {
        return remindOfShare
                .next(Case.handling(execution), ByTheClock.lastMorning(clock))
                .map(ByTheClock::morningOf)
                .orElse(NEVER);
    }

    @Override
    public void execute(DelegateExecution execution) {
        LocalDate today = LocalDate.now(clock);
        LocalDate last = Optional.ofNullable((String) execution.getVariable(REMINDED))
                .map(LocalDate::parse)
                .orElse(null);
        boolean more = remindOfShare.remind(Case.handling(execution), last, today);
        execution.setVariableLocal(REMINDED, today.toString());
        execution.setVariable("remindedAgain", Case.passing(more));
    }
}
