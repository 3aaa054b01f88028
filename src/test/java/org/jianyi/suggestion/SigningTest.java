package org.jianyi.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.suggestion.Written.DAY;
import static org.jianyi.suggestion.Written.ID;
import static org.jianyi.suggestion.Written.NOW;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.Refused;
import org.jianyi.roster.Deputy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts, signatures under them, and the ids and numbers they are known by. */
class SigningTest {

    @Test
    @Tag("R1")
    void aMandateHasAFirstAndALastDay() {
        Deputy deputy = Written.deputy("d1");
        deputy.endMandate(DAY);

        assertThat(deputy.isActiveOn(LocalDate.of(2021, 11, 30))).isFalse();
        assertThat(deputy.isActiveOn(LocalDate.of(2021, 12, 1))).isTrue();
        assertThat(deputy.isActiveOn(DAY)).isTrue();
        assertThat(deputy.isActiveOn(DAY.plusDays(1))).isFalse();
        Refused.badInput("validTo", "不能早于", () -> deputy.endMandate(LocalDate.of(2020, 1, 1)));
    }

    @Test
    @Tag("R2")
    void whoAnsweredYesHasSigned() {
        assertThat(cosigning(Cosigning.State.ASKED).isSigned()).isFalse();
        assertThat(cosigning(Cosigning.State.ON_PAPER).isSigned()).isTrue();

        Cosigning agreed = cosigning(Cosigning.State.ASKED);
        agreed.answer(true, "同意", NOW);
        assertThat(agreed.isSigned()).isTrue();
        assertThat(agreed.answeredAt()).isEqualTo(NOW);

        Cosigning declined = cosigning(Cosigning.State.ASKED);
        declined.answer(false, null, NOW);
        assertThat(declined.isSigned()).isFalse();
        assertThat(declined.state()).isEqualTo(Cosigning.State.DECLINED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cosigning.State.class,
            names = {"CONFIRMED", "ON_PAPER", "DECLINED", "DROPPED"})
    void nobodyAnswersTwice(Cosigning.State state) {
        Cosigning cosigning = cosigning(state);
        Refused.conflict("您已经答复过附议，或附议已经结束", () -> cosigning.answer(true, null, NOW));
        assertThat(cosigning.state()).isEqualTo(state);
    }

    @Test
    void whoDidNotAnswerDropsOffAndWhoDidStays() {
        Cosigning waiting = cosigning(Cosigning.State.ASKED);
        Cosigning signed = cosigning(Cosigning.State.ON_PAPER);
        waiting.drop(NOW);
        signed.drop(NOW);

        assertThat(waiting.state()).isEqualTo(Cosigning.State.DROPPED);
        assertThat(signed.state()).isEqualTo(Cosigning.State.ON_PAPER);
    }

    @Test
    void onlyASignerComments() {
        Refused.forbidden(
                "只有附议代表可以填写意见", () -> cosigning(Cosigning.State.DECLINED).comment("办得不错", NOW));
        Cosigning signed = cosigning(Cosigning.State.ON_PAPER);
        signed.comment("办得不错", NOW);
        assertThat(signed.comment()).isEqualTo("办得不错");
    }

    @Test
    @Tag("R3")
    void aCorrectionIsAnotherVersion() {
        Submission first = new Submission(ID, 1, " 标题 ", " 情况 ", List.of("一", "二"), null, DAY, NOW, "d1");

        assertThat(first.saysTheSameAs("标题", "情况", List.of("一", "二"))).isTrue();
        assertThat(first.saysTheSameAs("标题甲", "情况", List.of("一", "二"))).isFalse();
        assertThat(first.saysTheSameAs("标题", "情况变了", List.of("一", "二"))).isFalse();
        assertThat(first.saysTheSameAs("标题", "情况", List.of("二", "一"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "J26-0001", "J2026-1", "j2026-0001", "J2026-0001-1", "J2026-0001'", "../J2026-0001"})
    void whatIsNoIdIsNotFound(String value) {
        Refused.notFound("没有这件建议，或者您无权查看", () -> SuggestionId.of(value));
    }

    @Test
    void idsAndNumbersAreReadable() {
        assertThat(SuggestionId.of(2026, 57)).hasToString("J2026-0057");
        assertThat(SuggestionId.of(2026, 12345)).hasToString("J2026-12345");
        assertThat(SuggestionId.of("J2026-0057")).isEqualTo(SuggestionId.of(2026, 57));
        Refused.notFound("没有这件建议", () -> SuggestionId.of(null));
        assertThat(new SuggestionNumber(Written.SESSION, true, 1).fullLabel()).isEqualTo("镇十三届人大九次会议第001号");
        assertThat(new SuggestionNumber(Written.SESSION, true, 1234).label()).isEqualTo("第1234号");
    }

    @Test
    void anExaminerIsToldOfTheUsualSlips() {
        String facts = "村前支渠淤积。下游三个组浇不上水。";
        assertThat(EntryHints.of("关于清淤村前支渠的建议", facts, List.of("清淤。"))).isEmpty();
        assertThat(EntryHints.of("清淤村前支渠", facts, List.of("清淤。"))).containsExactly("标题一般写成“关于……的建议”");
        assertThat(EntryHints.of("关于修路、提高低保、增加学校老师的建议", facts, List.of("清淤。")))
                .singleElement()
                .asString()
                .contains("一事一议");
        assertThat(EntryHints.of("关于清淤村前支渠的建议", "支渠淤积。", List.of("清淤。")))
                .singleElement()
                .asString()
                .contains("只有一句话");
        assertThat(EntryHints.of("关于清淤村前支渠的建议", "支渠淤积，".repeat(100), List.of("清淤。")))
                .as("a long text without a full stop")
                .isEmpty();
        assertThat(EntryHints.of("关于清淤村前支渠的建议", facts, List.of("清淤。", "清淤"))).containsExactly("有两条具体建议写得一样");
    }

    private static Cosigning cosigning(Cosigning.State state) {
        return new Cosigning(ID, Written.deputy("d2"), 1, state, NOW);
    }
}
