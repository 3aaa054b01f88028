package org.jianyi.handling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The form 办理: what the unit did about it.
 *
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 */
public record HandleSuggestion(
        @NotBlank(message = "请填写办理情况") @Size(max = 20000, message = "办理情况不能超过20000字")
        String measures,

        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
