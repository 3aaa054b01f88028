package org.jianyi.survey;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * The form 不满意处理.
 *
 * @param text why, or what was explained, or what the meeting found
 */
public record DecideRehandling(
        @NotNull(message = "请选择处理方式") RehandlingDecision decision,

        @NotBlank(message = "请填写处理意见") @Size(max = 4000, message = "处理意见不能超过4000字")
        String text,

        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
