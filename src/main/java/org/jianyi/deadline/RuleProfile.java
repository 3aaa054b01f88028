package org.jianyi.deadline;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.Refusals;

/**
 * The periods a congress has given itself. A suggestion keeps the profile that was in force on its day of assignment. Shorter than the law
 * allows is a choice, longer is refused: replies in three months, difficult ones in six (代表法第五十一条). The others are local rules.
 *
 * @param version names this profile, for the audit trail
 * @param since first day of assignment it holds for
 * @param assignDays working days from receipt to assignment, between sessions
 * @param dispatchDays working days the government office has to pass an assignment on
 * @param objectionDays working days a unit has to object to its assignment
 * @param objectionDecisionDays working days the office has to decide on an objection, or on an extension
 * @param rehandlingDecisionDays working days the office has to decide what follows a dissatisfied rating
 * @param contactDays working days until the deputy is first contacted
 * @param assistingMonths months an assisting unit has for its opinion
 * @param replyMonths months until the reply
 * @param complexReplyMonths months until the reply in a wide-ranging or difficult matter, from the same day of assignment
 * @param extensionNeedsConsent whether the office must agree before a unit takes more time for its reply
 * @param feedbackDays working days the deputy has to rate
 * @param rehandlingMonths months for each further round
 * @param opinionDays calendar days for an opinion from voters
 * @param quickOpinionDays calendar days for one that is settled quickly
 * @param publicationDays working days until the reply is published
 * @param remindDaysBefore calendar days before the due date on which the unit is reminded, 0 being the day itself
 * @param remindEveryDaysAfter calendar days between reminders once it is overdue
 * @param repeatedOpinionDays working days for an assisting opinion that was sent back as empty
 * @param internalUnitDays by how many working days a unit's internal date comes before its due date: time to sign, seal and deliver
 * @param internalCaseDays the same for the whole suggestion: when the office steps in while there is still time
 * @param internalStepDays the same for a step that has only some working days
 * @param supervisionDays working days to sign an order, or to look at the answer to an urge or an order
 */
