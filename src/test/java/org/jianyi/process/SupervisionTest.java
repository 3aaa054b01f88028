package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;
import static org.jianyi.process.Stage.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jianyi.Refusal;
import org.jianyi.Refused;
import org.jianyi.assignment.ReassignHandling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Role;
import org.jianyi.notice.Told;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.AcknowledgeSupervision;
import org.jianyi.supervision.AnswerSupervision;
import org.jianyi.supervision.DropKeySuggestion;
import org.jianyi.supervision.IssueOrder;
import org.jianyi.supervision.IssueUrge;
import org.jianyi.supervision.NameKeySuggestion;
import org.jianyi.supervision.ProposeSupervision;
import org.jianyi.supervision.RecordSupervisionAnswer;
import org.jianyi.supervision.RecordVisit;
import org.jianyi.supervision.Rung;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.SupervisionAnswers;
import org.jianyi.supervision.SupervisionId;
import org.jianyi.supervision.SupervisionMark;
import org.jianyi.supervision.SupervisionMarks;
import org.jianyi.supervision.SupervisionState;
import org.jianyi.supervision.Supervisions;
import org.jianyi.supervision.VisitKind;
import org.jianyi.supervision.WatchKeySuggestions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EveryFlowTaken("supervision")
class SupervisionTest extends CaseTest {

    private static final LocalDate DUE = LocalDate.of(2026, 7, 8);
    private static final LocalDate FIVE_DAYS_AFTER = LocalDate.of(2026, 7, 15);
    private static final LocalDate TEN_DAYS_AFTER = LocalDate.of(2026, 7, 22);

    @Autowired
    SupervisionFlow flow;

    @Autowired
    RecordSupervisionAnswer recordSupervisionAnswer;

    @Autowired
    WatchKeySuggestions watchKeySuggestions;

    @Autowired
    ProposeSupervision propose;

    @Autowired
    Supervisions supervisions;

    @Autowired
    SupervisionAnswers answers;

    @Autowired
    Told told;

    @Autowired
    StepDates stepDates;

    @Autowired
    CaseHistory caseHistory;

    @Autowired
    SupervisionMarks marks;

    @Autowired
    CaseFlow caseFlow;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityService identity;

    // ---- urges

    @Test
    @Tag("R31")
    void theUnitReceivesAnUrgeAnswersItAndTheOfficeAcceptsTheAnswer() {
        SuggestionId id = overdue();

        Supervision urge = urges("office", id);
        assertThat(urge.label()).matches("2026年第\\d+号催办函");
        assertThat(urge.answerDue()).isEqualTo(LocalDate.of(2026, 7, 22));
        assertThat(stage.steps(id)).containsExactly("AnswerSupervision", "DraftReply");
        assertThat(task(id).getName()).startsWith("答复催办 · ");
        assertThat(groups(id)).containsExactlyInAnyOrder("unit-SLZ", "unit-head-SLZ", "presidium-office");

        stage.today(FIVE_DAYS_AFTER.plusDays(1));
        receives("handler-SLZ", id);
        assertThat(supervision(id).receivedOn()).isEqualTo(FIVE_DAYS_AFTER.plusDays(1));
        answers("handler-SLZ", id);
        assertThat(stage.steps(id)).containsExactly("AcceptAnswer", "DraftReply");
        assertThat(supervision(id).receivedOn()).isEqualTo(FIVE_DAYS_AFTER.plusDays(1));
        decides("office", id, true, null);

        assertThat(supervision(id).state()).isEqualTo(SupervisionState.ACCEPTED);
        assertThat(end(id)).isEqualTo("EndEvent_AnswerAccepted");
        assertThat(stage.steps(id)).containsExactly("DraftReply");
        assertThat(stage.acts(id)).endsWith("催办", "签收催办函", "答复催办", "认可催办答复");
    }

    @Test
    @Tag("R31")
    void anAssistingUnitIsUrgedForItsOpinionBesideTheUnitThatReplies() {
        SuggestionId id = assisted();
        HandlingId share = story.share(id, "SLZ");
        Supervision lead = urges("office", id);
        Supervision aside = flow.urge(share, "GDS", new IssueUrge("请提出会办意见。", null), stage.actor("office"));

        assertThat(lead.unit().code()).isEqualTo("SLZ");
        assertThat(aside.unit().code()).isEqualTo("GDS");
        assertThat(stage.refusal(() -> flow.urge(share, "GDS", new IssueUrge("请再提。", null), stage.actor("office")))
                        .sentence())
                .contains("供电所已有", "不必重复发");
        assertThat(stage.refusal(() -> flow.urge(share, "NYZX", new IssueUrge("请提。", null), stage.actor("office")))
                        .sentence())
                .contains("没有欠着的会办意见");

        recordSupervisionAnswer.acknowledge(
                share, null, new AcknowledgeSupervision(null, null), stage.actor("handler-GDS"));
        assertThat(supervisions.get(aside.id()).receivedOn()).isNotNull();
        assertThat(supervisions.get(lead.id()).receivedOn()).isNull();
        assertThat(told.to("handler-GDS", id)).endsWith("URGED " + aside.label() + "发给供电所，请签收，并在2026年7月22日前答复。");

        stage.does("handler-GDS", share, "GiveAssistingOpinion", form("text", "线路不受影响。"));

        assertThat(supervisions.get(aside.id()).state()).isEqualTo(SupervisionState.NEEDLESS);
        assertThat(supervisions.get(aside.id()).endReason()).isEqualTo("供电所已提出会办意见");
        assertThat(supervisions.get(lead.id()).state()).isEqualTo(SupervisionState.ISSUED);
        assertThat(stage.steps(id)).containsExactly("AnswerSupervision", "DraftReply");
    }

