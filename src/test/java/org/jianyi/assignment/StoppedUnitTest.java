package org.jianyi.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.util.List;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.handling.Role;
import org.jianyi.process.AtOnce;
import org.jianyi.process.CaseFlow;
import org.jianyi.process.CaseTest;
import org.jianyi.process.OfficeMeeting;
import org.jianyi.roster.KeepRoster;
import org.jianyi.roster.Roll;
import org.jianyi.roster.Track;
import org.jianyi.roster.UnitEntry;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A unit is not stopped while it has work; and once it is stopped, no way of assigning leads to it. */
class StoppedUnitTest extends CaseTest {

    private static final String STOPPED = "自然资源和规划所已停用，请选择其他单位";

    @Autowired
    CaseFlow flow;

    @Autowired
    PrepareMeeting prepareMeeting;

    @Autowired
    OfficeMeeting meeting;

    @Autowired
    RecordExamination recordExamination;

    @Autowired
    KeepRoster roster;

    @Autowired
    Roll<UnitEntry> units;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void itWorksAgain() {
        jdbc.update("update unit set active = true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOLE", "LEAD", "ASSISTING", "SEPARATE"})
    void whatIsAssignedToIt(String role) {
        SuggestionId id = story.deputySubmits();
        stop();
        List<Map<String, Object>> shares =
                switch (role) {
                    case "SOLE" -> List.of(stage.share("ZRZYS", "SOLE"));
                    case "LEAD" -> List.of(stage.share("ZRZYS", "LEAD"), stage.share("SLZ", "ASSISTING"));
                    case "ASSISTING" -> List.of(stage.share("SLZ", "LEAD"), stage.share("ZRZYS", "ASSISTING"));
                    default -> List.of(stage.share("SLZ", "SEPARATE", 1), stage.share("ZRZYS", "SEPARATE", 2));
                };

        Refusal refusal = stage.refusal(
                () -> story.officeExamines(id, "REGISTER", "assignment", stage.assignment("units", shares)));

        assertThat(refusal.sentence()).isEqualTo(STOPPED);
        assertThat(refusal.field()).isEqualTo("assignment.units");
        assertThat(suggestions.get(id).number()).as("nothing is half done").isNull();
    }

    @Test
    void whatIsAssignedToItByItself() {
        SuggestionId id = story.deputyOfCountySubmits();
        story.officeExamines(id, "REGISTER");
        stop();

        Refusal refusal = stage.refusal(() -> stage.does(
                "office", id, "AssignSuggestion", stage.assignment("units", List.of(stage.share("ZRZYS", "SOLE")))));

        assertThat(refusal.sentence()).isEqualTo(STOPPED);
        assertThat(refusal.field()).isEqualTo("units");
    }

    @Test
    void whatTheGovernmentOfficePassesOnToIt() {
        SuggestionId id = story.deputySubmits();
        story.officeExamines(
                id,
                "REGISTER",
                "assignment",
                stage.assignment("units", List.of(stage.share("SLZ", "SOLE")), "jointMeeting", false));
        jdbc.update("update unit set active = false where code = 'HWS'");

        assertThat(stage.refusal(() -> stage.does(
                                "government",
                                id,
                                "DispatchAssignment",
                                form("units", List.of(stage.share("HWS", "SOLE")))))
                        .sentence())
                .isEqualTo("镇环卫所已停用，请选择其他单位");
    }

    @Test
    void aRowOfTheMeetingIsNotSavedForItAndOneSavedBeforeIsNotAssigned() {
        SuggestionId id = story.registered();
        PlanAssignment plan = plan("ZRZYS");
        AssignmentPlan saved = prepareMeeting.keep(id, null, plan, stage.actor("office"));
        stop();

        assertThat(stage.refusal(() -> prepareMeeting.keep(id, saved.version(), plan, stage.actor("office")))
                        .sentence())
                .isEqualTo(STOPPED);
        List<AtOnce.Done> done = stage.as(
                "office",
                () -> meeting.assign(
                        List.of(new OfficeMeeting.Row(id.value(), saved.version())),
                        TODAY,
                        true,
                        stage.actor("office")));
        assertThat(done).extracting(AtOnce.Done::refusal).containsExactly(STOPPED);
        assertThat(suggestions.get(id).assignedOn()).isNull();
    }

    @Test
    void anObjectionProposesItNeitherWhenRaisedNorWhenDecided() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId objected = story.assigned(stage.share("NYZX", "SOLE"));
        story.unitObjects(objected, "NYZX", "ZRZYS");
        stop();