public record RuleProfile(
        String version,
        LocalDate since,
        int assignDays,
        int dispatchDays,
        int objectionDays,
        int objectionDecisionDays,
        int rehandlingDecisionDays,
        int contactDays,
        int assistingMonths,
        int replyMonths,
        int complexReplyMonths,
        boolean extensionNeedsConsent,
        int feedbackDays,
        int rehandlingMonths,
        int opinionDays,
        int quickOpinionDays,
        int publicationDays,
        List<Integer> remindDaysBefore,
        int remindEveryDaysAfter,
        int repeatedOpinionDays,
        int internalUnitDays,
        int internalCaseDays,
        int internalStepDays,
        int supervisionDays) {

    public RuleProfile {
        Refusals wrong = new Refusals();
        wrong.checkThat(version != null && !version.isBlank(), "version", "请填写规则版本名称。");
        wrong.checkThat(since != null, "since", "请填写规则施行日期。");
        within(wrong, "assignDays", "交办期限", assignDays, 1, 30, "个工作日");
        within(wrong, "dispatchDays", "政府交办期限", dispatchDays, 1, 30, "个工作日");
        within(wrong, "objectionDays", "申请退办期限", objectionDays, 1, 30, "个工作日");
        within(wrong, "objectionDecisionDays", "退办、延期审核期限", objectionDecisionDays, 1, 30, "个工作日");
        within(wrong, "rehandlingDecisionDays", "不满意处理期限", rehandlingDecisionDays, 1, 30, "个工作日");
        within(wrong, "contactDays", "首次沟通期限", contactDays, 1, 60, "个工作日");
        lawful(wrong, "replyMonths", "答复期限", replyMonths, 1, 3, "三个月");
        lawful(wrong, "complexReplyMonths", "复杂事项答复期限", complexReplyMonths, 1, 6, "六个月");
        // Said only where both are possible by themselves.
        wrong.checkThat(
                complexReplyMonths < 1 || replyMonths > 3 || complexReplyMonths >= replyMonths,
                "complexReplyMonths",
                "复杂事项答复期限（%d个月）不能短于答复期限（%d个月），请把它改长，或者把答复期限改短。".formatted(complexReplyMonths, replyMonths));
        within(wrong, "assistingMonths", "会办意见期限", assistingMonths, 1, Math.max(1, replyMonths), "个月");
        within(wrong, "feedbackDays", "代表反馈期限", feedbackDays, 1, 60, "个工作日");
        within(wrong, "rehandlingMonths", "再次办理期限", rehandlingMonths, 1, 3, "个月");
        within(wrong, "opinionDays", "群众意见答复期限", opinionDays, 1, 90, "日");
        within(wrong, "quickOpinionDays", "简易意见答复期限", quickOpinionDays, 1, Math.max(1, opinionDays), "日");
        within(wrong, "publicationDays", "公开期限", publicationDays, 1, 60, "个工作日");
        within(wrong, "remindEveryDaysAfter", "逾期催办间隔", remindEveryDaysAfter, 1, 30, "日");
        within(wrong, "repeatedOpinionDays", "重提会办意见期限", repeatedOpinionDays, 1, 30, "个工作日");
        within(wrong, "internalUnitDays", "承办单位内部期限提前", internalUnitDays, 0, 30, "个工作日");
        within(wrong, "internalCaseDays", "整件内部期限提前", internalCaseDays, 0, Math.max(0, internalUnitDays), "个工作日");
        within(wrong, "internalStepDays", "各环节内部期限提前", internalStepDays, 0, 5, "个工作日");
        within(wrong, "supervisionDays", "签发督办单、审核督办答复期限", supervisionDays, 1, 30, "个工作日");
        remindDaysBefore = remindDaysBefore == null ? List.of() : List.copyOf(remindDaysBefore);
        remindDaysBefore.forEach(days -> within(wrong, "remindDaysBefore", "到期前提醒", days, 0, 90, "日"));
        wrong.tell();
    }

    /** What a town starts with until it decides otherwise. */
    public static RuleProfile standard() {
        return new RuleProfile(
                "标准规则",
                LocalDate.of(2024, 1, 1),
                7, // assignDays
                3, // dispatchDays
                5, // objectionDays
                3, // objectionDecisionDays
                7, // rehandlingDecisionDays
                20, // contactDays
                1, // assistingMonths
                3, // replyMonths
                6, // complexReplyMonths
                true, // extensionNeedsConsent
                15, // feedbackDays
                1, // rehandlingMonths
                30, // opinionDays
                15, // quickOpinionDays
                20, // publicationDays
                List.of(30, 15, 7, 3, 0),
                7, // remindEveryDaysAfter
                5, // repeatedOpinionDays
                10, // internalUnitDays
                5, // internalCaseDays
                1, // internalStepDays
                3); // supervisionDays
    }

    /** Months until the reply: the longer ones for a wide-ranging or difficult matter. */
    public int replyMonths(boolean complex) {
        return complex ? complexReplyMonths : replyMonths;
    }

    /** The months for a reply in words, as a form offers them: 三个月. */
    public static String inWords(int months) {
        return "一二三四五六".charAt(months - 1) + "个月";
    }

    private static void lawful(Refusals wrong, String field, String what, int value, int least, int most, String law) {
        wrong.checkThat(
                value >= least && value <= most,
                field,
                "%s应为%d至%d个月，不能是%d个月：代表法第五十一条规定最长%s，可以缩短，不能延长。".formatted(what, least, most, value, law));
    }

    private static void within(Refusals wrong, String field, String what, int value, int least, int most, String unit) {
        wrong.checkThat(
                value >= least && value <= most,
                field,
                "%s应为%d至%d%s，不能是%d%s。".formatted(what, least, most, unit, value, unit));
    }
}
