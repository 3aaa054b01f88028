package org.jianyi.handling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The panel 申请延期 in an open task.
 *
 * @param until the date asked for
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it was asked; empty: today
 */
public record RequestExtension(
        @NotNull(message = "请填写新的答复期限") LocalDate until,

        @NotBlank(message = "请填写延期理由") @Size(max = 2000, message = "延期理由不能超过2000字")
        String reason,

        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
