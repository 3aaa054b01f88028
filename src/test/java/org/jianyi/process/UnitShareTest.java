package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Role;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.Told;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.survey.CommentAsCosigner;
import org.jianyi.survey.Grade;
import org.jianyi.survey.Rating;
import org.jianyi.survey.Ratings;
import org.jianyi.survey.RecordRating;
import org.jianyi.survey.Rehandling;
import org.jianyi.survey.RehandlingDecision;
import org.jianyi.survey.Rehandlings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EveryFlowTaken("unit-share")
class UnitShareTest extends CaseTest {

    @Autowired
    Told told;

    @Autowired
    Ratings ratings;

    @Autowired
    Rehandlings rehandlings;

    @Autowired
    RecordRating recordRating;

    @Test
    void aSatisfiedDeputyEndsTheUnitsShare() {
        SuggestionId id = replied();

        story.deputyRates(id, "SLZ", "SATISFIED", "BASICALLY_SATISFIED");

        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.RATED);
        assertThat(stage.steps(id)).isEmpty();
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
    }

    @Test
    @Tag("R23")
    void aDissatisfiedDeputySendsItBackToTheUnit() {
        SuggestionId id = replied();
        stage.today(TODAY.plusDays(10));
        story.deputyIsDissatisfied(id, "SLZ");
        assertThat(stage.process(id)).hasNotPassed("EndEvent_SuggestionClosed");
        assertThat(stage.steps(id)).containsExactly("DecideRehandling");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REPLIED);

        stage.today(TODAY.plusDays(12));
        story.officeDecides(id, "SLZ", "HANDLE_AGAIN");

        assertThat(story.shares(id))
                .as("the earlier round stays")
                .extracting(Handling::round, Handling::status, Handling::due)
                .containsExactly(
                        tuple(1, HandlingStatus.RATED, LocalDate.of(2026, 7, 8)),
                        tuple(2, HandlingStatus.ACCEPTED, LocalDate.of(2026, 5, 20)));
        assertThat(story.handling(id, "SLZ").previous())
                .isEqualTo(story.shares(id).get(0).id());
        assertThat(stage.steps(id)).containsExactly("DraftReply");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.ASSIGNED);
    }

    @Test
    @Tag("R23")
    void theSecondRoundNeedsItsOwnTalkReplyAndRating() {
        SuggestionId id = replied();
        String first = story.reply(id, "SLZ").letterNumber();
        story.deputyIsDissatisfied(id, "SLZ");
        story.officeDecides(id, "SLZ", "HANDLE_AGAIN");
        assertThat(stage.refusal(() -> story.unitDrafts(id, "SLZ")).sentence()).contains("至少要与代表沟通一次");

        story.unitReplies(id, "SLZ");
        story.deputyIsSatisfied(id, "SLZ");

        assertThat(story.reply(id, "SLZ").letterNumber()).isNotEqualTo(first);
        assertThat(story.shares(id)).extracting(Handling::status).containsOnly(HandlingStatus.RATED);
        assertThat(grades(id, 0)).containsExactly(Grade.DISSATISFIED);
        assertThat(grades(id, 1)).containsExactly(Grade.SATISFIED);
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(suggestions.get(id).repliedOn()).as("of the first reply").isEqualTo(TODAY);
    }

    @Test
    @Tag("R23")
    void aSecondRoundThatDissatisfiesTooIsDecidedOnAgain() {
        SuggestionId id = replied();
        story.deputyIsDissatisfied(id, "SLZ");
        story.officeDecides(id, "SLZ", "HANDLE_AGAIN");
        story.unitReplies(id, "SLZ");

        story.deputyIsDissatisfied(id, "SLZ");
        assertThat(stage.steps(id)).containsExactly("DecideRehandling");
        story.officeDecides(id, "SLZ", "HANDLE_AGAIN");

        assertThat(story.handling(id, "SLZ").round()).isEqualTo(3);
        assertThat(stage.steps(id)).containsExactly("DraftReply");
    }

    @Test
    @Tag("R22")
    void afterAnExplanationTheDeputyIsAskedOnceMoreAndHisLastRatingStands() {
        SuggestionId id = replied();
        story.deputyIsDissatisfied(id, "SLZ");

        story.officeDecides(id, "SLZ", "EXPLAIN");
        assertThat(stage.steps(id)).containsExactly("RateHandling");
        assertThat(status(id, "SLZ")).isEqualTo(HandlingStatus.REPLIED);
        story.deputyIsSatisfied(id, "SLZ");

        assertThat(grades(id, 0)).containsExactly(Grade.DISSATISFIED, Grade.SATISFIED);
        assertThat(story.shares(id)).as("no further round").hasSize(1);
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
    }

    @Test
    @Tag("R22")
    void afterAMeetingADeputyWhoStaysDissatisfiedIsNotAskedAThirdTime() {
        SuggestionId id = replied();
        story.deputyIsDissatisfied(id, "SLZ");
        story.officeDecides(id, "SLZ", "BRING_TOGETHER");

        story.deputyIsDissatisfied(id, "SLZ");

        assertThat(grades(id, 0)).containsExactly(Grade.DISSATISFIED, Grade.DISSATISFIED);
        assertThat(stage.steps(id)).isEmpty();
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(rehandlings.findByHandlingInOrderById(List.of(story.share(id, "SLZ"))))
                .extracting(Rehandling::decision)
                .containsExactly(RehandlingDecision.BRING_TOGETHER);
    }

    @Test
    @Tag("R21")
    void aDissatisfiedRatingNeedsReasons() {
        SuggestionId id = replied();

        assertThat(stage.refusal(() -> story.deputyRates(id, "SLZ", "DISSATISFIED", "SATISFIED"))
                        .field())
                .isEqualTo("reasons");
        assertThat(stage.refusal(() -> story.deputyRates(id, "SLZ", "SATISFIED", "DISSATISFIED", "reasons", " "))
                        .field())
                .isEqualTo("reasons");
        assertThat(stage.steps(id)).containsExactly("RateHandling");
        assertThat(grades(id, 0)).isEmpty();
    }

    @Test
    @Tag("R20")
    void onlyTheLeadDeputyRatesAndCosignersComment() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(2));
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");
        String task = stage.task("d1", id, "RateHandling");

        assertThat(stage.refusal(() -> stage.completes("d2", task, stage.rating("SATISFIED", "SATISFIED")))
                        .status())
                .isBetween(403, 409);
        recordRating.comment(id, new CommentAsCosigner("渠道已经通水。"), stage.actor("d2"));

        assertThat(grades(id, 0)).isEmpty();
        assertThat(stage.steps(id)).containsExactly("RateHandling");
        assertThat(stage.acts(id)).endsWith("附议代表意见");
    }

    @Test
    @Tag("R24")
    void whoDoesNotRateInTheWindowCountsAsNoFeedback() {
        SuggestionId id = replied();
        assertThat(stage.refusal(() -> stage.does("office", id, "RateHandling", form("noFeedback", true)))
                        .sentence())
                .contains("反馈期限到2026-04-29为止");

        stage.today(LocalDate.of(2026, 4, 30));
        stage.does("office", id, "RateHandling", form("noFeedback", true));

        Rating rating =
                ratings.findByHandlingOrderBySequence(story.share(id, "SLZ")).get(0);
        assertThat(rating.isNoFeedback()).isTrue();
        assertThat(rating.result()).isNull();
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(stage.acts(id)).contains("登记未反馈");
    }

    @Test
    void separateUnitsAreRatedEachForItself() {
        SuggestionId id = separate();
        ProcessInstance process = stage.process(id);
        story.unitReplies(id, "SLZ");
        assertThat(story.status(id)).as("the other still owes its reply").isEqualTo(SuggestionStatus.ASSIGNED);
        story.deputyIsDissatisfied(id, "SLZ");
        story.unitReplies(id, "NYZX");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REPLIED);
        story.deputyIsSatisfied(id, "NYZX");

        assertThat(status(id, "NYZX")).isEqualTo(HandlingStatus.RATED);
        assertThat(stage.steps(id)).containsExactly("DecideRehandling");
        assertThat(process).isNotEnded();
        story.officeDecides(id, "SLZ", "HANDLE_AGAIN");
        story.unitReplies(id, "SLZ");
        story.deputyIsSatisfied(id, "SLZ");

        assertThat(process).isEnded();
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(story.shares(id)).extracting(Handling::round).containsExactlyInAnyOrder(1, 1, 2);
    }

    @Test
    void aUnitThatIsTakenOutHasNothingToDoAnyMoreWhileTheOthersGoOn() {
        SuggestionId id = separate();
        story.officeAdds(id, "CJB", Role.SEPARATE);
        story.unitTalksWithDeputy(id, "NYZX");
        story.unitDrafts(id, "NYZX");
        assertThat(stage.steps(id)).containsExactly("DraftReply", "DraftReply", "SignOffReply");

        story.officeTakesOut(id, "NYZX");
        assertThat(stage.steps(id)).containsExactly("DraftReply", "DraftReply");
        assertThat(status(id, "NYZX")).isEqualTo(HandlingStatus.CANCELLED);
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.ASSIGNED);

        for (String unit : List.of("SLZ", "CJB")) {
            story.unitReplies(id, unit);
            story.deputyIsSatisfied(id, unit);
        }
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
    }

    @Test
    @Tag("R6")
    void noUnitIsTakenOutWhoseProposalsNobodyElseAnswers() {
        SuggestionId id = separate();

        assertThat(stage.refusal(() -> story.officeTakesOut(id, "NYZX")).sentence())
                .contains("没有单位答复");
        assertThat(stage.steps(id)).containsExactly("DraftReply", "DraftReply");
        assertThat(status(id, "NYZX")).isEqualTo(HandlingStatus.ASSIGNED);
    }

    @Test
    void aUnitThatObjectsIsNotTakenOutBeforeItsObjectionIsDecided() {
        SuggestionId id = separate();
        story.officeAdds(id, "CJB", Role.SEPARATE);
        story.unitObjects(id, "NYZX", "HWS");

        assertThat(stage.refusal(() -> story.officeTakesOut(id, "NYZX")).sentence())
                .contains("请先审核");
        assertThat(status(id, "NYZX")).isEqualTo(HandlingStatus.OBJECTED);
        assertThat(stage.steps(id)).containsExactly("DecideObjection", "DraftReply", "DraftReply");
    }

    @Test
    void theShareOfAUnitThatWasRelievedEndsWithoutARating() {
        SuggestionId id = separate();
        story.unitObjects(id, "NYZX", "HWS");
        stage.does(
                "office",
                id,
                "DecideObjection",
                form("upheld", true, "reason", "情况属实。", "units", List.of(stage.share("HWS", "SEPARATE"))));

        assertThat(status(id, "NYZX")).isEqualTo(HandlingStatus.REASSIGNED);
        assertThat(story.handling(id, "HWS").proposals())
                .as("what the other was given")
                .containsExactly(2);
        for (String unit : List.of("SLZ", "HWS")) {
            story.unitReplies(id, unit);
            story.deputyIsSatisfied(id, unit);
        }
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(ratings.findByHandlingOrderBySequence(story.share(id, "NYZX")))
                .isEmpty();
    }

    private SuggestionId replied() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");
        return id;
    }

    private SuggestionId separate() {
        return story.assigned(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2));
    }

    private HandlingStatus status(SuggestionId id, String unit) {
        return story.handling(id, unit).status();
    }

    private List<Grade> grades(SuggestionId id, int share) {
        return ratings.findByHandlingOrderBySequence(story.shares(id).get(share).id()).stream()
                .map(Rating::result)
                .toList();
    }

    // 到期提醒

    @Test
    @Tag("R24")
    void whoDoesNotRateIsRemindedAndThenCountsAsOneWhoHasNot() {
        SuggestionId id = replied();

        assertThat(stage.timePasses(id, LocalDate.of(2026, 5, 13)))
                .containsExactly(
                        "2026-04-29T08:00 FeedbackDue", "2026-05-06T08:00 FeedbackDue", "2026-05-13T08:00 FeedbackDue");
        assertThat(told.kinds("d1", id)).filteredOn("FEEDBACK_DUE"::equals).hasSize(3);
        assertThat(stage.steps(id)).containsExactly("RateHandling");

        assertThat(stage.timePasses(id, LocalDate.of(2026, 5, 14))).containsExactly("2026-05-14T00:00 FeedbackLapsed");

        assertThat(ratings.findByHandlingOrderBySequence(story.share(id, "SLZ")))
                .singleElement()
                .matches(Rating::isNoFeedback);
        assertThat(stage.acts(id)).containsSequence("登记未反馈", "办结");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
    }

    @Test
    @Tag("R24")
    void whoIsAskedOnceMoreAndSaysNothingKeepsHisRating() {
        SuggestionId id = replied();
        story.deputyIsDissatisfied(id, "SLZ");
        story.officeDecides(id, "SLZ", "EXPLAIN");

        stage.timePasses(id, LocalDate.of(2026, 5, 14));

        assertThat(ratings.findByHandlingOrderBySequence(story.share(id, "SLZ")))
                .singleElement()
                .matches(Rating::isDissatisfied);
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
    }

    @Test
    @Tag("R22")
    void theOfficeIsRemindedOfADissatisfiedDeputyEveryWeek() {
        SuggestionId id = replied();
        story.deputyIsDissatisfied(id, "SLZ");

        assertThat(stage.timePasses(id, LocalDate.of(2026, 4, 25)))
                .containsExactly("2026-04-18T08:00 DecisionOverdue", "2026-04-25T08:00 DecisionOverdue");
        assertThat(told.of(NoticeKind.DECISION_DUE, id)).contains("office", "presidium");
    }

    /** ruoyi-vue-pro #1018, alaveteli #5043. */
    @Test
    @Tag("R23")
    void theNextRoundIsRemindedOfByDatesOfItsOwn() {
        SuggestionId id = replied();
        story.deputyIsDissatisfied(id, "SLZ");
        story.officeDecides(id, "SLZ", "HANDLE_AGAIN");

        assertThat(stage.timePasses(id, LocalDate.of(2026, 5, 15)))
                .as("due on 8 May; 30 days before it are past, and it has been accepted")
                .containsExactly(
                        "2026-04-23T08:00 ReminderDue",
                        "2026-05-01T08:00 NextReminderDue",
                        "2026-05-05T08:00 NextReminderDue",
                        "2026-05-08T08:00 NextReminderDue",
                        "2026-05-09T08:00 NextReminderDue",
                        "2026-05-15T08:00 NextReminderDue");
        assertThat(told.of(NoticeKind.REPLY_OVERDUE, id))
                .filteredOn("handler-SLZ"::equals)
                .hasSize(2);
    }
}
