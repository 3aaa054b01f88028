package org.jianyi.suggestion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The form 补正: the next version of a suggestion that was returned. Co-signers are asked again if title, facts or proposals changed.
 *
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 */
public record ReviseSuggestion(
        @NotBlank(message = "请填写标题") @Size(max = 200, message = "标题不能超过200字")
        String title,

        @NotBlank(message = "请填写情况与问题") @Size(max = 20000, message = "情况与问题不能超过20000字")
        String facts,

        @NotEmpty(message = "请至少写一条具体建议") @Size(max = 20, message = "具体建议不能超过20条")
        List<@NotBlank(message = "具体建议不能为空") @Size(max = 20000, message = "每条建议不能超过20000字") String> proposals,

        @Size(max = 20, message = "附件不能超过20个") List<@NotNull UUID> attachments,
        @Size(max = 2000, message = "补正说明不能超过2000字") String note,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {
    public ReviseSuggestion {
        proposals = proposals == null
                ? List.of()
                : proposals.stream().map(p -> p == null ? "" : p.strip()).toList();
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }
}
