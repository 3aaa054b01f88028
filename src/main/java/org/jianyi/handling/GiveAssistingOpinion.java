package org.jianyi.handling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The form 会办意见.
 *
 * @param scan uploaded paper; required when somebody records this for another (代录), unless it was told by telephone
 * @param day the day on which it happened; empty: today
 * @param toldBy who said it on the telephone, where the office enters it without paper
 */
public record GiveAssistingOpinion(
        @NotBlank(message = "请填写会办意见") @Size(max = 20000, message = "会办意见不能超过20000字")
        String text,

        @Size(max = 20, message = "附件不能超过20个") List<@NotNull UUID> attachments,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day,
        @Size(max = 60, message = "来电人不能超过60字") String toldBy) {
    public GiveAssistingOpinion {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }
}
