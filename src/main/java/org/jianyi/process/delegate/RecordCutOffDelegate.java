package org.jianyi.process.delegate;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jianyi.process.ByTheClock;
import org.jianyi.process.Case;
import org.jianyi.suggestion.RecordCosigning;
import org.springframework.stereotype.Component;

/** The session takes no more suggestions: nobody is waited for any longer. */
@Component
class RecordCutOffDelegate implements ByTheClock {

    private final RecordCosigning recordCosigning;
    private final Clock clock;

    RecordCutOffDelegate(RecordCosigning recordCosigning, Clock clock) {
        this.recordCosigning = recordCosigning;
        this.clock = clock;
    }

    /** Between sessions there is no such moment; one that is past is left out. */
    @Override
    public Date due(DelegateExecution execution) {
        return recordCosigning
                .cutOff(Case.suggestion(execution))
                .filter(moment -> moment.isAfter(LocalDateTime.now(clock)))
                .map(ByTheClock::at)
                .orElse(NEVER);
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordCosigning.cutOffCame(Case.suggestion(execution));
    }
}
