package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.jianyi.process.Stage.form;
import static org.jianyi.process.Stage.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jianyi.assignment.Examination;
import org.jianyi.assignment.Examinations;
import org.jianyi.assignment.Referrals;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Role;
import org.jianyi.ledger.LedgerCheck;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.Told;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Outcome;
import org.jianyi.suggestion.Submission;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@EveryFlowTaken("suggestion-handling")
class SuggestionHandlingTest extends CaseTest {

    @Autowired
    Told told;

    @Autowired
    CaseHistory caseHistory;

    @Autowired
    LedgerCheck ledger;

    @Autowired
    Sessions sessions;

    @Autowired
    Submissions submissions;

    @Autowired
    Cosignings cosignings;

    @Autowired
    Examinations examinations;

    @Autowired
    Referrals referrals;

    @Test
    void aSoleUnitSuggestionOfATownTakesAtMostSixHumanTasks() {
        SuggestionId id = story.deputySubmits();
        ProcessInstance process = stage.process(id);
        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");

        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        assertThat(stage.steps(id)).containsExactly("DraftReply");

        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");
        story.signs("head-SLZ", id, "SLZ");
        story.unitDelivers(id, "SLZ");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REPLIED);
        story.deputyIsSatisfied(id, "SLZ");

        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(process).isEnded().hasPassed("EndEvent_SuggestionClosed").hasNotPassed("UserTask_AssignSuggestion");
        assertThat(stage.steps(id)).isEmpty();
        assertThat(stage.acts(id)).containsExactly("提出", "审查", "交办", "走访沟通", "拟稿答复", "审签同意", "答复送达", "评价", "办结");
    }

    // 审查

    @Test
    void theOfficeMayRegisterFirstAndAssignLaterThroughTheGovernmentOffice() {
        SuggestionId id = story.registered();
        assertThat(stage.process(id)).isWaitingAt("UserTask_AssignSuggestion");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REGISTERED);

        stage.does("office", id, "AssignSuggestion", stage.assignment("jointMeeting", false));
        assertThat(stage.process(id)).isWaitingAt("UserTask_DispatchAssignment");
        assertThat(stage.steps(id))
                .as("the unit waits for the government office")
                .containsExactly("DispatchAssignment");
        assertThat(ledger.kept(id).turns())
                .extracting(turn -> turn.step() + " " + turn.who() + " " + turn.unit() + " " + turn.due())
                .containsExactly("DISPATCH 镇政府办 镇水利站 2026-04-13");

        stage.does("government", id, "DispatchAssignment", form("leader", "leader"));
        assertThat(stage.steps(id)).containsExactly("DraftReply");
        assertThat(ledger.kept(id).turns())
                .extracting(turn -> turn.step() + " " + turn.who() + " " + turn.unit() + " " + turn.due())
                .containsExactly("BEGIN 镇水利站 镇水利站 null");
        assertThat(suggestions.get(id).leader()).isEqualTo("leader");
        assertThat(stage.acts(id)).containsExactly("提出", "审查", "交办", "政府交办");
    }

    @Test
    @Tag("R5")
    void theGovernmentOfficeMayShareOutAnewAmongTheUnitsUnderIt() {
        SuggestionId id = story.registered();
        stage.does("office", id, "AssignSuggestion", stage.assignment("jointMeeting", false));

        stage.does(
                "government",
                id,
                "DispatchAssignment",
                form("units", List.of(stage.share("NYZX", "LEAD"), stage.share("SLZ", "ASSISTING"))));

        assertThat(story.shares(id))
                .extracting(handling -> handling.unit().code())
                .containsExactly("NYZX");
        assertThat(stage.steps(id)).containsExactly("DraftReply", "GiveAssistingOpinion");
    }

    @Test
    @Tag("R5")
    void theGovernmentOfficeTouchesNoUnitThatIsNotUnderIt() {
        SuggestionId id = story.registered();
        stage.does("office", id, "AssignSuggestion", stage.assignment("jointMeeting", false));

        assertThat(stage.refusal(() -> stage.does(
                                "government",
                                id,
                                "DispatchAssignment",
                                form("units", List.of(stage.share("GDS", "SOLE")))))
                        .sentence())
                .contains("政府系统");
        assertThat(stage.steps(id)).containsExactly("DispatchAssignment");
        assertThat(story.shares(id))
                .extracting(handling -> handling.unit().code())
                .containsExactly("SLZ");
    }

    @Test
    @Tag("R5")
    void aUnitThatIsNotUnderTheGovernmentIsAssignedByThePresidiumItself() {
        SuggestionId id = story.registered();
        stage.does(
                "office",
                id,
                "AssignSuggestion",
                stage.assignment("jointMeeting", false, "units", List.of(stage.share("GDS", "SOLE"))));

        assertThat(stage.process(id)).hasNotPassed("UserTask_DispatchAssignment");
        assertThat(stage.steps(id)).containsExactly("DraftReply");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_TAKEN_UP, EndEvent_NotTakenUp, NOT_TAKEN_UP",
        "LETTER, EndEvent_BecameLetter, LETTER",
        "PETITION, EndEvent_ReferredToPetition, PETITION"
    })
    @Tag("R4")
    void whatIsNoSuggestionEndsWithAReasonAndTakesNoNumber(String outcome, String end, SuggestionStatus status) {
        SuggestionId id = story.deputySubmits();
        ProcessInstance process = stage.process(id);
        assertThat(stage.refusal(() -> story.officeExamines(id, outcome, "ground", "PRIVATE_MATTER"))
                        .field())
                .isEqualTo("reason");
        assertThat(process).isWaitingAt("UserTask_ExamineSuggestion");

        story.officeExamines(id, outcome, "ground", "PRIVATE_MATTER", "reason", "属于个人事项，请走信访渠道。");

        assertThat(process).isEnded().hasPassed(end);
        assertThat(story.status(id)).isEqualTo(status);
        assertThat(suggestions.get(id).number()).isNull();
        assertThat(story.shares(id)).isEmpty();
        assertThat(stage.steps(id)).isEmpty();
        assertThat(stage.acts(id)).containsExactly("提出", "审查");
    }

    @Test
    void whatIsNotTakenUpNeedsAGround() {
        SuggestionId id = story.deputySubmits();

        assertThat(stage.refusal(() -> story.officeExamines(id, "NOT_TAKEN_UP", "reason", "没有实际内容。"))
                        .field())
                .isEqualTo("ground");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.SUBMITTED);
    }

    @Test
    void aReturnedSuggestionWhoseTextStaysAsksNoCosignerAgain() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(2, 3));
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));
        stage.does("d3", id, "ConfirmCosigning", form("agreed", true));
        story.officeExamines(id, "RETURN", "reason", "请补充位置图。");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.RETURNED);
        assertThat(stage.process(id)).isWaitingAt("UserTask_ReviseSuggestion");

        stage.does("d1", id, "ReviseSuggestion", text(id, "note", "位置图见附件。"));

        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
        assertThat(signed(id)).containsExactly("代表2", "代表3");
        assertThat(suggestions.get(id).textVersion()).isEqualTo(2);
    }

    @Test
    @Tag("R3")
    void aReturnedSuggestionWhoseProposalsChangeAsksItsCosignersAgain() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(2, 3));
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));
        stage.does("d3", id, "ConfirmCosigning", form("agreed", true));
        story.officeExamines(id, "RETURN", "reason", "请把建议写具体。");
        stage.does("d1", id, "ReviseSuggestion", text(id, "proposals", List.of("冬修期间清淤支渠一千二百米。", "明确管护人员。")));

        assertThat(story.status(id)).isEqualTo(SuggestionStatus.COSIGNING);
        assertThat(stage.steps(id)).containsExactly("ConfirmCosigning", "ConfirmCosigning", "FinishCosigning");
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));
        stage.does("d3", id, "ConfirmCosigning", form("agreed", false, "comment", "改得太多"));

        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
        assertThat(signed(id)).containsExactly("代表2");
        assertThat(submissions.findBySuggestionOrderByNumber(id))
                .as("what was handed in first stays as it was")
                .extracting(submission -> submission.proposals().get(0))
                .containsExactly("冬修期间清淤支渠。", "冬修期间清淤支渠一千二百米。");
        assertThat(examinations.findBySuggestionOrderById(id))
                .extracting(Examination::outcome)
                .containsExactly(Outcome.RETURN);
    }

    @Test
    @Tag("R29")
    void whatIsSentUpIsClosedOnlyWhenTheDeputyHasBeenTold() {
        SuggestionId id = story.deputySubmits();
        ProcessInstance process = stage.process(id);
        assertThat(stage.refusal(() -> story.officeExamines(id, "REFER_UP", "reason", "属市级事权。", "referredTo", "SLZ"))
                        .field())
                .isEqualTo("referredTo");
        story.officeExamines(id, "REFER_UP", "reason", "属市级事权。", "referredTo", "SJ-JT");
        assertThat(process).isWaitingAt("UserTask_CloseReferral");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REFERRED);
        assertThat(suggestions.get(id).closedOn()).isNull();

        stage.today(TODAY.plusDays(30));
        assertThat(stage.refusal(() -> stage.does(
                                "office",
                                id,
                                "CloseReferral",
                                answer("toldOn", TODAY.plusDays(1).toString())))
                        .field())
                .isEqualTo("toldOn");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REFERRED);

        stage.does("office", id, "CloseReferral", answer());
        assertThat(process).isEnded().hasPassed("EndEvent_ReferralAnswered");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(referrals.findById(id).orElseThrow().toldOn()).isEqualTo(TODAY.plusDays(29));
        assertThat(story.shares(id)).isEmpty();
    }

    @Test
    @Tag("R19")
    void aSuggestionForReferenceNeedsAReceiptAndNoReply() {
        SuggestionId id = story.deputySubmits();
        ProcessInstance process = stage.process(id);
        story.officeExamines(id, "REFERENCE", "referenceUnit", "SLZ", "reason", "留作工作参考。");
        assertThat(stage.steps(id)).containsExactly("ConfirmReceipt");
        assertThat(suggestions.get(id).number()).isNotNull();

        stage.does("handler-SLZ", id, "ConfirmReceipt", form("note", "收悉，作今后工作参考。"));

        assertThat(process).isEnded().hasPassed("EndEvent_Received");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(suggestions.get(id).repliedOn()).isNull();
        assertThat(story.shares(id)).isEmpty();
        assertThat(stage.acts(id)).containsExactly("提出", "审查", "收阅确认");
    }

    // 附议

    @Test
    @Tag("R2")
    void theExaminationWaitsUntilAllCosignersHaveAnswered() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(2, 3, 4));
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.COSIGNING);

        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));
        stage.does("d3", id, "ConfirmCosigning", form("agreed", false, "comment", "情况不熟"));
        assertThat(stage.steps(id)).containsExactly("ConfirmCosigning", "FinishCosigning");

        stage.does("d4", id, "ConfirmCosigning", form("agreed", true));
        assertThat(stage.process(id))
                .isWaitingAt("UserTask_ExamineSuggestion")
                .hasPassed("EndEvent_AllCosignersAnswered")
                .hasNotPassed("EndEvent_CosigningFinished");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.SUBMITTED);
        assertThat(signed(id)).as("who declines drops off").containsExactly("代表2", "代表4");
        assertThat(stage.acts(id)).containsExactly("提出", "附议", "不附议", "附议", "附议结束");
    }

    @Test
    @Tag("R2")
    void theLeadDeputyNeedNotWaitForCosignersWhoDoNotAnswer() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(2, 3));
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));

        stage.does("d1", id, "FinishCosigning", form("finished", true));

        assertThat(stage.process(id))
                .isWaitingAt("UserTask_ExamineSuggestion")
                .hasPassed("EndEvent_CosigningFinished")
                .hasNotPassed("EndEvent_AllCosignersAnswered");
        assertThat(stage.steps(id)).doesNotContain("ConfirmCosigning");
        assertThat(signed(id)).containsExactly("代表2");
        assertThat(story.cosignatures(id)).containsExactly(Cosigning.State.CONFIRMED, Cosigning.State.DROPPED);
    }

    @Test
    @Tag("R2")
    void onlyTheDeputyWhoWasAskedCanCosign() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(2));
        String task = stage.task("d2", id, "ConfirmCosigning");

        stage.refusal(() -> stage.completes("d3", task, form("agreed", true)));
        stage.refusal(() -> stage.completes("office", task, form("agreed", true)));

        assertThat(story.cosignatures(id)).containsExactly(Cosigning.State.ASKED);
        assertThat(stage.acts(id)).containsExactly("提出");
    }

    @Test
    @Tag("R2")
    void signaturesOnThePaperThatTheOfficeEntersAskNobody() {
        SuggestionId id = stage.submits(
                "office",
                stage.suggestion(
                        "deputyId",
                        stage.cast().deputy(13).id(),
                        "cosigners",
                        story.deputies(2, 3),
                        "signedOnPaper",
                        true,
                        "scan",
                        stage.scan("office")));

        assertThat(stage.process(id)).isWaitingAt("UserTask_ExamineSuggestion").hasNotPassed("SubProcess_Cosigning");
        assertThat(signed(id)).containsExactly("代表2", "代表3");
        assertThat(stage.trail(id).get(0).onBehalfOf()).isEqualTo("代表13代表");
    }

    // 并案

    @Test
    @Tag("R18")
    void aMergedSuggestionWaitsForItsMasterAndThenGetsItsOwnLetterFromTheSameUnit() {
        SuggestionId master = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId merged = story.mergedInto(master, "d5");
        assertThat(story.status(merged)).isEqualTo(SuggestionStatus.MERGED);
        assertThat(suggestions.get(merged).number()).as("its own number").isNotNull();
        assertThat(stage.steps(merged)).isEmpty();
        assertThat(stage.process(merged)).isWaitingAt("Gateway_WaitForMaster");

        story.unitReplies(master, "SLZ");
        assertThat(stage.process(merged)).hasPassed("IntermediateCatchEvent_MasterReplied");
        assertThat(stage.steps(merged)).containsExactly("DraftReply");
        assertThat(suggestions.get(merged).legalDue())
                .isEqualTo(suggestions.get(master).legalDue());

        story.unitReplies(merged, "SLZ");
        assertThat(stage.task("d5", merged, "RateHandling")).isNotNull();
        story.deputyIsSatisfied(merged, "SLZ");
        assertThat(story.status(merged)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(story.status(master)).as("the master is rated for itself").isEqualTo(SuggestionStatus.REPLIED);
        assertThat(story.reply(merged, "SLZ").letterNumber())
                .isNotEqualTo(story.reply(master, "SLZ").letterNumber());
    }

    @Test
    @Tag("R18")
    void aMasterThatIsRepliedBeforeTheMergedOneBeginsToWaitIsNotMissed() {
        SuggestionId master = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId merged = stage.submits("d5", stage.suggestion());
        story.unitTalksWithDeputy(master, "SLZ");
        story.unitDrafts(master, "SLZ");
        story.signs("head-SLZ", master, "SLZ");
        stage.completes("office", merged, "ExamineSuggestion", form("outcome", "MERGE", "master", master.value()));
        stage.completes("handler-SLZ", master, "DeliverReply", story.delivery());

        stage.worksOff();

        assertThat(stage.process(merged)).hasNotPassed("Gateway_WaitForMaster").hasPassed("ServiceTask_FollowMaster");
        assertThat(stage.steps(merged)).containsExactly("DraftReply");
    }

    @Test
    @Tag("R18")
    void whenTheMasterIsWithdrawnTheMergedOneIsAssignedOnItsOwn() {
        SuggestionId master = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId merged = story.mergedInto(master, "d5");

        story.deputyWithdraws(master);
        stage.worksOff();

        assertThat(story.status(master)).isEqualTo(SuggestionStatus.WITHDRAWN);
        assertThat(story.status(merged)).isEqualTo(SuggestionStatus.REGISTERED);
        assertThat(suggestions.get(merged).master()).isNull();
        assertThat(stage.process(merged))
                .isWaitingAt("UserTask_AssignSuggestion")
                .hasPassed("IntermediateCatchEvent_MasterWithdrawn");
        stage.does("office", merged, "AssignSuggestion", stage.assignment());
        assertThat(stage.steps(merged)).containsExactly("DraftReply");
    }

    @Test
    @Tag("R18")
    void aMasterThatIsWithdrawnBeforeTheMergedOneBeginsToWaitIsNotMissed() {
        SuggestionId master = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId merged = stage.submits("d5", stage.suggestion());
        stage.completes("office", merged, "ExamineSuggestion", form("outcome", "MERGE", "master", master.value()));
        story.deputyWithdraws(master);

        stage.worksOff();

        assertThat(stage.process(merged))
                .isWaitingAt("UserTask_AssignSuggestion")
                .hasNotPassed("Gateway_WaitForMaster");
        assertThat(story.status(merged)).isEqualTo(SuggestionStatus.REGISTERED);
    }

    @Test
    @Tag("R18")
    void aDissatisfiedMergedDeputyGetsHisOwnNextRoundWithTheMastersUnits() {
        SuggestionId master = story.assigned(stage.share("SLZ", "LEAD"), stage.share("NYZX", "ASSISTING"));
        SuggestionId merged = story.mergedInto(master, "d5");
        stage.does("handler-NYZX", master, "GiveAssistingOpinion", form("text", "同意主办意见。"));
        story.unitReplies(master, "SLZ");
        story.unitReplies(merged, "SLZ");

        story.deputyIsDissatisfied(merged, "SLZ");
        story.officeDecides(merged, "SLZ", "HANDLE_AGAIN");

        assertThat(story.handling(merged, "SLZ").round()).isEqualTo(2);
        assertThat(stage.steps(merged)).containsExactly("DraftReply");
        assertThat(story.shares(master))
                .as("the master goes its own way")
                .extracting(Handling::round)
                .containsExactly(1);
        assertThat(stage.steps(master)).containsExactly("RateHandling");
    }

    @Test
    @Tag("R18")
    void whenTheLastOpenUnitOfTheMasterIsTakenOutTheMergedOneNeedNotWaitAnyLonger() {
        SuggestionId master = story.assigned(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2));
        SuggestionId merged = story.mergedInto(master, "d5");
        story.officeAdds(master, "CJB", Role.SEPARATE);
        story.unitReplies(master, "CJB");
        story.unitReplies(master, "SLZ");
        assertThat(story.status(master)).isEqualTo(SuggestionStatus.ASSIGNED);

        story.officeTakesOut(master, "NYZX");
        stage.worksOff();

        assertThat(story.status(master)).isEqualTo(SuggestionStatus.REPLIED);
        assertThat(suggestions.get(master).repliedOn()).isEqualTo(TODAY);
        assertThat(stage.steps(merged)).containsExactly("DraftReply", "DraftReply");
    }

    @Test
    @Tag("R18")
    void aMergeNeedsAMasterThatIsRegisteredNotMergedAndNotReplied() {
        SuggestionId id = story.deputySubmits();
        SuggestionId master = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId merged = story.mergedInto(master, "d5");
        SuggestionId notRegistered = story.deputySubmits();
        SuggestionId replied = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(replied, "SLZ");

        assertThat(refusedMaster(id, null)).contains("请选择并入哪一件建议");
        assertThat(refusedMaster(id, "J2026-9999")).contains("没有这件主件");
        assertThat(refusedMaster(id, id.value())).contains("不能并入建议自身");
        assertThat(refusedMaster(id, merged.value())).contains("已并入其他建议");
        assertThat(refusedMaster(id, notRegistered.value())).contains("主件应已登记、尚未答复");
        assertThat(refusedMaster(id, replied.value())).contains("主件应已登记、尚未答复");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.SUBMITTED);
        assertThat(suggestions.get(id).number()).isNull();
        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
    }

    // 办理

    @Test
    void aUnitThatIsAddedLaterRepliesAndIsRatedLikeTheOthers() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2));
        ProcessInstance process = stage.process(id);

        story.officeAdds(id, "CJB", Role.SEPARATE);
        assertThat(stage.steps(id)).containsExactly("DraftReply", "DraftReply", "DraftReply");
        for (String unit : List.of("SLZ", "NYZX", "CJB")) {
            story.unitReplies(id, unit);
            story.deputyIsSatisfied(id, unit);
        }

        assertThat(process).isEnded().hasPassed("EndEvent_AddedShareDone", "EndEvent_SharesDone");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(story.shares(id)).extracting(Handling::status).containsOnly(HandlingStatus.RATED);
    }

    @Test
    void aSuggestionIsNotClosedWhileAUnitThatWasAddedLaterStillWorks() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2));
        story.officeAdds(id, "CJB", Role.SEPARATE);
        story.unitReplies(id, "SLZ");
        story.deputyIsSatisfied(id, "SLZ");
        story.unitReplies(id, "NYZX");
        story.deputyIsSatisfied(id, "NYZX");

        assertThat(stage.process(id)).hasPassed("EndEvent_SharesDone").hasNotPassed("ServiceTask_CloseSuggestion");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.ASSIGNED);
        assertThat(stage.steps(id)).containsExactly("DraftReply");
    }

    @Test
    void aUnitThatIsAddedBeforeTheGovernmentOfficePassesOnBeginsWithTheOthers() {
        SuggestionId id = story.registered();
        stage.does(
                "office",
                id,
                "AssignSuggestion",
                stage.assignment(
                        "jointMeeting",
                        false,
                        "units",
                        List.of(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2))));

        story.officeAdds(id, "CJB", Role.SEPARATE);
        assertThat(stage.steps(id)).containsExactly("DispatchAssignment");
        stage.does("government", id, "DispatchAssignment", form());

        assertThat(stage.steps(id)).containsExactly("DraftReply", "DraftReply", "DraftReply");
    }

    @Test
    void aUnitThatIsTakenOutBeforeTheGovernmentOfficePassesOnNeverBegins() {
        SuggestionId id = story.registered();
        stage.does(
                "office",
                id,
                "AssignSuggestion",
                stage.assignment(
                        "jointMeeting",
                        false,
                        "units",
                        List.of(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2))));
        story.officeAdds(id, "CJB", Role.SEPARATE);

        story.officeTakesOut(id, "SLZ");
        stage.does("government", id, "DispatchAssignment", form());

        assertThat(stage.steps(id)).containsExactly("DraftReply", "DraftReply");
        assertThat(story.handling(id, "SLZ").status()).isEqualTo(HandlingStatus.CANCELLED);
    }

    // 收回交办

    @Test
    @Tag("R4")
    void anAssignmentThatWasAMistakeIsTakenBackAndTheSuggestionWaitsForTheRightOne() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        String number = suggestions.get(id).numberLabel();

        story.officeRecalls(id);

        assertThat(stage.process(id))
                .isWaitingAt("UserTask_AssignSuggestion")
                .hasPassed("BoundaryEvent_AssignmentRecalled")
                .hasNotPassed("EndEvent_SharesDone");
        assertThat(stage.steps(id)).as("nothing is left for the unit").containsExactly("AssignSuggestion");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REGISTERED);
        assertThat(suggestions.get(id).numberLabel()).isEqualTo(number);
        stage.does("office", id, "AssignSuggestion", stage.assignment("units", List.of(stage.share("NYZX", "SOLE"))));
        story.unitReplies(id, "NYZX");
        story.deputyIsSatisfied(id, "NYZX");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(story.shares(id))
                .extracting(Handling::status)
                .containsExactly(HandlingStatus.RECALLED, HandlingStatus.RATED);
    }

    @Test
    void anAssignmentThatTheGovernmentOfficeHasNotPassedOnIsTakenBackFromThere() {
        SuggestionId id = story.registered();
        stage.does("office", id, "AssignSuggestion", stage.assignment("jointMeeting", false));

        story.officeRecalls(id);

        assertThat(stage.process(id))
                .isWaitingAt("UserTask_AssignSuggestion")
                .hasPassed("BoundaryEvent_RecalledBeforeDispatch")
                .hasNotPassed("SubProcess_Handling");
        assertThat(stage.steps(id)).containsExactly("AssignSuggestion");
        stage.does("office", id, "AssignSuggestion", stage.assignment("jointMeeting", false));
        assertThat(stage.steps(id))
                .as("the new one goes through the government office again")
                .containsExactly("DispatchAssignment");
    }

    // 撤回

    @Test
    @Tag("R25")
    void aWithdrawnSuggestionEndsWhereverItStandsAndKeepsItsNumber() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        ProcessInstance process = stage.process(id);
        String number = suggestions.get(id).numberLabel();

        story.deputyWithdraws(id);

        assertThat(process)
                .isEnded()
                .hasPassed("EndEvent_SuggestionWithdrawn")
                .hasNotPassed("EndEvent_SuggestionClosed");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.WITHDRAWN);
        assertThat(suggestions.get(id).numberLabel()).isEqualTo(number);
        assertThat(stage.steps(id)).isEmpty();
        assertThat(story.shares(id)).extracting(Handling::status).containsOnly(HandlingStatus.CANCELLED);
    }

    private List<String> signed(SuggestionId id) {
        return cosignings.signed(suggestions.get(id)).stream()
                .map(cosigning -> cosigning.deputy().name())
                .toList();
    }

    private Map<String, Object> text(SuggestionId id, Object... changes) {
        Submission before = submissions.latest(id);
        return with(form("title", before.title(), "facts", before.facts(), "proposals", before.proposals()), changes);
    }

    private static Map<String, Object> answer(Object... changes) {
        return with(
                form(
                        "body",
                        "市交通运输局",
                        "answer",
                        "已列入明年农村公路计划。",
                        "answeredOn",
                        TODAY.plusDays(28).toString(),
                        "toldOn",
                        TODAY.plusDays(29).toString(),
                        "toldHow",
                        "电话"),
                changes);
    }

    private String refusedMaster(SuggestionId id, String master) {
        return stage.refusal(() -> story.officeExamines(id, "MERGE", "master", master))
                .sentence();
    }

    // 到期提醒

    @Test
    void theOfficeIsRemindedOfWhatItHasNeitherExaminedNorAssignedInTime() {
        SuggestionId id = story.deputySubmits();
        assertThat(stage.timePasses(id, LocalDate.of(2026, 4, 25)))
                .containsExactly("2026-04-18T08:00 ExaminationOverdue", "2026-04-25T08:00 ExaminationOverdue");

        story.officeExamines(id, "REGISTER");
        assertThat(stage.timePasses(id, LocalDate.of(2026, 5, 2)))
                .containsExactly("2026-05-02T08:00 AssignmentOverdue");
        assertThat(told.of(NoticeKind.DECISION_DUE, id))
                .filteredOn("office"::equals)
                .hasSize(3);
    }

    @Test
    void theGovernmentOfficeIsRemindedOfWhatItHasNotPassedOnInTime() {
        SuggestionId id = story.registered();
        stage.does("office", id, "AssignSuggestion", stage.assignment("jointMeeting", false));
        assertThat(stage.timePasses(id, LocalDate.of(2026, 4, 21)))
                .containsExactly("2026-04-14T08:00 DispatchOverdue", "2026-04-21T08:00 DispatchOverdue");
        assertThat(told.of(NoticeKind.DISPATCH_DUE, id)).contains("government", "office", "presidium");

        stage.does("government", id, "DispatchAssignment", form());

        assertThat(stage.timePasses(id, LocalDate.of(2026, 4, 29))).doesNotContain("2026-04-28T08:00 DispatchOverdue");
        assertThat(stage.steps(id)).containsExactly("DraftReply");
    }

    @Test
    @Tag("R2")
    void aDayBeforeTheCutOffThoseWhoAreAskedAreRemindedAndTheLeadLearnsWhoTheyAre() {
        LocalDate day = LocalDate.of(2024, 3, 14);
        SuggestionId id = filedAt(threeDaysUntil(49, day), day.minusDays(2), 2, 3, 4);
        stage.does("d3", id, "ConfirmCosigning", form("agreed", true));

        assertThat(stage.timePasses(id, day.minusDays(1))).containsExactly("2024-03-13T16:00 CutOffNear");

        assertThat(told.kinds("d2", id)).containsExactly("COSIGNING_ASKED", "COSIGNING_CUT_OFF");
        assertThat(told.kinds("d3", id)).as("has answered").containsExactly("COSIGNING_ASKED");
        assertThat(told.to("d1", id)).last().asString().contains("代表2、代表4代表还没有确认附议");

        assertThat(stage.timePasses(id, day)).containsExactly("2024-03-14T16:00 CutOffCame");
        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
    }

    @Test
    void whoIsAskedOnTheLastDayIsRemindedHalfwayAndWhoHasAnsweredIsNot() {
        LocalDate day = LocalDate.of(2024, 3, 21);
        Session session = threeDaysUntil(50, day);
        SuggestionId late = filedAt(session, day, 2);
        assertThat(stage.timePasses(late, day))
                .containsExactly("2024-03-21T13:00 CutOffNear", "2024-03-21T16:00 CutOffCame");
        assertThat(told.kinds("d2", late)).contains("COSIGNING_CUT_OFF");
        assertThat(caseHistory.of(late))
                .extracting(CaseHistory.Passage::name)
                .contains("确认附议")
                .doesNotContain("临近截止");
        SuggestionId earlier = filedAt(session, day.minusDays(1), 2);
        assertThat(stage.timePasses(earlier, day))
                .as("thirty hours before: fifteen are left")
                .containsExactly("2024-03-21T01:00 CutOffNear", "2024-03-21T16:00 CutOffCame");

        SuggestionId answered = filedAt(session, day.minusDays(2), 2);
        stage.does("d2", answered, "ConfirmCosigning", form("agreed", true));
        stage.worksOff();
        assertThat(stage.timePasses(answered, day)).doesNotContain("2024-03-20T16:00 CutOffNear");
        assertThat(told.kinds("d2", answered)).containsExactly("COSIGNING_ASKED");
    }

    /** A session of several days, long past, so that nobody else's list changes. */
    private Session threeDaysUntil(int ordinal, LocalDate day) {
        return sessions.save(new Session(
                stage.cast().session().congress(),
                ordinal,
                "镇十三届人大" + ordinal + "次会议",
                day.minusDays(2),
                day,
                day.atTime(16, 0)));
    }

    private SuggestionId filedAt(Session session, LocalDate day, Integer... cosigners) {
        stage.today(day);
        return story.deputySubmits(
                "inSession", true, "sessionId", session.id(), "cosigners", story.deputies(cosigners));
    }

    @Test
    @Tag("R2")
    void theCutOffOfTheSessionEndsTheWaitForCosigners() {
        LocalDate day = stage.cast().session().opensOn();
        stage.today(day);
        SuggestionId id = story.deputySubmits(
                "inSession", true, "sessionId", stage.cast().session().id(), "cosigners", story.deputies(2, 3));

        assertThat(stage.timePasses(id, day)).containsExactly(day + "T13:00 CutOffNear", day + "T16:00 CutOffCame");

        assertThat(stage.acts(id)).containsExactly("提出", "不再等待附议", "附议结束");
        assertThat(story.cosignatures(id)).containsOnly(Cosigning.State.DROPPED);
        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
    }
}
