package org.jianyi.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RuleProfileTest {

    @Test
    void theStandardProfileTakesAllTheLawAllows() {
        RuleProfile standard = RuleProfile.standard();
        assertThat(standard.replyMonths()).isEqualTo(3);
        assertThat(standard.complexReplyMonths()).isEqualTo(6);
        assertThat(standard.objectionDays()).isEqualTo(5);
        assertThat(standard.feedbackDays()).isEqualTo(15);
    }

    @Test
    void aProfileMayBeStricterThanTheLaw() {
        assertThat(profile(2, 4).replyMonths()).isEqualTo(2);
    }

    @Test
    @Tag("R7")
    void aProfileMayNotBeLaxerThanTheLaw() {
        assertThatThrownBy(() -> profile(4, 6))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("1至3个月，不能是4个月：代表法第五十一条规定最长三个月");
        assertThatThrownBy(() -> profile(3, 7)).isInstanceOf(Refusal.class).hasMessageContaining("至6个月");
        assertThatThrownBy(() -> profile(3, 2))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("复杂事项答复期限（2个月）不能短于答复期限（3个月）");
    }

    private static RuleProfile profile(int months, int complexMonths) {
        return new RuleProfile(
                "试行",
                LocalDate.of(2025, 1, 1),
                7,
                3,
                5,
                3,
                7,
                20,
                1,
                months,
                complexMonths,
                true,
                15,
                1,
                30,
                15,
                20,
                List.of(7),
                7,
                5,
                10,
                5,
                1,
                3);
    }
}
