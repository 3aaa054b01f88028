package org.jianyi.rulebook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.sheet.Column;

/** A rule profile as it is written on its page. How long each may be, {@link RuleProfile} says. */
public record RuleEntry(
        @Column(value = "规则名称", hint = "例如：2027年修订规则")
        @NotBlank(message = "请填写规则名称")
        @Size(max = 60, message = "规则名称不能超过60字")
        String version,

        @Column(value = "施行日期", hint = "今天或者以后；从这一天起交办的建议按这份规则") @NotNull(message = "请填写施行日期")
        LocalDate since,

        @Column(value = "审查交办（工作日）", hint = "闭会期间，自收到建议起") @NotNull(message = "请填写工作日数")
        Integer assignDays,

        @Column(value = "政府交办（工作日）", hint = "镇政府办转交，自交办起") @NotNull(message = "请填写工作日数")
        Integer dispatchDays,

        @Column(value = "申请退办（工作日）", hint = "自交办起，过期不能再申请") @NotNull(message = "请填写工作日数")
        Integer objectionDays,

        @Column(value = "退办、延期审核（工作日）", hint = "自单位申请退办或者申请延期起") @NotNull(message = "请填写工作日数")
        Integer objectionDecisionDays,

        @Column(value = "首次沟通（工作日）", hint = "自交办起；沟通是法定的，时间由镇里定") @NotNull(message = "请填写工作日数")
        Integer contactDays,

        @Column(value = "会办意见（月）", hint = "自交办起，不能长于答复期限") @NotNull(message = "请填写月数")
        Integer assistingMonths,

        @Column(value = "重提会办意见（工作日）", hint = "自退回起") @NotNull(message = "请填写工作日数")
        Integer repeatedOpinionDays,

        @Column(value = "答复（月）", hint = "自交办起，最长三个月（代表法第五十一条）") @NotNull(message = "请填写月数")
        Integer replyMonths,

        @Column(value = "复杂事项答复（月）", hint = "自交办起，最长六个月（代表法第五十一条）") @NotNull(message = "请填写月数")
        Integer complexReplyMonths,

        @Column(value = "延期须经同意", hint = "否：承办单位写明理由就可以延期，最长不超过复杂事项的期限") @NotNull(message = "请选择")
        Boolean extensionNeedsConsent,

        @Column(value = "代表反馈（工作日）", hint = "自答复送达起，过期记“未反馈”") @NotNull(message = "请填写工作日数")
        Integer feedbackDays,

        @Column(value = "不满意处理（工作日）", hint = "自代表评价起") @NotNull(message = "请填写工作日数")
        Integer rehandlingDecisionDays,

        @Column(value = "重新办理答复（月）", hint = "自决定重新办理起") @NotNull(message = "请填写月数")
        Integer rehandlingMonths,

        @Column(value = "签发督办单、审核督办答复（工作日）", hint = "自拟单、自答复起；本镇自定，不是法定期限") @NotNull(message = "请填写工作日数")
        Integer supervisionDays,

        @Column(value = "群众意见答复（日）", hint = "自登记起") @NotNull(message = "请填写日数")
        Integer opinionDays,

        @Column(value = "简易意见答复（日）", hint = "自登记起") @NotNull(message = "请填写日数")
        Integer quickOpinionDays,

        @Column(value = "公开（工作日）", hint = "自答复送达起") @NotNull(message = "请填写工作日数")
        Integer publicationDays,

        @Column(value = "单位内部期限提前（工作日）", hint = "比答复期限早这么多，留出审签、用印、送达的时间") @NotNull(message = "请填写工作日数")
        Integer internalUnitDays,

        @Column(value = "整件内部期限提前（工作日）", hint = "比答复期限早这么多，镇人大办还来得及督促") @NotNull(message = "请填写工作日数")
        Integer internalCaseDays,

        @Column(value = "其他环节提前（工作日）", hint = "只有几个工作日的环节，早这么多提醒") @NotNull(message = "请填写工作日数")
        Integer internalStepDays,

        @Column(value = "到期前提醒（日）", hint = "用顿号隔开，0是当天，例如：30、15、7、3、0；到期前不提醒的，写“不提醒”")
        @NotBlank(message = "请填写到期前几日提醒；到期前不提醒的，请写“不提醒”")
        @Pattern(regexp = "\\s*|不提醒|\\d{1,2}([、,， ]+\\d{1,2}){0,9}", message = "请写成30、15、7、3、0的样子，最多10个；或者写“不提醒”")
        String remindDaysBefore,

        @Column(value = "逾期后每隔几日催办") @NotNull(message = "请填写日数")
        Integer remindEveryDaysAfter) {

    private static final String NO_REMINDER = "不提醒";

    /** A profile to start from. */
    public static RuleEntry of(RuleProfile profile, String version, LocalDate since) {
        return new RuleEntry(
                version,
                since,
                profile.assignDays(),
                profile.dispatchDays(),
                profile.objectionDays(),
                profile.objectionDecisionDays(),
                profile.contactDays(),
                profile.assistingMonths(),
                profile.repeatedOpinionDays(),
                profile.replyMonths(),
                profile.complexReplyMonths(),
                profile.extensionNeedsConsent(),
                profile.feedbackDays(),
                profile.rehandlingDecisionDays(),
                profile.rehandlingMonths(),
                profile.supervisionDays(),
                profile.opinionDays(),
                profile.quickOpinionDays(),
                profile.publicationDays(),
                profile.internalUnitDays(),
                profile.internalCaseDays(),
                profile.internalStepDays(),
                profile.remindDaysBefore().isEmpty()
                        ? NO_REMINDER
                        : profile.remindDaysBefore().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining("、")),
                profile.remindEveryDaysAfter());
    }

    /** @throws org.jianyi.Refusal naming the component that is too long or too short */
    public RuleProfile profile() {
        return new RuleProfile(
                version.strip(),
                since,
                assignDays,
                dispatchDays,
                objectionDays,
                objectionDecisionDays,
                rehandlingDecisionDays,
                contactDays,
                assistingMonths,
                replyMonths,
                complexReplyMonths,
                extensionNeedsConsent,
                feedbackDays,
                rehandlingMonths,
                opinionDays,
                quickOpinionDays,
                publicationDays,
                days(remindDaysBefore),
                remindEveryDaysAfter,
                repeatedOpinionDays,
                internalUnitDays,
                internalCaseDays,
                internalStepDays,
                supervisionDays);
    }

    private static List<Integer> days(String text) {
        return text == null || text.isBlank() || text.strip().equals(NO_REMINDER)
                ? List.of()
                : Arrays.stream(text.strip().split("[、,， ]+"))
                        .map(Integer::valueOf)
                        .toList();
    }
}
