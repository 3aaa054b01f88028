package org.jianyi.supervision;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * The form 审核督办答复.
 *
 * @param day the day on which it happened; empty: today
 */
public record AcceptAnswer(
        @NotNull(message = "请选择是否认可答复") Boolean accepted,
        @Size(max = 2000, message = "意见不能超过2000字") String comment,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
