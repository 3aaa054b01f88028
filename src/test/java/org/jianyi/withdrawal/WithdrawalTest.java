package org.jianyi.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jianyi.Refused;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WithdrawalTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 8);
    private static final ZoneId TOWN = ZoneId.of("Asia/Shanghai");

    private final Withdrawal withdrawal = new Withdrawal(new SuggestionId("J2026-0001"), "已经解决", DAY, "d1");

    @Test
    @Tag("R25")
    void oneRefusalIsEnough() {
        withdrawal.consent(2L, true, null, Instant.parse("2026-04-08T02:00:00Z"));
        assertThat(withdrawal.isRefused()).isFalse();
        withdrawal.consent(3L, false, "还没有解决", Instant.parse("2026-04-08T03:00:00Z"));
        assertThat(withdrawal.isRefused()).isTrue();
        Refused.conflict("您已经答复过", () -> withdrawal.consent(3L, true, null, Instant.now()));

        withdrawal.end(Withdrawal.State.REFUSED);
        Refused.conflict("撤回申请已经结束", () -> withdrawal.consent(4L, true, null, Instant.now()));
        assertThat(withdrawal.consents()).hasSize(2);
    }

    @Test
    @Tag("R25")
    void theLastAgreementIsTheDay() {
        assertThat(withdrawal.agreedOn(TOWN)).isEqualTo(DAY);

        withdrawal.consent(2L, true, null, Instant.parse("2026-04-10T15:59:59Z"));
        assertThat(withdrawal.agreedOn(TOWN)).isEqualTo(LocalDate.of(2026, 4, 10));
        withdrawal.consent(3L, true, null, Instant.parse("2026-04-10T16:00:00Z"));
        assertThat(withdrawal.agreedOn(TOWN)).isEqualTo(LocalDate.of(2026, 4, 11));
    }
}
