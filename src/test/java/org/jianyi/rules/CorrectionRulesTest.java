package org.jianyi.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jianyi.correction.Matter.ASSIGNED_ON;
import static org.jianyi.correction.Matter.CATEGORY;
import static org.jianyi.correction.Matter.CONTACTED_ON;
import static org.jianyi.correction.Matter.COSIGNERS;
import static org.jianyi.correction.Matter.DELIVERED_ON;
import static org.jianyi.correction.Matter.LEAD;
import static org.jianyi.correction.Matter.LETTER_NUMBER;
import static org.jianyi.correction.Matter.LEVEL;
import static org.jianyi.correction.Matter.PUBLICITY;
import static org.jianyi.correction.Matter.RATED_ON;
import static org.jianyi.correction.Matter.REGISTERED_ON;
import static org.jianyi.correction.Matter.SCAN;
import static org.jianyi.correction.Matter.SHARES;
import static org.jianyi.correction.Matter.SUBMITTED_ON;
import static org.jianyi.correction.Matter.TITLE;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jianyi.assignment.Examination;
import org.jianyi.assignment.Examinations;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.Change;
import org.jianyi.correction.Correctable;
import org.jianyi.correction.Matter;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Contacts;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Role;
import org.jianyi.paper.Paper;
import org.jianyi.paper.Papers;
import org.jianyi.process.Stage;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Level;
import org.jianyi.suggestion.Publicity;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.survey.Ratings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the office entered wrongly is corrected, each within what the law and the case allow; before and after stay. */
class CorrectionRulesTest extends ActsTest {

    @Autowired
    Submissions submissions;

    @Autowired
    Cosignings cosignings;

    @Autowired
    Examinations examinations;

    @Autowired
    AssistingOpinions opinions;

    @Autowired
    Contacts contacts;

    @Autowired
    Replies replies;

    @Autowired
    Ratings ratings;

    @Autowired
    Papers papers;

    private Long deputy(int number) {
        return stage.cast().deputy(number).id();
    }

    private SuggestionId entered(Object... changes) {
        return acts.submits(
                        actor("office"),
                        Stage.with(
                                stage.suggestion(
                                        "deputyId", deputy(2), "scan", acts.scan("office"), "day", "2026-04-01"),
                                changes))
                .id();
    }

    private AuditLine last(SuggestionId id) {
        List<AuditLine> trail = stage.trail(id);
        return trail.get(trail.size() - 1);
    }

    private List<Matter> offered(SuggestionId id) {
        return acts.correctable(id).stream().map(Correctable::matter).toList();
    }

    // ---- who, why, and what was seen

    @Test
    void onlyTheOfficeCorrectsAndSaysWhy() {
        SuggestionId id = acts.registered();
        for (String user : List.of("d1", "presidium", "government", "leader", "head-SLZ", "admin")) {
            forbidden("只有镇人大办可以更正", () -> acts.corrects(user, id, CATEGORY, "value", "文化建设"));
        }
        badInput("reason", "请填写更正的理由", () -> acts.corrects("office", id, CATEGORY, "value", "文化建设", "reason", " "));
        badInput("matter", "请选择更正什么", () -> acts.corrects("office", id, CATEGORY, "matter", null));
    }

    @Test
    void whatSomebodyElseHasChangedMeanwhileIsShownAndNotOverwritten() {
        SuggestionId id = acts.registered();
        acts.corrects("office2", id, CATEGORY, "value", "文化建设");

        conflict("“类别”刚刚有人改过，现在是“文化建设”", () -> acts.corrects("office", id, CATEGORY, "seen", "农田水利", "value", "环境卫生"));
    }

    @Test
    void everyCorrectionLeavesALineWithBeforeAndAfter() {
        SuggestionId id = acts.registered();

        acts.corrects("office", id, CATEGORY, "value", "文化建设");

        assertThat(last(id))
                .extracting(
                        AuditLine::act, AuditLine::actorId, AuditLine::day, AuditLine::detail, AuditLine::onBehalfOf)
                .containsExactly("更正", "office", TODAY, "录入时看错了", null);
        assertThat(Change.of(last(id))).containsExactly(new Change("类别", "农田水利", "文化建设"));
    }