        Refusal raised = stage.refusal(() -> story.unitObjects(id, "SLZ", "ZRZYS"));
        assertThat(raised.sentence()).isEqualTo(STOPPED);
        assertThat(raised.field()).isEqualTo("proposedUnit");
        Refusal decided = stage.refusal(() -> stage.does(
                "office",
                objected,
                "DecideObjection",
                form("upheld", true, "reason", "同意。", "units", List.of(stage.share("ZRZYS", "SOLE")))));
        assertThat(decided.sentence()).isEqualTo(STOPPED);
        assertThat(stage.refusal(() -> stage.does(
                                "office",
                                objected,
                                "DecideObjection",
                                form(
                                        "upheld",
                                        true,
                                        "reason",
                                        "同意。",
                                        "units",
                                        List.of(stage.share("HWS", "LEAD"), stage.share("ZRZYS", "ASSISTING")))))
                        .sentence())
                .isEqualTo(STOPPED);
    }

    @Test
    void nothingIsGivenToItInPlaceOfAnotherNorBesideOthers() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        stop();

        Refusal taken = stage.refusal(() -> stage.as(
                "office",
                () -> flow.reassign(
                        story.share(id, "SLZ"), new ReassignHandling("ZRZYS", "分工调整。", null), stage.actor("office"))));
        assertThat(taken.sentence()).isEqualTo(STOPPED);
        Refusal added = stage.refusal(() -> story.officeAdds(id, "ZRZYS", Role.ASSISTING));
        assertThat(added.sentence()).isEqualTo(STOPPED);
        assertThat(added.field()).isEqualTo("unit");
    }

    @Test
    void nothingIsSentToItForReference() {
        SuggestionId id = story.deputySubmits("referenceOnly", true);
        stop();

        Refusal refusal = stage.refusal(() -> story.officeExamines(id, "REFERENCE", "referenceUnit", "ZRZYS"));

        assertThat(refusal.sentence()).isEqualTo(STOPPED);
        assertThat(refusal.field()).isEqualTo("referenceUnit");
    }

    @Test
    void aStoppedOrganAboveIsNotReferredTo() {
        SuggestionId id = story.deputySubmits();
        jdbc.update("update unit set active = false where code = 'SJ-JT'");

        assertThat(stage.refusal(() -> story.officeExamines(id, "REFER_UP", "referredTo", "SJ-JT", "reason", "属市级职权。"))
                        .sentence())
                .isEqualTo("市交通运输局已停用，请选择其他单位");
    }

    @Test
    void aUnitThatHasAPartInOpenCasesIsNotStopped() {
        SuggestionId sole = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId assisting = story.assigned(stage.share("NYZX", "LEAD"), stage.share("ZRZYS", "ASSISTING"));

        refusesToStop("SLZ", sole);
        refusesToStop("ZRZYS", assisting);
        story.unitReplies(sole, "SLZ");
        refusesToStop("SLZ", sole);
    }

    @Test
    void eachPartThatAUnitOfItsOwnHasIsCountedAndWhatWasRecalledIsNot() {
        UnitEntry fresh = new UnitEntry("XINZ", "镇新站", Track.TOWN, false, "枫新函", true);
        roster.keep(units, null, fresh, stage.actor("office"));
        SuggestionId sole = story.assigned(stage.share("XINZ", "SOLE"));
        assertThat(refusal("XINZ").sentence())
                .startsWith("镇新站还有1件建议没有办结，不能停用：" + suggestions.get(sole).numberLabel());
        SuggestionId assisting = story.assigned(stage.share("SLZ", "LEAD"), stage.share("XINZ", "ASSISTING"));
        assertThat(refusal("XINZ").sentence())
                .startsWith("镇新站还有2件建议没有办结")
                .contains(suggestions.get(assisting).numberLabel());

        story.officeRecalls(sole);
        story.officeRecalls(assisting);

        roster.keep(units, "XINZ", stopped("XINZ"), stage.actor("office"));
        assertThat(units.present().get("XINZ").active()).isFalse();
    }

    @Test
    void aUnitIsNotRetiredWhileItIsBeingAssignedTo() {
        UnitEntry fresh = new UnitEntry("XINY", "镇新院", Track.TOWN, false, "枫院函", true);
        roster.keep(units, null, fresh, stage.actor("office"));
        SuggestionId id = story.deputySubmits();

        List<Throwable> failures = stage.together(List.of(
                () -> story.officeAssigns(id, stage.share("XINY", "SOLE")),
                () -> roster.keep(units, "XINY", stopped("XINY"), stage.actor("office"))));

        assertThat(failures).as("the one or the other").hasSize(1);
        assertThat(units.present().get("XINY").active())
                .isEqualTo(suggestions.get(id).assignedOn() != null);
    }

    private UnitEntry stopped(String code) {
        UnitEntry now = units.present().get(code);
        return new UnitEntry(code, now.name(), now.track(), now.forTown(), now.letterWord(), false);
    }

    private Refusal refusal(String code) {
        return stage.refusal(() -> roster.keep(units, code, stopped(code), stage.actor("office")));
    }

    private void refusesToStop(String code, SuggestionId open) {
        UnitEntry now = units.present().get(code);
        Refusal refusal = refusal(code);

        assertThat(refusal.field()).isEqualTo("active");
        assertThat(refusal.sentence()).contains(now.name() + "还有", "没有办结，不能停用", "改由其他单位承办");
        assertThat(suggestions.get(open).closedOn()).isNull();
        assertThat(units.present().get(code).active()).isTrue();
    }

    private static PlanAssignment plan(String unit) {
        return new PlanAssignment(
                "农田水利", List.of(new UnitShare(unit, Role.SOLE, List.of())), null, 3, null, false, null);
    }

    /** As it would be if it happened while another filled in the form. */
    private void stop() {
        jdbc.update("update unit set active = false where code = 'ZRZYS'");
    }
}
