package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.jianyi.Refusal;
import org.jianyi.assignment.Objection;
import org.jianyi.assignment.Objections;
import org.jianyi.assignment.RaiseObjection;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.ReturnOpinion;
import org.jianyi.handling.Role;
import org.jianyi.handling.WaiveContact;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.Told;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.reply.SignOffs;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EveryFlowTaken("unit-handling")
class UnitHandlingTest extends CaseTest {

    @Autowired
    Told told;

    @Autowired
    ManagementService management;

    @Autowired
    CaseFlow flow;

    @Autowired
    KeepRecords keepRecords;

    @Autowired
    AssistingOpinions opinions;

    @Autowired
    Objections objections;

    @Autowired
    Replies replies;

    @Autowired
    SignOffs signOffs;

    // 签收与退办

    @Test
    void inATownTheFirstActOfAUnitSignsInForIt() {
        SuggestionId id = sole();
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.ASSIGNED);

        story.unitTalksWithDeputy(id, "SLZ");

        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.ACCEPTED);
        assertThat(stage.steps(id)).containsExactly("DraftReply");
    }

    @Test
    void inACountySigningInHandlingAndDraftingAreStepsOfTheirOwn() {
        SuggestionId id = soleInCounty();
        assertThat(stage.steps(id)).containsExactly("AcceptAssignment");

        stage.does("handler-SLZ", id, "AcceptAssignment", form("accepted", true));
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.ACCEPTED);
        assertThat(stage.steps(id)).containsExactly("HandleSuggestion");

        stage.does("handler-SLZ", id, "HandleSuggestion", form("measures", "已组织冬修。"));
        assertThat(story.handling(id, "SLZ").measures()).isEqualTo("已组织冬修。");
        assertThat(stage.steps(id)).containsExactly("DraftReply");
        assertThat(stage.acts(id)).containsExactly("提出", "审查", "交办", "签收", "办理");
    }

    @Test
    @Tag("R9")
    void aUnitThatTalksWithTheDeputyBeforeItSignsInMayStillSignInButNotObject() {
        SuggestionId id = soleInCounty();
        story.unitTalksWithDeputy(id, "SLZ");

        assertThat(stage.refusal(() -> stage.does("handler-SLZ", id, "AcceptAssignment", objection("NYZX")))
                        .sentence())
                .contains("不能申请退办");
        stage.does("handler-SLZ", id, "AcceptAssignment", form("accepted", true));

        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.ACCEPTED);
        assertThat(stage.steps(id)).containsExactly("HandleSuggestion");
    }

    @Test
    @Tag("R11")
    void anObjectionAtAcceptanceThatIsUpheldGivesTheSuggestionToAnotherUnit() {
        SuggestionId id = soleInCounty();
        stage.today(TODAY.plusDays(2));
        stage.does("handler-SLZ", id, "AcceptAssignment", objection("NYZX"));
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.OBJECTED);
        assertThat(stage.steps(id)).containsExactly("DecideObjection");

        stage.does("office", id, "DecideObjection", upheld(stage.share("NYZX", "SOLE")));

        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.REASSIGNED);
        assertThat(stage.steps(id))
                .as("the new unit signs in, the old one has nothing to do")
                .containsExactly("AcceptAssignment");
        assertThat(stage.task("handler-NYZX", id, "AcceptAssignment")).isNotNull();
        Handling next = story.handling(id, "NYZX");
        assertThat(next.assignedOn()).as("the unit's own clock").isEqualTo(TODAY.plusDays(2));
        assertThat(suggestions.get(id).assignedOn())
                .as("what the deputy is owed")
                .isEqualTo(TODAY);
        assertThat(suggestions.get(id).legalDue()).isEqualTo(LocalDate.of(2026, 7, 8));
        assertThat(next.due()).isEqualTo(LocalDate.of(2026, 7, 8));
        assertThat(story.shares(id)).as("the old share stays as history").hasSize(2);
    }

    @Test
    @Tag("R10")
    void aUnitWhoseObjectionIsRefusedMustHandle() {
        SuggestionId id = soleInCounty();
        stage.does("handler-SLZ", id, "AcceptAssignment", objection("NYZX"));

        stage.does("office", id, "DecideObjection", refused());

        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.ACCEPTED);
        assertThat(stage.steps(id)).containsExactly("HandleSuggestion");
        assertThat(story.shares(id)).hasSize(1);
        assertThat(stage.acts(id)).containsExactly("提出", "审查", "交办", "申请退办", "不同意退办");
    }

    @Test
    @Tag("R9")
    void anObjectionNeedsReasonBasisAndAnotherUnit() {
        SuggestionId id = soleInCounty();

        assertThat(objectionLacks(id, "reason", " ")).isEqualTo("reason");
        assertThat(objectionLacks(id, "basis", "")).isEqualTo("basis");
        assertThat(objectionLacks(id, "proposedUnit", null)).isEqualTo("proposedUnit");
        assertThat(objectionLacks(id, "proposedUnit", "SLZ")).isEqualTo("proposedUnit");
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.ASSIGNED);
        assertThat(stage.steps(id)).containsExactly("AcceptAssignment");
        assertThat(objections.findByHandlingOrderById(story.share(id, "SLZ"))).isEmpty();
    }

    @Test
    void inATownAUnitObjectsInItsOpenTask() {
        SuggestionId id = sole();

        story.unitObjects(id, "SLZ", "NYZX");
        assertThat(stage.steps(id)).as("the work stands still").containsExactly("DecideObjection");
        stage.does("office", id, "DecideObjection", upheld(stage.share("NYZX", "SOLE")));

        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.REASSIGNED);
        assertThat(stage.steps(id)).containsExactly("DraftReply");
        story.unitReplies(id, "NYZX");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REPLIED);
        story.deputyIsSatisfied(id, "NYZX");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
    }

    @Test
    @Tag("R10")
    void whoeverIsRefusedCannotObjectAgainOnTheSameGround() {
        SuggestionId id = sole();
        story.unitObjects(id, "SLZ", "NYZX");
        stage.does("office", id, "DecideObjection", refused());
        assertThat(stage.steps(id)).containsExactly("DraftReply");

        assertThat(stage.refusal(() -> story.unitObjects(id, "SLZ", "NYZX")).sentence())
                .contains("以同样的理由申请退办已被驳回");
        assertThat(stage.steps(id)).containsExactly("DraftReply");
        assertThat(objections.findByHandlingOrderById(story.share(id, "SLZ")))
                .extracting(Objection::upheld)
                .containsExactly(false);
    }

    @Test
    @Tag("R9")
    void aUnitThatHasBegunCannotObjectAnyMore() {
        SuggestionId id = sole();
        story.unitTalksWithDeputy(id, "SLZ");

        assertThat(stage.refusal(() -> story.unitObjects(id, "SLZ", "NYZX")).sentence())
                .contains("不能申请退办");
        assertThat(stage.steps(id)).containsExactly("DraftReply");
    }

    @Test
    @Tag("R9")
    void anObjectionAfterFiveWorkingDaysIsRefused() {
        SuggestionId id = sole();
        stage.today(LocalDate.of(2026, 4, 16));

        assertThat(stage.refusal(() -> story.unitObjects(id, "SLZ", "NYZX")).sentence())
                .contains("2026年4月15日前");
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.ASSIGNED);

        stage.today(LocalDate.of(2026, 4, 15));
        story.unitObjects(id, "SLZ", "NYZX");
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.OBJECTED);
    }

    @Test
    @Tag("R9")
    void onlyTheUnitItselfOrTheOfficeForItCanObject() {
        SuggestionId id = sole();
        RaiseObjection form = new RaiseObjection("不属本单位职责。", "三定方案。", "GDS", null, null);

        assertThat(stage.refusal(() -> stage.as(
                                "handler-NYZX",
                                () -> flow.object(story.share(id, "SLZ"), form, stage.actor("handler-NYZX"))))
                        .status())
                .isEqualTo(403);
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.ASSIGNED);
    }

    @Test
    void whereSigningInIsAStepOfItsOwnAUnitObjectsThereAndNowhereElse() {
        SuggestionId id = soleInCounty();

        assertThat(stage.refusal(() -> story.unitObjects(id, "SLZ", "NYZX")).sentence())
                .contains("请在“签收”任务中申请退办");
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.ASSIGNED);
        assertThat(stage.acts(id)).doesNotContain("申请退办");
    }

    @Test
    @Tag("R11")
    void anUpheldObjectionNeedsAUnitThatTakesOver() {
        SuggestionId id = sole();
        story.unitObjects(id, "SLZ", "NYZX");

        assertThat(stage.refusal(() -> stage.does("office", id, "DecideObjection", upheld()))
                        .field())
                .isEqualTo("units");
        assertThat(stage.refusal(() -> stage.does("office", id, "DecideObjection", upheld(stage.share("SLZ", "SOLE"))))
                        .field())
                .isEqualTo("units");
        assertThat(stage.steps(id)).containsExactly("DecideObjection");
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.OBJECTED);
    }

    @Test
    @Tag("R11")
    void anUpheldObjectionMayShareOutToSeveralUnits() {
        SuggestionId id = sole();
        story.unitObjects(id, "SLZ", "NYZX");

        stage.does(
                "office",
                id,
                "DecideObjection",
                upheld(stage.share("NYZX", "SEPARATE", 1), stage.share("CJB", "SEPARATE", 2)));

        assertThat(stage.steps(id)).containsExactly("DraftReply", "DraftReply");
        assertThat(story.handling(id, "NYZX").proposals()).containsExactly(1);
        assertThat(story.handling(id, "CJB").proposals()).containsExactly(2);
    }

    @Test
    void whileAnObjectionIsOpenAssistingUnitsNeedNotWorkAndAfterItsRefusalThoseWhoOweAreAskedAgain() {
        SuggestionId id = led("NYZX", "HWS");
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "同意清淤。"));

        story.unitObjects(id, "SLZ", "NYZX");
        assertThat(stage.steps(id)).containsExactly("DecideObjection");
        stage.does("office", id, "DecideObjection", refused());

        assertThat(stage.steps(id)).containsExactly("DraftReply", "GiveAssistingOpinion");
        assertThat(stage.task("handler-HWS", id, "GiveAssistingOpinion")).isNotNull();
        assertThat(opinionStates(id)).containsExactly(AssistingOpinion.State.GIVEN, AssistingOpinion.State.ASKED);
    }

    @Test
    @Tag("R11")
    void aNewLeadUnitAsksItsAssistingUnitsAnew() {
        SuggestionId id = led("NYZX");
        story.unitObjects(id, "SLZ", "CJB");

        stage.does(
                "office",
                id,
                "DecideObjection",
                upheld(stage.share("CJB", "LEAD"), stage.share("NYZX", "ASSISTING"), stage.share("HWS", "ASSISTING")));

        assertThat(stage.steps(id)).containsExactly("DraftReply", "GiveAssistingOpinion", "GiveAssistingOpinion");
        assertThat(opinionStates(id)).containsExactly(AssistingOpinion.State.CANCELLED);
        assertThat(opinions.owing(story.share(id, "CJB"))).containsExactly("NYZX", "HWS");
    }

    // 会办

    @Test
    @Tag("R12")
    void theLeadUnitCannotDraftBeforeTheOpinionsAreIn() {
        SuggestionId id = led("NYZX", "HWS");
        story.unitTalksWithDeputy(id, "SLZ");
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "同意清淤。"));

        assertThat(stage.refusal(() -> story.unitDrafts(id, "SLZ")).sentence())
                .contains("会办意见还没有到齐", "镇环卫所", "2026年5月8日")
                .doesNotContain("镇农业农村服务中心");
        assertThat(stage.steps(id)).containsExactly("DraftReply", "GiveAssistingOpinion");
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.ACCEPTED);

        stage.does("handler-HWS", id, "GiveAssistingOpinion", form("text", "没有意见。"));
        story.unitDrafts(id, "SLZ");
        assertThat(stage.steps(id)).containsExactly("SignOffReply");
        assertThat(story.reply(id, "SLZ").missingOpinions()).isNull();
    }

    @Test
    @Tag("R12")
    void theLeadUnitNeedNotWaitForAnOpinionWhoseTimeIsOver() {
        SuggestionId id = led("NYZX");
        story.unitTalksWithDeputy(id, "SLZ");
        stage.today(LocalDate.of(2026, 5, 9));

        story.unitDrafts(id, "SLZ");
        assertThat(story.reply(id, "SLZ").missingOpinions()).as("逾期未提").isEqualTo("镇农业农村服务中心");
        story.signs("head-SLZ", id, "SLZ");
        story.unitDelivers(id, "SLZ");

        assertThat(stage.steps(id)).as("nobody owes anything any more").containsExactly("RateHandling");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REPLIED);
    }

    @Test
    @Tag("R12")
    void anOpinionWithoutSubstanceIsSentBackAndGivenAgain() {
        SuggestionId id = led("NYZX");
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "无。"));

        sendsBack("handler-SLZ", id, "NYZX");
        assertThat(stage.steps(id)).containsExactly("DraftReply", "GiveRequestedOpinion");
        story.unitTalksWithDeputy(id, "SLZ");
        assertThat(stage.refusal(() -> story.unitDrafts(id, "SLZ")).sentence()).contains("2026年4月15日前");

        stage.does("handler-NYZX", id, "GiveRequestedOpinion", form("text", "同意清淤，费用分担另议。"));
        assertThat(stage.steps(id)).containsExactly("DraftReply");
        assertThat(opinions.findByHandlingOrderById(story.share(id, "SLZ")))
                .extracting(AssistingOpinion::state, AssistingOpinion::text)
                .containsExactly(
                        tuple(AssistingOpinion.State.RETURNED, "无。"),
                        tuple(AssistingOpinion.State.GIVEN, "同意清淤，费用分担另议。"));
        story.unitDrafts(id, "SLZ");
        assertThat(stage.steps(id)).containsExactly("SignOffReply");
    }

    @Test
    void onlyTheLeadUnitSendsAnOpinionBackAndOnlyUntilItHasDrafted() {
        SuggestionId id = led("NYZX");
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "同意。"));

        assertThat(stage.refusal(() -> sendsBack("handler-HWS", id, "NYZX")).status())
                .isEqualTo(403);
        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");
        assertThat(stage.refusal(() -> sendsBack("handler-SLZ", id, "NYZX")).sentence())
                .contains("已经拟稿");
        assertThat(stage.steps(id)).containsExactly("SignOffReply");
        assertThat(opinionStates(id)).containsExactly(AssistingOpinion.State.GIVEN);
    }

    @Test
    void anAssistingUnitMayBeAddedWhileTheLeadWorks() {
        SuggestionId id = led("NYZX");

        story.officeAdds(id, "HWS", Role.ASSISTING);

        assertThat(stage.steps(id)).containsExactly("DraftReply", "GiveAssistingOpinion", "GiveRequestedOpinion");
        stage.does("handler-HWS", id, "GiveRequestedOpinion", form("text", "同意。"));
        assertThat(opinionStates(id)).containsExactly(AssistingOpinion.State.ASKED, AssistingOpinion.State.GIVEN);
        assertThat(stage.refusal(() -> story.officeAdds(id, "NYZX", Role.ASSISTING))
                        .field())
                .isEqualTo("unit");
    }

    @Test
    @Tag("R12")
    void noAssistingUnitIsAddedOnceTheLeadHasDrafted() {
        SuggestionId id = led("NYZX");
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "同意。"));
        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");

        assertThat(stage.refusal(() -> story.officeAdds(id, "HWS", Role.ASSISTING))
                        .sentence())
                .contains("已经拟稿");
        assertThat(stage.steps(id)).containsExactly("SignOffReply");
    }

    @Test
    void anAssistingUnitThatIsAddedBeforeTheLeadSignsInIsAskedWhenItDoes() {
        SuggestionId id = story.deputyOfCountySubmits();
        story.officeExamines(id, "REGISTER");
        stage.does(
                "office",
                id,
                "AssignSuggestion",
                stage.assignment("units", List.of(stage.share("SLZ", "LEAD"), stage.share("NYZX", "ASSISTING"))));

        story.officeAdds(id, "HWS", Role.ASSISTING);
        assertThat(stage.steps(id)).containsExactly("AcceptAssignment");
        stage.does("handler-SLZ", id, "AcceptAssignment", form("accepted", true));

        assertThat(stage.steps(id)).containsExactly("GiveAssistingOpinion", "GiveAssistingOpinion", "HandleSuggestion");
    }

    @Test
    void anAssistingUnitMayBeTakenOutWhileTheLeadWorks() {
        SuggestionId id = led("NYZX", "HWS");
        story.officeAdds(id, "CJB", Role.ASSISTING);

        story.officeReleases(id, "SLZ", "NYZX");
        assertThat(stage.steps(id)).containsExactly("DraftReply", "GiveAssistingOpinion", "GiveRequestedOpinion");
        assertThat(stage.task("handler-HWS", id, "GiveAssistingOpinion")).isNotNull();
        story.officeReleases(id, "SLZ", "CJB");
        assertThat(stage.steps(id)).containsExactly("DraftReply", "GiveAssistingOpinion");

        stage.does("handler-HWS", id, "GiveAssistingOpinion", form("text", "同意。"));
        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");
        assertThat(opinionStates(id))
                .containsExactly(
                        AssistingOpinion.State.CANCELLED,
                        AssistingOpinion.State.GIVEN,
                        AssistingOpinion.State.CANCELLED);
        assertThat(story.reply(id, "SLZ").missingOpinions()).isNull();
        assertThat(stage.acts(id)).contains("取消会办");
    }

    @Test
    void onlyTheOfficeTakesAnAssistingUnitOutAndOnlyOneThatStillOwes() {
        SuggestionId id = led("NYZX");
        assertThat(stage.refusal(() -> story.releases("handler-SLZ", id, "SLZ", "NYZX"))
                        .status())
                .isEqualTo(403);
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "同意。"));

        assertThat(stage.refusal(() -> story.officeReleases(id, "SLZ", "NYZX")).sentence())
                .contains("已提意见");
        assertThat(opinionStates(id)).containsExactly(AssistingOpinion.State.GIVEN);
    }

    // 拟稿、审签、送达

    @Test
    @Tag("R13")
    void noReplyIsDraftedBeforeTheUnitHasTalkedWithTheDeputy() {
        SuggestionId id = sole();
        assertThat(stage.refusal(() -> story.unitDrafts(id, "SLZ")).sentence()).contains("至少要与代表沟通一次");
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.ASSIGNED);
        assertThat(replies.findByHandlingOrderByDraftNumber(story.share(id, "SLZ")))
                .isEmpty();

        keepRecords.waiveContact(story.share(id, "SLZ"), new WaiveContact("情况清楚，不必再谈。", null, null), stage.actor("d1"));
        story.unitDrafts(id, "SLZ");
        assertThat(stage.steps(id)).containsExactly("SignOffReply");
    }

    @Test
    @Tag("R16")
    void aReplyInTheUnitsOwnNameIsSignedByItsHeadAlone() {
        SuggestionId id = sole();
        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.DRAFTED);

        story.signs("head-SLZ", id, "SLZ");

        assertThat(signatures(id, "SLZ")).containsExactly("unit-head 负责人SLZ true");
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.SIGNED);
        assertThat(stage.steps(id)).containsExactly("DeliverReply");
    }

    @Test
    @Tag("R16")
    void aReplyInTheNameOfTheTownIsSignedByTheHeadAndThenByTheLeader() {
        SuggestionId id = story.assigned(stage.share("CJB", "SOLE"));
        story.unitTalksWithDeputy(id, "CJB");
        story.unitDrafts(id, "CJB");

        story.signs("head-CJB", id, "CJB");
        assertThat(status(id, "CJB")).isEqualTo(HandlingStatus.DRAFTED);
        assertThat(stage.steps(id)).containsExactly("SignOffReply");
        story.signs("leader", id, "CJB");

        assertThat(signatures(id, "CJB")).containsExactly("unit-head 负责人CJB true", "leader 镇领导 true");
        assertThat(story.reply(id, "CJB").signerName()).isEqualTo("镇领导");
        assertThat(stage.steps(id)).containsExactly("DeliverReply");
    }

    @Test
    @Tag("R16")
    void theReplyToAKeySuggestionIsSignedByTheLeaderToo() {
        SuggestionId id = story.deputySubmits();
        story.officeExamines(
                id,
                "REGISTER",
                "assignment",
                stage.assignment("key", true, "keyReason", "主席团确定督办。", "leader", "leader"));
        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");

        story.signs("head-SLZ", id, "SLZ");
        story.signs("leader", id, "SLZ");

        assertThat(signatures(id, "SLZ")).containsExactly("unit-head 负责人SLZ true", "leader 镇领导 true");
    }

    @Test
    @Tag("R17")
    void aReturnedDraftGoesBackWithTheCommentAndTheNextOneIsHashedAnew() {
        SuggestionId id = sole();
        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");
        String first = story.reply(id, "SLZ").hash();
        assertThat(stage.refusal(() -> story.signs("head-SLZ", id, "SLZ", "approved", false))
                        .field())
                .isEqualTo("comment");

        story.signs("head-SLZ", id, "SLZ", "approved", false, "comment", "第二条写具体。");
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.ACCEPTED);
        assertThat(stage.steps(id)).containsExactly("DraftReply");
        story.unitDrafts(id, "SLZ");

        assertThat(replies.findByHandlingOrderByDraftNumber(story.share(id, "SLZ")))
                .extracting(Reply::status)
                .containsExactly(Reply.Status.RETURNED, Reply.Status.DRAFTED);
        assertThat(story.reply(id, "SLZ").hash()).isNotEqualTo(first);
        assertThat(stage.refusal(() -> story.signs("head-SLZ", id, "SLZ", "hash", first))
                        .sentence())
                .as("who saw the old text does not sign the new one")
                .contains("答复稿已经更新");
        assertThat(stage.steps(id)).containsExactly("SignOffReply");
        story.signs("head-SLZ", id, "SLZ");
        assertThat(stage.steps(id)).containsExactly("DeliverReply");
    }

    @Test
    @Tag("R16")
    void aDraftThatTheLeaderReturnsIsSignedByTheHeadAgain() {
        SuggestionId id = story.assigned(stage.share("CJB", "SOLE"));
        story.unitTalksWithDeputy(id, "CJB");
        story.unitDrafts(id, "CJB");
        story.signs("head-CJB", id, "CJB");

        story.signs("leader", id, "CJB", "approved", false, "comment", "请补充完成时间。");
        assertThat(stage.steps(id)).containsExactly("DraftReply");
        story.unitDrafts(id, "CJB");

        assertThat(stage.task("head-CJB", id, "SignOffReply")).isNotNull();
        assertThat(signatures(id, "CJB"))
                .as("the new draft has no signature yet")
                .isEmpty();
    }

    @Test
    @Tag("R16")
    void nobodySignsHisOwnDraft() {
        SuggestionId id = sole();
        story.unitTalksWithDeputy(id, "SLZ");
        stage.does("all-SLZ", id, "DraftReply", stage.reply());

        assertThat(stage.refusal(() -> story.signs("all-SLZ", id, "SLZ")).sentence())
                .contains("不能签发自己拟的稿");
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.DRAFTED);
        story.signs("head-SLZ", id, "SLZ");
        assertThat(stage.steps(id)).containsExactly("DeliverReply");
    }

    @Test
    @Tag("R16")
    void aLeadDeputyWhoWorksInTheUnitNeitherDraftsNorSigns() {
        SuggestionId id = stage.submits("d15", stage.suggestion());
        story.officeAssigns(id, stage.share("HWS", "SOLE"));
        story.unitTalksWithDeputy(id, "HWS");

        assertThat(stage.refusal(() -> stage.does("d15", id, "DraftReply", stage.reply()))
                        .sentence())
                .contains("请由单位其他人员拟稿");
        story.unitDrafts(id, "HWS");
        assertThat(stage.refusal(() -> story.signs("d15", id, "HWS")).sentence())
                .contains("请由其他负责人审签");
        assertThat(status(id, "HWS")).isEqualTo(HandlingStatus.DRAFTED);
        story.signs("head-HWS", id, "HWS");
        assertThat(stage.steps(id)).containsExactly("DeliverReply");
    }

    @Test
    @Tag("R17")
    void aReplyIsDeliveredOnlyOnceAndThenNothingOfItChanges() {
        SuggestionId id = sole();
        story.unitReplies(id, "SLZ");

        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.REPLIED);
        assertThat(story.handling(id, "SLZ").repliedOn()).isEqualTo(TODAY);
        assertThat(story.reply(id, "SLZ").status()).isEqualTo(Reply.Status.DELIVERED);
        assertThat(story.reply(id, "SLZ").computeHash())
                .isEqualTo(story.reply(id, "SLZ").hash());
        assertThat(stage.steps(id)).containsExactly("RateHandling");
        Refusal late = stage.refusal(() -> story.unitTalksWithDeputy(id, "SLZ"));
        assertThat(late.sentence()).contains("不能再登记");
    }

    // 延期

    @Test
    @Tag("R8")
    void theOfficeIsRemindedOfAnExtensionItHasNotDecidedInTime() {
        SuggestionId id = sole();
        story.unitAsksForTime(id, "SLZ", "2026-09-01");
        assertThat(stage.steps(id)).as("the work goes on").containsExactly("DecideExtension", "DraftReply");
        assertThat(told.of(NoticeKind.EXTENSION_ASKED, id)).contains("office").doesNotContain("handler-SLZ");

        assertThat(stage.timePasses(id, LocalDate.of(2026, 4, 21)))
                .contains("2026-04-14T08:00 ExtensionUndecided", "2026-04-21T08:00 ExtensionUndecided");
        assertThat(told.of(NoticeKind.DECISION_DUE, id)).contains("office", "presidium");

        stage.does("office", id, "DecideExtension", form("granted", false, "reason", "汛前必须完成。"));
        assertThat(stage.steps(id)).containsExactly("DraftReply");
        assertThat(stage.timePasses(id, LocalDate.of(2026, 4, 29))).isEmpty();
        assertThat(told.of(NoticeKind.EXTENSION_REFUSED, id))
                .contains("handler-SLZ")
                .doesNotContain("d1");
    }

    @Test
    @Tag("R8")
    void anExtensionThatIsGrantedLeavesTheWorkWhereItIs() {
        SuggestionId id = sole();
        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");
        story.unitAsksForTime(id, "SLZ", "2026-09-01");
        assertThat(stage.steps(id)).containsExactly("DecideExtension", "SignOffReply");

        story.officeGrantsTime(id, "SLZ");

        assertThat(stage.steps(id)).containsExactly("SignOffReply");
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.DRAFTED);
        story.signs("head-SLZ", id, "SLZ");
        story.unitDelivers(id, "SLZ");
        assertThat(stage.steps(id)).containsExactly("RateHandling");
    }

    private SuggestionId sole() {
        return story.assigned(stage.share("SLZ", "SOLE"));
    }

    private SuggestionId soleInCounty() {
        SuggestionId id = story.deputyOfCountySubmits();
        story.officeExamines(id, "REGISTER");
        stage.does("office", id, "AssignSuggestion", stage.assignment());
        return id;
    }

    private SuggestionId led(String... assisting) {
        List<Map<String, Object>> shares = new ArrayList<>(List.of(stage.share("SLZ", "LEAD")));
        for (String unit : assisting) {
            shares.add(stage.share(unit, "ASSISTING"));
        }
        SuggestionId id = story.deputySubmits();
        story.officeExamines(id, "REGISTER", "assignment", stage.assignment("units", shares));
        return id;
    }

    private HandlingStatus status(SuggestionId id, String unit) {
        return story.handling(id, unit).status();
    }

    private List<AssistingOpinion.State> opinionStates(SuggestionId id) {
        return opinions.findByHandlingOrderById(story.share(id, "SLZ")).stream()
                .map(AssistingOpinion::state)
                .toList();
    }

    private void sendsBack(String user, SuggestionId id, String unit) {
        AssistingOpinion opinion = opinions.findFirstByHandlingAndUnitCodeOrderByIdDesc(story.share(id, "SLZ"), unit)
                .orElseThrow();
        stage.as(
                user,
                () -> flow.returnOpinion(
                        story.share(id, "SLZ"), opinion.id(), new ReturnOpinion("请写明意见。"), stage.actor(user)));
    }

    private List<String> signatures(SuggestionId id, String unit) {
        return signOffs.findByReplyIdInOrderById(List.of(story.reply(id, unit).id())).stream()
                .map(signature -> signature.signer() + " " + signature.name() + " " + signature.isApproved())
                .toList();
    }

    private static Map<String, Object> objection(String proposed) {
        return form("accepted", false, "reason", "不属本单位职责。", "basis", "镇机构职能配置规定。", "proposedUnit", proposed);
    }

    private String objectionLacks(SuggestionId id, String field, String value) {
        return stage.refusal(() ->
                        stage.does("handler-SLZ", id, "AcceptAssignment", Stage.with(objection("NYZX"), field, value)))
                .field();
    }

    @SafeVarargs
    private static Map<String, Object> upheld(Map<String, Object>... shares) {
        return form("upheld", true, "reason", "情况属实。", "units", List.of(shares));
    }

    private static Map<String, Object> refused() {
        return form("upheld", false, "reason", "属本单位职责，请办理。");
    }

    // 到期提醒

    @Test
    @Tag("R7")
    void theClockRemindsOfTheReplyOnItsDaysAndEveryWeekOnceItIsLate() {
        SuggestionId id = sole();

        assertThat(stage.timePasses(id, LocalDate.of(2026, 7, 22)))
                .containsExactly(
                        "2026-04-15T08:00 ReminderDue",
                        "2026-04-16T00:00 ObjectionWindowOver",
                        "2026-05-09T08:00 NextReminderDue",
                        "2026-05-10T08:00 NextReminderDue",
                        "2026-06-08T08:00 NextReminderDue",
                        "2026-06-23T08:00 NextReminderDue",
                        "2026-07-01T08:00 NextReminderDue",
                        "2026-07-05T08:00 NextReminderDue",
                        "2026-07-08T08:00 NextReminderDue",
                        "2026-07-09T08:00 NextReminderDue",
                        "2026-07-15T08:00 NextReminderDue",
                        "2026-07-22T08:00 NextReminderDue");
        assertThat(told.kinds("handler-SLZ", id))
                .containsExactly(
                        "ASSIGNED",
                        "OBJECTION_WINDOW",
                        "CONTACT_DUE",
                        "CONTACT_DUE",
                        "REPLY_DUE",
                        "REPLY_DUE",
                        "REPLY_DUE",
                        "REPLY_DUE",
                        "REPLY_DUE",
                        "REPLY_OVERDUE",
                        "REPLY_OVERDUE",
                        "REPLY_OVERDUE");
        assertThat(told.of(NoticeKind.REPLY_DUE, id))
                .filteredOn("head-SLZ"::equals)
                .as("on the last day")
                .hasSize(1);
        assertThat(told.kinds("d1", id)).as("the day after, once").containsOnlyOnce("REPLY_OVERDUE");
        assertThat(stage.steps(id)).containsExactly("DraftReply");
    }

    @Test
    void whatIsPastWhenItIsArmedIsLeftOutAndNothingIsLeftWhenTheReplyIsThere() {
        SuggestionId id = story.registered();
        stage.today(LocalDate.of(2026, 7, 6));
        stage.does("office", id, "AssignSuggestion", stage.assignment("day", "2026-04-08"));

        assertThat(stage.timePasses(id, LocalDate.of(2026, 7, 8)))
                .containsExactly("2026-04-16T00:00 ObjectionWindowOver", "2026-07-08T08:00 ReminderDue");
        assertThat(told.of(NoticeKind.REPLY_DUE, id))
                .contains("handler-SLZ", "head-SLZ")
                .doesNotHaveDuplicates();

        story.unitReplies(id, "SLZ");
        assertThat(stage.timePasses(id, LocalDate.of(2026, 7, 20))).isEmpty();
        assertThat(told.of(NoticeKind.REPLY_OVERDUE, id)).isEmpty();
    }

    /** The day goes by before the job executor has ended the scope. */
    @Test
    void aReminderOfWhatWasDeliveredAMomentAgoRemindsNobody() {
        SuggestionId id = sole();
        stage.timePasses(id, LocalDate.of(2026, 6, 8));
        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");
        story.signs("head-SLZ", id, "SLZ");
        stage.completes("handler-SLZ", stage.task("handler-SLZ", id, "DeliverReply"), story.delivery());
        int told = this.told.to("handler-SLZ", id).size();
        stage.jobsOf(id).filter(job -> job.getDuedate() != null).forEach(timer -> management.executeJob(timer.getId()));
        stage.worksOff();

        assertThat(this.told.to("handler-SLZ", id)).hasSize(told);
        assertThat(stage.steps(id)).containsExactly("RateHandling");
    }

    @Test
    void anOpinionIsRemindedOfUntilItIsGiven() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("NYZX", "ASSISTING"));

        assertThat(stage.timePasses(id, LocalDate.of(2026, 5, 12)))
                .contains("2026-05-08T08:00 NextReminderDue", "2026-05-09T08:00 NextReminderDue");
        assertThat(told.kinds("handler-NYZX", id)).containsExactly("OPINION_ASKED", "OPINION_DUE", "OPINION_DUE");
        assertThat(told.kinds("handler-SLZ", id)).as("it may go on alone").containsOnlyOnce("OPINION_DUE");
    }

    @Test
    @Tag("R9")
    void whoLetsTheTimeForAnObjectionPassHasAccepted() {
        SuggestionId town = sole();
        SuggestionId county = soleInCounty();

        stage.timePasses(town, LocalDate.of(2026, 4, 15));
        assertThat(status(town, "SLZ")).as("the last day is not over").isEqualTo(HandlingStatus.ASSIGNED);
        stage.timePasses(town, LocalDate.of(2026, 4, 16));
        stage.today(TODAY);
        assertThat(stage.timePasses(county, LocalDate.of(2026, 4, 16))).containsExactly("2026-04-16T00:00 NotSignedIn");

        for (SuggestionId id : List.of(town, county)) {
            assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.ACCEPTED);
            assertThat(story.handling(id, "SLZ").acceptedOn()).isEqualTo(LocalDate.of(2026, 4, 15));
            assertThat(stage.acts(id)).endsWith("视为签收");
        }
        assertThat(stage.steps(town)).containsExactly("DraftReply");
        assertThat(stage.steps(county)).containsExactly("HandleSuggestion");
        assertThat(stage.refusal(() -> story.unitObjects(town, "SLZ", "NYZX")).sentence())
                .contains("现已超过期限");
    }

    @Test
    @Tag("R9")
    void aUnitThatHasBegunIsNotSignedInAgain() {
        SuggestionId id = sole();
        story.unitTalksWithDeputy(id, "SLZ");

        stage.timePasses(id, LocalDate.of(2026, 4, 16));

        assertThat(story.handling(id, "SLZ").acceptedOn()).isEqualTo(TODAY);
        assertThat(stage.acts(id)).doesNotContain("视为签收");
    }

    @Test
    void theOfficeIsRemindedOfAnObjectionItHasNotDecidedInTime() {
        SuggestionId id = sole();
        story.unitObjects(id, "SLZ", "NYZX");

        assertThat(stage.timePasses(id, LocalDate.of(2026, 4, 21)))
                .containsExactly("2026-04-14T08:00 DecisionOverdue", "2026-04-21T08:00 DecisionOverdue");
        assertThat(told.of(NoticeKind.DECISION_DUE, id)).contains("office", "presidium");

        stage.does("office", id, "DecideObjection", refused());
        assertThat(stage.timePasses(id, LocalDate.of(2026, 4, 29))).isEmpty();
        assertThat(stage.steps(id)).containsExactly("DraftReply");
    }

    @Test
    void nothingIsLeftOfTheClockWhenTheDeputyWithdraws() {
        SuggestionId id = sole();
        stage.starts("d1", Case.WITHDRAWAL, form("suggestion", id.value(), "reason", "已经解决。"));
        stage.worksOff();

        assertThat(suggestions.get(id).status()).isEqualTo(SuggestionStatus.WITHDRAWN);
        assertThat(stage.jobsOf(id)).isEmpty();
    }
}