    @Test
    void whatStaysTheSameIsNoCorrection() {
        SuggestionId id = acts.registered();

        badInput("value", "与现在的一样", () -> acts.corrects("office", id, LEVEL, "value", "TOWN"));
        badInput("value", "与现在的一样", () -> acts.corrects("office", id, TITLE, "value", get(id).title()));
        badInput("value", "与现在的一样", () -> acts.corrects("office", id, REGISTERED_ON, "value", TODAY.toString()));
    }

    // ---- facts

    @Test
    @Tag("R3")
    void aTypingErrorInTheTitleIsCorrectedAndTheSubmittedTextStays() {
        SuggestionId id = acts.registered("title", "关于清於村前支渠的建议");

        acts.corrects("office", id, TITLE, "value", " 关于清淤村前支渠的建议 ");

        assertThat(get(id).title()).isEqualTo("关于清淤村前支渠的建议");
        assertThat(submissions.latest(id).title()).isEqualTo("关于清於村前支渠的建议");
        assertThat(get(id).textVersion()).isEqualTo(1);
        assertThat(Change.of(last(id))).containsExactly(new Change("标题", "关于清於村前支渠的建议", "关于清淤村前支渠的建议"));
        badInput("value", "请填写更正后的内容", () -> acts.corrects("office", id, TITLE, "value", " "));
        badInput("value", "不能超过200字", () -> acts.corrects("office", id, TITLE, "value", "长".repeat(201)));
        SuggestionId returned = acts.submitted();
        acts.examines("office", returned, "RETURN", "reason", "请补充");
        conflict("“标题”现在不能更正", () -> acts.corrects("office", returned, TITLE, "value", "新"));
    }

    @Test
    @Tag("R4")
    void categoryAndLevelAreCorrectedAndTheNumberStays() {
        SuggestionId id = acts.assigned();
        String number = get(id).numberLabel();

        acts.corrects("office", id, CATEGORY, "value", "环境卫生");
        acts.corrects("office", id, LEVEL, "value", "CITY");

        assertThat(get(id).category()).isEqualTo("环境卫生");
        assertThat(get(id).level()).isEqualTo(Level.CITY);
        assertThat(get(id).numberLabel()).isEqualTo(number);
        badInput("value", "没有“天文”这一类别", () -> acts.corrects("office", id, CATEGORY, "value", "天文"));
        badInput("value", "请从列出的选项中选择", () -> acts.corrects("office", id, LEVEL, "value", "MOON"));
    }

    @Test
    @Tag("R28")
    void publicityIsNarrowedAndNeverWidened() {
        SuggestionId id = acts.registered();
        acts.corrects("office", id, PUBLICITY, "value", "TITLE_ONLY");
        assertThat(get(id).publicity()).isEqualTo(Publicity.TITLE_ONLY);

        conflict("公开范围只能收窄", () -> acts.corrects("office", id, PUBLICITY, "value", "FULL_TEXT"));
        acts.corrects("office", id, PUBLICITY, "value", "NONE");
        assertThat(offered(id)).as("nothing is narrower").doesNotContain(PUBLICITY);
    }

    // ---- signers

    @Test
    @Tag("R1")
    void theLeadWhoWasPickedWronglyFromThePaperIsCorrectedToADeputyOfThatDay() {
        SuggestionId id = entered("cosigners", List.of(deputy(3)), "signedOnPaper", true);

        badInput(
                "value",
                "代表14在2026年4月1日不是在任代表",
                () -> acts.corrects("office", id, LEAD, "value", deputy(14).toString()));
        badInput(
                "value",
                "代表3是附议代表",
                () -> acts.corrects("office", id, LEAD, "value", deputy(3).toString()));
        badInput("value", "请选择领衔代表", () -> acts.corrects("office", id, LEAD, "value", "代表4"));
        acts.corrects("office", id, LEAD, "value", deputy(4).toString());

        assertThat(get(id).lead().name()).isEqualTo("代表4");
        assertThat(Change.of(last(id))).containsExactly(new Change("领衔代表", "代表2（FT13-002）", "代表4（FT13-004）"));
    }

