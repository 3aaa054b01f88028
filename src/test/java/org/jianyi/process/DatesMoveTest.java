package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jianyi.Refused;
import org.jianyi.audit.AuditLine;
import org.jianyi.deadline.HolidayNotice;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.SpecialDay;
import org.jianyi.deadline.WorkCalendar;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.ledger.Board;
import org.jianyi.ledger.LedgerFilter;
import org.jianyi.ledger.LedgerRow;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.Told;
import org.jianyi.roster.Actor;
import org.jianyi.rulebook.ChangeCalendar;
import org.jianyi.rulebook.ChangeRules;
import org.jianyi.rulebook.RecomputeDates;
import org.jianyi.rulebook.RuleEntry;
import org.jianyi.rulebook.Rulebook;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.IssueOrder;
import org.jianyi.supervision.Supervisions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A calendar or a rule changes, and with it the dates that run by it; nothing else moves. */
class DatesMoveTest extends CaseTest {

    private static final LocalDate DUE = LocalDate.of(2026, 7, 8);
    private static final LocalDate NEXT = LocalDate.of(2026, 7, 9);
    private static final HolidayNotice SHIPPED =
            WorkCalendar.shippedYears().get(2).notice();

    @Autowired
    Told told;

    @Autowired
    ChangeCalendar changeCalendar;

    @Autowired
    ChangeRules changeRules;

    @Autowired
    RecomputeDates recomputeDates;

    @Autowired
    Rulebook rulebook;

    @Autowired
    Handlings handlings;

    @Autowired
    Board board;

    @Autowired
    SupervisionFlow supervisionFlow;

    @Autowired
    Supervisions supervisions;

    @Autowired
    StepDates stepDates;

    @Autowired
    AssistingOpinions opinions;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ObjectMapper mapper;

    private Actor admin() {
        return stage.actor("admin");
    }

    @BeforeEach
    void nothingElseRuns() {
        closeWhatOthersLeft();
    }

    private RecomputeDates.Done holiday(LocalDate... days) {
        HolidayNotice notice = SHIPPED;
        for (LocalDate day : days) {
            notice = notice.with(new SpecialDay(day, false, "临时放假"));
        }
        return changeCalendar.keep(notice, "国办发明电〔2026〕99号", admin());
    }

    /** The year as it was shipped is in force again for whoever tests next. */
    @AfterEach
    void undo() {
        if (!rulebook.calendar().days(2026).equals(SHIPPED.days())) {
            changeCalendar.keep(SHIPPED, "恢复", admin());
        }
    }

    private Task task(SuggestionId id, String step) {
        return tasks.createTaskQuery()
                .processVariableValueEquals(Case.SUGGESTION_ID, id.value())
                .taskDefinitionKey("UserTask_" + step)
                .singleResult();
    }

    private static LocalDateTime moment(java.util.Date date) {
        return LocalDateTime.ofInstant(date.toInstant(), EngineClock.TOWN);
    }

    private AuditLine lastLine(SuggestionId id) {
        List<AuditLine> lines = stage.trail(id);
        return lines.get(lines.size() - 1);
    }

    // ---- the two dates

