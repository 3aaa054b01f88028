package org.jianyi.process;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The one clock of domain and engine, in the town's time zone. */
@Component
public class EngineClock extends Clock {

    /** Where the town is. */
    public static final ZoneId TOWN = ZoneId.of("Asia/Shanghai");

    private final ZoneId zone;

    public EngineClock() {
        this(TOWN);
    }

    private EngineClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EngineClock(other);
    }

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** Sets domain and engine to a moment: for filling a town in time order, and for tests. */
    public void setTo(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    /** Back to the real time. */
    public void reset() {
        ClockUtil.reset();
    }
}