    @Test
    @Tag("R2")
    void coSignersOfThePaperAreThoseWhoReallySignedIt() {
        SuggestionId id = entered("cosigners", List.of(deputy(3), deputy(5)), "signedOnPaper", true);
        badInput(
                "deputies", "领衔代表不能同时附议", () -> acts.corrects("office", id, COSIGNERS, "deputies", List.of(deputy(2))));
        badInput("deputies", "不是在任代表", () -> acts.corrects("office", id, COSIGNERS, "deputies", List.of(deputy(14))));

        acts.corrects("office", id, COSIGNERS, "deputies", List.of(deputy(5), deputy(13)));
        assertThat(cosignings.signers(get(id))).containsExactly("代表2", "代表5", "代表13");
        acts.corrects("office", id, COSIGNERS, "deputies", List.of(deputy(3)));

        assertThat(cosignings.signers(get(id))).containsExactly("代表2", "代表3");
        acts.corrects("office", id, COSIGNERS, "deputies", List.of());
        assertThat(Change.of(last(id))).containsExactly(new Change("附议代表", "代表3（FT13-003）", "无"));
    }

    @Test
    @Tag("R20")
    void whoFiledCosignedOrRatedHereHimselfIsNotExchanged() {
        SuggestionId own = acts.registered();
        assertThat(offered(own)).doesNotContain(LEAD, COSIGNERS, SUBMITTED_ON);
        conflict(
                "“领衔代表”现在不能更正",
                () -> acts.corrects("office", own, LEAD, "value", deputy(4).toString()));

        SuggestionId id = entered();
        acts.examines("office", id, "REGISTER");
        acts.assigns(actor("office"), id);
        acts.replies(id, "SLZ");
        assertThat(offered(id)).contains(LEAD);
        acts.rates(actor("d2"), acts.share(id, "SLZ").id(), "SATISFIED", "SATISFIED");
        assertThat(offered(id)).doesNotContain(LEAD);
    }

    @Test
    @Tag("R25")
    void whileAWithdrawalWaitsForItsSignersTheyStay() {
        SuggestionId id = entered("cosigners", List.of(deputy(3)), "signedOnPaper", true);
        acts.asksToWithdraw(actor("d2"), id);

        assertThat(offered(id)).doesNotContain(LEAD, COSIGNERS);
    }

    // ---- days

    @Test
    void theDayOfSubmissionLiesBetweenTheSessionAndTheExaminationAndOnlyOfWhatTheOfficeEntered() {
        SuggestionId id = entered();
        acts.examines("office", id, "REGISTER", "day", "2026-04-03");

        badInput("value", "不能晚于审查（2026年4月3日）", () -> acts.corrects("office", id, SUBMITTED_ON, "value", "2026-04-04"));
        badInput(
                "value",
                "不能早于镇十三届人大九次会议开幕的日期（2026年3月20日）",
                () -> acts.corrects("office", id, SUBMITTED_ON, "value", "2026-03-19"));
        badInput("value", "请填写正确的日期", () -> acts.corrects("office", id, SUBMITTED_ON, "value", "四月二日"));
        acts.corrects("office", id, SUBMITTED_ON, "value", "2026-04-02");

        assertThat(get(id).submittedOn()).isEqualTo(LocalDate.of(2026, 4, 2));
        assertThat(submissions.latest(id).submittedOn())
                .as("the text is never touched")
                .isEqualTo(LocalDate.of(2026, 4, 1));
    }

    @Test
    void theExaminationFollowsTheDayOfSubmissionAsItWasCorrected() {
        SuggestionId id = entered();
        acts.corrects("office", id, SUBMITTED_ON, "value", "2026-03-25");

        acts.examines("office", id, "REGISTER", "day", "2026-03-26");

        assertThat(get(id).registeredOn()).isEqualTo(LocalDate.of(2026, 3, 26));
    }

    @Test
    @Tag("R4")
    void theDayOfRegistrationLiesBetweenSubmissionAndAssignment() {
        SuggestionId id = entered();
        acts.examines("office", id, "REGISTER", "day", "2026-04-03");
        acts.assigns(actor("office"), id, "day", "2026-04-06");
        String number = get(id).numberLabel();

        badInput(
                "value",
                "不能早于提出的日期（2026年4月1日）",
                () -> acts.corrects("office", id, REGISTERED_ON, "value", "2026-03-31"));
        badInput("value", "不能晚于交办（2026年4月6日）", () -> acts.corrects("office", id, REGISTERED_ON, "value", "2026-04-07"));
        acts.corrects("office", id, REGISTERED_ON, "value", "2026-04-02");

        assertThat(get(id).registeredOn()).isEqualTo(LocalDate.of(2026, 4, 2));
        assertThat(examinations.findBySuggestionOrderById(id))
                .extracting(Examination::examinedOn)
                .containsExactly(LocalDate.of(2026, 4, 2));
        assertThat(get(id).numberLabel()).isEqualTo(number);
    }

