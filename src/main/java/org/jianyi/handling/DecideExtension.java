package org.jianyi.handling;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * The form 延期审核.
 *
 * @param granted true: the date becomes the one asked for; false: the old one stands
 * @param reason told to the unit; required when it is refused
 */
public record DecideExtension(
        @NotNull(message = "请选择同意或不同意延期") Boolean granted,
        @Size(max = 2000, message = "审核意见不能超过2000字") String reason,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
