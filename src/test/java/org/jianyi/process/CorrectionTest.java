package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;
import static org.jianyi.process.Stage.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jianyi.correction.CorrectSuggestion;
import org.jianyi.correction.Correctable;
import org.jianyi.correction.Matter;
import org.jianyi.correction.RecordCorrection;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.supervision.IssueUrge;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is corrected shows wherever the case does: in the names, dates and owners of open tasks, and in what runs. */
class CorrectionTest extends CaseTest {

    @Autowired
    CaseFlow flow;

    @Autowired
    RecordCorrection recordCorrection;

    @Autowired
    FormMessages messages;

    @Autowired
    Desk desk;

    @Autowired
    SupervisionFlow supervisionFlow;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    private void corrects(String user, SuggestionId id, Matter matter, Object... changes) {
        Correctable present = recordCorrection.offered(suggestions.get(id), stage.actor("office")).stream()
                .filter(one -> one.matter() == matter)
                .findFirst()
                .orElseThrow();
        corrects(user, id, present, changes);
    }

    private void corrects(String user, SuggestionId id, Correctable present, Object... changes) {
        Map<String, Object> form =
                form("matter", present.matter().name(), "of", present.of(), "seen", present.value(), "reason", "录入有误。");
        stage.as(
                user,
                () -> flow.correct(
                        id,
                        messages.read(stage.json(with(form, changes)), CorrectSuggestion.class),
                        stage.actor(user)));
        stage.worksOff();
    }

    private Task task(SuggestionId id, String step) {
        return tasks.createTaskQuery()
                .processVariableValueEquals(Case.SUGGESTION_ID, id.value())
                .taskDefinitionKey("UserTask_" + step)
                .singleResult();
    }

    private static LocalDate due(Task task) {
        return LocalDate.ofInstant(task.getDueDate().toInstant(), EngineClock.TOWN);
    }

    private SuggestionId entered(Object... changes) {
        Map<String, Object> paper = stage.suggestion(
                "deputyId", stage.cast().deputy(2).id(), "scan", stage.scan("office"), "title", "关于清於支渠的建议");
        return stage.submits("office", with(paper, changes));
    }

    @Test
    @Tag("R3")
    void theCorrectedTitleStandsInEveryOpenTaskAndInCockpit() {
        SuggestionId id = story.deputySubmits("title", "关于清於支渠的建议");
        story.officeAssigns(id, stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        String number = suggestions.get(id).numberLabel();

        corrects("office", id, Matter.TITLE, "value", "关于清淤支渠的建议");

        assertThat(task(id, "DraftReply").getName()).isEqualTo("拟稿答复 · " + number + " 关于清淤支渠的建议");
        assertThat(task(id, "GiveAssistingOpinion").getName()).endsWith("关于清淤支渠的建议");
        assertThat(runtime.createProcessInstanceQuery()
                        .variableValueEquals(Case.SUGGESTION_ID, id.value())
                        .variableValueEquals(Case.TITLE, "关于清淤支渠的建议")
                        .count())
                .as("the case, the unit's share and its round")
                .isEqualTo(3);
        story.unitTalksWithDeputy(id, "SLZ");
        stage.does("handler-HWS", id, "GiveAssistingOpinion", form("text", "同意。"));
        story.unitDrafts(id, "SLZ");
        assertThat(task(id, "SignOffReply").getName())
                .as("what comes later, too")
                .endsWith("关于清淤支渠的建议");
    }

    @Test
    void theTaskOfAnAssistingUnitThatIsUrgedKeepsItsUnitAndItsDate() {
        SuggestionId id = story.deputySubmits("title", "关于清於支渠的建议");
        story.officeAssigns(id, stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        stage.today(LocalDate.of(2026, 7, 15));
        stage.as(
                "office",
                () -> supervisionFlow.urge(
                        story.share(id, "SLZ"), "HWS", new IssueUrge("请提出会办意见。", null), stage.actor("office")));

        corrects("office", id, Matter.TITLE, "value", "关于清淤支渠的建议");

        Task urged = task(id, "AnswerSupervision");
        assertThat(urged.getName()).startsWith("答复催办 · ").endsWith("关于清淤支渠的建议");
        assertThat(due(urged)).isEqualTo(LocalDate.of(2026, 7, 22));
        assertThat(tasks.getVariableLocal(urged.getId(), TaskFacts.UNIT)).isEqualTo("镇环卫所");
        tasks.setVariableLocal(
                urged.getId(),
                TaskCase.VARIABLE,
                new TaskCase(id.value(), story.share(id, "SLZ").value(), null, null).kept());
        corrects("office", id, Matter.TITLE, "value", "关于清淤支渠和沟渠的建议");
        assertThat(due(task(id, "AnswerSupervision")))
                .as("in earlier days a task did not say about which urge it is")
                .isEqualTo(LocalDate.of(2026, 7, 22));
    }

    @Test
    @Tag("R3")
    void aTitleThatTheOfficeHasCorrectedIsNoReasonToAskTheCosignersAgain() {
        SuggestionId id = story.deputySubmits("title", "关于清於支渠的建议", "cosigners", story.deputies(2));
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));
        corrects("office", id, Matter.TITLE, "value", "关于清淤支渠的建议");
        story.officeExamines(id, "RETURN", "reason", "请补充位置图。");

        stage.does(
                "d1",
                id,
                "ReviseSuggestion",
                with(
                        form("title", suggestions.get(id).title()),
                        "facts",
                        stage.suggestion().get("facts"),
                        "proposals",
                        stage.suggestion().get("proposals")));

        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
        assertThat(suggestions.get(id).title()).isEqualTo("关于清淤支渠的建议");
    }

