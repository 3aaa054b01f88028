package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jianyi.Refusal;
import org.jianyi.deadline.HolidayNotice;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.SpecialDay;
import org.jianyi.deadline.WorkCalendar;
import org.jianyi.handling.Extension;
import org.jianyi.handling.Extensions;
import org.jianyi.handling.Handling;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.Told;
import org.jianyi.rulebook.ChangeCalendar;
import org.jianyi.rulebook.ChangeRules;
import org.jianyi.rulebook.RuleEntry;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What follows an extension in the running case: tasks, timers, notices; and what becomes of a request whose case goes another way. */
@Tag("R8")
class ExtensionTest extends CaseTest {

    private static final LocalDate DUE = LocalDate.of(2026, 7, 8);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);
    private static final HolidayNotice SHIPPED =
            WorkCalendar.shippedYears().get(2).notice();

    @Autowired
    Extensions extensions;

    @Autowired
    Told told;

    @Autowired
    TaskService tasks;

    @Autowired
    ChangeCalendar changeCalendar;

    @Autowired
    ChangeRules changeRules;

    @Autowired
    JdbcTemplate jdbc;

    private SuggestionId id;

    private void soleAsks(String until) {
        id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitAsksForTime(id, "SLZ", until);
    }

    /** Open cases of the shared town would be counted by others. */
    @AfterEach
    void endTheCase() {
        if (id != null && suggestions.get(id).isWithdrawable()) {
            story.deputyWithdraws(id);
        }
    }

    /** alaveteli #6679, #7959: when it is granted nobody is told any more that the old date is past; and the new one has reminders of its own. */
    @Test
    void theRemindersOfTheOldDateEndAndThoseOfTheNewOneBegin() {
        soleAsks("2026-09-01");
        stage.timePasses(id, LocalDate.of(2026, 6, 8));
        story.officeGrantsTime(id, "SLZ");

        assertThat(stage.timePasses(id, LocalDate.of(2026, 9, 8)))
                .containsExactly(
                        "2026-08-02T08:00 NextReminderDue",
                        "2026-08-17T08:00 NextReminderDue",
                        "2026-08-25T08:00 NextReminderDue",
                        "2026-08-29T08:00 NextReminderDue",
                        "2026-09-01T08:00 NextReminderDue",
                        "2026-09-02T08:00 NextReminderDue",
                        "2026-09-08T08:00 NextReminderDue");
        assertThat(told.kinds("d1", id)).as("late by the new date, and once").containsOnlyOnce("REPLY_OVERDUE");
        assertThat(told.of(NoticeKind.REPLY_OVERDUE, id)).contains("handler-SLZ", "office", "presidium");
    }

    @Test
    void theTasksOfTheCaseHaveTheNewDateAtOnce() {
        soleAsks("2026-09-01");
        assertThat(due("DraftReply")).as("while it is asked").isEqualTo(DUE);
        assertThat(due("DecideExtension")).as("three working days").isEqualTo("2026-04-13");

        story.officeGrantsTime(id, "SLZ");

        assertThat(due("DraftReply")).isEqualTo(SEPTEMBER);
        assertThat(day(task("DraftReply").getFollowUpDate())).isEqualTo("2026-08-18");
        assertThat(told.to("d1", id)).last().asString().contains("EXTENDED 镇水利站的答复期限由2026年7月8日延至2026年9月1日");
        assertThat(told.kinds("handler-SLZ", id)).endsWith("EXTENDED");
        assertThat(told.to("d1", id)).allMatch(text -> !text.contains("水库"), "no word that people typed");
    }

    /** Asked in time: the clock has told everybody that the date is past, and the grant takes the mark away. */
    @Test
    void grantedAfterTheOldDateTheCaseIsNoLongerLate() {
        soleAsks("2026-09-01");
        stage.timePasses(id, LocalDate.of(2026, 7, 10));
        assertThat(told.kinds("d1", id)).contains("REPLY_OVERDUE");
        assertThat(lateFrom())
                .as("the office, which has not decided in three working days")
                .isEqualTo("2026-04-14");

        story.officeGrantsTime(id, "SLZ");

        assertThat(due("DraftReply")).isEqualTo(SEPTEMBER);
        assertThat(lateFrom()).as("in ledger and board").isEqualTo("2026-09-02");
        assertThat(stage.timePasses(id, LocalDate.of(2026, 8, 2))).containsExactly("2026-08-02T08:00 NextReminderDue");
    }

    @Test
    void theOfficeIsRemindedOfWhatItHasNotDecidedAsOftenAsTheRulesSay() {
        LocalDate day = LocalDate.of(2027, 3, 8);
        stage.today(day);
        RuleEntry standard = RuleEntry.of(RuleProfile.standard(), "每三天催办", day);
        changeRules.keep(changed(standard, true, 3), stage.actor("admin"));
        try {
            soleAsks("2027-08-02");
            assertThat(stage.timePasses(id, LocalDate.of(2027, 3, 18)))
                    .filteredOn(gone -> gone.endsWith("ExtensionUndecided"))
                    .containsExactly(
                            "2027-03-12T08:00 ExtensionUndecided",
                            "2027-03-15T08:00 ExtensionUndecided",
                            "2027-03-18T08:00 ExtensionUndecided");
        } finally {
            stage.today(day);
            changeRules.keep(RuleEntry.of(RuleProfile.standard(), "每周催办", day), stage.actor("admin"));
        }
    }

    @Test
    void whereTheRulesDemandNoConsentItHoldsAtOnce() {
        LocalDate day = LocalDate.of(2027, 3, 1);
        stage.today(day);
        RuleEntry standard = RuleEntry.of(RuleProfile.standard(), "延期不须同意", day);
        changeRules.keep(changed(standard, false, 7), stage.actor("admin"));
        try {
            soleAsks("2027-08-02");
        } finally {
            changeRules.keep(RuleEntry.of(RuleProfile.standard(), "延期须经同意", day), stage.actor("admin"));
        }

        assertThat(stage.steps(id)).containsExactly("DraftReply");
        assertThat(due("DraftReply")).isEqualTo("2027-08-02");
        assertThat(stage.acts(id)).endsWith("延期");
        assertThat(told.of(NoticeKind.EXTENDED, id)).contains("d1", "office").doesNotContain("handler-SLZ");
    }

    @Test
    void whatIsNotDecidedEndsWithTheWorkItWasAskedFor() {
        lapses("已经答复代表", id -> {
            story.unitTalksWithDeputy(id, "SLZ");
            story.unitDrafts(id, "SLZ");
            story.signs("head-SLZ", id, "SLZ");
            story.unitDelivers(id, "SLZ");
        });
        assertThat(stage.steps(id)).containsExactly("RateHandling");
        lapses("建议已经撤回", story::deputyWithdraws);
        assertThat(stage.isRunning(id)).isFalse();
        lapses("不再由该单位承办", id -> {
            story.officeAdds(id, "NYZX", org.jianyi.handling.Role.SEPARATE);
            story.officeTakesOut(id, "SLZ");
        });
        assertThat(stage.steps(id)).containsExactly("DraftReply", "DraftReply");
    }

    private void lapses(String why, Consumer<SuggestionId> act) {
        if (why.startsWith("不再")) {
            id = story.assigned(stage.share("SLZ", "SEPARATE", 1), stage.share("HWS", "SEPARATE", 2));
            story.unitAsksForTime(id, "SLZ", "2026-09-01");
        } else {
            soleAsks("2026-09-01");
        }
        Handling share = story.handling(id, "SLZ");
        String task = stage.task("office", share.id(), "DecideExtension");

        act.accept(id);

        Extension extension = extensions.findByHandlingOrderById(share.id()).get(0);
        assertThat(extension.state()).isEqualTo(Extension.State.LAPSED);
        assertThat(extension.decision()).isEqualTo(why);
        assertThat(stage.acts(id)).containsOnlyOnce("延期申请失效");
        assertThat(told.of(NoticeKind.EXTENSION_LAPSED, id)).contains("office", "handler-SLZ");
        Refusal late = stage.refusal(() -> stage.completes("office", task, form("granted", true)));
        assertThat(late.status()).isEqualTo(409);
    }

    /** The reply is delivered, and the job executor has not yet ended the scope. */
    @Test
    void aDecisionAMomentAfterTheDeliveryIsRefused() {
        soleAsks("2026-09-01");
        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");
        story.signs("head-SLZ", id, "SLZ");
        String decision = stage.task("office", id, "DecideExtension");
        stage.completes("handler-SLZ", stage.task("handler-SLZ", id, "DeliverReply"), story.delivery());

        assertThat(stage.refusal(() -> stage.completes("office", decision, form("granted", true)))
                        .sentence())
                .contains("没有待审核的延期申请");
        stage.worksOff();
        assertThat(stage.steps(id)).containsExactly("RateHandling");
    }

    @Test
    void inACountyItIsAskedForAfterSigningIn() {
        id = story.deputyOfCountySubmits();
        story.officeExamines(id, "REGISTER");
        stage.does("office", id, "AssignSuggestion", stage.assignment());
        nothingRemainsOf(() -> story.unitAsksForTime(id, "SLZ", "2026-09-01"), "请先签收再申请延期");

        stage.does("handler-SLZ", id, "AcceptAssignment", form("accepted", true));
        story.unitAsksForTime(id, "SLZ", "2026-09-01");

        assertThat(stage.steps(id)).containsExactly("DecideExtension", "HandleSuggestion");
    }

    @Test
    void eachUnitAsksForItselfAndEachIsDecidedByItself() {
        id = story.assigned(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2));
        story.unitAsksForTime(id, "SLZ", "2026-09-01");
        story.unitAsksForTime(id, "NYZX", "2026-08-03");

        story.officeGrantsTime(id, "NYZX");

        assertThat(story.handling(id, "NYZX").due()).isEqualTo("2026-08-03");
        assertThat(story.handling(id, "SLZ").due()).isEqualTo(DUE);
        assertThat(stage.steps(id)).containsExactly("DecideExtension", "DraftReply", "DraftReply");
        assertThat(suggestions.get(id).legalDue()).isEqualTo("2026-08-03");
    }

    /** A holiday that is added later falls on the day that was granted. */
    @Test
    void aGrantedDateFollowsTheCalendarToo() {
        soleAsks("2026-09-01");
        story.officeGrantsTime(id, "SLZ");
        try {
            changeCalendar.keep(
                    SHIPPED.with(new SpecialDay(SEPTEMBER, false, "临时放假")), "国办发明电〔2026〕98号", stage.actor("admin"));

            assertThat(story.handling(id, "SLZ").due()).isEqualTo("2026-09-02");
            assertThat(suggestions.get(id).legalDue()).isEqualTo("2026-09-02");
            assertThat(due("DraftReply")).isEqualTo("2026-09-02");
        } finally {
            changeCalendar.keep(SHIPPED, "恢复", stage.actor("admin"));
        }
        assertThat(due("DraftReply")).isEqualTo(SEPTEMBER);
    }

    private static RuleEntry changed(RuleEntry e, boolean needsConsent, int every) {
        return new RuleEntry(
                e.version(),
                e.since(),
                e.assignDays(),
                e.dispatchDays(),
                e.objectionDays(),
                e.objectionDecisionDays(),
                e.contactDays(),
                e.assistingMonths(),
                e.repeatedOpinionDays(),
                e.replyMonths(),
                e.complexReplyMonths(),
                needsConsent,
                e.feedbackDays(),
                e.rehandlingDecisionDays(),
                e.rehandlingMonths(),
                e.supervisionDays(),
                e.opinionDays(),
                e.quickOpinionDays(),
                e.publicationDays(),
                e.internalUnitDays(),
                e.internalCaseDays(),
                e.internalStepDays(),
                e.remindDaysBefore(),
                every);
    }

    private LocalDate lateFrom() {
        return jdbc.queryForObject(
                "select late_from from ledger_row where suggestion_id = ?", LocalDate.class, id.value());
    }

    private Task task(String step) {
        return tasks.createTaskQuery()
                .processVariableValueEquals(Case.SUGGESTION_ID, id.value())
                .taskDefinitionKey("UserTask_" + step)
                .singleResult();
    }

    private LocalDate due(String step) {
        return day(task(step).getDueDate());
    }

    private static LocalDate day(java.util.Date date) {
        return LocalDate.ofInstant(date.toInstant(), EngineClock.TOWN);
    }
}
