package org.jianyi.assignment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The form 签收: a unit accepts its assignment or objects to it.
 *
 * @param accepted true: signs in; false: objects (申请退办)
 * @param reason with an objection: why
 * @param basis with an objection: the legal or organisational basis
 * @param proposedUnit with an objection: code of the unit that should handle it
 * @param scan uploaded paper; required when somebody records this for another (代录), unless it was told by telephone
 * @param day the day on which it happened; empty: today
 * @param toldBy who said it on the telephone, where the office enters it without paper
 */
public record AcceptAssignment(
        @NotNull(message = "请选择签收或申请退办") Boolean accepted,
        @Size(max = 2000, message = "退办理由不能超过2000字") String reason,
        @Size(max = 2000, message = "退办依据不能超过2000字") String basis,
        @Size(max = 20) String proposedUnit,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day,
        @Size(max = 60, message = "来电人不能超过60字") String toldBy) {}
