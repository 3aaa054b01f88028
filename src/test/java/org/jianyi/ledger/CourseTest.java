package org.jianyi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At the end of each month a suggestion stands where it had come by then. */
class CourseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 10);

    @Test
    void aSuggestionGoesFromStateToState() {
        Course course = Course.of(
                List.of(new Course.Group(
                        number(2026, 1), number(2026, 2), number(2026, 2), number(2026, 4), number(2026, 6), false, 3)),
                TODAY);

        assertThat(states(course))
                .containsExactly(
                        "2026-01 SUBMITTED 3",
                        "2026-02 ASSIGNED 3",
                        "2026-03 ASSIGNED 3",
                        "2026-04 REPLIED 3",
                        "2026-05 REPLIED 3",
                        "2026-06 CLOSED 3");
    }

    @Test
    void theRunningMonthEndsToday() {
        Course course = Course.of(List.of(), TODAY);
        assertThat(course.months()).hasSize(12);
        assertThat(course.months().get(0).day()).isEqualTo(LocalDate.of(2025, 7, 31));
        assertThat(course.months().get(10).day()).isEqualTo(LocalDate.of(2026, 5, 31));
        assertThat(course.months().get(11).day()).isEqualTo(TODAY);
    }

    @Test
    void ofWhatWasClosedBeforeAndOfWhatWasWithdrawnNothingIsLeft() {
        Course course = Course.of(
                List.of(
                        new Course.Group(
                                number(2025, 1),
                                number(2025, 1),
                                number(2025, 1),
                                number(2025, 3),
                                number(2025, 6),
                                false,
                                5),
                        new Course.Group(number(2026, 4), null, null, null, number(2026, 5), true, 1)),
                TODAY);

        assertThat(states(course)).containsExactly("2026-04 SUBMITTED 1");
    }

    private static int number(int year, int month) {
        return Course.number(YearMonth.of(year, month));
    }

    private static List<String> states(Course course) {
        return course.months().stream()
                .flatMap(month -> month.counts().entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .map(count -> YearMonth.from(month.day()) + " " + count.getKey() + " " + count.getValue()))
                .toList();
    }
}
