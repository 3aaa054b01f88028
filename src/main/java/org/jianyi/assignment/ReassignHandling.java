package org.jianyi.assignment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * The panel 改由其他单位承办 on the case page: gives what a unit has not begun yet to another one.
 *
 * @param unit code of the unit that takes over
 */
public record ReassignHandling(
        @NotBlank(message = "请选择改由哪个单位承办") @Size(max = 20) String unit,

        @NotBlank(message = "请填写理由") @Size(max = 1000, message = "理由不能超过1000字")
        String reason,

        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
