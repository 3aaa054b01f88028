package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.jianyi.assignment.ReassignHandling;
import org.jianyi.assignment.RecallAssignment;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.Change;
import org.jianyi.draft.Drafts;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordProgress;
import org.jianyi.handling.Role;
import org.jianyi.handling.WaiveContact;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The office takes a mistaken assignment back, wherever the units stand, as long as none has begun. */
class RecallTest extends CaseTest {

    @Autowired
    CaseFlow flow;

    @Autowired
    KeepRecords keepRecords;

    @Autowired
    AssistingOpinions opinions;

    @Autowired
    Drafts drafts;

    @Autowired
    CaseAccess access;

    @Autowired
    RuntimeService runtime;

    @Test
    void everyShareEndsAndWhoWasToAssistIsNotAskedAnyMore() {
        SuggestionId id = story.assigned(
                stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"), stage.share("GDS", "ASSISTING"));
        story.officeAdds(id, "ZRZYS", Role.ASSISTING);
        assertThat(stage.steps(id)).hasSize(4);

        story.officeRecalls(id);

        assertThat(stage.steps(id)).containsExactly("AssignSuggestion");
        assertThat(story.handling(id, "SLZ"))
                .extracting(h -> h.status(), h -> h.endReason(), h -> h.endedOn())
                .containsExactly(HandlingStatus.RECALLED, "选错了单位。", TODAY);
        assertThat(opinions.findByHandlingOrderById(story.share(id, "SLZ")))
                .hasSize(3)
                .allMatch(opinion -> opinion.state() == AssistingOpinion.State.CANCELLED);
        assertThat(runtime.createProcessInstanceQuery()
                        .variableValueEquals(Case.SUGGESTION_ID, id.value())
                        .count())
                .as("the called processes are gone")
                .isOne();
        assertThat(runtime.getVariables(stage.process(id).getId(), List.of(Case.LEAD_UNIT, Case.DUE)))
                .as("what Cockpit shows")
                .containsEntry(Case.LEAD_UNIT, "")
                .containsEntry(Case.DUE, null);
    }

    @Test
    void aUnitThatHasNotSignedInYetLosesThatStepToo() {
        SuggestionId id = story.deputyOfCountySubmits();
        story.officeExamines(id, "REGISTER");
        stage.does("office", id, "AssignSuggestion", stage.assignment());
        assertThat(stage.steps(id)).containsExactly("AcceptAssignment");

        story.officeRecalls(id);

        assertThat(stage.steps(id)).containsExactly("AssignSuggestion");
    }

    @Test
    void aUnitThatCameLaterIsTakenBackWithTheOthers() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2));
        story.officeAdds(id, "CJB", Role.SEPARATE);
        story.officeTakesOut(id, "CJB");
        story.officeAdds(id, "CJB", Role.SEPARATE);

        story.officeRecalls(id);

        assertThat(stage.steps(id)).containsExactly("AssignSuggestion");
        assertThat(story.shares(id))
                .extracting(h -> h.unit().code(), h -> h.status())
                .containsExactly(
                        tuple("SLZ", HandlingStatus.RECALLED),
                        tuple("NYZX", HandlingStatus.RECALLED),
                        tuple("CJB", HandlingStatus.CANCELLED),
                        tuple("CJB", HandlingStatus.RECALLED));
    }

    @Test
    void whatTheGovernmentOfficeHasPassedOnIsTakenBackToo() {
        SuggestionId id = story.registered();
        stage.does("office", id, "AssignSuggestion", stage.assignment("jointMeeting", false));
        stage.does("government", id, "DispatchAssignment", form("leader", "leader"));

        story.officeRecalls(id);

        assertThat(stage.steps(id)).containsExactly("AssignSuggestion");
        assertThat(suggestions.get(id).leader()).isNull();
        stage.does("office", id, "AssignSuggestion", stage.assignment("jointMeeting", false));
        assertThat(stage.steps(id)).containsExactly("DispatchAssignment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact", "progress", "waiver", "draft", "opinion", "objection", "keeps"})
    void asSoonAsOneUnitHasActedTheWholeAssignmentStands(String act) {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        String unit = acts(id, act);
        List<String> before = stage.steps(id);

        assertThat(stage.refusal(() -> story.officeRecalls(id)).sentence())
                .startsWith(unit + "已经")
                .contains("不能收回交办");

        assertThat(stage.steps(id)).isEqualTo(before);
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.ASSIGNED);
        assertThat(stage.acts(id)).doesNotContain("收回交办");
    }

    private String acts(SuggestionId id, String act) {
        switch (act) {
            case "contact" -> story.unitTalksWithDeputy(id, "SLZ");
            case "progress" ->
                keepRecords.progress(
                        story.share(id, "SLZ"),
                        new RecordProgress("已经动工。", List.of(), null, null),
                        stage.actor("handler-SLZ"));
            case "waiver" ->
                keepRecords.waiveContact(
                        story.share(id, "SLZ"),
                        new WaiveContact("代表说不必面谈。", UUID.fromString(stage.scan("handler-SLZ")), null),
                        stage.actor("handler-SLZ"));
            case "draft" -> {
                stage.does("handler-HWS", id, "GiveAssistingOpinion", form("text", "同意。"));
                story.unitTalksWithDeputy(id, "SLZ");
                story.unitDrafts(id, "SLZ");
                return "镇水利站、镇环卫所";
            }
            case "opinion" -> {
                stage.does("handler-HWS", id, "GiveAssistingOpinion", form("text", "同意。"));
                return "镇环卫所";
            }
            case "objection" -> story.unitObjects(id, "SLZ", "NYZX");
            case "keeps" -> {
                drafts.keep(
                        stage.task("handler-HWS", id, "GiveAssistingOpinion"), "{}", "handler-HWS", clock.instant());
                return "镇环卫所";
            }
            default -> throw new IllegalArgumentException(act);
        }
        return "镇水利站";
    }

    @Test
    void ofSeveralUnitsTheOneThatHasBegunIsNamedAndTheOthersStayAsTheyWere() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2));
        story.unitTalksWithDeputy(id, "NYZX");

        assertThat(stage.refusal(() -> story.officeRecalls(id)).sentence())
                .startsWith("镇农业农村服务中心已经开始办理")
                .doesNotContain("镇水利站");

        assertThat(story.handling(id, "SLZ").status()).isEqualTo(HandlingStatus.ASSIGNED);
        assertThat(stage.steps(id)).containsExactly("DraftReply", "DraftReply");
    }

    @Test
    void whoObjectedHasActedAlsoWhenAnotherUnitHasTakenOver() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitObjects(id, "SLZ", "NYZX");
        stage.does(
                "office",
                id,
                "DecideObjection",
                form("upheld", true, "reason", "属实。", "units", List.of(stage.share("NYZX", "SOLE"))));

        assertThat(stage.refusal(() -> story.officeRecalls(id)).sentence()).startsWith("镇水利站已经");
    }

    @Test
    void theDeputysOwnWaiverIsNoActOfTheUnit() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        keepRecords.waiveContact(story.share(id, "SLZ"), new WaiveContact("不必再谈。", null, null), stage.actor("d1"));

        story.officeRecalls(id);

        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REGISTERED);
    }

    @Test
    @Tag("R5")
    void nobodyButTheOfficeTakesBackAndOnlyWithAReason() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        for (String user : List.of("government", "leader", "presidium", "head-SLZ", "d1", "admin")) {
            assertThat(stage.refusal(() -> stage.as(user, () -> flow.recall(id, story.recall(id), stage.actor(user))))
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.ASSIGNED);
    }

    @Test
    void whatWasNotAssignedByItselfIsNotTakenBack() {
        SuggestionId registered = story.registered();
        SuggestionId reference = story.deputySubmits();
        story.officeExamines(reference, "REFERENCE", "referenceUnit", "SLZ", "reason", "供参考。");
        SuggestionId master = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId merged = story.mergedInto(master, "d5");
        story.unitReplies(master, "SLZ");

        assertThat(stage.refusal(() -> story.officeRecalls(registered)).sentence())
                .contains("“待交办”，没有可以收回的交办");
        assertThat(stage.refusal(() -> story.officeRecalls(reference)).sentence())
                .contains("参阅件");
        assertThat(stage.refusal(() -> story.officeRecalls(merged)).sentence()).contains("随主件办理");
        assertThat(stage.refusal(() -> story.officeRecalls(master)).sentence()).contains("“已答复待评价”");
    }

    @Test
    @Tag("R18")
    void whatWaitsForAMasterWaitsOnWhileTheMasterIsAssignedAnew() {
        SuggestionId master = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId merged = story.mergedInto(master, "d5");

        story.officeRecalls(master);
        stage.does(
                "office", master, "AssignSuggestion", stage.assignment("units", List.of(stage.share("NYZX", "SOLE"))));
        story.unitReplies(master, "NYZX");

        assertThat(stage.task("handler-NYZX", merged, "DraftReply")).isNotNull();
    }

    @Test
    void whoSawTheFormerAssignmentDoesNotTakeBackTheNewOne() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        RecallAssignment seen = story.recall(id);
        story.officeRecalls(id);
        stage.does("office", id, "AssignSuggestion", stage.assignment("units", List.of(stage.share("NYZX", "SOLE"))));

        assertThat(stage.refusal(() -> stage.as("office2", () -> flow.recall(id, seen, stage.actor("office2"))))
                        .sentence())
                .contains("承办单位刚刚有变动");

        assertThat(story.handling(id, "NYZX").status()).isEqualTo(HandlingStatus.ASSIGNED);
    }

    // 期限

    @Test
    @Tag("R7")
    void whatIsTakenBackOnTheDayItWasEnteredNeverStoodWhicheverDayItNamed() {
        SuggestionId id = story.registered("title", "关于同日收回的建议");
        stage.today(TODAY.plusDays(5));
        stage.does("office", id, "AssignSuggestion", stage.assignment("day", TODAY.toString()));

        story.officeRecalls(id);
        stage.does("office", id, "AssignSuggestion", stage.assignment());

        assertThat(suggestions.get(id).assignedOn()).isEqualTo(TODAY.plusDays(5));
        assertThat(suggestions.get(id).legalDue()).isEqualTo(LocalDate.of(2026, 7, 13));
    }

    @Test
    @Tag("R7")
    @Tag("R11")
    void whatHasStoodLongerCountsAsTheFirstAssignment() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(TODAY.plusDays(20));

        story.officeRecalls(id);
        stage.does("office", id, "AssignSuggestion", stage.assignment());

        Suggestion suggestion = suggestions.get(id);
        assertThat(suggestion.assignedOn()).isEqualTo(TODAY.plusDays(20));
        assertThat(suggestion.legalDue())
                .as("three months from the first assignment")
                .isEqualTo(LocalDate.of(2026, 7, 8));
        assertThat(story.shares(id)).extracting(h -> h.assignedOn()).containsExactly(TODAY, TODAY.plusDays(20));
        assertThat(story.shares(id)).extracting(h -> h.due()).containsOnly(LocalDate.of(2026, 7, 8));
    }

    // 留痕

    @Test
    void theTrailKeepsBothAssignmentsAndWhatWasTakenBack() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));

        story.officeRecalls(id);
        stage.does("office", id, "AssignSuggestion", stage.assignment());

        assertThat(stage.acts(id)).containsExactly("提出", "审查", "交办", "收回交办", "交办");
        AuditLine line = stage.trail(id).get(3);
        assertThat(line.detail()).isEqualTo("选错了单位。");
        assertThat(Change.of(line))
                .contains(
                        new Change("状态", "办理中", "待交办"),
                        new Change("承办单位", "主办镇水利站，会办镇环卫所", null),
                        new Change("交办日期", "2026年4月8日", null),
                        new Change("答复期限", "2026年7月8日（3个月）", null));
    }

    @Test
    @Tag("R28")
    void ofAConfidentialCaseAUnitLearnsNoMoreWhenItWasTakenBack() {
        SuggestionId id = story.deputySubmits("confidential", true, "confidentialReason", "涉及个人情况");
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        var handler = stage.actor("handler-SLZ");
        assertThat(access.mayView(suggestions.get(id), handler)).isTrue();

        story.officeRecalls(id);

        assertThat(access.mayView(suggestions.get(id), handler)).isFalse();
        assertThat(access.visibleTo(handler)).extracting(Suggestion::id).doesNotContain(id);
    }

    @Test
    void aTaskThatIsTakenBackWhileItsFormIsOpenIsRefusedInASentence() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        String task = stage.task("handler-SLZ", id, "DraftReply");

        story.officeRecalls(id);

        assertThat(stage.refusal(() -> stage.completes("handler-SLZ", task, Map.of()))
                        .sentence())
                .contains("不再需要办理");
    }

    @Test
    void aUnitThatActsAtTheSameMomentEitherComesFirstOrTooLate() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));

        stage.together(List.of(() -> story.officeRecalls(id), () -> story.unitTalksWithDeputy(id, "SLZ")));

        boolean recalled = story.status(id) == SuggestionStatus.REGISTERED;
        assertThat(stage.steps(id)).containsExactly(recalled ? "AssignSuggestion" : "DraftReply");
        assertThat(stage.acts(id)).endsWith(recalled ? "收回交办" : "走访沟通");
        assertThat(story.handling(id, "SLZ").status())
                .isEqualTo(recalled ? HandlingStatus.RECALLED : HandlingStatus.ACCEPTED);
    }

    @Test
    @Tag("R11")
    void whatTheOfficeHasGivenToAnotherUnitIsTakenBackFromThatOne() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.as(
                "office",
                () -> flow.reassign(
                        story.share(id, "SLZ"), new ReassignHandling("NYZX", "另有分工。", null), stage.actor("office")));

        story.officeRecalls(id);

        assertThat(story.shares(id))
                .extracting(h -> h.status())
                .containsExactly(HandlingStatus.REASSIGNED, HandlingStatus.RECALLED);
        assertThat(stage.steps(id)).containsExactly("AssignSuggestion");
    }
}
