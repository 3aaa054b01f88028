package org.jianyi.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.jianyi.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BetweenTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 8);
    private static final LocalDate TODAY = DAY.plusDays(10);

    @Test
    void aDayLiesBetweenTheNearestActsOnBothSides() {
        Between between = Between.of(DAY, TODAY)
                .after("提出", DAY.minusDays(5))
                .after("登记", DAY.minusDays(2))
                .after("退回", null)
                .before("第一次沟通", Stream.of(DAY.plusDays(4), DAY.plusDays(3)))
                .before("办结", (LocalDate) null);

        assertThat(between.read("2026-04-06")).isEqualTo(DAY.minusDays(2));
        assertThat(between.read("2026-04-11")).isEqualTo(DAY.plusDays(3));
        Refused.badInput("value", "不能早于登记的日期（2026年4月6日）", () -> between.read("2026-04-05"));
        Refused.badInput("value", "不能晚于第一次沟通（2026年4月11日）", () -> between.read("2026-04-12"));
        assertThat(between.note()).isEqualTo("不早于登记（2026年4月6日），不晚于第一次沟通（2026年4月11日）。");
    }

    @Test
    void whereNothingFollowedItIsNotAfterToday() {
        Between between = Between.of(DAY, TODAY);

        assertThat(between.read("2026-04-18")).isEqualTo(TODAY);
        Refused.badInput("value", "不能晚于今天（2026年4月18日）", () -> between.read("2026-04-19"));
        assertThat(between.earliest()).isNull();
        assertThat(between.note()).isEqualTo("不晚于今天（2026年4月18日）。");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "昨天", "2026-02-30", "2026-4-8", "2026-04-08T00:00"})
    void whatIsNoDayIsRefusedInWords(String written) {
        Refused.badInput("value", "请填写正确的日期", () -> Between.of(DAY, TODAY).read(written));
    }
}
