package org.jianyi.reply;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The form 拟稿答复: answers every numbered proposal given to this unit.
 *
 * @param replyClass code of the active class scheme
 * @param promises required with a class that means IN_PROGRESS or PLANNED
 * @param classReason required with a class that means NOT_NOW, REFERENCE or BEYOND_POWER
 * @param letterNumber 发文字号, for example 枫政函〔2026〕12号
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 * @param issuer on paper: in whose name the letter stands; empty: as the roster says
 */
public record DraftReply(
        @NotBlank(message = "请选择答复类别") @Size(max = 10) String replyClass,
        @Size(max = 20000, message = "开头不能超过20000字") String opening,
        @NotEmpty(message = "请逐条答复建议") List<@Valid @NotNull DraftAnswer> answers,
        @Size(max = 30, message = "承诺事项不能超过30条") List<@Valid @NotNull PromiseDraft> promises,
        @Size(max = 2000, message = "原因说明不能超过2000字") String classReason,

        @NotBlank(message = "请填写发文字号") @Size(max = 60, message = "发文字号不能超过60字")
        String letterNumber,

        @NotBlank(message = "请填写联系人") @Size(max = 60, message = "联系人不能超过60字")
        String contactPerson,

        @NotBlank(message = "请填写联系电话") @Size(max = 40, message = "联系电话不能超过40字")
        String contactPhone,

        @NotNull(message = "请选择公开属性") ReplyPublicity publicity,
        @Size(max = 1000, message = "不予公开理由不能超过1000字") String publicityReason,
        @Size(max = 20, message = "附件不能超过20个") List<@NotNull UUID> attachments,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day,
        Issuer issuer) {
    public DraftReply {
        answers = answers == null ? List.of() : List.copyOf(answers);
        promises = promises == null ? List.of() : List.copyOf(promises);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }
}