    @Test
    @Tag("R7")
    void withTheDayOfAssignmentAllDatesThatRunFromItMoveAndTheTrailSaysWhy() {
        SuggestionId id = entered();
        acts.examines("office", id, "REGISTER", "day", "2026-04-03");
        acts.assigns(
                actor("office"),
                id,
                "units",
                List.of(share("SLZ", "LEAD"), share("HWS", "ASSISTING")),
                "day",
                "2026-04-08");
        HandlingId lead = acts.share(id, "SLZ").id();

        badInput(
                "value", "不能早于登记的日期（2026年4月3日）", () -> acts.corrects("office", id, ASSIGNED_ON, "value", "2026-04-02"));
        badInput("value", "不能晚于今天（2026年4月8日）", () -> acts.corrects("office", id, ASSIGNED_ON, "value", "2026-04-09"));
        acts.corrects("office", id, ASSIGNED_ON, "value", "2026-04-06");

        assertThat(get(id).assignedOn()).isEqualTo(LocalDate.of(2026, 4, 6));
        assertThat(get(id).legalDue()).isEqualTo(LocalDate.of(2026, 7, 6));
        assertThat(acts.share(id, "SLZ"))
                .extracting(Handling::assignedOn, Handling::due)
                .containsExactly(LocalDate.of(2026, 4, 6), LocalDate.of(2026, 7, 6));
        assertThat(opinions.findByHandlingOrderById(lead))
                .extracting(AssistingOpinion::askedOn, AssistingOpinion::due)
                .containsExactly(tuple(LocalDate.of(2026, 4, 6), LocalDate.of(2026, 5, 6)));
        assertThat(Change.of(last(id)))
                .containsExactlyInAnyOrder(
                        new Change("交办日期", "2026年4月8日", "2026年4月6日"), new Change("答复期限", "2026年7月8日", "2026年7月6日"));
        assertThat(last(id).detail()).startsWith("录入时看错了（自交办之日2026年4月6日").contains("3个月");
    }

    @Test
    @Tag("R11")
    void afterAnAssignmentThatStoodTheCorrectedDayOfTheNextOneMovesNoDueDate() {
        SuggestionId id = acts.assigned();
        stage.today(TODAY.plusDays(20));
        acts.recalls("office", id);
        acts.assigns(actor("office"), id);

        acts.corrects("office", id, ASSIGNED_ON, "value", TODAY.plusDays(12).toString());

        assertThat(get(id).assignedOn()).isEqualTo(TODAY.plusDays(12));
        assertThat(get(id).legalDue()).isEqualTo(LocalDate.of(2026, 7, 8));
    }

    @Test
    void theDayOfAssignmentIsNotAfterAnythingTheUnitsDid() {
        SuggestionId id = acts.registered();
        acts.assigns(actor("office"), id);
        stage.today(TODAY.plusDays(10));
        acts.contacts(actor("handler-SLZ"), acts.share(id, "SLZ").id(), "day", "2026-04-10");

        badInput(
                "value",
                "不能晚于第一次沟通（2026年4月10日）",
                () -> acts.corrects("office", id, ASSIGNED_ON, "value", "2026-04-11"));
        acts.corrects("office", id, ASSIGNED_ON, "value", "2026-04-10");
        assertThat(get(id).legalDue()).isEqualTo(LocalDate.of(2026, 7, 10));
    }

    @Test
    @Tag("R18")
    void whatFollowsAMasterFollowsItsCorrectedDay() {
        SuggestionId master = entered();
        acts.examines("office", master, "REGISTER", "day", "2026-04-02");
        acts.assigns(actor("office"), master, "day", "2026-04-07");
        SuggestionId merged = acts.submits("d5").id();
        acts.examines("office", merged, "MERGE", "master", master.value());
        acts.replies(master, "SLZ");
        acts.followsMaster(merged);
        assertThat(offered(merged)).doesNotContain(ASSIGNED_ON);

        assertThat(acts.corrects("office", master, ASSIGNED_ON, "value", "2026-04-03")
                        .also())
                .containsExactly(merged);

        assertThat(get(merged).assignedOn()).isEqualTo(LocalDate.of(2026, 4, 3));
        assertThat(get(merged).legalDue()).isEqualTo(get(master).legalDue()).isEqualTo(LocalDate.of(2026, 7, 3));
        assertThat(acts.share(merged, "SLZ").due()).isEqualTo(LocalDate.of(2026, 7, 3));
        assertThat(last(merged).detail()).startsWith("随主件" + get(master).numberLabel() + "更正：录入时看错了");
    }

