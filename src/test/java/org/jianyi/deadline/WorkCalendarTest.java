package org.jianyi.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.jianyi.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkCalendarTest {

    private final WorkCalendar calendar = WorkCalendar.shipped();

    @Test
    void threeYearsAreShipped() {
        assertThat(calendar.years()).containsExactly(2024, 2025, 2026);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-04",
                "2026-02-14",
                "2026-02-28",
                "2026-05-09",
                "2026-09-20",
                "2026-10-10",
                "2024-05-11",
                "2025-01-26"
            })
    void makeUpDaysAreWorked(LocalDate day) {
        assertThat(calendar.isWorkingDay(day)).isTrue();
        assertThat(calendar.describe(day)).contains("调休上班");
    }

    /** Weekdays less the holidays on them, plus make-up days: 262-19+8, 261-18+5, 261-19+6. */
    @ParameterizedTest
    @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
    void theYearHasTheWorkingDaysOfItsNotice(int year, int workingDays) {
        LocalDate first = LocalDate.of(year, 1, 1);
        assertThat(IntStream.range(0, first.lengthOfYear())
                        .mapToObj(first::plusDays)
                        .filter(calendar::isWorkingDay))
                .hasSize(workingDays);
    }

    @Test
    void aNoticeMayNameDaysOfTheDecemberBefore() {
        WorkCalendar later = calendar.with(HolidayNotice.ofCsv(2027, "2026-12-31,休,元旦\n2027-01-01,休,元旦"));
        assertThat(later.isWorkingDay(LocalDate.of(2026, 12, 31))).isFalse();
        assertThat(later.isWorkingDay(LocalDate.of(2026, 12, 30))).isTrue();
        assertThat(later.isWorkingDay(LocalDate.of(2026, 10, 10))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 31))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-01,休",
                "2027-01-01,休,",
                "2027-2-30,休,元旦",
                "2027-01-01,假,元旦",
                "2025-01-01,休,元旦",
                "2027-01-04,班,元旦",
                "2027-01-01,休,元旦\n2027-01-01,休,元旦",
                "",
                "# 无"
            })
    void aWrongCalendarFileIsRefused(String csv) {
        assertThatThrownBy(() -> calendar.with(HolidayNotice.ofCsv(2027, csv)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("放假安排");
    }
}
