package org.jianyi.supervision;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * The panel 列为重点督办.
 *
 * @param leader user id of the leader in charge; empty: the one it has
 * @param day the day on which it was decided; empty: today
 */
public record NameKeySuggestion(
        @Size(max = 64) String leader,

        @NotBlank(message = "列为重点督办时请写明理由") @Size(max = 1000, message = "理由不能超过1000字")
        String reason,

        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
