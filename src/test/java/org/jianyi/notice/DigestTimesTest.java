package org.jianyi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.WorkCalendar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTimesTest {

    private static final ZoneId TOWN = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "2026-04-08T07:59, 2026-04-08T08:00",
        "2026-04-08T08:00, 2026-04-09T08:00",
        "2026-04-08T15:20, 2026-04-09T08:00",
        // Friday evening; the Saturday before the May holidays is worked on 9 May
        "2026-04-10T18:30, 2026-04-13T08:00",
        "2026-04-30T15:20, 2026-05-06T08:00",
        "2026-05-08T15:20, 2026-05-09T08:00"
    })
    void theDigestGoesOutOnceOnEachWorkingDay(LocalDateTime told, LocalDateTime sent) {
        assertThat(times(told).of(NoticeKind.RATING_ASKED)).isEqualTo(instant(sent));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-08T08:00, 2026-04-08T09:00",
        "2026-04-08T15:20, 2026-04-08T16:00",
        "2026-04-08T17:59, 2026-04-08T18:00",
        "2026-04-08T18:00, 2026-04-09T08:00",
        "2026-04-08T06:30, 2026-04-08T08:00",
        "2026-04-11T10:00, 2026-04-13T08:00"
    })
    void whatCannotWaitGoesOutAtTheNextFullHourWhilePeopleWork(LocalDateTime told, LocalDateTime sent) {
        assertThat(times(told).of(NoticeKind.ASSIGNED)).isEqualTo(instant(sent));
    }

    private static DigestTimes times(LocalDateTime now) {
        return new DigestTimes(
                new LegalClock(WorkCalendar.shipped()),
                new NoticeSettings(true, LocalTime.of(8, 0), null, "建议办理", null, 365),
                Clock.fixed(instant(now), TOWN));
    }

    private static java.time.Instant instant(LocalDateTime time) {
        return time.atZone(TOWN).toInstant();
    }
}
