package org.jianyi.supervision;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The panel 督办单.
 *
 * @param text what is demanded
 * @param toLeader the leader in charge answers, not the head of the unit
 * @param scan uploaded paper that the chairman has signed; without it the order waits for his signature
 * @param day the day of the signature on paper; empty: today
 */
public record IssueOrder(
        @NotBlank(message = "请填写督办要求") @Size(max = 5000, message = "督办要求不能超过5000字")
        String text,

        boolean toLeader,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
