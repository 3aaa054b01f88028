package org.jianyi.supervision;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The form 签发督办单.
 *
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 */
public record SignOrder(
        @NotNull(message = "请选择是否签发") Boolean signed,
        @Size(max = 2000, message = "意见不能超过2000字") String comment,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