    @Test
    @Tag("R13")
    void aTalkLiesBetweenTheAssignmentAndTheDraftThatRestsOnIt() {
        SuggestionId id = acts.assigned();
        HandlingId share = acts.share(id, "SLZ").id();
        stage.today(TODAY.plusDays(10));
        acts.contacts(actor("handler-SLZ"), share, "day", "2026-04-09");
        acts.drafts(actor("handler-SLZ"), share, "day", "2026-04-13");

        badInput(
                "value",
                "不能早于交办的日期（2026年4月8日）",
                () -> acts.corrects("office", id, CONTACTED_ON, "value", "2026-04-07"));
        badInput("value", "不能晚于拟稿（2026年4月13日）", () -> acts.corrects("office", id, CONTACTED_ON, "value", "2026-04-14"));
        acts.corrects("office", id, CONTACTED_ON, "value", "2026-04-10");

        assertThat(contacts.findByHandlingInOrderByDayAscIdAsc(List.of(share)))
                .extracting(c -> c.day())
                .containsExactly(LocalDate.of(2026, 4, 10));
        assertThat(acts.share(id, "SLZ").acceptedOn())
                .as("it was the unit's first act")
                .isEqualTo(LocalDate.of(2026, 4, 10));
        assertThat(Change.of(last(id))).containsExactly(new Change("沟通日期（镇水利站，办前走访）", "2026年4月9日", "2026年4月10日"));
    }

    @Test
    void theDayOfDeliveryLiesBetweenSignatureAndRatingAndMovesTheSuggestionsReply() {
        SuggestionId id = acts.assigned(share("SLZ", "SEPARATE", 1), share("GDS", "SEPARATE", 2));
        stage.today(TODAY.plusDays(10));
        for (String unit : List.of("SLZ", "GDS")) {
            HandlingId share = acts.share(id, unit).id();
            acts.contacts(actor("handler-" + unit), share, "day", "2026-04-09");
            acts.drafts(
                    actor("handler-" + unit),
                    share,
                    "day",
                    "2026-04-10",
                    "answers",
                    List.of(answer(unit.equals("SLZ") ? 1 : 2, "已办。")));
            acts.signs(actor("head-" + unit), share, "unit-head", true, "day", "2026-04-11");
            acts.delivers(actor("handler-" + unit), share, "day", "2026-04-16");
        }
        assertThat(get(id).repliedOn()).isEqualTo(LocalDate.of(2026, 4, 16));
        stage.today(TODAY.plusDays(12));
        acts.rates(actor("d1"), acts.share(id, "SLZ").id(), "SATISFIED", "SATISFIED", "receivedOn", "2026-04-18");

        badInput(
                "value",
                "不能早于签发的日期（2026年4月11日）",
                () -> acts.corrects("office", id, DELIVERED_ON, "value", "2026-04-10"));
        badInput(
                "value",
                "不能晚于代表收到答复（2026年4月18日）",
                () -> acts.corrects("office", id, DELIVERED_ON, "value", "2026-04-19"));
        acts.corrects("office", id, DELIVERED_ON, "value", "2026-04-17");
        assertThat(get(id).repliedOn()).isEqualTo(LocalDate.of(2026, 4, 17));
        acts.corrects("office", id, DELIVERED_ON, "value", "2026-04-12");

        HandlingId share = acts.share(id, "SLZ").id();
        assertThat(acts.share(id, "SLZ").repliedOn()).isEqualTo(LocalDate.of(2026, 4, 12));
        assertThat(replies.latest(share).deliveredOn()).isEqualTo(LocalDate.of(2026, 4, 12));
        assertThat(get(id).repliedOn()).as("the other unit replied later").isEqualTo(LocalDate.of(2026, 4, 16));
    }

