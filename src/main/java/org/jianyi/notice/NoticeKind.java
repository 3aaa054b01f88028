package org.jianyi.notice;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a notice is about. Those that wait for somebody carry what is to do; the others say it anew each time. */
public enum NoticeKind {
    COSIGNING_ASKED("请附议", Pace.DAILY, "请确认是否附议。"),
    REVISION_ASKED("退回补正", Pace.SOON, "已退回补正，请修改后重新提交。"),
    EXAMINATION("待审查", Pace.DAILY, "请审查登记。"),
    ASSIGNMENT("待交办", Pace.DAILY, "请交办。"),
    DISPATCH("待政府交办", Pace.SOON, "镇人大办已交办，请转交政府系统承办单位。"),
    RECEIPT_ASKED("请收阅", Pace.DAILY, "送你单位参阅，请收阅确认。"),
    ASSIGNED("交办", Pace.SOON, "交你单位办理，请与代表沟通后答复。"),
    OPINION_ASKED("请会办", Pace.SOON, "请向主办单位提出会办意见。"),
    OBJECTION_REFUSED("退办未同意", Pace.SOON, "退办申请未获同意，请继续办理并答复。"),
    DRAFT_RETURNED("退回修改", Pace.SOON, "答复稿已退回，请修改后再送审签。"),
    SIGN_OFF("待审签", Pace.DAILY, "答复稿已拟好，请审签。"),
    DELIVERY("待送达", Pace.DAILY, "答复已签发，请送达代表并登记。"),
    RATING_ASKED("请评价", Pace.DAILY, "答复已送达，请评价。"),
    OBJECTION_RAISED("退办审核", Pace.DAILY, "承办单位申请退办，请审核。"),
    EXTENSION_ASKED("延期审核", Pace.DAILY, "承办单位申请延期，请审核。"),
    REHANDLING("不满意处理", Pace.DAILY, "代表评价不满意，请决定如何处理。"),
    REFERRAL("转报上级", Pace.DAILY, "收到上级答复后，请告知代表并登记。"),
    WITHDRAWAL_ASKED("请同意撤回", Pace.DAILY, "领衔代表申请撤回，请表明是否同意。"),
    URGED("催办督办", Pace.SOON, null),
    ORDER_TO_SIGN("待签发督办单", Pace.SOON, null),
    URGE_ANSWERED("待审核督办答复", Pace.DAILY, null),
    STEP("待办", Pace.DAILY, null),

    EXAMINED("审查结果", Pace.DAILY, null),
    UNITS("承办单位", Pace.DAILY, null),
    RELEASED("不再承办", Pace.SOON, null),
    EXTENDED("延期", Pace.DAILY, null),
    EXTENSION_REFUSED("延期未同意", Pace.SOON, null),
    EXTENSION_LAPSED("延期申请失效", Pace.DAILY, null),
    DATES_MOVED("期限变动", Pace.DAILY, null),
    REPLIED("已答复", Pace.DAILY, null),
    RATED("代表评价", Pace.DAILY, null),
    REHANDLING_DECIDED("不满意处理结果", Pace.DAILY, null),
    WITHDRAWAL_REFUSED("撤回未同意", Pace.DAILY, null),
    WITHDRAWN("已撤回", Pace.SOON, null),
    REFERRAL_ANSWERED("上级答复", Pace.DAILY, null),
    HANDED_OVER("移交", Pace.SOON, null),
    CHARGE("分管领导", Pace.SOON, null),
    ORDER_DECIDED("督办单签发", Pace.DAILY, null),
    KEY_NAMED("重点督办", Pace.SOON, null),
    CLOSED("办结", Pace.DAILY, null),
    SUBSTITUTION("代理", Pace.SOON, null),
    SIGNED_BY_SUBSTITUTE("已代签", Pace.DAILY, null),

    REPLY_DUE("答复临期", Pace.REMINDER, null),
    REPLY_OVERDUE("答复逾期", Pace.REMINDER, null),
    CONTACT_DUE("沟通提醒", Pace.REMINDER, null),
    OPINION_DUE("会办提醒", Pace.REMINDER, null),
    OBJECTION_WINDOW("退办期限", Pace.REMINDER, null),
    FEEDBACK_DUE("评价提醒", Pace.REMINDER, null),
    DECISION_DUE("审查审核提醒", Pace.REMINDER, null),
    SUPERVISION_DUE("督办提醒", Pace.REMINDER, null),
    DISPATCH_DUE("政府交办提醒", Pace.REMINDER, null),
    COSIGNING_CUT_OFF("附议提醒", Pace.REMINDER, null);

    private enum Pace {
        /** With the next digest. */
        DAILY,
        /** Within the hour, while people work. */
        SOON,
        /** With the next digest, unless the matter is over by then. */
        REMINDER
    }

    private final String label;
    private final Pace pace;
    private final String toDo;

    NoticeKind(String label, Pace pace, String toDo) {
        this.label = label;
        this.pace = pace;
        this.toDo = toDo;
    }

    public String label() {
        return label;
    }

    /** What is to do, in a sentence; null where that depends. */
    public String toDo() {
        return toDo;
    }

    public boolean isUrgent() {
        return pace == Pace.SOON;
    }

    public static Set<NoticeKind> reminders() {
        return Arrays.stream(values()).filter(NoticeKind::isReminder).collect(Collectors.toSet());
    }

    public boolean isReminder() {
        return pace == Pace.REMINDER;
    }
}
