package org.jianyi.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Settles reminders whose date is over, and clears away notices that were read or settled long ago, and the messages that held nothing else. */
@Component
@Transactional
class SweepNotices {

    private final SettleReminders settleReminders;
    private final Notices notices;
    private final Digests digests;
    private final NoticeSettings settings;
    private final Clock clock;

    SweepNotices(
            SettleReminders settleReminders, Notices notices, Digests digests, NoticeSettings settings, Clock clock) {
        this.settleReminders = settleReminders;
        this.notices = notices;
        this.digests = digests;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void daily() {
        if (settings.automatic()) {
            sweep();
        }
    }

    void sweep() {
        settleReminders.all();
        notices.sweep(clock.instant().minus(Duration.ofDays(settings.keepDays())));
        digests.sweep();
    }
}
