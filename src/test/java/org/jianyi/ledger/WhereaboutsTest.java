package org.jianyi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {

    private static final LocalDate ASSIGNED = LocalDate.of(2026, 4, 8);
    private static final LocalDate REPLY_DUE = LocalDate.of(2026, 7, 8);
    private static final LocalDate OPINION_DUE = LocalDate.of(2026, 5, 8);

    private final Turn unit = new Turn(Step.HANDLE, "镇水利站", "镇水利站", 1, ASSIGNED, null, REPLY_DUE, null, null);
    private final Turn assistant = new Turn(Step.ASSIST, "供电所", "镇水利站", 1, ASSIGNED, OPINION_DUE, null, null, null);

    @Test
    void aReplyIsNearFromFifteenDaysBeforeAndLateFromTheDayAfter() {
        Whereabouts now = new Whereabouts(List.of(unit));

        assertThat(now.due()).isEqualTo(REPLY_DUE);
        assertThat(now.since()).isEqualTo(ASSIGNED);
        assertThat(now.light(REPLY_DUE.minusDays(16))).isEqualTo(Light.GREEN);
        assertThat(now.light(REPLY_DUE.minusDays(15))).isEqualTo(Light.YELLOW);
        assertThat(now.light(REPLY_DUE)).isEqualTo(Light.YELLOW);
        assertThat(now.light(REPLY_DUE.plusDays(1))).isEqualTo(Light.RED);
    }

    @Test
    void anOfficesOwnStepIsNearFromThreeDaysBefore() {
        Whereabouts now = new Whereabouts(List.of(Turn.of(Step.ASSIGN, "镇人大办", ASSIGNED, OPINION_DUE)));

        assertThat(now.light(OPINION_DUE.minusDays(4))).isEqualTo(Light.GREEN);
        assertThat(now.light(OPINION_DUE.minusDays(3))).isEqualTo(Light.YELLOW);
    }

    @Test
    void anAssistingUnitCountsOnceItsTimeIsOver() {
        Whereabouts now = new Whereabouts(List.of(unit, assistant));

        assertThat(now.on(OPINION_DUE)).containsExactly(unit);
        assertThat(now.due(OPINION_DUE)).isEqualTo(REPLY_DUE);
        assertThat(now.light(OPINION_DUE)).isEqualTo(Light.GREEN);

        assertThat(now.on(OPINION_DUE.plusDays(1))).containsExactly(unit, assistant);
        assertThat(now.due(OPINION_DUE.plusDays(1))).isEqualTo(OPINION_DUE);
        assertThat(now.light(OPINION_DUE.plusDays(1))).isEqualTo(Light.RED);
    }

    @Test
    void ofSeveralDatesTheEarliestIsShownWithTheMostUrgentLight() {
        Turn decision = new Turn(
                Step.DECIDE_OBJECTION,
                "镇人大办",
                "镇环卫所",
                1,
                REPLY_DUE.minusDays(14),
                REPLY_DUE.minusDays(4),
                REPLY_DUE,
                null,
                null);
        Whereabouts now = new Whereabouts(List.of(unit, decision));

        assertThat(now.due(REPLY_DUE.minusDays(10))).isEqualTo(REPLY_DUE.minusDays(4));
        assertThat(now.light(REPLY_DUE.minusDays(10))).isEqualTo(Light.YELLOW);
    }

    @Test
    void whereNobodyIsHeldToADateThereIsNoLight() {
        assertThat(new Whereabouts(List.of(Turn.of(Step.REVISE, "代表1代表", ASSIGNED, null))).light(REPLY_DUE))
                .isNull();
        assertThat(new Whereabouts(List.of()).since()).isNull();
    }
}
