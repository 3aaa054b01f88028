package org.jianyi.withdrawal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The form 撤回建议.
 *
 * @param suggestion id of the suggestion
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 */
public record WithdrawSuggestion(
        @NotBlank(message = "请选择要撤回的建议") @Size(max = 40) String suggestion,

        @NotBlank(message = "请填写撤回理由") @Size(max = 2000, message = "撤回理由不能超过2000字")
        String reason,

        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
