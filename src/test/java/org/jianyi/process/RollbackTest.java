package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.util.List;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.junit.jupiter.api.Test;

/** A step is done wholly or not at all: our rows, the engine's and the audit trail stand in one transaction. */
class RollbackTest extends CaseTest {

    @Test
    void aRefusedSubmissionLeavesNothingBehind() {
        nothingRemainsOf(() -> story.deputySubmits("cosigners", story.deputies(2, 13)), "没有登录账号");
    }

    @Test
    void aRefusedExaminationLeavesTheTaskOpenAndGivesTheNumberBack() {
        SuggestionId id = story.deputySubmits();

        nothingRemainsOf(
                () -> story.officeAssigns(id, stage.share("SLZ", "SOLE"), stage.share("NYZX", "ASSISTING")), "已选独办单位");

        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.SUBMITTED);
        assertThat(stage.acts(id)).containsExactly("提出");
    }

    @Test
    void aRefusedDraftLeavesTheHandlingAsItWas() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitTalksWithDeputy(id, "SLZ");

        nothingRemainsOf(() -> story.unitDrafts(id, "SLZ", "letterNumber", "十二号"), "发文字号应如");
        nothingRemainsOf(() -> story.unitDrafts(id, "SLZ", "unknown", "x"), "不认识的内容");

        assertThat(story.handling(id, "SLZ").status()).isEqualTo(HandlingStatus.ACCEPTED);
        assertThat(stage.steps(id)).containsExactly("DraftReply");
    }

    @Test
    void aRefusedDecisionOnAnObjectionStartsNoUnit() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitObjects(id, "SLZ", "NYZX");

        nothingRemainsOf(
                () -> stage.does(
                        "office",
                        id,
                        "DecideObjection",
                        form(
                                "upheld",
                                true,
                                "reason",
                                "情况属实。",
                                "units",
                                List.of(stage.share("NYZX", "SEPARATE", 1), stage.share("SJ-JT", "SEPARATE", 2)))),
                "上级单位");

        assertThat(stage.steps(id)).containsExactly("DecideObjection");
        assertThat(story.shares(id)).hasSize(1);
    }

    @Test
    void completingATaskTwiceTellsTheSecondPersonAndDoesNothing() {
        SuggestionId id = story.deputySubmits();
        String task = stage.task("office", id, "ExamineSuggestion");
        Map<String, Object> examination = form("outcome", "LETTER", "reason", "属于来信。");
        stage.completes("office", task, examination);

        nothingRemainsOf(() -> stage.completes("office2", task, examination), "已经由他人办完");

        assertThat(stage.acts(id)).containsExactly("提出", "审查");
    }

    @Test
    void ofTwoWhoCompleteATaskAtTheSameMomentOneGetsThrough() {
        SuggestionId id = story.deputySubmits();
        String task = stage.task("office", id, "ExamineSuggestion");
        Map<String, Object> examination = form("outcome", "REGISTER");

        List<Throwable> failures = stage.together(List.of(
                () -> stage.completes("office", task, examination),
                () -> stage.completes("office2", task, examination)));

        assertThat(failures).hasSize(1);
        assertThat(Failures.asRefusal(failures.get(0))).map(Refusal::status).contains(409);
        assertThat(stage.acts(id)).containsExactly("提出", "审查");
        assertThat(stage.steps(id)).containsExactly("AssignSuggestion");
    }
}
