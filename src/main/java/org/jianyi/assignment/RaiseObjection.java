package org.jianyi.assignment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The panel 申请退办 in an open task.
 *
 * @param proposedUnit code of the unit that should handle it
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 */
public record RaiseObjection(
        @NotBlank(message = "请填写退办理由") @Size(max = 2000, message = "退办理由不能超过2000字")
        String reason,

        @NotBlank(message = "请填写退办依据") @Size(max = 2000, message = "退办依据不能超过2000字")
        String basis,

        @NotBlank(message = "请选择建议改由哪个单位承办") @Size(max = 20) String proposedUnit,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