    @Test
    @Tag("R22")
    void theDayOfARatingLiesBetweenTheReplyAndWhatTheOfficeDecided() {
        SuggestionId id = acts.replied();
        HandlingId share = acts.share(id, "SLZ").id();
        stage.today(TODAY.plusDays(10));
        acts.rates(
                actor("office"),
                share,
                "SATISFIED",
                "DISSATISFIED",
                "reasons",
                "等不及。",
                "scan",
                acts.scan("office"),
                "day",
                "2026-04-14");
        acts.decidesRehandling("office", share, "EXPLAIN", "day", "2026-04-16");

        badInput("value", "不能早于答复送达的日期（2026年4月8日）", () -> acts.corrects("office", id, RATED_ON, "value", "2026-04-07"));
        badInput("value", "不能晚于不满意处理（2026年4月16日）", () -> acts.corrects("office", id, RATED_ON, "value", "2026-04-17"));
        acts.corrects("office", id, RATED_ON, "value", "2026-04-15");
        assertThat(acts.share(id, "SLZ").ratedOn()).isEqualTo(LocalDate.of(2026, 4, 15));

        acts.rates(actor("d1"), share, "SATISFIED", "SATISFIED");
        badInput(
                "value",
                "不能早于不满意处理的日期（2026年4月16日）",
                () -> acts.corrects("office", id, RATED_ON, "value", "2026-04-15"));
        acts.corrects("office", id, RATED_ON, "value", "2026-04-17");
        assertThat(ratings.findByHandlingOrderBySequence(share))
                .extracting(r -> r.day())
                .containsExactly(LocalDate.of(2026, 4, 15), LocalDate.of(2026, 4, 17));
    }

    // ---- shares

    @Test
    @Tag("R6")
    void partsThatWereEnteredWronglyAreSharedOutAnewAsLongAsNothingIsDrafted() {
        SuggestionId id = acts.assigned(share("SLZ", "SEPARATE", 1), share("GDS", "SEPARATE", 2));

        acts.corrects("office", id, SHARES, "units", List.of(share("SLZ", "SEPARATE", 2), share("GDS", "SEPARATE", 1)));
        assertThat(acts.share(id, "SLZ").proposals()).containsExactly(2);
        assertThat(Change.of(last(id)))
                .containsExactly(new Change("分工", "分办镇水利站（第1条），分办供电所（第2条）", "分办镇水利站（第2条），分办供电所（第1条）"));

        acts.corrects("office", id, SHARES, "units", List.of(share("SLZ", "LEAD"), share("GDS", "ASSISTING")));
        Handling lead = acts.share(id, "SLZ");
        assertThat(lead.role()).isEqualTo(Role.LEAD);
        assertThat(lead.proposals()).containsExactly(1, 2);
        assertThat(opinions.owing(lead.id())).containsExactly("GDS");
        assertThat(acts.share(id, "GDS").isEnded()).isTrue();

        acts.corrects("office", id, SHARES, "units", List.of(share("SLZ", "SEPARATE", 1), share("GDS", "SEPARATE", 2)));
        assertThat(opinions.owing(lead.id())).isEmpty();
        assertThat(acts.share(id, "GDS").isOpen()).isTrue();
        acts.drafts(drafter(id), acts.share(id, "SLZ").id(), "answers", List.of(answer(1, "已办。")));
        conflict(
                "“分工”现在不能更正",
                () -> acts.corrects(
                        "office", id, SHARES, "units", List.of(share("SLZ", "LEAD"), share("GDS", "ASSISTING"))));
    }

    private Actor drafter(SuggestionId id) {
        acts.contacts(actor("handler-SLZ"), acts.share(id, "SLZ").id());
        return actor("handler-SLZ");
    }

    @Test
    @Tag("R6")
    void theLeadDoesNotChangeThisWayAndNobodyDropsOut() {
        SuggestionId id = acts.assigned(share("SLZ", "LEAD"), share("GDS", "ASSISTING"));

        badInput(
                "units",
                "改由其他单位承办",
                () -> acts.corrects(
                        "office", id, SHARES, "units", List.of(share("GDS", "LEAD"), share("SLZ", "ASSISTING"))));
        badInput(
                "units",
                "这里不能去掉供电所，请在会办意见旁点“取消会办”",
                () -> acts.corrects("office", id, SHARES, "units", List.of(share("SLZ", "SOLE"))));
        badInput(
                "units",
                "第1条建议只能由一个分办单位负责",
                () -> acts.corrects(
                        "office",
                        id,
                        SHARES,
                        "units",
                        List.of(share("SLZ", "SEPARATE", 1), share("GDS", "SEPARATE", 1))));
        badInput("units", "请选择承办单位", () -> acts.corrects("office", id, SHARES));
        acts.givesOpinion(actor("handler-GDS"), acts.share(id, "SLZ").id(), "GDS");
        conflict(
                "供电所的会办意见目前为“已提意见”",
                () -> acts.corrects(
                        "office",
                        id,
                        SHARES,
                        "units",
                        List.of(share("SLZ", "SEPARATE", 1), share("GDS", "SEPARATE", 2))));
    }