    @Test
    void whenTheReplyIsDraftedNobodyWaitsForTheOpinionAnyMore() {
        SuggestionId id = assisted();
        Supervision aside =
                flow.urge(story.share(id, "SLZ"), "GDS", new IssueUrge("请提出会办意见。", null), stage.actor("office"));

        story.unitReplies(id, "SLZ");

        assertThat(supervisions.get(aside.id()).state()).isEqualTo(SupervisionState.NEEDLESS);
        assertThat(stage.steps(id)).doesNotContain("AnswerSupervision");
    }

    private SuggestionId assisted() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("GDS", "ASSISTING"));
        stage.today(FIVE_DAYS_AFTER);
        return id;
    }

    @Test
    void anAnswerThatDoesNotDoIsSentBackAndGivenOnceMore() {
        SuggestionId id = overdue();
        urges("office", id);
        answers("handler-SLZ", id);

        assertThat(stage.refusal(() -> decides("office", id, false, " ")).field())
                .isEqualTo("comment");
        stage.today(FIVE_DAYS_AFTER.plusDays(1));
        decides("presidium", id, false, "请写明什么时候答复代表。");

        assertThat(stage.steps(id)).containsExactly("AnswerSupervision", "DraftReply");
        assertThat(supervision(id).answerDue()).isEqualTo(LocalDate.of(2026, 7, 23));
        assertThat(told.to("handler-SLZ", id))
                .last()
                .isEqualTo("URGED 对" + supervision(id).label() + "的答复已退回，请补充后在2026年7月23日前再答复，理由见任务。");
        Refusal unchanged = stage.refusal(() -> answers("head-SLZ", id));
        assertThat(unchanged.field()).isEqualTo("text");
        assertThat(unchanged.sentence()).contains("和退回的答复一样", "请写明什么时候答复代表。");
        stage.does("head-SLZ", id, "AnswerSupervision", form("text", "管道已经到货，7月24日答复代表。"));
        decides("office", id, true, "收悉。");

        assertThat(answers.findBySupervisionInOrderById(List.of(supervision(id).id())))
                .extracting("accepted", "comment", "decidedName")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(false, "请写明什么时候答复代表。", "主席"),
                        org.assertj.core.groups.Tuple.tuple(true, "收悉。", "人大办一"));
    }

    @Test
    void whoAnswersHasReceivedIt() {
        SuggestionId id = overdue();
        urges("office", id);

        answers("handler-SLZ", id);

        assertThat(supervision(id).receivedBy()).isEqualTo("经办SLZ");
        assertThat(stage.refusal(() -> receives("handler-SLZ", id)).sentence()).contains("待审核", "不能签收");
    }

    @Test
    void theOfficeEntersFromPaperWhatTheUnitAnswered() {
        SuggestionId id = overdue();
        urges("office", id);

        assertThat(stage.refusal(() -> answers("office", id)).field()).isEqualTo("scan");
        stage.does("office", id, "AnswerSupervision", form("text", "正在办理。", "scan", stage.scan("office")));

        assertThat(answers.latest(supervision(id).id()).onBehalfOf()).isEqualTo("镇水利站");
        assertThat(supervision(id).isReceivedOnBehalf()).isTrue();
    }

    @Test
    @Tag("R31")
    void aUnitIsNotUrgedTwiceForTheSame() {
        SuggestionId id = overdue();
        urges("office", id);

        assertThat(stage.refusal(() -> urges("presidium", id)).sentence()).contains("镇水利站已有2026年第", "号催办函（待答复），不必重复发");
        assertThat(supervisions.findBySuggestionOrderById(id)).hasSize(1);
    }

    @Test
    @Tag("R31")
    void ofTwoWhoUrgeAtTheSameMomentOneIsToldThatItIsDoneAndNoNumberIsLost() {
        SuggestionId id = overdue();
        SuggestionId other = overdue();
        int first = urges("office", other).seq();

        List<Throwable> failures = stage.together(List.of(() -> urges("office", id), () -> urges("presidium", id)));

        assertThat(failures).hasSize(1);
        assertThat(Failures.asRefusal(failures.get(0)).map(Refusal::sentence).orElseThrow())
                .contains("已有2026年第", "不必重复发");
        assertThat(supervision(id).seq()).isEqualTo(first + 1);
        assertThat(stage.steps(id)).containsExactly("AnswerSupervision", "DraftReply");
    }

    @Test
    void whoAnswersSecondIsToldThatItIsDone() {
        SuggestionId id = overdue();
        urges("office", id);
        String task = stage.task("handler-SLZ", id, "AnswerSupervision");
        stage.completes("head-SLZ", task, form("text", "正在办理。"));

        Refusal refusal = stage.refusal(() -> stage.completes("handler-SLZ", task, form("text", "正在办理。")));

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.sentence()).contains("已经由他人办完");
        assertThat(answers.findBySupervisionInOrderById(List.of(supervision(id).id())))
                .hasSize(1);
    }

    @Test
    @Tag("R32")
    void onlyOfficeAndPresidiumUrgeAndOnlyWhatIsStillOpen() {
        SuggestionId id = overdue();
        for (String user : List.of("handler-SLZ", "leader", "government", "d1")) {
            assertThat(stage.refusal(() -> urges(user, id)).status()).as(user).isEqualTo(403);
        }
        for (String user : List.of("d9", "handler-HWS", "admin")) {
            assertThat(stage.refusal(() -> urges(user, id)).status()).as(user).isEqualTo(404);
        }

        story.unitReplies(id, "SLZ");

        assertThat(stage.refusal(() -> urges("office", id)).sentence()).contains("已答复", "不需要催办");
        assertThat(supervisions.findBySuggestionOrderById(id)).isEmpty();
    }

    @Test
    void aDeputyDoesNotAnswerForTheUnitInHisOwnCase() {
        SuggestionId id = stage.submits("d15", stage.suggestion());
        story.officeAssigns(id, stage.share("HWS", "SOLE"));
        stage.today(FIVE_DAYS_AFTER);
        flow.urge(story.share(id, "HWS"), null, new IssueUrge("请答复。", null), stage.actor("office"));

        assertThat(stage.refusal(() -> answers("d15", id)).sentence()).contains("领衔代表");
        answers("handler-HWS", id);
        assertThat(supervision(id).state()).isEqualTo(SupervisionState.ANSWERED);
    }

    // ---- the office's and the chairman's own time

    @Test
    void anOrderIsToBeSignedInThreeWorkingDaysAndAnAnswerLookedAtInAsMany() {
        SuggestionId id = overdue();
        orders("office", id);
        assertThat(task(id).getDueDate()).isEqualTo(TaskFacts.endOf(LocalDate.of(2026, 7, 20)));
        assertThat(reason(id)).contains("自拟督办单之日2026年7月15日（星期三）的次日起算3个工作日", "自定的内部时间，不是法定期限");

        stage.does("presidium", id, "SignOrder", form("signed", true));
        assertThat(reason(id)).contains("自发出之日2026年7月15日（星期三）的次日起算5个工作日", "不是法定期限");
        answers("head-SLZ", id);
        assertThat(task(id).getDueDate()).isEqualTo(TaskFacts.endOf(LocalDate.of(2026, 7, 20)));
        assertThat(reason(id)).contains("自答复之日2026年7月15日", "不是法定期限");

        decides("office", id, false, "请写明日期。");
        assertThat(reason(id)).contains("自退回之日2026年7月15日");
        assertThat(task(id).getDueDate()).isEqualTo(TaskFacts.endOf(LocalDate.of(2026, 7, 22)));
    }

    @Test
    void officeAndChairmanAreRemindedOfAnOrderAndOfItsAnswerUntilItIsDone() {
        SuggestionId id = overdue();
        orders("office", id);

        assertThat(supervisionTimers(id, LocalDate.of(2026, 7, 28)))
                .containsExactly("2026-07-21T08:00 SignatureOverdue", "2026-07-28T08:00 SignatureOverdue");
        assertThat(told.reminders("presidium", id)).contains("SUPERVISION_DUE 2026-07-28");
        assertThat(told.to("presidium", id)).contains("SUPERVISION_DUE 发给镇水利站负责人的督办单还没有签发，请签发。");
        assertThat(told.to("office", id)).contains("SUPERVISION_DUE 发给镇水利站负责人的督办单还没有签发，请提醒主席；已在纸上签发的，请代录。");
        stage.does("presidium", id, "SignOrder", form("signed", true));
        assertThat(told.reminders("presidium", id)).doesNotContain("SUPERVISION_DUE 2026-07-28");

        answers("head-SLZ", id);
        assertThat(supervisionTimers(id, LocalDate.of(2026, 8, 3))).containsExactly("2026-08-01T08:00 AnswerUndecided");
        assertThat(told.to("office", id))
                .anyMatch(line -> line.matches("SUPERVISION_DUE 镇水利站对2026年第\\d+号督办单的答复还没有审核，请审核。"));
        decides("office", id, true, null);
        assertThat(told.reminders("office", id)).noneMatch(line -> line.startsWith("SUPERVISION_DUE"));
        assertThat(caseHistory.of(id))
                .extracting(CaseHistory.Passage::name)
                .contains("签发督办单")
                .doesNotContain("签发逾期", "审核逾期", "已提醒");
    }

    private List<String> supervisionTimers(SuggestionId id, LocalDate until) {
        return stage.timePasses(id, until).stream()
                .filter(timer -> timer.matches(".*(SignatureOverdue|AnswerUndecided)"))
                .toList();
    }

    private String reason(SuggestionId id) {
        Supervision last = supervision(id);
        return stepDates
                .of(task(id).getTaskDefinitionKey(), suggestions.get(id), story.handling(id, "SLZ"), null, last)
                .orElseThrow()
                .reason();
    }

    // ---- orders

    @Test
    @Tag("R31")
    void theOfficeWritesAnOrderTheChairmanSignsItAndTheHeadOfTheUnitAnswers() {
        SuggestionId id = overdue();
        stage.today(TEN_DAYS_AFTER);

        Supervision order = orders("office", id);
        assertThat(order.state()).isEqualTo(SupervisionState.DRAFTED);
        assertThat(order.seq()).isNull();
        assertThat(stage.steps(id)).containsExactly("DraftReply", "SignOrder");
        assertThat(stage.refusal(() -> stage.does("office", id, "SignOrder", form("signed", true)))
                        .field())
                .as("the office signs only from paper")
                .isEqualTo("scan");
        stage.does("presidium", id, "SignOrder", form("signed", true));
        assertThat(told.to("office", id)).contains("ORDER_DECIDED 督办单已签发。");
        assertThat(told.to("handler-SLZ", id))
                .as("who will do the work")
                .endsWith("URGED " + supervision(id).label() + "发给镇水利站负责人，2026年7月29日前答复，请协助办理。");

        assertThat(supervision(id).label()).matches("2026年第\\d+号督办单");
        assertThat(supervision(id).signedBy()).isEqualTo("主席");
        assertThat(supervision(id).answerDue()).isEqualTo(LocalDate.of(2026, 7, 29));
        assertThat(task(id).getName()).startsWith("答复督办单 · ");
        assertThat(groups(id)).containsExactlyInAnyOrder("unit-head-SLZ", "presidium-office");
        answers("head-SLZ", id);
        decides("presidium", id, true, null);
        assertThat(stage.acts(id)).endsWith("拟督办单", "签发督办单", "答复督办单", "认可督办单答复");
    }

    @Test
    void anOrderThatTheChairmanDoesNotSignEndsWithoutANumber() {
        SuggestionId id = overdue();
        orders("office", id);
        assertThat(stage.refusal(() -> stage.does("presidium", id, "SignOrder", form("signed", false)))
                        .field())
                .isEqualTo("comment");

        stage.does("presidium", id, "SignOrder", form("signed", false, "comment", "先催办。"));
        assertThat(told.to("office", id)).contains("ORDER_DECIDED 主席不予签发督办单，意见可以在案卷中查看。");

        assertThat(supervision(id).state()).isEqualTo(SupervisionState.NOT_SIGNED);
        assertThat(supervision(id).seq()).isNull();
        assertThat(end(id)).isEqualTo("EndEvent_OrderNotSigned");
        assertThat(stage.steps(id)).containsExactly("DraftReply");
        int before = orders("presidium", id).seq();
        assertThat(orders("presidium", overdue()).seq()).isEqualTo(before + 1);
    }

    @Test
    void thePresidiumsOwnOrderIsSignedWithThat() {
        SuggestionId id = overdue();

        Supervision order = orders("presidium", id);

        assertThat(order.state()).isEqualTo(SupervisionState.ISSUED);
        assertThat(stage.steps(id)).containsExactly("AnswerSupervision", "DraftReply");
    }

    @Test
    void whatTheChairmanSignedOnPaperTheOfficeSendsAtOnce() {
        SuggestionId id = overdue();
        IssueOrder onPaper = new IssueOrder("请说明。", false, UUID.fromString(stage.scan("office")), DUE.plusDays(2));

        stage.as("office", () -> flow.order(story.share(id, "SLZ"), null, onPaper, stage.actor("office")));

        assertThat(supervision(id).isSignedOnBehalf()).isTrue();
        assertThat(supervision(id).issuedOn()).isEqualTo(DUE.plusDays(2));
        assertThat(stage.trail(id).get(stage.trail(id).size() - 1).onBehalfOf()).isEqualTo("镇人大主席");
    }

    @Test
    void theLeaderInChargeAnswersWhatIsAddressedToHim() {
        SuggestionId id = overdue();
        IssueOrder toLeader = new IssueOrder("请过问。", true, null, null);
        assertThat(stage.refusal(() -> order("presidium", id, toLeader)).field())
                .isEqualTo("toLeader");
        flow.nameKey(id, new NameKeySuggestion("leader", "群众反映强烈。", null), stage.actor("office"));

        order("presidium", id, toLeader);

        assertThat(task(id).getAssignee()).isEqualTo("leader");
        assertThat(stage.refusal(() -> stage.completes("head-SLZ", task(id).getId(), form("text", "正在办理。")))
                        .status())
                .isEqualTo(403);
        answers("leader", id);
        assertThat(supervision(id).state()).isEqualTo(SupervisionState.ANSWERED);
    }

    @Test
    @Tag("R31")
    void anOrderTakesThePlaceOfAnUrgeThatIsNotAnswered() {
        SuggestionId id = overdue();
        urges("office", id);
        orders("office", id);
        assertThat(stage.steps(id)).containsExactly("AnswerSupervision", "DraftReply", "SignOrder");

        stage.does("presidium", id, "SignOrder", form("signed", true));

        assertThat(stage.steps(id)).containsExactly("AnswerSupervision", "DraftReply");
        assertThat(supervisions.findBySuggestionOrderById(id))
                .extracting(Supervision::state)
                .containsExactly(SupervisionState.NEEDLESS, SupervisionState.ISSUED);
        assertThat(supervisions.findBySuggestionOrderById(id).get(0).endReason())
                .matches("已由2026年第\\d+号督办单代替，不再另行答复");
        assertThat(stage.refusal(() -> urges("office", id)).sentence()).contains("号督办单（待答复），不必重复发");
        assertThat(stage.refusal(() -> orders("office", id)).sentence()).contains("不必重复发");
    }

    @Test
    @Tag("R31")
    void theChairmanIsLedToTheOrderThatWaitsForHimAndOthersWaitForHim() {
        SuggestionId id = overdue();
        orders("office", id);

        assertThat(stage.refusal(() -> orders("office", id)).sentence()).contains("请等主席签发");
        assertThat(stage.refusal(() -> orders("presidium", id)).sentence())
                .contains("镇水利站已有督办单（待签发）", "请在您的待办“签发督办单”里签发");
    }

    @Test
    @Tag("R28")
    void ofAConfidentialCaseThePresidiumLearnsNothing() {
        SuggestionId id = stage.submits("d1", stage.suggestion("confidential", true, "confidentialReason", "怕打击报复。"));
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        stage.today(FIVE_DAYS_AFTER);

        assertThat(stage.refusal(() -> urges("presidium", id)).status()).isEqualTo(404);
        assertThat(stage.refusal(() -> orders("office", id)).sentence()).contains("申请保密", "在纸上签发");
        urges("office", id);
        answers("handler-SLZ", id);
        assertThat(groups(id)).containsExactly("presidium-office");
        assertThat(propose.to(stage.actor("presidium")))
                .noneMatch(proposal -> proposal.suggestion().id().equals(id));
    }

    // ---- what ends by itself

    @Test
    @Tag("R33")
    void whenTheUnitHasRepliedNothingMoreIsAskedOfIt() {
        SuggestionId id = overdue();
        urges("office", id);
        orders("office", id);
        story.unitReplies(id, "SLZ");

        assertThat(stage.steps(id)).containsExactly("RateHandling");
        assertThat(supervisions.findBySuggestionOrderById(id))
                .extracting(Supervision::state)
                .containsOnly(SupervisionState.NEEDLESS);
        assertThat(supervision(id).endReason()).isEqualTo("镇水利站已于2026年7月15日答复代表");
        assertThat(end(id)).isEqualTo("EndEvent_SupervisionNeedless");
        assertThat(stage.acts(id)).contains("督办终止", "督办单不再签发");
    }

    @Test
    @Tag("R33")
    void whenTheCaseIsWithdrawnOrTheUnitIsRelievedNothingMoreIsAskedOfIt() {
        SuggestionId withdrawn = overdue();
        urges("office", withdrawn);
        answers("handler-SLZ", withdrawn);
        SuggestionId cancelled = separately();
        urges("office", cancelled);
        SuggestionId reassigned = overdue();
        urges("office", reassigned);

        story.deputyWithdraws(withdrawn);
        story.officeTakesOut(cancelled, "SLZ");
        stage.as(
                "office",
                () -> caseFlow.reassign(
                        story.share(reassigned, "SLZ"),
                        new ReassignHandling("HWS", "交办有误。", null),
                        stage.actor("office")));
        stage.worksOff();

        assertThat(stage.steps(withdrawn)).isEmpty();
        assertThat(supervision(withdrawn).endReason()).isEqualTo("已取消承办：建议已撤回");
        assertThat(stage.steps(cancelled)).containsExactly("DraftReply", "DraftReply");
        assertThat(supervision(cancelled).endReason()).isEqualTo("已取消承办：分工调整。");
        assertThat(stage.steps(reassigned)).containsExactly("DraftReply");
        assertThat(supervision(reassigned).endReason()).isEqualTo("已改由其他单位承办");
    }

    @Test
    @Tag("R33")
    void whenAnObjectionIsUpheldOrTheGovernmentOfficeSharesOutAnewNothingMoreIsAskedOfTheUnit() {
        SuggestionId objected = story.assigned(stage.share("SLZ", "SOLE"));
        urges("office", objected);
        story.unitObjects(objected, "SLZ", "HWS");
        stage.does(
                "office",
                objected,
                "DecideObjection",
                form("upheld", true, "reason", "属实。", "units", List.of(stage.share("HWS", "SOLE"))));
        SuggestionId undispatched = story.deputySubmits();
        story.officeExamines(undispatched, "REGISTER", "assignment", stage.assignment("jointMeeting", false));
        urges("office", undispatched);
        stage.does(
                "government", undispatched, "DispatchAssignment", form("units", List.of(stage.share("HWS", "SOLE"))));

        assertThat(stage.steps(objected)).containsExactly("DraftReply");
        assertThat(supervision(objected).endReason()).isEqualTo("已改由其他单位承办");
        assertThat(stage.steps(undispatched)).containsExactly("DraftReply");
        assertThat(supervision(undispatched).endReason()).isEqualTo("承办单位已调整");
    }

    @Test
    @Tag("R33")
    void whoDeliversWhileAnotherAnswersLosesNothing() {
        SuggestionId id = overdue();
        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");
        story.signs("head-SLZ", id, "SLZ");
        urges("office", id);
        String answer = stage.task("head-SLZ", id, "AnswerSupervision");
        String delivery = stage.task("handler-SLZ", id, "DeliverReply");

        List<Throwable> failures = stage.together(List.of(
                () -> stage.completes("head-SLZ", answer, form("text", "正在办理。")),
                () -> stage.completes("handler-SLZ", delivery, story.delivery())));
        stage.worksOff();

        failures.forEach(failure -> assertThat(Failures.asRefusal(failure)).isPresent());
        if (stage.steps(id).contains("DeliverReply")) { // the answer was quicker by a moment; the form is still there
            stage.does("handler-SLZ", id, "DeliverReply", story.delivery());
        }
        assertThat(stage.steps(id)).containsExactly("RateHandling");
        assertThat(supervision(id).state()).isEqualTo(SupervisionState.NEEDLESS);
    }

    // ---- what is proposed

    @Test
    @Tag("R32")
    void theLadderProposesByTheClockAndSendsNothing() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));

        stage.today(FIVE_DAYS_AFTER.minusDays(1));
        assertThat(proposed(id)).isNull();
        stage.today(FIVE_DAYS_AFTER);
        assertThat(proposed(id)).isEqualTo(Rung.URGE);
        assertThat(stage.steps(id)).as("nothing is sent by itself").containsExactly("DraftReply");

        urges("office", id);
        assertThat(proposed(id)).isNull();
        stage.today(TEN_DAYS_AFTER.minusDays(1));
        assertThat(proposed(id)).isNull();
        stage.today(TEN_DAYS_AFTER);
        assertThat(proposed(id)).isEqualTo(Rung.ORDER);

        orders("office", id);
        assertThat(proposed(id)).as("waits for the chairman").isNull();
        stage.does("presidium", id, "SignOrder", form("signed", true));
        stage.today(LocalDate.of(2026, 7, 29));
        assertThat(proposed(id)).isNull();
        stage.today(LocalDate.of(2026, 7, 30));
        assertThat(proposed(id)).isEqualTo(Rung.MEETING);

        visits(id, VisitKind.ON_SITE);
        assertThat(proposed(id)).isEqualTo(Rung.MEETING);
        visits(id, VisitKind.HEARING);
        assertThat(proposed(id)).isNull();
    }

    @Test
    @Tag("R32")
    void whatIsProposedIsForOfficeAndPresidiumAlone() {
        for (String user : List.of("handler-SLZ", "leader", "government", "d1", "admin")) {
            assertThat(stage.refusal(() -> propose.to(stage.actor(user))).status())
                    .as(user)
                    .isEqualTo(403);
        }
    }

    // ---- key suggestions

    @Test
    @Tag("R16")
    void aSuggestionThatIsNamedWhileItsReplyIsBeingSignedNeedsItsLeaderToo() {
        SuggestionId id = overdue();
        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");

        assertThat(names(id)).isNull();
        story.signs("head-SLZ", id, "SLZ");

        assertThat(stage.steps(id)).containsExactly("SignOffReply");
        assertThat(tasks.createTaskQuery()
                        .processVariableValueEquals(Case.SUGGESTION_ID, id.value())
                        .singleResult()
                        .getAssignee())
                .isEqualTo("leader");
        story.signs("leader", id, "SLZ");
        story.unitDelivers(id, "SLZ");
        assertThat(stage.steps(id)).containsExactly("RateHandling");
        assertThat(stage.acts(id)).containsSubsequence("拟稿答复", "列为重点督办", "审签同意", "审签同意", "答复送达");
    }

    @Test
    @Tag("R16")
    void aLeaderWhoIsNamedWhileAnothersSignatureIsAwaitedSignsInHisPlace() {
        SuggestionId id = story.deputySubmits();
        story.officeExamines(
                id,
                "REGISTER",
                "assignment",
                stage.assignment("units", List.of(stage.share("CJB", "SOLE")), "leader", "leader"));
        story.unitTalksWithDeputy(id, "CJB");
        story.unitDrafts(id, "CJB");
        story.signs("head-CJB", id, "CJB");
        User other = identity.newUser("leader-for-a-day");
        other.setFirstName("副镇长");
        other.setPassword("Fengtang-2026!");
        identity.saveUser(other);
        identity.createMembership("leader-for-a-day", "leader");
        try {
            String task = stage.task("leader", id, "SignOffReply");
            name("office", id, "leader-for-a-day");

            assertThat(stage.refusal(() -> stage.completes("leader", task, form("approved", true)))
                            .sentence())
                    .isEqualTo("您没有权限做这一步");
            story.signs("leader-for-a-day", id, "CJB");
            assertThat(stage.steps(id)).containsExactly("DeliverReply");
            story.unitDelivers(id, "CJB");
            story.deputyIsSatisfied(id, "CJB");
        } finally {
            identity.deleteUser("leader-for-a-day");
        }
    }

    @Test
    @Tag("R16")
    void whoseReplyIsSignedAlreadyIsNamedAndSaid() {
        SuggestionId id = overdue();
        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");
        story.signs("head-SLZ", id, "SLZ");

        assertThat(names(id)).isEqualTo("镇水利站的答复已经签发，这次答复不再由分管领导签发");
        assertThat(told.to("leader", id)).contains("KEY_NAMED 已列为重点督办，由镇领导分管，已经签发的答复不再由其签发。");

        assertThat(stage.steps(id)).containsExactly("DeliverReply");
        assertThat(suggestions.get(id).isKey()).isTrue();
    }

    @Test
    void whoIsConcernedLearnsThatAReplyWhichIsDeliveredIsNotSignedOnceMore() {
        SuggestionId id = overdue();
        story.unitReplies(id, "SLZ");

        assertThat(names(id)).contains("这次答复不再由分管领导签发");
        assertThat(told.to("leader", id)).contains("KEY_NAMED 已列为重点督办，由镇领导分管，已经签发的答复不再由其签发。");
    }

    @Test
    void whoIsConcernedLearnsOfAKeySuggestionThatIsNamedInTheMeetingAsWell() {
        SuggestionId id = story.deputySubmits();
        story.officeExamines(
                id,
                "REGISTER",
                "assignment",
                stage.assignment("key", true, "keyReason", "群众反映强烈。", "leader", "leader"));

        for (String person : List.of("leader", "d1", "handler-SLZ")) {
            assertThat(told.to(person, id)).as(person).contains("KEY_NAMED 已列为重点督办，由镇领导分管，答复由其签发。");
        }
        assertThat(stage.trail(id).get(stage.trail(id).size() - 1))
                .extracting("act", "detail")
                .containsExactly("列为重点督办", "分管领导镇领导：群众反映强烈。");
    }

    @Test
    void aKeySuggestionIsNamedOnceWithALeaderAndMayBeTakenBackWithAReason() {
        SuggestionId id = overdue();
        assertThat(stage.refusal(() -> name("office", id, null)).field()).isEqualTo("leader");
        assertThat(stage.refusal(() -> name("office", id, "d1")).field()).isEqualTo("leader");
        assertThat(stage.refusal(() -> name("leader", id, "leader")).status()).isEqualTo(403);
        name("presidium", id, "leader");

        assertThat(stage.refusal(() -> name("office", id, "leader")).sentence()).contains("已经列为重点督办");
        assertThat(marks.of(List.of(id))).as("no letter").containsEntry(id, SupervisionMark.NONE);
        for (String person : List.of("leader", "d1", "handler-SLZ")) {
            assertThat(told.to(person, id)).contains("KEY_NAMED 已列为重点督办，由镇领导分管，答复由其签发。");
        }
        watchKeySuggestions.drop(id, new DropKeySuggestion("已经解决。", null), stage.actor("office"));

        assertThat(suggestions.get(id).isKey()).isFalse();
        assertThat(told.to("leader", id)).endsWith("KEY_NAMED 不再列为重点督办。");
        assertThat(suggestions.get(id).leaderName()).isEqualTo("镇领导");
        assertThat(stage.refusal(() -> watchKeySuggestions.drop(
                                id, new DropKeySuggestion("已经解决。", null), stage.actor("office")))
                        .sentence())
                .contains("没有列为重点督办");
        assertThat(stage.trail(id))
                .filteredOn(line -> line.act().endsWith("重点督办"))
                .extracting("act", "before", "after")
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.toList().get(1))
                        .isNotEqualTo(line.toList().get(2)));
    }

    @Test
    void onlyWhatIsRegisteredAndOpenAndAnsweredOnItsOwnBecomesAKeySuggestion() {
        SuggestionId submitted = story.deputySubmits();
        SuggestionId master = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId merged = story.mergedInto(master, "d2");
        SuggestionId reference = story.deputySubmits();
        story.officeExamines(reference, "REFERENCE", "referenceUnit", "SLZ", "reason", "供参考。");
        SuggestionId closed = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(closed, "SLZ");
        story.deputyIsSatisfied(closed, "SLZ");

        assertThat(stage.refusal(() -> names(submitted)).sentence()).contains("待审查", "不能列为重点督办");
        assertThat(stage.refusal(() -> names(merged)).sentence()).contains("请将主件列为重点督办");
        assertThat(stage.refusal(() -> names(reference)).sentence()).contains("参阅件");
        assertThat(stage.refusal(() -> names(closed)).sentence()).contains("办结");
        assertThat(names(story.registered())).isNull();
    }

    @Test
    void visitsAndHearingsAreRecordedWithTheirDay() {
        SuggestionId id = overdue();
        assertThat(stage.refusal(() -> visits("handler-SLZ", id, VisitKind.HEARING, null))
                        .status())
                .isEqualTo(403);
        assertThat(stage.refusal(() -> visits("office", id, VisitKind.HEARING, TODAY.minusDays(1)))
                        .field())
                .isEqualTo("day");
        visits("presidium", id, VisitKind.ON_SITE, DUE);

        assertThat(stage.trail(id).get(stage.trail(id).size() - 1))
                .extracting("act", "day")
                .containsExactly("督办视察", DUE);
    }

    @Test
    void theMarkSaysTheHighestLevelThatIsOpen() {
        SuggestionId id = overdue();
        assertThat(marks.of(List.of(id))).containsEntry(id, SupervisionMark.NONE);
        urges("office", id);
        assertThat(marks.of(List.of(id))).containsEntry(id, SupervisionMark.URGED);
        orders("office", id);
        assertThat(marks.of(List.of(id))).as("not sent yet").containsEntry(id, SupervisionMark.URGED);
        stage.does("presidium", id, "SignOrder", form("signed", true));
        assertThat(marks.of(List.of(id))).containsEntry(id, SupervisionMark.ORDERED);
        answers("head-SLZ", id);
        decides("office", id, true, null);
        assertThat(marks.of(List.of(id))).containsEntry(id, SupervisionMark.NONE);
    }

    // ---- acts

    /** In the hands of 镇水利站, and five working days late. */
    private SuggestionId overdue() {
        stage.today(TODAY);
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(FIVE_DAYS_AFTER);
        return id;
    }

    /** In the hands of three, so that one can be done without. */
    private SuggestionId separately() {
        stage.today(TODAY);
        SuggestionId id = story.assigned(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2));
        story.officeAdds(id, "HWS", Role.SEPARATE);
        stage.today(FIVE_DAYS_AFTER);
        return id;
    }

    private Supervision urges(String user, SuggestionId id) {
        return stage.as(
                user, () -> flow.urge(story.share(id, "SLZ"), null, new IssueUrge("请抓紧办理。", null), stage.actor(user)));
    }

    private Supervision orders(String user, SuggestionId id) {
        return order(user, id, new IssueOrder("请说明没有按期答复的原因。", false, null, null));
    }

    private Supervision order(String user, SuggestionId id, IssueOrder form) {
        return stage.as(user, () -> flow.order(story.share(id, "SLZ"), null, form, stage.actor(user)));
    }

    private void receives(String user, SuggestionId id) {
        recordSupervisionAnswer.acknowledge(
                story.share(id, "SLZ"), null, new AcknowledgeSupervision(null, null), stage.actor(user));
    }

    private void answers(String user, SuggestionId id) {
        stage.does(user, id, "AnswerSupervision", form("text", "管道已经到货，月底前动工。"));
    }

    private void decides(String user, SuggestionId id, boolean accepted, String comment) {
        stage.does(user, id, "AcceptAnswer", with(form("accepted", accepted), "comment", comment));
    }

    private String names(SuggestionId id) {
        return name("office", id, "leader");
    }

    private String name(String user, SuggestionId id, String leader) {
        return stage.as(
                user, () -> flow.nameKey(id, new NameKeySuggestion(leader, "群众反映强烈。", null), stage.actor(user)));
    }

    private void visits(SuggestionId id, VisitKind kind) {
        visits("office", id, kind, null);
    }

    private void visits(String user, SuggestionId id, VisitKind kind, LocalDate day) {
        watchKeySuggestions.visit(id, new RecordVisit(kind, day, "主席团成员3人", "管道已到货。", List.of()), stage.actor(user));
    }

    private Rung proposed(SuggestionId id) {
        return propose.to(stage.actor("office")).stream()
                .filter(proposal -> proposal.suggestion().id().equals(id))
                .map(proposal -> proposal.rung())
                .findFirst()
                .orElse(null);
    }

    /** The last one. */
    private Supervision supervision(SuggestionId id) {
        List<Supervision> all = supervisions.findBySuggestionOrderById(id);
        return all.get(all.size() - 1);
    }

    private Task task(SuggestionId id) {
        return tasks.createTaskQuery()
                .processDefinitionKey(Case.SUPERVISION)
                .processVariableValueEquals(Case.SUGGESTION_ID, id.value())
                .singleResult();
    }

    private List<String> groups(SuggestionId id) {
        return tasks.getIdentityLinksForTask(task(id).getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
    }

    /** Where the last one ended. */
    private String end(SuggestionId id) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(supervision(id).id().value())
                        .finished()
                        .singleResult()
                        .getId())
                .list()
                .stream()
                .filter(activity -> activity.getActivityId().startsWith("EndEvent_"))
                .map(activity -> activity.getActivityId())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameWordsWithANewPaperAreAnotherAnswer() {
        SuggestionId id = overdue();
        urges("office", id);
        answers("handler-SLZ", id);
        decides("office", id, false, "请附上到货单。");
        Map<String, Object> again = form("text", "管道已经到货，月底前动工。", "attachments", List.of(stage.scan("handler-SLZ")));
        stage.does("handler-SLZ", id, "AnswerSupervision", again);
        decides("office", id, false, "请盖章。");

        assertThat(stage.refusal(() -> stage.does("handler-SLZ", id, "AnswerSupervision", again))
                        .sentence())
                .contains("和退回的答复一样", "请盖章。");
        stage.does("office", id, "AnswerSupervision", form("text", "管道已经到货，月底前动工。", "scan", stage.scan("office")));

        assertThat(stage.steps(id)).contains("AcceptAnswer");
    }

    @Test
    void whoSendsTheSameAnswerAtTheSameMomentIsToldThatItIsGiven() {
        SuggestionId id = overdue();
        SupervisionId urge = urges("office", id).id();
        answers("handler-SLZ", id);
        AnswerSupervision same = new AnswerSupervision("管道已经到货，月底前动工。", null, null, null);

        Refused.conflict("待审核", () -> recordSupervisionAnswer.answer(urge, same, stage.actor("head-SLZ")));
    }
}