    @Test
    @Tag("R28")
    void ofAConfidentialCaseTheTitleStaysOutOfTheListsWhenItIsCorrected() {
        SuggestionId id =
                story.deputySubmits("confidential", true, "confidentialReason", "涉及个人情况", "title", "关于低宝复核的建议");

        corrects("office", id, Matter.TITLE, "value", "关于低保复核的建议");

        assertThat(task(id, "ExamineSuggestion").getName()).isEqualTo("审查登记 · （内容保密）");
        assertThat(runtime.getVariable(stage.process(id).getId(), Case.TITLE)).isEqualTo("（内容保密）");
    }

    @Test
    @Tag("R20")
    void theRatingIsThenTheRightDeputysAndNoLongerTheWrongOnes() {
        SuggestionId id = entered();
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");
        String task = stage.task("d2", id, "RateHandling");

        corrects("office", id, Matter.LEAD, "value", stage.cast().deputy(4).id().toString());

        assertThat(task(id, "RateHandling").getAssignee()).isEqualTo("d4");
        assertThat(stage.as("d2", () -> desk.tasksOf(id, stage.actor("d2")))).isEmpty();
        assertThat(stage.refusal(() -> stage.completes("d2", task, stage.rating("SATISFIED", "SATISFIED")))
                        .status())
                .isIn(403, 404);
        story.deputyIsSatisfied(id, "SLZ");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(stage.trail(id).get(7))
                .extracting(l -> l.act(), l -> l.actorId())
                .containsExactly("更正", "office");
    }

    @Test
    @Tag("R20")
    void aTaskThatTheOfficeHasTakenForADeputyWithoutALoginStaysWithIt() {
        SuggestionId id = entered("deputyId", stage.cast().deputy(13).id());
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");
        tasks.claim(task(id, "RateHandling").getId(), "office2");

        corrects("office", id, Matter.TITLE, "value", "关于清淤支渠的建议");

        assertThat(task(id, "RateHandling").getAssignee()).isEqualTo("office2");
    }

    @Test
    void aSuggestionThatWaitsForItsRevisionWaitsForTheRightDeputy() {
        SuggestionId id = entered();
        story.officeExamines(id, "RETURN", "reason", "请补充位置图。");

        corrects("office", id, Matter.LEAD, "value", stage.cast().deputy(4).id().toString());

        assertThat(stage.task("d4", id, "ReviseSuggestion")).isNotNull();
    }

