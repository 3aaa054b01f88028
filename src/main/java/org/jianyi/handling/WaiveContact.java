package org.jianyi.handling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The panel 代表同意免于面商: the deputy waives the contact.
 *
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 */
public record WaiveContact(
        @NotBlank(message = "请填写说明") @Size(max = 1000, message = "说明不能超过1000字")
        String reason,

        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
