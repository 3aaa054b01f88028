package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.jianyi.process.Stage.form;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.junit.jupiter.api.Test;

/** A county does every step apart; the same processes carry it. */
class CountyTest extends CaseTest {

    @Test
    void everyStepStandsApartFromTheExaminationToTheRating() {
        SuggestionId id = story.deputyOfCountySubmits();
        ProcessInstance process = stage.process(id);
        assertThat(stage.refusal(() -> story.officeAssigns(id, stage.share("SLZ", "SOLE")))
                        .field())
                .as("who examines does not assign in the same act")
                .isEqualTo("assignment");
        assertThat(suggestions.get(id).number()).isNull();

        story.officeExamines(id, "REGISTER");
        next(id, "AssignSuggestion");
        stage.does(
                "office",
                id,
                "AssignSuggestion",
                stage.assignment(
                        "jointMeeting",
                        false,
                        "leader",
                        "leader",
                        "units",
                        List.of(stage.share("CJB", "LEAD"), stage.share("GDS", "ASSISTING"))));
        next(id, "DispatchAssignment");
        stage.does("government", id, "DispatchAssignment", form());
        next(id, "AcceptAssignment");
        stage.does("handler-CJB", id, "AcceptAssignment", form("accepted", true));
        next(id, "GiveAssistingOpinion", "HandleSuggestion");
        stage.does("handler-CJB", id, "HandleSuggestion", form("measures", "已现场踏勘。"));
        stage.does("handler-GDS", id, "GiveAssistingOpinion", form("text", "同意移杆。"));
        next(id, "DraftReply");
        story.unitReplies(id, "CJB");
        next(id, "RateHandling");
        story.deputyIsDissatisfied(id, "CJB");
        next(id, "DecideRehandling");
        story.officeDecides(id, "CJB", "HANDLE_AGAIN");
        next(id, "HandleSuggestion");
        stage.does("handler-CJB", id, "HandleSuggestion", form("measures", "已重新排期。"));
        story.unitReplies(id, "CJB");
        story.deputyIsSatisfied(id, "CJB");

        assertThat(process).isEnded().hasPassed("EndEvent_SuggestionClosed");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(stage.acts(id))
                .containsSubsequence("审查", "交办", "政府交办", "签收", "办理", "会办意见", "拟稿答复", "审签同意", "审签同意", "答复送达", "评价")
                .endsWith("评价", "办结");
    }

    @Test
    void aCaseKeepsTheProfileItBeganWith() {
        SuggestionId town = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId county = story.deputyOfCountySubmits();
        story.officeExamines(county, "REGISTER");
        stage.does("office", county, "AssignSuggestion", stage.assignment());

        assertThat(stage.steps(town)).containsExactly("DraftReply");
        assertThat(stage.steps(county)).containsExactly("AcceptAssignment");
    }

    private void next(SuggestionId id, String... steps) {
        assertThat(stage.steps(id)).containsExactly(steps);
    }
}
