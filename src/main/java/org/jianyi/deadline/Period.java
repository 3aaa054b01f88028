package org.jianyi.deadline;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Everything that has its time in the handling of a suggestion: from which day it is counted, and how long it is by the rules. */
public enum Period {
    ASSIGN("assign", "审查交办", "收到建议之日", false, RuleProfile::assignDays),
    OBJECTION("objection", "申请退办", "交办之日", false, RuleProfile::objectionDays),
    OBJECTION_DECISION("objectionDecision", "退办审核", "申请退办之日", false, RuleProfile::objectionDecisionDays),
    FIRST_CONTACT("firstContact", "首次沟通", "交办之日", false, RuleProfile::contactDays),
    ASSISTING_OPINION("assistingOpinion", "会办意见", "交办之日", true, RuleProfile::assistingMonths),
    REPLY("reply", "答复", "交办之日", true, RuleProfile::replyMonths),
    REPLY_COMPLEX("replyComplex", "答复（涉及面广、办理难度大）", "交办之日", true, RuleProfile::complexReplyMonths),
    FEEDBACK("feedback", "代表反馈", "答复送达之日", false, RuleProfile::feedbackDays),
    REHANDLING("rehandling", "重新办理的答复", "决定重新办理之日", true, RuleProfile::rehandlingMonths),
    DISPATCH("dispatch", "政府交办", "交办之日", false, RuleProfile::dispatchDays),
    REPEATED_OPINION("repeatedOpinion", "重提会办意见", "退回会办意见之日", false, RuleProfile::repeatedOpinionDays),
    REHANDLING_DECISION("rehandlingDecision", "不满意处理", "评价之日", false, RuleProfile::rehandlingDecisionDays),
    EXTENSION_DECISION("extensionDecision", "延期审核", "申请延期之日", false, RuleProfile::objectionDecisionDays),
    REFERRAL("referral", "上级答复告知代表", "转报之日", true, RuleProfile::replyMonths),
    ORDER_SIGNATURE("orderSignature", "签发督办单", "拟督办单之日", false, RuleProfile::supervisionDays),
    ANSWER_REVIEW("answerReview", "审核督办答复", "答复之日", false, RuleProfile::supervisionDays);

    /** Those that anybody may ask about, in the order of the procedure. */
    public static final List<Period> ASKED = List.copyOf(EnumSet.range(ASSIGN, REHANDLING));

    private static final Set<Period> REPLIES = EnumSet.of(REPLY, REPLY_COMPLEX, REFERRAL);

    private static final Set<Period> INTERNAL = EnumSet.of(ORDER_SIGNATURE, ANSWER_REVIEW);

    private final String key;
    private final String label;
    private final String begin;
    private final boolean inMonths;
    private final ToIntFunction<RuleProfile> length;

    Period(String key, String label, String begin, boolean inMonths, ToIntFunction<RuleProfile> length) {
        this.key = key;
        this.label = label;
        this.begin = begin;
        this.inMonths = inMonths;
        this.length = length;
    }

    /** Its name in the API. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    /** What happens on the day it is counted from: 交办之日. */
    public String begin() {
        return begin;
    }

    /** Counted in calendar months; otherwise in working days. */
    public boolean isInMonths() {
        return inMonths;
    }

    /** So many months or working days. */
    public int length(RuleProfile rules) {
        return length.applyAsInt(rules);
    }

    /** How long it is, in words: 3个月. */
    public String lengthLabel(RuleProfile rules) {
        return length(rules) + (inMonths ? "个月" : "个工作日");
    }

    /** Whose length the deputies' law limits (第五十一条); of the others it is the town's own rules. */
    boolean isReply() {
        return REPLIES.contains(this);
    }

    /** That neither law nor practice names: the town has set it for itself, so that nothing lies about. */
    boolean isInternal() {
        return INTERNAL.contains(this);
    }
}
