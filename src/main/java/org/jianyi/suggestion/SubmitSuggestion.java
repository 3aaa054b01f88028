package org.jianyi.suggestion;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The form 提出建议.
 *
 * @param deputyId lead deputy; the deputy himself leaves it empty, the office names him
 * @param sessionId congress session it is filed to or after; empty: the latest opened one
 * @param inSession filed during the session (大会期间) or after it (闭会期间)
 * @param earlierId an earlier suggestion on the same matter (多年多次提出)
 * @param cosigners ids of the deputies who are asked to co-sign
 * @param signedOnPaper the co-signers have signed the paper in {@code scan}; nobody is asked again
 * @param scan uploaded paper; required when the office files for a deputy
 * @param scanLater the office files from a signed paper that it scans later, before the examination
 * @param day day on which the deputy handed it in; empty: today
 */
public record SubmitSuggestion(
        Long deputyId,
        Long sessionId,
        boolean inSession,
        @NotNull(message = "请选择类型") SuggestionKind kind,

        @NotBlank(message = "请填写标题") @Size(max = 200, message = "标题不能超过200字")
        String title,

        @NotBlank(message = "请选择类别") @Size(max = 40) String category,
        @NotNull(message = "请选择办理层次") Level level,

        @NotBlank(message = "请填写情况与问题") @Size(max = 20000, message = "情况与问题不能超过20000字")
        String facts,

        @NotEmpty(message = "请至少写一条具体建议") @Size(max = 20, message = "具体建议不能超过20条")
        List<@NotBlank(message = "具体建议不能为空") @Size(max = 20000, message = "每条建议不能超过20000字") String> proposals,

        @NotNull(message = "请选择公开意见") Publicity publicity,
        @NotNull(message = "请选择来源") Source source,
        FormedBy formedBy,

        @Min(value = 0, message = "提出年数应为0至9") @Max(value = 9, message = "提出年数应为0至9")
        int raisedYears,

        @Size(max = 40) String earlierId,
        boolean contactWish,
        boolean referenceOnly,
        boolean jointAllowed,
        @Size(max = 20) String suggestedUnit,
        boolean confidential,
        @Size(max = 1000, message = "保密理由不能超过1000字") String confidentialReason,
        @Size(max = 30, message = "附议代表不能超过30人") List<@NotNull Long> cosigners,
        boolean signedOnPaper,
        @Size(max = 20, message = "附件不能超过20个") List<@NotNull UUID> attachments,
        UUID scan,
        boolean scanLater,
        @PastOrPresent(message = "提出日期不能晚于今天") LocalDate day) {

    public SubmitSuggestion {
        proposals = proposals == null
                ? List.of()
                : List.copyOf(
                        proposals.stream().map(p -> p == null ? "" : p.strip()).toList());
        cosigners =
                cosigners == null ? List.of() : cosigners.stream().distinct().toList();
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    @AssertTrue(message = "申请保密时请写明理由")
    boolean isConfidentialReasonGiven() {
        return !confidential || confidentialReason != null && !confidentialReason.isBlank();
    }
}
