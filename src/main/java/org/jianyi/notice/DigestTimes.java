package org.jianyi.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jianyi.deadline.LegalClock;
import org.springframework.stereotype.Component;

/** When what is told now goes out: once a day on working days; what cannot wait at the next full hour, as long as people are at work. */
@Component
class DigestTimes {

    private static final LocalTime END_OF_WORK = LocalTime.of(18, 0);

    private final LegalClock legalClock;
    private final NoticeSettings settings;
    private final Clock clock;

    DigestTimes(LegalClock legalClock, NoticeSettings settings, Clock clock) {
        this.legalClock = legalClock;
        this.settings = settings;
        this.clock = clock;
    }

    Instant of(NoticeKind kind) {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDateTime then = kind.isUrgent() && isWorkTime(now)
                ? now.truncatedTo(ChronoUnit.HOURS).plusHours(1)
                : nextDigest(now);
        return then.atZone(clock.getZone()).toInstant();
    }

    private boolean isWorkTime(LocalDateTime now) {
        return isWorkingDay(now.toLocalDate())
                && !now.toLocalTime().isBefore(settings.digestAt())
                && now.toLocalTime().isBefore(END_OF_WORK);
    }

    private LocalDateTime nextDigest(LocalDateTime now) {
        LocalDate first = now.toLocalTime().isBefore(settings.digestAt())
                ? now.toLocalDate()
                : now.toLocalDate().plusDays(1);
        return legalClock.calendar().workingDayFrom(first).atTime(settings.digestAt());
    }

    private boolean isWorkingDay(LocalDate day) {
        return legalClock.calendar().isWorkingDay(day);
    }
}
