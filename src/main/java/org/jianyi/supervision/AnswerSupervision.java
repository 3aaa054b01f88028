package org.jianyi.supervision;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The form 答复督办.
 *
 * @param text why it is late, what has been done, when the deputy will be answered
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 */
public record AnswerSupervision(
        @NotBlank(message = "请填写答复内容") @Size(max = 20000, message = "答复内容不能超过20000字")
        String text,

        @Size(max = 20, message = "附件不能超过20个") List<@NotNull UUID> attachments,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {
    public AnswerSupervision {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }
}
