package org.jianyi.assignment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** The panel 取消承办 on the case page: takes a unit out while others work. */
public record CancelHandling(
        @NotBlank(message = "请填写理由") @Size(max = 1000, message = "理由不能超过1000字")
        String reason,

        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
