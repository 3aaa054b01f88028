package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.supervision.IssueOrder;
import org.jianyi.supervision.IssueUrge;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.SupervisionState;
import org.jianyi.supervision.Supervisions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;

/** Several people act on what presses for one case at the same moment: none waits for another who waits for him. */
class SupervisionTogetherTest extends CaseTest {

    private static final LocalDate LATE = LocalDate.of(2026, 7, 15);

    @Autowired
    SupervisionFlow flow;

    @Autowired
    Supervisions supervisions;

    @Tag("R31")
    @RepeatedTest(3)
    void theUnitThatLeadsAndTheOneThatAssistsAnswer() {
        SuggestionId id = assisted();
        urges(id, null);
        urges(id, "GDS");
        String lead = stage.task("handler-SLZ", id, "AnswerSupervision");
        String aside = stage.task("handler-GDS", id, "AnswerSupervision");

        assertThat(stage.together(List.of(
                        () -> stage.completes("handler-SLZ", lead, form("text", "正在办理。")),
                        () -> stage.completes("handler-GDS", aside, form("text", "正在会签。")))))
                .isEmpty();

        assertThat(states(id)).containsExactly(SupervisionState.ANSWERED, SupervisionState.ANSWERED);
    }

    @Tag("R33")
    @RepeatedTest(3)
    void theUnitThatLeadsAnswersWhileTheOneThatAssistsGivesItsOpinion() {
        SuggestionId id = assisted();
        urges(id, null);
        urges(id, "GDS");
        String answer = stage.task("handler-SLZ", id, "AnswerSupervision");
        String opinion = stage.task("handler-GDS", id, "GiveAssistingOpinion");

        assertThat(stage.together(List.of(
                        () -> stage.completes("handler-SLZ", answer, form("text", "正在办理。")),
                        () -> stage.completes("handler-GDS", opinion, form("text", "线路不受影响。")))))
                .isEmpty();

        assertThat(states(id)).containsExactly(SupervisionState.ANSWERED, SupervisionState.NEEDLESS);
    }

    @Tag("R31")
    @RepeatedTest(3)
    void oneUnitAnswersWhileTheOtherIsUrged() {
        SuggestionId id = assisted();
        urges(id, null);
        String answer = stage.task("handler-SLZ", id, "AnswerSupervision");

        assertThat(stage.together(List.of(
                        () -> stage.completes("handler-SLZ", answer, form("text", "正在办理。")), () -> urges(id, "GDS"))))
                .isEmpty();

        assertThat(states(id)).containsExactly(SupervisionState.ANSWERED, SupervisionState.ISSUED);
    }

    @Tag("R31")
    @RepeatedTest(3)
    void twoSupervisorsUrgeTwoUnits() {
        SuggestionId id = assisted();

        assertThat(stage.together(List.of(() -> urges(id, null), () -> urges("presidium", id, "GDS"))))
                .isEmpty();

        assertThat(states(id)).containsExactly(SupervisionState.ISSUED, SupervisionState.ISSUED);
    }

    @Tag("R33")
    @RepeatedTest(3)
    void theChairmanSignsAnOrderWhileTheDeputyWithdraws() {
        SuggestionId id = assisted();
        urges(id, "GDS");
        stage.as(
                "office",
                () -> flow.order(
                        story.share(id, "SLZ"),
                        null,
                        new IssueOrder("请说明原因。", false, null, null),
                        stage.actor("office")));
        String order = stage.task("presidium", id, "SignOrder");

        List<Throwable> failures = stage.together(List.of(
                () -> stage.completes("presidium", order, form("signed", true)),
                () -> stage.starts("d1", Case.WITHDRAWAL, form("suggestion", id.value(), "reason", "已经解决。"))));
        stage.worksOff();

        failures.forEach(failure ->
                assertThat(Failures.asRefusal(failure)).as(failure.toString()).isPresent());
        assertThat(suggestions.get(id).status()).isEqualTo(SuggestionStatus.WITHDRAWN);
        assertThat(states(id)).containsOnly(SupervisionState.NEEDLESS);
        assertThat(stage.steps(id)).isEmpty();
    }

    private SuggestionId assisted() {
        stage.today(TODAY);
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("GDS", "ASSISTING"));
        stage.today(LATE);
        return id;
    }

    private Supervision urges(SuggestionId id, String assisting) {
        return urges("office", id, assisting);
    }

    private Supervision urges(String user, SuggestionId id, String assisting) {
        return stage.as(
                user,
                () -> flow.urge(story.share(id, "SLZ"), assisting, new IssueUrge("请抓紧办理。", null), stage.actor(user)));
    }

    private List<SupervisionState> states(SuggestionId id) {
        return supervisions.findBySuggestionOrderById(id).stream()
                .map(Supervision::state)
                .toList();
    }
}
