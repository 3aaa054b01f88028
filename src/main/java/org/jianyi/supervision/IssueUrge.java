package org.jianyi.supervision;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * The panel 催办.
 *
 * @param text what is asked of the unit
 * @param day the day on which it was sent; empty: today
 */
public record IssueUrge(
        @NotBlank(message = "请填写催办内容") @Size(max = 5000, message = "催办内容不能超过5000字")
        String text,

        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
