package org.jianyi.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.jianyi.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalClockTest {

    private final LegalClock clock = new LegalClock(WorkCalendar.shipped());

    @ParameterizedTest
    @CsvSource({
        "2024-04-30, 2024-05-10, 2024-05-16, 2024-05-30, 2024-05-30, 2024-07-30, 2024-07-30, 2024-10-30",
        "2024-06-28, 2024-07-05, 2024-07-12, 2024-07-26, 2024-07-29, 2024-09-28, 2024-09-29, 2024-12-30",
        "2025-01-17, 2025-01-24, 2025-02-07, 2025-02-20, 2025-02-17, 2025-04-17, 2025-04-17, 2025-07-17",
        "2025-11-14, 2025-11-21, 2025-11-28, 2025-12-12, 2025-12-15, 2026-02-14, 2026-02-14, 2026-05-14"
    })
    void datesAgreeWithTheOfficialCalendars(
            LocalDate assigned,
            LocalDate fiveDays,
            LocalDate tenDays,
            LocalDate twentyDays,
            LocalDate oneMonth,
            LocalDate threeMonthsRaw,
            LocalDate threeMonths,
            LocalDate sixMonths) {
        assertThat(clock.afterWorkingDays(assigned, 5).due()).isEqualTo(fiveDays);
        assertThat(clock.afterWorkingDays(assigned, 10).due()).isEqualTo(tenDays);
        assertThat(clock.afterWorkingDays(assigned, 20).due()).isEqualTo(twentyDays);
        assertThat(clock.afterMonths(assigned, 1).due()).isEqualTo(oneMonth);
        assertThat(clock.replyDue(assigned, 3).raw()).isEqualTo(threeMonthsRaw);
        assertThat(clock.replyDue(assigned, 3).due()).isEqualTo(threeMonths);
        assertThat(clock.replyDue(assigned, 6).due()).isEqualTo(sixMonths);
        assertThat(clock.replyDue(assigned, 6).provisional()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // no 31st in September, none in February; a leap year's February has a 29th
        "2024-05-31, 4, 2024-09-30",
        "2025-11-30, 3, 2026-02-28",
        "2023-11-30, 3, 2024-02-29",
        "2024-08-31, 1, 2024-09-30",
        // three months are not 90 days
        "2025-07-09, 3, 2025-10-09",
        // 1 October: after the whole week, which ends on 8 October in 2025 and on 7 October in 2026
        "2025-07-01, 3, 2025-10-09",
        "2026-07-01, 3, 2026-10-08",
        // Spring Festival 2026 lasts until Monday 23 February
        "2026-01-16, 1, 2026-02-24"
    })
    void monthsEndOnTheSameDayNumberAndMoveOffRestDays(LocalDate from, int months, LocalDate due) {
        assertThat(clock.afterMonths(from, months).due()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        // begun on a Saturday, on a holiday, and before a make-up Sunday
        "2025-03-01, 1, 2025-03-03",
        "2025-10-03, 1, 2025-10-09",
        "2025-09-26, 1, 2025-09-28",
        "2026-09-30, 3, 2026-10-10",
        "2024-12-31, 1, 2025-01-02"
    })
    void workingDaysCountMakeUpDaysAndNoHoliday(LocalDate from, int days, LocalDate due) {
        assertThat(clock.afterWorkingDays(from, days).due()).isEqualTo(due);
    }

    @Test
    void calendarDaysMoveOffRestDays() {
        assertThat(clock.afterDays(LocalDate.of(2025, 9, 1), 30).due()).isEqualTo("2025-10-09");
        assertThat(clock.afterDays(LocalDate.of(2025, 3, 3), 15).due()).isEqualTo("2025-03-18");
    }

    @Test
    void theReasonOfAMovedDayCanBeCheckedByHand() {
        DueDate due = clock.replyDue(LocalDate.of(2024, 6, 28), 3);
        assertThat(due.moved()).isTrue();
        assertThat(due.reason())
                .isEqualTo("自交办之日2024年6月28日（星期五）的次日起算3个月（代表法第五十一条），止于对应日，期满日为2024年9月28日（星期六，周末休息），"
                        + "不是工作日，顺延至2024年9月29日（星期日，国庆节调休上班）（参照民法典第二百零三条）。");
    }

    @Test
    void theReasonOfWorkingDaysNamesHolidaysAndMakeUpDays() {
        assertThat(clock.afterWorkingDays(LocalDate.of(2024, 4, 30), 10).reason())
                .isEqualTo("自2024年4月30日（星期二）的次日起算10个工作日，周末不计，劳动节5月1日至5月5日放假不计，"
                        + "5月11日（星期六）调休上班计入，第10个工作日为2024年5月16日（星期四）。");
    }

    @Test
    void theReasonOfAShortMonthSaysSo() {
        assertThat(clock.afterMonths(LocalDate.of(2025, 11, 30), 3).reason()).contains("2月没有30日，止于月末日");
    }

    @Test
    void aYearWithoutCalendarMakesTheDateProvisional() {
        DueDate months = clock.replyDue(LocalDate.of(2026, 11, 1), 3);
        assertThat(months.provisional()).isTrue();
        assertThat(months.due()).isEqualTo("2027-02-01");
        assertThat(months.reason()).endsWith("系统中没有2027年放假安排，这些日子暂只按周末推算，请对照国务院办公厅公布的放假安排核对。");

        DueDate days = clock.afterWorkingDays(LocalDate.of(2026, 12, 28), 5);
        assertThat(days.provisional()).isTrue();
        assertThat(days.due()).isEqualTo("2027-01-04");

        assertThat(clock.afterWorkingDays(LocalDate.of(2026, 12, 24), 5).provisional())
                .isFalse();
    }

    @Test
    void anImportedYearMakesTheDateFirm() {
        LegalClock later = new LegalClock(
                WorkCalendar.shipped().with(HolidayNotice.ofCsv(2027, "2027-01-01,休,元旦\n2027-02-01,休,春节")));
        DueDate due = later.replyDue(LocalDate.of(2026, 11, 1), 3);
        assertThat(due.provisional()).isFalse();
        assertThat(due.due()).isEqualTo("2027-02-02");
    }

    @Test
    @Tag("R7")
    void noReplyMayTakeMoreThanSixMonths() {
        assertThatThrownBy(() -> clock.replyDue(LocalDate.of(2025, 1, 1), 7))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("6个月");
    }
}
