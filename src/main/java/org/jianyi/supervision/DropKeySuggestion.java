package org.jianyi.supervision;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * The panel 取消重点督办.
 *
 * @param day the day on which it was decided; empty: today
 */
public record DropKeySuggestion(
        @NotBlank(message = "请填写取消重点督办的理由") @Size(max = 1000, message = "理由不能超过1000字")
        String reason,

        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