    @Test
    @Tag("R6")
    void aSoleUnitThatShouldHaveBeenAssistedLeadsFromNowOn() {
        SuggestionId id = acts.assigned();

        acts.corrects("office", id, SHARES, "units", List.of(share("SLZ", "LEAD"), share("HWS", "ASSISTING")));

        assertThat(acts.share(id, "SLZ").role()).isEqualTo(Role.LEAD);
        assertThat(opinions.owing(acts.share(id, "SLZ").id())).containsExactly("HWS");
    }

    // ---- papers and letters

    @Test
    void aWrongScanIsReplacedAndStaysInTheCaseMarked() {
        SuggestionId id = entered();
        UUID wrong = get(id).scan();
        badInput("scan", "请上传正确的扫描件", () -> acts.corrects("office", id, SCAN));
        badInput("scan", "请上传正确的扫描件", () -> acts.corrects("office", id, SCAN, "scan", wrong.toString()));
        String foreign = acts.scan("office2");
        badInput(null, "有附件不存在或不是您上传的", () -> acts.corrects("office", id, SCAN, "scan", foreign));

        String better = acts.scan("office");
        acts.corrects("office", id, SCAN, "scan", better);

        assertThat(get(id).scan()).hasToString(better);
        Paper former = papers.get(wrong);
        assertThat(former.isReplaced()).isTrue();
        assertThat(former.claimedBy()).isEqualTo(id.value());
        assertThat(papers.get(get(id).scan()).isReplaced()).isFalse();
        assertThat(last(id).act()).isEqualTo("更换扫描件");
        badInput("scan", "已经在这件建议里了", () -> acts.corrects("office", id, SCAN, "scan", wrong.toString()));
    }

    @Test
    @Tag("R28")
    void whoeverMayNotSeeTheWrongScanDoesNotSeeTheRightOne() {
        SuggestionId id = acts.replied();
        HandlingId share = acts.share(id, "SLZ").id();
        acts.rates(actor("office"), share, "SATISFIED", "SATISFIED", "scan", acts.scan("office"));
        UUID wrong = ratings.findByHandlingOrderBySequence(share).get(0).scan();

        acts.corrects(
                "office", id, SCAN, "of", wrong.toString(), "seen", wrong.toString(), "scan", acts.scan("office"));

        UUID right = ratings.findByHandlingOrderBySequence(share).get(0).scan();
        assertThat(right).isNotEqualTo(wrong);
        assertThat(papers.get(right).audience()).isEqualTo(papers.get(wrong).audience());
    }

    @Test
    @Tag("R17")
    void theNumberOfASignedLetterIsNotCorrectedAndWhoAsksIsToldWhatToDo() {
        SuggestionId id = acts.replied();
        Reply letter = replies.latest(acts.share(id, "SLZ").id());

        conflict("发文字号和正文不能再改", () -> acts.corrects("office", id, LETTER_NUMBER, "value", "枫水函〔2026〕99号"));

        assertThat(acts.correctable(id, LETTER_NUMBER).note()).contains("另行书面说明");
        assertThat(replies.latest(letter.handling()).computeHash()).isEqualTo(letter.hash());
        SuggestionId drafted = acts.assigned();
        assertThat(offered(drafted)).doesNotContain(LETTER_NUMBER);
    }

    @Test
    @Tag("R17")
    void aSignedLetterKeepsTheTitleAndTheNamesItWasSignedWith() {
        SuggestionId id = entered("title", "关于清於支渠的建议", "cosigners", List.of(deputy(3)), "signedOnPaper", true);
        acts.examines("office", id, "REGISTER");
        acts.assigns(actor("office"), id);
        acts.replies(id, "SLZ");

        acts.corrects("office", id, TITLE, "value", "关于清淤支渠的建议");
        acts.corrects("office", id, COSIGNERS, "deputies", List.of(deputy(5)));

        Reply letter = replies.latest(acts.share(id, "SLZ").id());
        assertThat(letter.signedTitle()).isEqualTo("关于清於支渠的建议");
        assertThat(letter.signedNames()).containsExactly("代表2", "代表3");
    }
}
