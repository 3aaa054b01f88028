package org.jianyi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What units owe by dates of their own. */
class OwingTest {

    private static final LocalDate OPINION = LocalDate.of(2026, 5, 8);
    private static final LocalDate REPLY = LocalDate.of(2026, 7, 8);
    private static final LocalDate CONTACT = LocalDate.of(2026, 4, 20);

    @Test
    void eachUnitOwesByItsOwnDate() {
        Owing owing = Owing.of(
                List.of("镇水利站", "镇环卫所", "派出所"),
                new Whereabouts(List.of(handles("镇水利站", null), assists("镇水利站", "镇环卫所"))));

        assertThat(owing.nearFrom()).isEqualTo(Arrays.asList(REPLY.minusDays(15), OPINION.minusDays(3), null));
        assertThat(owing.lateFrom()).isEqualTo(Arrays.asList(REPLY.plusDays(1), OPINION.plusDays(1), null));
        assertThat(owing.reply()).containsExactly(true, false, false);
    }

    @Test
    void ofTwoDatesTheEarlierCounts() {
        Owing owing = Owing.of(
                List.of("镇水利站", "派出所"), new Whereabouts(List.of(handles("镇水利站", CONTACT), handles("派出所", null))));

        assertThat(owing.nearFrom()).containsExactly(CONTACT.minusDays(3), REPLY.minusDays(15));
        assertThat(owing.lateFrom()).containsExactly(CONTACT.plusDays(1), REPLY.plusDays(1));
    }

    @Test
    void ofOneUnitThatAloneOwesTheReplyTheRowSaysItAll() {
        assertThat(Owing.of(List.of("镇水利站"), new Whereabouts(List.of(handles("镇水利站", null)))))
                .isEqualTo(Owing.NOTHING);
    }

    @Test
    void whereTheOfficeIsWaitedForTooTheRowsLightIsNotTheUnits() {
        Turn decision = Turn.of(Step.DECIDE_EXTENSION, "镇人大办", CONTACT, CONTACT);

        Owing owing = Owing.of(List.of("镇水利站"), new Whereabouts(List.of(handles("镇水利站", null), decision)));

        assertThat(owing.lateFrom()).containsExactly(REPLY.plusDays(1));
    }

    @Test
    void whileNoUnitIsWaitedForNothingIsOwed() {
        Turn rating = Turn.of(Step.RATE, "代表", REPLY, REPLY.plusDays(10));

        assertThat(Owing.of(List.of("镇水利站", "派出所"), new Whereabouts(List.of(rating))))
                .isEqualTo(Owing.NOTHING);
    }

    private static Turn handles(String unit, LocalDate due) {
        return new Turn(Step.HANDLE, unit, unit, 1, CONTACT, due, REPLY, "H1", null);
    }

    private static Turn assists(String leading, String unit) {
        return new Turn(Step.ASSIST, unit, leading, 1, CONTACT, OPINION, null, "H1", "HWS");
    }
}
