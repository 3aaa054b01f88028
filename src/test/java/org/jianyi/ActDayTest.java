package org.jianyi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ActDayTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 8);

    @Test
    void anActIsOfTodayUnlessItSaysOtherwise() {
        assertThat(ActDay.of(null, TODAY, null, null)).isEqualTo(TODAY);
        assertThat(ActDay.of(TODAY.minusDays(3), TODAY, TODAY.minusDays(3), "交办"))
                .isEqualTo(TODAY.minusDays(3));
    }

    @Test
    void noActIsOfTomorrowOrBeforeTheOneItFollows() {
        Refused.badInput("day", "日期不能晚于今天（2026年4月8日）", () -> ActDay.of(TODAY.plusDays(1), TODAY, null, null));
        Refused.badInput(
                "day",
                "日期不能早于交办日（2026年4月5日）",
                () -> ActDay.of(LocalDate.of(2026, 4, 4), TODAY, LocalDate.of(2026, 4, 5), "交办"));
    }
}
