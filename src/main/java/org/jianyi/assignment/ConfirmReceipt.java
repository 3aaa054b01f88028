package org.jianyi.assignment;

import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The form 收阅确认 for a suggestion that was given for reference only.
 *
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 */
public record ConfirmReceipt(
        @Size(max = 2000, message = "收阅意见不能超过2000字") String note,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
