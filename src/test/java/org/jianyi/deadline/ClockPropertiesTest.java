package org.jianyi.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.Dates;
import org.jianyi.ChineseDate;

/** What holds of every day, with whatever calendar. */
class ClockPropertiesTest {

    private static final RuleProfile STANDARD = RuleProfile.standard();
    private static final WorkCalendar SHIPPED = WorkCalendar.shipped();

    private final LegalClock clock = new LegalClock(SHIPPED);

    /** Beyond the known years, too. */
    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().between(LocalDate.of(2023, 6, 1), LocalDate.of(2027, 6, 30));
    }

    @Provide
    Arbitrary<Period> periods() {
        return Arbitraries.of(Period.values());
    }

    /** Some further days off in 2026. */
    @Provide
    Arbitrary<Set<LocalDate>> holidays() {
        return Dates.dates()
                .between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))
                .set()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property
    void aDateIsNeverARestDay(@ForAll("days") LocalDate from, @ForAll("periods") Period period) {
        assertThat(SHIPPED.isWorkingDay(clock.of(period, from, STANDARD).due())).isTrue();
    }

    @Property
    void whoeverBeginsLaterIsNotDueEarlier(
            @ForAll("days") LocalDate from, @ForAll @IntRange(max = 40) int later, @ForAll("periods") Period period) {
        assertThat(clock.of(period, from.plusDays(later), STANDARD).due())
                .isAfterOrEqualTo(clock.of(period, from, STANDARD).due());
    }

    @Property
    void aFurtherHolidayMakesNoDateEarlier(
            @ForAll("days") LocalDate from,
            @ForAll("periods") Period period,
            @ForAll("holidays") Set<LocalDate> holidays) {
        LegalClock lazier = new LegalClock(SHIPPED.with(2026, lazier(holidays)));
        assertThat(lazier.of(period, from, STANDARD).due())
                .isAfterOrEqualTo(clock.of(period, from, STANDARD).due());
    }

    @Property
    void theReasonNamesBothDays(@ForAll("days") LocalDate from, @ForAll("periods") Period period) {
        DueDate due = clock.of(period, from, STANDARD);
        assertThat(due.reason()).contains(ChineseDate.of(from), ChineseDate.of(due.raw()), ChineseDate.of(due.due()));
        assertThat(due.reason().contains("暂只按周末推算")).isEqualTo(due.provisional());
    }

    /** e-petitions, pull request 1118: working days by the calendar, never by so many days or weeks. */
    @Property
    void soManyWorkingDaysLieBetween(@ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 60) int n) {
        LocalDate due = clock.afterWorkingDays(from, n).due();
        assertThat(from.plusDays(1).datesUntil(due.plusDays(1)).filter(SHIPPED::isWorkingDay))
                .hasSize(n);
    }

    @Property
    @Tag("R7")
    void aReplyIsDueInCalendarMonths(@ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 6) int months) {
        DueDate due = clock.replyDue(from, months);
        assertThat(due.raw()).isEqualTo(from.plusMonths(months));
        assertThat(due.raw().datesUntil(due.due())).noneMatch(SHIPPED::isWorkingDay);
    }

    @Property
    void theInternalDateIsWorkedAndLiesBetween(
            @ForAll("days") LocalDate from, @ForAll("periods") Period period, @ForAll @IntRange(max = 30) int days) {
        LocalDate due = clock.of(period, from, STANDARD).due();
        LocalDate internal = clock.before(due, days, from);
        assertThat(internal).isAfter(from).isBeforeOrEqualTo(due);
        assertThat(SHIPPED.isWorkingDay(internal)).isTrue();
        long between = internal.datesUntil(due).filter(SHIPPED::isWorkingDay).count();
        boolean first = internal.equals(SHIPPED.workingDayFrom(from.plusDays(1)));
        assertThat(between).isLessThanOrEqualTo(days);
        assertThat(between == days || first).isTrue();
    }

    private static List<SpecialDay> lazier(Set<LocalDate> holidays) {
        List<SpecialDay> days = new ArrayList<>(SHIPPED.days(2026));
        days.removeIf(day -> holidays.contains(day.day()));
        days.addAll(
                holidays.stream().map(day -> new SpecialDay(day, false, "临时放假")).collect(Collectors.toList()));
        return days;
    }

    @Property
    void aMakeUpDayCounts(@ForAll("days") LocalDate from) {
        LocalDate next = from.plusDays(1);
        boolean weekend = next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean madeUp = weekend && SHIPPED.holiday(next).isPresent() && SHIPPED.isWorkingDay(next);
        if (madeUp) {
            assertThat(clock.afterWorkingDays(from, 1).due()).isEqualTo(next);
        }
    }
}
