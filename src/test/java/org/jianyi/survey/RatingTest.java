package org.jianyi.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Actor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingTest {

    @ParameterizedTest
    @CsvSource({
        "SATISFIED, SATISFIED, false",
        "SATISFIED, BASICALLY_SATISFIED, false",
        "SATISFIED, DISSATISFIED, true",
        "DISSATISFIED, SATISFIED, true",
        "DISSATISFIED, DISSATISFIED, true"
    })
    @Tag("R22")
    void eitherMakesItDissatisfied(Grade attitude, Grade result, boolean dissatisfied) {
        assertThat(rating(false, attitude, result).isDissatisfied()).isEqualTo(dissatisfied);
    }

    @Test
    @Tag("R24")
    void noFeedbackKeepsNoGrades() {
        Rating none = rating(true, Grade.DISSATISFIED, Grade.SATISFIED);

        assertThat(none.isNoFeedback()).isTrue();
        assertThat(none.attitude()).isNull();
        assertThat(none.result()).isNull();
        assertThat(none.solved()).isNull();
        assertThat(none.isDissatisfied()).isFalse();
    }

    private static Rating rating(boolean noFeedback, Grade attitude, Grade result) {
        RateHandling form =
                new RateHandling(noFeedback, null, null, null, attitude, result, Solved.PARTLY, "理由", null, null, null);
        return new Rating(
                new HandlingId("J2026-0001-1"),
                1,
                form,
                new Actor("d1", "代表1", Set.of("deputy")),
                false,
                LocalDate.of(2026, 4, 8),
                Instant.parse("2026-04-08T02:00:00Z"));
    }
}
