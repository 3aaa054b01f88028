package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.jianyi.process.Stage.form;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.withdrawal.Withdrawal;
import org.jianyi.withdrawal.Withdrawals;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EveryFlowTaken("withdrawal")
class WithdrawalTest extends CaseTest {

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    AssistingOpinions opinions;

    @Autowired
    RuntimeService runtime;

    @Test
    void aDeputyTakesHisSoleSuggestionBack() {
        SuggestionId id = story.deputySubmits();
        ProcessInstance process = stage.process(id);

        story.deputyWithdraws(id);

        assertThat(process).isEnded().hasPassed("EndEvent_SuggestionWithdrawn");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.WITHDRAWN);
        assertThat(suggestions.get(id).withdrawnOn()).isEqualTo(TODAY);
        assertThat(suggestions.get(id).withdrawalReason()).isEqualTo("情况有变化。");
        assertThat(states(id)).containsExactly(Withdrawal.State.DONE);
        assertThat(stage.steps(id)).isEmpty();
        assertThat(stage.acts(id)).containsExactly("提出", "申请撤回", "撤回");
    }

    @Test
    @Tag("R25")
    void aJointSuggestionIsTakenBackOnlyWhenAllSignersAgree() {
        SuggestionId id = joint();

        story.deputyWithdraws(id);
        assertThat(stage.steps(id)).containsExactly("ConfirmWithdrawal", "ConfirmWithdrawal", "ExamineSuggestion");
        stage.does("d2", id, "ConfirmWithdrawal", form("agreed", true));
        assertThat(story.status(id)).as("one still thinks about it").isEqualTo(SuggestionStatus.SUBMITTED);
        stage.does("d3", id, "ConfirmWithdrawal", form("agreed", true));

        assertThat(story.status(id)).isEqualTo(SuggestionStatus.WITHDRAWN);
        assertThat(stage.steps(id)).isEmpty();
        assertThat(stage.isRunning(id)).isFalse();
        assertThat(isAskedFor(id)).isFalse();
    }

    @Test
    @Tag("R25")
    void oneCosignerWhoRefusesEndsTheRequestAndTheSuggestionGoesOn() {
        SuggestionId id = joint();
        story.deputyWithdraws(id);

        stage.does("d3", id, "ConfirmWithdrawal", form("agreed", false, "comment", "群众还在等。"));

        assertThat(states(id)).containsExactly(Withdrawal.State.REFUSED);
        assertThat(stage.steps(id)).as("the other need not answer any more").containsExactly("ExamineSuggestion");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.SUBMITTED);
        assertThat(isAskedFor(id)).isFalse();

        story.deputyWithdraws(id);
        assertThat(states(id))
                .as("he may ask again")
                .containsExactly(Withdrawal.State.REFUSED, Withdrawal.State.REQUESTED);
    }

    @Test
    @Tag("R25")
    void anAgreementThatComesAfterTheReplyIsTooLate() {
        SuggestionId id = joint();
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        story.deputyWithdraws(id);
        stage.does("d2", id, "ConfirmWithdrawal", form("agreed", true));
        story.unitReplies(id, "SLZ");

        stage.does("d3", id, "ConfirmWithdrawal", form("agreed", true));

        assertThat(states(id)).containsExactly(Withdrawal.State.TOO_LATE);
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REPLIED);
        assertThat(stage.steps(id)).containsExactly("RateHandling");
        assertThat(isAskedFor(id)).isFalse();
    }

    @Test
    @Tag("R25")
    void whatIsRepliedOrClosedCannotBeTakenBack() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");

        assertThat(stage.refusal(() -> story.deputyWithdraws(id)).sentence()).contains("已答复或已结束");
        story.deputyIsSatisfied(id, "SLZ");
        assertThat(stage.refusal(() -> story.deputyWithdraws(id)).sentence()).contains("已答复或已结束");
        assertThat(states(id)).isEmpty();
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
    }

    @Test
    @Tag("R25")
    void whileUnitsWorkAWithdrawalEndsTheTasksOfAllProcesses() {
        SuggestionId led = story.assigned(
                stage.share("SLZ", "LEAD"), stage.share("NYZX", "ASSISTING"), stage.share("HWS", "ASSISTING"));
        stage.does("handler-HWS", led, "GiveAssistingOpinion", form("text", "同意。"));
        SuggestionId shared = story.assigned(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2));
        story.unitTalksWithDeputy(shared, "SLZ");
        story.unitDrafts(shared, "SLZ");
        story.unitObjects(shared, "NYZX", "GDS");
        assertThat(stage.steps(shared)).containsExactly("DecideObjection", "SignOffReply");

        story.deputyWithdraws(led);
        story.deputyWithdraws(shared);

        for (SuggestionId id : List.of(led, shared)) {
            assertThat(stage.steps(id)).isEmpty();
            assertThat(runtime.createProcessInstanceQuery()
                            .variableValueEquals(Case.SUGGESTION_ID, id.value())
                            .count())
                    .isZero();
            assertThat(story.shares(id)).extracting(Handling::status).containsOnly(HandlingStatus.CANCELLED);
        }
        assertThat(opinions.findByHandlingOrderById(story.share(led, "SLZ")))
                .extracting(AssistingOpinion::state)
                .containsExactly(AssistingOpinion.State.CANCELLED, AssistingOpinion.State.GIVEN);
    }

    @Test
    void whoWasAskedToCosignNeedNotAnswerAWithdrawnSuggestion() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(2, 3));
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));

        story.deputyWithdraws(id);
        assertThat(stage.steps(id))
                .as("only who has signed is asked")
                .containsExactly("ConfirmCosigning", "ConfirmWithdrawal", "FinishCosigning");
        stage.does("d2", id, "ConfirmWithdrawal", form("agreed", true));

        assertThat(stage.steps(id)).isEmpty();
        assertThat(story.cosignatures(id)).containsExactly(Cosigning.State.CONFIRMED, Cosigning.State.DROPPED);
    }

    @Test
    void aCosignerWhoIsAskedToSignANewTextMayStillAgreeToItsWithdrawal() {
        SuggestionId id = joint();
        story.officeExamines(id, "RETURN", "reason", "请把建议写具体。");
        story.deputyWithdraws(id);
        stage.does(
                "d1",
                id,
                "ReviseSuggestion",
                form("title", "关于清淤支渠的建议", "facts", "村前支渠淤积。", "proposals", List.of("冬修清淤。")));

        stage.does("d2", id, "ConfirmWithdrawal", form("agreed", true));
        stage.does("d3", id, "ConfirmWithdrawal", form("agreed", true));

        assertThat(story.status(id)).isEqualTo(SuggestionStatus.WITHDRAWN);
        assertThat(stage.steps(id)).isEmpty();
    }

    @Test
    void thePaperThatTheOfficeEntersCarriesAllSignatures() {
        SuggestionId id = joint();

        assertThat(stage.refusal(() -> stage.starts("office", Case.WITHDRAWAL, request(id)))
                        .field())
                .isEqualTo("scan");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.SUBMITTED);
        stage.starts("office", Case.WITHDRAWAL, Stage.with(request(id), "scan", stage.scan("office")));

        assertThat(story.status(id)).isEqualTo(SuggestionStatus.WITHDRAWN);
        assertThat(stage.steps(id)).isEmpty();
        assertThat(stage.acts(id)).endsWith("申请撤回", "撤回");
    }

    @Test
    @Tag("R25")
    void onlyTheLeadDeputyTakesItBackAndOnlyOnceAtATime() {
        SuggestionId id = joint();

        assertThat(stage.refusal(() -> stage.starts("d2", Case.WITHDRAWAL, request(id)))
                        .status())
                .isEqualTo(404);
        story.deputyWithdraws(id);
        assertThat(stage.refusal(() -> story.deputyWithdraws(id)).sentence()).contains("已经申请撤回");
        assertThat(states(id)).containsExactly(Withdrawal.State.REQUESTED);
        assertThat(stage.steps(id)).containsExactly("ConfirmWithdrawal", "ConfirmWithdrawal", "ExamineSuggestion");
    }

    /** Signed by d2 and d3. */
    private SuggestionId joint() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(2, 3));
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));
        stage.does("d3", id, "ConfirmCosigning", form("agreed", true));
        return id;
    }

    private static Map<String, Object> request(SuggestionId id) {
        return form("suggestion", id.value(), "reason", "情况有变化。");
    }

    private List<Withdrawal.State> states(SuggestionId id) {
        return withdrawals.findBySuggestionOrderById(id).stream()
                .map(Withdrawal::state)
                .toList();
    }

    private boolean isAskedFor(SuggestionId id) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(Case.WITHDRAWAL)
                        .processInstanceBusinessKey(id.value())
                        .count()
                > 0;
    }
}
