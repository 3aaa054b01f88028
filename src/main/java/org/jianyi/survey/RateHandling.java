package org.jianyi.survey;

import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The form 办理情况征询意见表.
 *
 * @param noFeedback only for the office, after the feedback window: 未反馈
 * @param receivedOn day on which the letter was received
 * @param reasons required with 不满意
 * @param pressed a private note to the presidium: I was pressed
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 */
public record RateHandling(
        boolean noFeedback,
        @PastOrPresent(message = "收到日期不能晚于今天") LocalDate receivedOn,
        ContactedBy contactedBy,
        ContactedHow contactedHow,
        Grade attitude,
        Grade result,
        Solved solved,
        @Size(max = 4000, message = "意见和理由不能超过4000字") String reasons,
        @Size(max = 2000, message = "反映情况不能超过2000字") String pressed,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