    @Test
    @Tag("R7")
    void aCaseAndItsUnitHaveAnInternalDateBeforeTheLegalOne() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));

        Suggestion suggestion = suggestions.get(id);
        Handling share = story.handling(id, "SLZ");
        assertThat(suggestion.legalDue()).isEqualTo(DUE);
        assertThat(suggestion.internalDue()).as("5 working days earlier").isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(share.due()).isEqualTo(DUE);
        assertThat(share.ownDue()).isEqualTo(DUE);
        assertThat(share.internalDue())
                .as("10 working days earlier, without the Dragon Boat Festival")
                .isEqualTo(LocalDate.of(2026, 6, 24));
        assertThat(suggestion.isDueProvisional()).isFalse();
    }

    @Test
    void tasklistShowsTheDateThatCountsAndTheInternalOneAsFollowUp() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("NYZX", "ASSISTING"));

        Task draft = task(id, "DraftReply");
        assertThat(moment(draft.getDueDate())).isEqualTo(DUE.atTime(23, 59, 59));
        assertThat(moment(draft.getFollowUpDate()))
                .isEqualTo(LocalDate.of(2026, 6, 24).atTime(23, 59, 59));
        Task opinion = task(id, "GiveAssistingOpinion");
        assertThat(moment(opinion.getDueDate()))
                .as("a month, then the day")
                .isEqualTo(LocalDate.of(2026, 5, 8).atTime(23, 59, 59));
        assertThat(moment(opinion.getFollowUpDate()))
                .as("5 working days earlier, over the May holiday")
                .isEqualTo(LocalDate.of(2026, 4, 28).atTime(23, 59, 59));
    }

    @Test
    void aDeputyWhoIsToRateIsGivenNoDateOfTheHouse() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");

        assertThat(task(id, "RateHandling").getDueDate()).isNotNull();
        assertThat(task(id, "RateHandling").getFollowUpDate()).isNull();
        story.deputyIsSatisfied(id, "SLZ");
    }

    @Test
    @Tag("R11")
    void whoTakesOverHasAClockOfItsOwnButTheDeputysDateStays() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(TODAY.plusDays(5));
        story.unitObjects(id, "SLZ", "NYZX");
        stage.does(
                "office",
                id,
                "DecideObjection",
                form("upheld", true, "reason", "按职责分工", "units", List.of(stage.share("NYZX", "SOLE"))));

        Handling successor = story.handling(id, "NYZX");
        assertThat(suggestions.get(id).legalDue()).isEqualTo(DUE);
        assertThat(successor.due()).isEqualTo(DUE);
        assertThat(successor.ownDue()).isEqualTo(LocalDate.of(2026, 7, 13));
        assertThat(successor.internalDue()).isEqualTo(LocalDate.of(2026, 6, 24));
    }

    /** alaveteli #5043. */
    @Test
    @Tag("R23")
    void theSecondHandlingHasItsOwnDatesAndMovesByItself() {
        SuggestionId id = dissatisfied();
        Handling second = story.handling(id, "SLZ");
        assertThat(second.round()).isEqualTo(2);
        assertThat(second.due()).isEqualTo(LocalDate.of(2026, 5, 8)).isEqualTo(second.ownDue());
        assertThat(moment(task(id, "DraftReply").getDueDate()).toLocalDate()).isEqualTo(second.due());

        holiday(LocalDate.of(2026, 5, 8), DUE);

        assertThat(story.handling(id, "SLZ").due()).as("9 May is a make-up day").isEqualTo(LocalDate.of(2026, 5, 9));
        assertThat(moment(task(id, "DraftReply").getDueDate()).toLocalDate()).isEqualTo(LocalDate.of(2026, 5, 9));
        assertThat(suggestions.get(id).legalDue())
                .as("the first reply was in time by this day")
                .isEqualTo(DUE);
        assertThat(handlings.findBySuggestionOrderById(id).get(0).due()).isEqualTo(DUE);
    }

    private SuggestionId dissatisfied() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");
        story.deputyIsDissatisfied(id, "SLZ");
        story.officeDecides(id, "SLZ", "HANDLE_AGAIN");
        return id;
    }

    // ---- a holiday

    @Test
    void theLedgerGoesAlongAlsoWithDatesThatAreKeptNowhere() {
        SuggestionId id = story.deputySubmits();
        assertThat(ledgerDue(id)).isEqualTo(LocalDate.of(2026, 4, 17));

        holiday(LocalDate.of(2026, 4, 17));

        assertThat(ledgerDue(id)).isEqualTo(LocalDate.of(2026, 4, 20));
    }

    private LocalDate ledgerDue(SuggestionId id) {
        return jdbc.queryForObject("select due from ledger_row where suggestion_id = ?", LocalDate.class, id.value());
    }

    /** alaveteli #7292. */
    @Test
    @Tag("R7")
    void aHolidayMovesEveryRunningDateWithALineInTheTrail() throws Exception {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("NYZX", "ASSISTING"));
        int lines = stage.trail(id).size();

        holiday(DUE, LocalDate.of(2026, 5, 8));

        assertThat(suggestions.get(id).legalDue()).isEqualTo(NEXT);
        assertThat(suggestions.get(id).internalDue()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(story.handling(id, "SLZ").due()).isEqualTo(NEXT);
        assertThat(opinions.findByHandlingOrderById(story.share(id, "SLZ")))
                .singleElement()
                .matches(opinion -> opinion.due().equals(LocalDate.of(2026, 5, 9)));
        assertThat(moment(task(id, "DraftReply").getDueDate())).isEqualTo(NEXT.atTime(23, 59, 59));
        assertThat(moment(task(id, "GiveAssistingOpinion").getDueDate()).toLocalDate())
                .isEqualTo(LocalDate.of(2026, 5, 9));
        assertThat(runtime.getVariable(stage.process(id).getId(), Case.DUE)).isEqualTo(NEXT.toString());

        assertThat(stage.trail(id)).hasSize(lines + 1);
        AuditLine line = lastLine(id);
        assertThat(line.act()).isEqualTo("重新推算期限");
        assertThat(line.actorName()).isEqualTo("管理员");
        assertThat(line.day()).isEqualTo(TODAY);
        JsonNode before = mapper.readTree(line.before());
        JsonNode after = mapper.readTree(line.after());
        assertThat(before.get("答复期限").asText()).isEqualTo(DUE.toString());
        assertThat(after.get("答复期限").asText()).isEqualTo(NEXT.toString());
        assertThat(before.get("镇农业农村服务中心会办意见").asText()).isEqualTo("2026-05-08");
        assertThat(after.get("“拟稿答复”到期日").asText()).isEqualTo(NEXT.toString());
        assertThat(line.detail()).startsWith("更正2026年放假安排（国办发明电〔2026〕99号）：").contains("由2026年7月8日改为2026年7月9日");
        for (String concerned : List.of("handler-SLZ", "head-SLZ", "d1")) {
            assertThat(told.to(concerned, id)).as(concerned).contains("DATES_MOVED 镇水利站的答复期限改为2026年7月9日，原因可以在案卷中查看。");
        }
        assertThat(told.to("handler-NYZX", id)).contains("DATES_MOVED 会办意见的期限改为2026年5月9日，原因可以在案卷中查看。");
    }

    @Test
    void onlyThoseWhoOweSomethingByADateThatMovedAreToldAndWhoWaitsForIt() {
        SuggestionId id = story.deputySubmits();
        Object units = List.of(stage.share("SLZ", "LEAD"), stage.share("NYZX", "ASSISTING"));
        story.officeExamines(id, "REGISTER", "assignment", stage.assignment("units", units, "leader", "leader"));

        holiday(LocalDate.of(2026, 5, 8));
        assertThat(told.of(NoticeKind.DATES_MOVED, id))
                .contains("handler-NYZX", "head-NYZX")
                .doesNotContain("handler-SLZ", "head-SLZ", "d1", "leader");

        holiday(LocalDate.of(2026, 5, 8), DUE);
        assertThat(told.of(NoticeKind.DATES_MOVED, id)).contains("handler-SLZ", "head-SLZ", "d1", "leader");
        assertThat(told.kinds("handler-NYZX", id)).containsOnlyOnce("DATES_MOVED");
    }

    @Test
    void theStepsOfTheOfficesMoveToo() {
        SuggestionId waiting = story.deputySubmits();
        SuggestionId objected = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitObjects(objected, "SLZ", "NYZX");
        SuggestionId replied = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(replied, "SLZ");
        assertThat(moment(task(waiting, "ExamineSuggestion").getDueDate()).toLocalDate())
                .as("7 working days")
                .isEqualTo(LocalDate.of(2026, 4, 17));
        assertThat(moment(task(objected, "DecideObjection").getDueDate()).toLocalDate())
                .as("3 working days")
                .isEqualTo(LocalDate.of(2026, 4, 13));
        assertThat(moment(task(replied, "RateHandling").getDueDate()).toLocalDate())
                .as("15 working days")
                .isEqualTo(LocalDate.of(2026, 4, 29));

        holiday(LocalDate.of(2026, 4, 9));

        assertThat(moment(task(waiting, "ExamineSuggestion").getDueDate()).toLocalDate())
                .isEqualTo(LocalDate.of(2026, 4, 20));
        assertThat(moment(task(objected, "DecideObjection").getDueDate()).toLocalDate())
                .isEqualTo(LocalDate.of(2026, 4, 14));
        assertThat(moment(task(replied, "RateHandling").getDueDate()).toLocalDate())
                .isEqualTo(LocalDate.of(2026, 4, 30));
        assertThat(lastLine(waiting).detail()).contains("“审查登记”到期日");
    }

    @Test
    void theSignatureOfAnOrderMovesAndWhatAUnitWasToldToAnswerByStays() {
        SuggestionId drafted = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId sent = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LocalDate.of(2026, 7, 15));
        orders("office", drafted);
        orders("presidium", sent);
        assertThat(moment(task(drafted, "SignOrder").getDueDate()).toLocalDate())
                .as("3 working days")
                .isEqualTo(LocalDate.of(2026, 7, 20));

        holiday(LocalDate.of(2026, 7, 16));

        assertThat(moment(task(drafted, "SignOrder").getDueDate()).toLocalDate())
                .isEqualTo(LocalDate.of(2026, 7, 21));
        assertThat(lastLine(drafted).detail()).contains("“签发督办单”到期日由2026年7月20日改为2026年7月21日");
        assertThat(stage.timePasses(drafted, LocalDate.of(2026, 7, 22)))
                .filteredOn(timer -> timer.endsWith("SignatureOverdue"))
                .containsExactly("2026-07-22T08:00 SignatureOverdue");
        assertThat(moment(task(sent, "AnswerSupervision").getDueDate()).toLocalDate())
                .isEqualTo(LocalDate.of(2026, 7, 22));
        assertThat(stepDates
                        .of(
                                "UserTask_AnswerSupervision",
                                suggestions.get(sent),
                                story.handling(sent, "SLZ"),
                                null,
                                supervisions.findBySuggestionOrderById(sent).get(0))
                        .orElseThrow()
                        .reason())
                .startsWith("放假安排后来有更正，本件仍以2026年7月22日为准");
    }

    private void orders(String user, SuggestionId id) {
        IssueOrder order = new IssueOrder("请说明没有按期答复的原因。", false, null, null);
        stage.as(user, () -> supervisionFlow.order(story.share(id, "SLZ"), null, order, stage.actor(user)));
    }

    @Test
    void whatIsRepliedClosedOrNotConcernedStaysAsItIs() {
        SuggestionId replied = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(replied, "SLZ");
        story.deputyIsSatisfied(replied, "SLZ");
        SuggestionId running = story.assigned(stage.share("SLZ", "SOLE"));
        int lines = stage.trail(replied).size();
        int others = stage.trail(running).size();

        holiday(DUE);
        assertThat(suggestions.get(replied).legalDue()).isEqualTo(DUE);
        assertThat(stage.trail(replied)).hasSize(lines);
        assertThat(stage.trail(running)).hasSize(others + 1);

        assertThat(recomputeDates.all("再推算一次", admin()).failed()).isEmpty();
        assertThat(stage.trail(running)).as("what is up to date is left alone").hasSize(others + 1);
        assertThat(rulebook.isUnsettled()).isFalse();
    }

    @Test
    void somebodyWhoIsAtWorkOnACaseStopsNothing() {
        List<SuggestionId> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(story.assigned(stage.share("SLZ", "SOLE")));
        }
        List<Runnable> acts = new ArrayList<>();
        acts.add(() -> holiday(DUE));
        ids.forEach(id -> acts.add(() -> {
            try {
                story.unitTalksWithDeputy(id, "SLZ");
            } catch (RuntimeException overtaken) {
                assertThat(Failures.asRefusal(overtaken)).isPresent();
            }
        }));
        assertThat(stage.together(acts)).isEmpty();
        assertThat(ids).allMatch(id -> suggestions.get(id).legalDue().equals(NEXT));
        assertThat(rulebook.isUnsettled()).isFalse();
    }

    @Test
    void whatAPreviewShowsIsWhatHappens() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        ChangeCalendar.Preview preview =
                changeCalendar.preview(SHIPPED.with(new SpecialDay(DUE, false, "临时放假")), admin());
        assertThat(preview.differences()).containsExactly("增加2026-07-08,休,临时放假");
        assertThat(preview.cases())
                .filteredOn(one -> one.suggestion().id().equals(id))
                .singleElement()
                .matches(one -> one.sentence().contains("答复期限、镇水利站答复期限、镇水利站自身交办起算的期限由2026年7月8日改为2026年7月9日"));
        assertThat(suggestions.get(id).legalDue())
                .as("nothing is changed by looking")
                .isEqualTo(DUE);

        RecomputeDates.Done done = holiday(DUE);
        assertThat(done.changed()).isGreaterThanOrEqualTo(preview.cases().size());
        assertThat(suggestions.get(id).legalDue()).isEqualTo(NEXT);
    }

    @Test
    void onlyTheAdministratorChangesACalendarAndOnlyToSomethingElse() {
        Refused.forbidden("由系统管理员维护", () -> changeCalendar.keep(SHIPPED, "x", stage.actor("office")));
        Refused.badInput("source", "请填写依据", () -> changeCalendar.keep(SHIPPED, " ", admin()));
        Refused.badInput("file", "完全相同", () -> changeCalendar.keep(SHIPPED, "再来一次", admin()));
        Refused.badInput(
                "file", "第1行", () -> changeCalendar.keep(HolidayNotice.ofCsv(2026, "2025-05-01,休,劳动节"), "x", admin()));
        Refused.badInput(
                "file", "文件里没有2026年", () -> changeCalendar.keep(HolidayNotice.ofCsv(2026, "# 无"), "x", admin()));
    }

    // ---- provisional

    @Test
    void aDateInAYearWithoutCalendarIsProvisionalCanBeFoundAndIsSettledByTheCalendar() {
        stage.today(LocalDate.of(2054, 11, 5));
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        Suggestion suggestion = suggestions.get(id);
        assertThat(suggestion.legalDue()).isEqualTo(LocalDate.of(2055, 2, 5));
        assertThat(suggestion.isDueProvisional()).isTrue();
        assertThat(story.handling(id, "SLZ").isDueProvisional()).isTrue();
        assertThat(provisional()).contains(id.value());

        changeCalendar.keep(HolidayNotice.ofCsv(2055, "2055-02-05,休,春节"), "测试", admin());

        assertThat(suggestions.get(id).legalDue()).isEqualTo(LocalDate.of(2055, 2, 8));
        assertThat(suggestions.get(id).isDueProvisional()).isFalse();
        assertThat(provisional()).doesNotContain(id.value());
        assertThat(lastLine(id).detail()).startsWith("导入2055年放假安排（测试）：");
    }

    @Test
    void aProvisionalDateIsSettledThoughTheReplyIsOut() {
        stage.today(LocalDate.of(2056, 11, 6));
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");
        assertThat(suggestions.get(id).isDueProvisional()).isTrue();
        assertThat(provisional()).as("nobody waits for it any more").doesNotContain(id.value());

        changeCalendar.keep(HolidayNotice.ofCsv(2057, "2057-02-06,休,春节"), "测试", admin());

        assertThat(suggestions.get(id).legalDue()).isEqualTo(LocalDate.of(2057, 2, 7));
        assertThat(suggestions.get(id).isDueProvisional()).isFalse();
        assertThat(story.handling(id, "SLZ").due()).isEqualTo(LocalDate.of(2057, 2, 7));
        assertThat(told.of(NoticeKind.DATES_MOVED, id))
                .as("nobody owes it any more")
                .isEmpty();
    }

    @Test
    void whatWasReferredUpIsProvisionalTooAndIsCountedAsTheBoardCountsIt() {
        stage.today(LocalDate.of(2058, 11, 5));
        SuggestionId id = story.deputySubmits();
        story.officeExamines(id, "REFER_UP", "reason", "属市级事权。", "referredTo", "SJ-JT");
        assertThat(provisional()).contains(id.value());
        assertThat((long) provisional().size())
                .isEqualTo(board.tally(LedgerFilter.ALL, stage.actor("office"), LocalDate.now(clock))
                        .provisional());

        assertThat(changeCalendar
                        .preview(HolidayNotice.ofCsv(2059, "2059-02-05,休,春节"), admin())
                        .cases())
                .filteredOn(one -> one.suggestion().id().equals(id))
                .extracting(RecomputeDates.Outlook::sentence)
                .containsExactly("上级答复告知代表期限由2059年2月5日改为2059年2月6日");
    }

    private List<String> provisional() {
        return board.provisional(stage.actor("office"), LocalDate.now(clock)).stream()
                .map(LedgerRow::suggestionId)
                .toList();
    }

    // ---- rules

    @Test
    @Tag("R7")
    void aCaseKeepsTheRulesOfItsDayOfAssignment() {
        LocalDate since = LocalDate.of(2061, 3, 1);
        standardFrom(LocalDate.of(2061, 2, 10));
        changeRules.keep(shorter("较短的规则", since, 2, 4), admin());
        SuggestionId before = story.assigned(stage.share("SLZ", "SOLE"));
        assertThat(suggestions.get(before).months()).isEqualTo(3);

        stage.today(since);
        SuggestionId after = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId complex = story.deputySubmits();
        story.officeExamines(
                complex, "REGISTER", "assignment", stage.assignment("months", 6, "complexReason", "要跨村施工"));

        assertThat(suggestions.get(after).months()).isEqualTo(2);
        assertThat(suggestions.get(after).legalDue()).isEqualTo(LocalDate.of(2061, 5, 2));
        assertThat(suggestions.get(complex).months()).isEqualTo(4);
        assertThat(suggestions.get(before).legalDue()).isEqualTo(LocalDate.of(2061, 5, 10));
        Refused.conflict("退办应在交办后5个工作日内", () -> story.unitObjects(before, "SLZ", "NYZX"));
        stage.today(since.plusDays(6));
        Refused.conflict("退办应在交办后2个工作日内", () -> story.unitObjects(after, "SLZ", "NYZX"));
    }

    @Test
    @Tag("R7")
    void rulesFromTodayMoveWhatWasAssignedToday() {
        LocalDate since = LocalDate.of(2062, 3, 1);
        standardFrom(since.minusDays(1));
        SuggestionId before = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(since);
        SuggestionId today = story.assigned(stage.share("SLZ", "SOLE"));
        LocalDate threeMonths = suggestions.get(today).legalDue();
        ChangeRules.Preview preview = changeRules.preview(shorter("今天起", since, 1, 4), admin());
        assertThat(preview.cases())
                .extracting(one -> one.suggestion().id())
                .contains(today)
                .doesNotContain(before);

        changeRules.keep(shorter("今天起", since, 1, 4), admin());

        assertThat(suggestions.get(today).months()).isEqualTo(1);
        assertThat(suggestions.get(today).legalDue())
                .isEqualTo(LocalDate.of(2062, 4, 3))
                .isNotEqualTo(threeMonths);
        assertThat(suggestions.get(before).months()).isEqualTo(3);
        assertThat(lastLine(today).detail()).startsWith("办理规则“今天起”施行：");
    }

    @Test
    @Tag("R7")
    void rulesAreNeverLongerThanTheLawNorFromADayThatIsOver() {
        LocalDate since = LocalDate.of(2063, 1, 1);
        stage.today(since);
        Refused.badInput("replyMonths", "代表法第五十一条", () -> changeRules.keep(shorter("长", since, 4, 6), admin()));
        Refused.badInput("complexReplyMonths", "最长六个月", () -> changeRules.keep(shorter("长", since, 3, 7), admin()));
        Refused.badInput("since", "不能早于今天", () -> changeRules.keep(shorter("早", since.minusDays(1), 2, 4), admin()));
        Refused.badInput("version", "已经有叫“标准规则”的规则", () -> changeRules.keep(shorter("标准规则", since, 2, 4), admin()));
        Refused.forbidden("由系统管理员维护", () -> changeRules.keep(shorter("人大办", since, 2, 4), stage.actor("office")));
    }

    /** That day comes, and the standard rules hold whatever another test has decided for the years before. */
    private void standardFrom(LocalDate day) {
        stage.today(day);
        if (rulebook.on(day).replyMonths() != 3) {
            changeRules.keep(RuleEntry.of(RuleProfile.standard(), "标准规则 " + day, day), admin());
        }
    }

    /** What is due within two working days to object, and in so many months to reply. */
    private static RuleEntry shorter(String name, LocalDate since, int months, int complexMonths) {
        RuleEntry e = RuleEntry.of(RuleProfile.standard(), name, since);
        return new RuleEntry(
                name,
                since,
                e.assignDays(),
                e.dispatchDays(),
                2,
                e.objectionDecisionDays(),
                e.contactDays(),
                e.assistingMonths(),
                e.repeatedOpinionDays(),
                months,
                complexMonths,
                e.extensionNeedsConsent(),
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
                e.remindEveryDaysAfter());
    }

    // ---- midnight

    /** correspondence_tool_staff, pull request 758: the day is the town's, not Greenwich's. */
    @Test
    @Tag("R7")
    void shortlyAfterMidnightItIsTheNextDayInTheTown() {
        clock.setTo(Instant.parse("2026-04-08T15:59:30Z"));
        SuggestionId before = story.assigned(stage.share("SLZ", "SOLE"));
        clock.setTo(Instant.parse("2026-04-08T16:00:30Z"));
        SuggestionId after = story.assigned(stage.share("SLZ", "SOLE"));

        assertThat(suggestions.get(before).assignedOn()).isEqualTo("2026-04-08");
        assertThat(suggestions.get(after).assignedOn()).isEqualTo("2026-04-09");
        assertThat(suggestions.get(after).legalDue()).isEqualTo(NEXT);
        assertThat(task(after, "DraftReply").getDueDate().toInstant()).isEqualTo(Instant.parse("2026-07-09T15:59:59Z"));
        clock.setTo(Instant.parse("2026-07-08T16:00:01Z"));
        assertThat(tasks.createTaskQuery()
                        .dueBefore(java.util.Date.from(clock.instant()))
                        .list())
                .extracting(Task::getId)
                .contains(task(before, "DraftReply").getId())
                .doesNotContain(task(after, "DraftReply").getId());
    }

    // ---- a node that went down

    @Test
    void whatANodeLeftUndoneIsDoneAtTheNextStart() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        jdbc.update("update suggestion set internal_due = null where id = ?", id.value());
        jdbc.update("update rulebook set settled = stamp - 1");
        assertThat(rulebook.isUnsettled()).isTrue();

        new FirstRules(rulebook, recomputeDates).atStart();

        assertThat(suggestions.get(id).internalDue()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(lastLine(id).detail()).startsWith("系统启动时补算：内部期限定为2026年7月1日");
        assertThat(rulebook.isUnsettled()).isFalse();
    }

    // ---- timers

    @Test
    void theTimersOfACaseGoAlong() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));

        holiday(LocalDate.of(2026, 4, 15), DUE);

        assertThat(stage.timePasses(id, LocalDate.of(2026, 6, 9)))
                .containsExactly(
                        "2026-04-16T08:00 ReminderDue",
                        "2026-04-17T00:00 ObjectionWindowOver",
                        "2026-05-11T08:00 NextReminderDue",
                        "2026-05-12T08:00 NextReminderDue",
                        "2026-06-09T08:00 NextReminderDue");
    }
}
