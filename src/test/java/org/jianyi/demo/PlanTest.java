package org.jianyi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.WorkCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens in the invented town, and when. */
class PlanTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final WorkCalendar CALENDAR = WorkCalendar.shipped();

    static Stream<LocalDate> days() {
        return Stream.of(
                LocalDate.of(2026, 11, 24),
                LocalDate.of(2026, 2, 20), // in the Spring Festival
                LocalDate.of(2026, 10, 4), // a Sunday, National Day
                LocalDate.of(2026, 12, 31),
                LocalDate.of(2027, 3, 1)); // a year whose holidays are not known yet
    }

    @Test
    void theSameDayGivesTheSameTown() {
        LocalDate day = LocalDate.of(2026, 11, 24);
        assertThat(plan(day).digest()).isEqualTo(plan(day).digest());
        assertThat(plan(day).digest()).isNotEqualTo(plan(day.plusDays(1)).digest());
    }

    @ParameterizedTest
    @MethodSource("days")
    void nothingHappensAtNightOrOnHolidays(LocalDate day) {
        for (Act act : plan(day).acts()) {
            var moment = act.at().atZone(ZONE);
            assertThat(CALENDAR.isWorkingDay(moment.toLocalDate()))
                    .as(act.line())
                    .isTrue();
            assertThat(moment.toLocalTime()).as(act.line()).isBetween(LocalTime.of(8, 30), LocalTime.of(17, 45));
        }
    }

    @ParameterizedTest
    @MethodSource("days")
    void theLatestSuggestionsWereDueAWeekAgo(LocalDate day) {
        Plan plan = plan(day);
        LocalDate due = new LegalClock(CALENDAR)
                .replyDue(plan.meetings().get(2).assignedOn(), 3)
                .due();
        assertThat(due).isBetween(day.minusDays(25), day.minusDays(7));
    }

    @ParameterizedTest
    @MethodSource("days")
    void mostRepliesComeInTheLastFourWeeks(LocalDate day) {
        Plan plan = plan(day);
        LocalDate due = new LegalClock(CALENDAR)
                .replyDue(plan.meetings().get(2).assignedOn(), 3)
                .due();
        List<String> session = plan.texts().latest().stream().map(Matter::key).toList();
        List<LocalDate> replies = plan.acts().stream()
                .filter(act -> act.what().equals("送达") && session.contains(act.matter()))
                .map(act -> act.at().atZone(ZONE).toLocalDate())
                .toList();
        long late = replies.stream().filter(reply -> reply.isAfter(due)).count();
        long bunched = replies.stream()
                .filter(reply -> reply.isAfter(due.minusWeeks(4)) && !reply.isAfter(due))
                .count();
        assertThat(replies).hasSizeGreaterThan(25);
        assertThat(late).isBetween(0L, 3L);
        assertThat(bunched * 100 / replies.size()).isGreaterThan(60);
    }

    private static Plan plan(LocalDate day) {
        Instant now = day.atTime(20, 0).atZone(ZONE).toInstant();
        return new Plan(Texts.read(), new LegalClock(CALENDAR), ZONE, now);
    }
}