    @Test
    @Tag("R7")
    void theDueDatesOfOpenTasksFollowTheCorrectedDayOfAssignment() {
        SuggestionId id = story.registered();
        stage.today(TODAY.plusDays(5));
        stage.does(
                "office",
                id,
                "AssignSuggestion",
                stage.assignment("units", List.of(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"))));
        assertThat(due(task(id, "DraftReply"))).isEqualTo(LocalDate.of(2026, 7, 13));

        corrects("office", id, Matter.ASSIGNED_ON, "value", "2026-04-09");

        assertThat(due(task(id, "DraftReply"))).isEqualTo(LocalDate.of(2026, 7, 9));
        assertThat(due(task(id, "GiveAssistingOpinion"))).isEqualTo(LocalDate.of(2026, 5, 9));
        assertThat(runtime.getVariable(stage.process(id).getId(), Case.DUE)).isEqualTo("2026-07-09");
    }

    @Test
    void theOfficesAndTheDeputysOwnDatesFollowToo() {
        SuggestionId id = entered("day", "2026-04-01");
        assertThat(due(task(id, "ExamineSuggestion"))).isEqualTo(LocalDate.of(2026, 4, 13));
        corrects("office", id, Matter.SUBMITTED_ON, "value", "2026-04-03");
        assertThat(due(task(id, "ExamineSuggestion"))).isEqualTo(LocalDate.of(2026, 4, 15));

        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        stage.today(TODAY.plusDays(5));
        story.unitReplies(id, "SLZ");
        LocalDate before = due(task(id, "RateHandling"));
        stage.today(TODAY.plusDays(9));
        corrects("office", id, Matter.DELIVERED_ON, "value", TODAY.plusDays(8).toString());
        assertThat(due(task(id, "RateHandling"))).isAfter(before);
    }

    @Test
    @Tag("R6")
    void aUnitThatShouldOnlyAssistIsAskedForItsOpinionAndItsShareEnds() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SEPARATE", 1), stage.share("HWS", "SEPARATE", 2));

        corrects(
                "office",
                id,
                Matter.SHARES,
                "units",
                List.of(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING")));

        assertThat(stage.steps(id)).containsExactly("DraftReply", "GiveRequestedOpinion");
        assertThat(stage.task("handler-HWS", id, "GiveRequestedOpinion")).isNotNull();
        assertThat(story.handling(id, "HWS").status()).isEqualTo(HandlingStatus.CANCELLED);
        stage.does("handler-HWS", id, "GiveRequestedOpinion", form("text", "同意。"));
        story.unitReplies(id, "SLZ");
        story.deputyIsSatisfied(id, "SLZ");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(stage.isRunning(id)).isFalse();
    }

    @Test
    @Tag("R6")
    void aUnitThatShouldAnswerByItselfGetsAShareAndIsNotAskedForAnOpinion() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));

        corrects(
                "office",
                id,
                Matter.SHARES,
                "units",
                List.of(stage.share("SLZ", "SEPARATE", 1), stage.share("HWS", "SEPARATE", 2)));

        assertThat(stage.steps(id)).containsExactly("DraftReply", "DraftReply");
        for (String unit : List.of("SLZ", "HWS")) {
            story.unitReplies(id, unit);
            story.deputyIsSatisfied(id, unit);
        }
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
    }

    @Test
    @Tag("R6")
    void beforeTheGovernmentOfficePassesItOnTheCorrectedPartsAreThoseThatBegin() {
        SuggestionId id = story.registered();
        stage.does(
                "office",
                id,
                "AssignSuggestion",
                stage.assignment(
                        "jointMeeting",
                        false,
                        "units",
                        List.of(stage.share("SLZ", "SEPARATE", 1), stage.share("HWS", "SEPARATE", 2))));

        corrects(
                "office",
                id,
                Matter.SHARES,
                "units",
                List.of(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING")));
        stage.does("government", id, "DispatchAssignment", form());

        assertThat(stage.steps(id)).containsExactly("DraftReply", "GiveAssistingOpinion");
    }

    @Test
    void ofTwoClerksWhoCorrectTheSameAtOnceTheSecondIsToldWhatItIsNow() {
        SuggestionId id = story.registered();
        Correctable seen = recordCorrection
                .offered(suggestions.get(id), stage.actor("office"))
                .get(0);

        List<Throwable> failures = stage.together(List.of(
                () -> corrects("office", id, seen, "value", "关于清淤支渠的建议"),
                () -> corrects("office2", id, seen, "value", "关于疏浚支渠的建议")));

        assertThat(failures).singleElement().satisfies(failure -> assertThat(stage.refusal(() -> {
                            throw sneaky(failure);
                        })
                        .sentence())
                .contains("刚刚有人"));
        assertThat(stage.acts(id)).containsOnlyOnce("更正");
        assertThat(task(id, "AssignSuggestion").getName())
                .endsWith(suggestions.get(id).title());
    }

    private static RuntimeException sneaky(Throwable failure) {
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    @Test
    void aClosedCaseIsCorrectedWithoutAnythingRunning() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");
        story.deputyIsSatisfied(id, "SLZ");
        assertThat(stage.isRunning(id)).isFalse();

        corrects("office", id, Matter.CATEGORY, "value", "文化建设");

        assertThat(suggestions.get(id).category()).isEqualTo("文化建设");
        assertThat(stage.acts(id)).endsWith("更正");
    }
}
