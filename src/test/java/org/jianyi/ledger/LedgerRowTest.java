package org.jianyi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jianyi.handling.Role;
import org.jianyi.process.CaseTest;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.survey.Grade;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the ledger says of a case, column by column, as its story goes on. */
class LedgerRowTest extends CaseTest {

    private static final LocalDate REPLY_DUE = LocalDate.of(2026, 7, 8);

    @Autowired
    LedgerCheck ledger;

    @Test
    void aCaseThatHasBeenThroughEverythingStandsThereColumnByColumn() {
        SuggestionId id = stage.submits("d1", stage.suggestion("cosigners", story.deputies(2, 3)));
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));
        stage.does("d3", id, "ConfirmCosigning", form("agreed", false));
        stage.today(TODAY.plusDays(1));
        story.officeExamines(
                id,
                "REGISTER",
                "assignment",
                stage.assignment(
                        "units",
                        List.of(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING")),
                        "leader",
                        "leader",
                        "key",
                        true,
                        "keyReason",
                        "多年提出"));
        stage.does("handler-HWS", id, "GiveAssistingOpinion", form("text", "同意。"));
        story.unitTalksWithDeputy(id, "SLZ");
        stage.today(TODAY.plusDays(10));
        story.unitReplies(id, "SLZ");
        stage.today(TODAY.plusDays(12));
        story.deputyIsDissatisfied(id, "SLZ");
        story.officeDecides(id, "SLZ", "HANDLE_AGAIN");
        stage.today(TODAY.plusDays(20));
        story.unitReplies(id, "SLZ", "replyClass", "C", "classReason", "受资金限制。");
        story.deputyRates(id, "SLZ", "SATISFIED", "BASICALLY_SATISFIED", "scan", stage.scan("d1"), "reasons", null);
        Suggestion s = suggestions.get(id);

        assertThat(ledger.kept(id))
                .isEqualTo(new LedgerRow(
                        id.value(),
                        s.session().id(),
                        "九次会议",
                        LocalDate.of(2026, 3, 20),
                        false,
                        s.number().seq(),
                        s.numberLabel(),
                        2026,
                        "关于清淤村前灌溉支渠的建议",
                        "农田水利",
                        "代表1",
                        "代表2",
                        1,
                        "镇水利站",
                        Role.LEAD,
                        "镇环卫所",
                        List.of("SLZ", "HWS"),
                        List.of("镇水利站", "镇环卫所"),
                        List.of("HWS", "SLZ"),
                        SuggestionStatus.CLOSED,
                        Phase.CLOSED,
                        2,
                        "leader",
                        false,
                        true,
                        false,
                        false,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        LocalDate.of(2026, 7, 9),
                        TODAY.plusDays(20),
                        3,
                        3,
                        TODAY.plusDays(10),
                        TODAY.plusDays(20),
                        "C",
                        Grade.SATISFIED,
                        Grade.BASICALLY_SATISFIED,
                        false,
                        2,
                        bits(
                                Fact.KEY,
                                Fact.REGISTERED,
                                Fact.TO_ASSIGN,
                                Fact.ASSIGNED,
                                Fact.REPLIED,
                                Fact.DUE,
                                Fact.ON_TIME,
                                Fact.TALKS_KEPT,
                                Fact.CONTACTED,
                                Fact.FACE_TO_FACE,
                                Fact.RATED,
                                Fact.ATTITUDE_SATISFIED,
                                Fact.ATTITUDE_ACCEPTED,
                                Fact.RESULT_ACCEPTED,
                                Fact.HANDLED_AGAIN),
                        0,
                        TODAY,
                        TODAY.plusDays(1),
                        TODAY.plusDays(1),
                        s.internalDue(),
                        false,
                        "db db",
                        0,
                        2,
                        0,
                        null,
                        null,
                        null));
    }

    @Test
    void whoHasItAndSinceWhenFollowsTheCaseStepByStep() {
        SuggestionId id = stage.submits("d1", stage.suggestion("cosigners", story.deputies(2)));
        assertThat(turns(id)).containsExactly("COSIGN 附议代表 2026-04-08");

        stage.today(TODAY.plusDays(2));
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));
        assertThat(turns(id)).containsExactly("EXAMINE 镇人大办 2026-04-10 期限2026-04-17");

        stage.today(TODAY.plusDays(5));
        story.officeExamines(id, "RETURN", "reason", "请补正。");
        assertThat(turns(id)).containsExactly("REVISE 代表1代表 2026-04-13");

        stage.today(TODAY.plusDays(6));
        stage.does("d1", id, "ReviseSuggestion", revision());
        assertThat(turns(id)).containsExactly("EXAMINE 镇人大办 2026-04-14 期限2026-04-17");

        story.officeExamines(id, "REGISTER");
        assertThat(turns(id)).containsExactly("ASSIGN 镇人大办 2026-04-14 期限2026-04-17");

        stage.today(TODAY.plusDays(8));
        stage.does(
                "office",
                id,
                "AssignSuggestion",
                stage.assignment("units", List.of(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"))));
        assertThat(turns(id))
                .containsExactly("BEGIN 镇水利站 2026-04-16 答复2026-07-16", "ASSIST 镇环卫所 2026-04-16 期限2026-05-18");

        story.unitObjects(id, "SLZ", "NYZX");
        assertThat(turns(id)).startsWith("DECIDE_OBJECTION 镇人大办 2026-04-16 期限2026-04-21 答复2026-07-16");

        stage.today(TODAY.plusDays(9));
        stage.does("office", story.share(id, "SLZ"), "DecideObjection", form("upheld", false, "reason", "请办理。"));
        assertThat(turns(id)).startsWith("HANDLE 镇水利站 2026-04-17 答复2026-07-16");

        story.unitTalksWithDeputy(id, "SLZ");
        stage.does("handler-HWS", id, "GiveAssistingOpinion", form("text", "同意。"));
        story.unitDrafts(id, "SLZ");
        assertThat(turns(id)).containsExactly("SIGN 镇水利站 2026-04-17 答复2026-07-16");

        stage.today(TODAY.plusDays(10));
        story.signs("head-SLZ", id, "SLZ");
        assertThat(turns(id)).containsExactly("DELIVER 镇水利站 2026-04-18 答复2026-07-16");

        stage.today(TODAY.plusDays(12));
        story.unitDelivers(id, "SLZ");
        assertThat(turns(id)).containsExactly("RATE 代表1代表 2026-04-20 期限2026-05-13");

        stage.today(TODAY.plusDays(14));
        story.deputyIsDissatisfied(id, "SLZ");
        assertThat(turns(id)).containsExactly("DECIDE_REHANDLING 镇人大办 2026-04-22 期限2026-05-06");

        stage.today(TODAY.plusDays(15));
        story.officeDecides(id, "SLZ", "EXPLAIN");
        assertThat(turns(id)).containsExactly("RATE 代表1代表 2026-04-23 期限2026-05-18");

        story.deputyIsSatisfied(id, "SLZ");
        assertThat(turns(id)).isEmpty();
        assertThat(ledger.kept(id).since()).isNull();
    }

    @Test
    void aDraftIsWithTheLeaderSinceTheHeadSignedIt() {
        SuggestionId id = story.deputySubmits();
        story.officeExamines(
                id,
                "REGISTER",
                "assignment",
                stage.assignment("units", List.of(stage.share("CJB", "SOLE")), "leader", "leader"));
        story.unitTalksWithDeputy(id, "CJB");
        story.unitDrafts(id, "CJB");
        assertThat(turns(id)).containsExactly("SIGN 镇村镇建设办公室 2026-04-08 答复2026-07-08");

        stage.today(TODAY.plusDays(2));
        story.signs("head-CJB", id, "CJB");

        assertThat(turns(id)).containsExactly("SIGN 镇领导 2026-04-10 答复2026-07-08");
    }

    @Test
    void ofSeveralUnitsTheWorstJudgementStands() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2));
        assertThat(turns(id))
                .containsExactly("BEGIN 镇水利站 2026-04-08 答复2026-07-08", "BEGIN 镇农业农村服务中心 2026-04-08 答复2026-07-08");

        story.unitReplies(id, "SLZ");
        assertThat(ledger.kept(id).repliedOn()).as("not all have").isNull();
        assertThat(ledger.kept(id).lastReplyOn()).isEqualTo(TODAY);
        assertThat(facts(id)).doesNotContain(Fact.REPLIED);

        story.unitReplies(id, "NYZX", "replyClass", "C", "classReason", "资金不足。");
        story.deputyIsSatisfied(id, "SLZ");
        story.deputyRates(id, "NYZX", "BASICALLY_SATISFIED", "SATISFIED");

        LedgerRow row = ledger.kept(id);
        assertThat(row.leadUnits()).isEqualTo("镇水利站、镇农业农村服务中心");
        assertThat(row.role()).isEqualTo(Role.SEPARATE);
        assertThat(row.replyClasses()).isEqualTo("A、C");
        assertThat(row.attitude()).isEqualTo(Grade.BASICALLY_SATISFIED);
        assertThat(row.result()).isEqualTo(Grade.SATISFIED);
        assertThat(facts(id))
                .contains(Fact.REPLIED, Fact.RATED, Fact.ATTITUDE_ACCEPTED, Fact.RESULT_SATISFIED)
                .doesNotContain(Fact.SOLVED, Fact.SOLVED_OR_PLANNED, Fact.ATTITUDE_SATISFIED);
    }

    @Test
    void anOfficesEntriesForOthersAreKnown() {
        SuggestionId id = stage.submits(
                "office", stage.suggestion("deputyId", stage.cast().deputy(13).id(), "scan", stage.scan("office")));
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");
        stage.does(
                "office",
                story.share(id, "SLZ"),
                "RateHandling",
                stage.rating("SATISFIED", "SATISFIED", "scan", stage.scan("office")));

        assertThat(ledger.kept(id).filedByProxy()).isTrue();
        assertThat(ledger.kept(id).ratedByProxy()).isTrue();
        assertThat(facts(id)).contains(Fact.RATED, Fact.RATED_BY_PROXY);
    }

    @Test
    void whoDidNotRateIsOutsideTheRate() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");
        stage.today(TODAY.plusDays(40));
        stage.does("office", story.share(id, "SLZ"), "RateHandling", form("noFeedback", true));

        assertThat(ledger.kept(id).noFeedback()).isTrue();
        assertThat(ledger.kept(id).attitude()).isNull();
        assertThat(facts(id)).contains(Fact.REPLIED).doesNotContain(Fact.RATED);
    }

    @Test
    void withdrawnMergedAndForReferenceCountForTheirNumberOnly() {
        SuggestionId withdrawn = story.registered();
        story.deputyWithdraws(withdrawn);
        SuggestionId master = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId merged = story.mergedInto(master, "d2");
        SuggestionId reference = story.deputySubmits();
        story.officeExamines(reference, "REFERENCE", "referenceUnit", "HWS", "reason", "已告知代表。");

        assertThat(ledger.kept(withdrawn).phase()).isEqualTo(Phase.WITHDRAWN);
        assertThat(facts(withdrawn)).containsExactly(Fact.REGISTERED);
        assertThat(facts(merged)).containsExactly(Fact.REGISTERED);
        assertThat(turns(merged)).containsExactly("FOLLOW_MASTER 主件 2026-04-08");
        assertThat(facts(reference)).containsExactly(Fact.REGISTERED);
        assertThat(ledger.kept(reference).leadUnits()).isEqualTo("镇环卫所");
        assertThat(ledger.kept(reference).role()).isEqualTo(Role.REFERENCE);
        assertThat(turns(reference)).containsExactly("CONFIRM_RECEIPT 镇环卫所 2026-04-08");

        story.unitReplies(master, "SLZ");
        assertThat(facts(merged)).as("on its own way now").contains(Fact.TO_ASSIGN, Fact.ASSIGNED);
    }

    @Test
    void whatIsSentUpWaitsForTheAnswerFromAbove() {
        SuggestionId id = story.deputySubmits("level", "CITY");
        story.officeExamines(id, "REFER_UP", "referredTo", "SJ-JT", "reason", "市级事权。");

        assertThat(turns(id)).containsExactly("ANSWER_FROM_ABOVE 上级单位 " + TODAY + " 期限" + REPLY_DUE);
        assertThat(facts(id)).isEmpty();
    }

    @Test
    void whoMaySeeItIsKept() {
        SuggestionId id = stage.submits("d1", stage.suggestion("confidential", true, "confidentialReason", "涉及个人。"));
        story.officeAssigns(id, stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        story.officeReleases(id, "SLZ", "HWS");

        assertThat(ledger.kept(id).openness()).isZero();
        assertThat(ledger.kept(id).concerned())
                .as("who is out of it sees it no more")
                .containsExactly("SLZ");

        SuggestionId open = story.deputySubmits();
        assertThat(ledger.kept(open).openness()).isEqualTo(1);
        story.officeAssigns(open, stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        story.officeReleases(open, "SLZ", "HWS");
        assertThat(ledger.kept(open).openness()).isEqualTo(2);
        assertThat(ledger.kept(open).concerned()).containsExactly("HWS", "SLZ");
        assertThat(ledger.kept(open).unitNames()).containsExactly("镇水利站");
    }

    private java.util.Map<String, Object> revision() {
        return form(
                "title",
                "关于清淤村前灌溉支渠的建议",
                "facts",
                "村前支渠约一千二百米，淤积半米深，去年伏旱时下游三个组的稻田浇不上水。",
                "proposals",
                List.of("冬修期间清淤支渠。", "明确管护人员。"));
    }

    private List<String> turns(SuggestionId id) {
        return ledger.kept(id).turns().stream()
                .map(turn -> turn.step() + " " + turn.who() + " " + turn.since()
                        + (turn.due() == null ? "" : " 期限" + turn.due())
                        + (turn.replyDue() == null ? "" : " 答复" + turn.replyDue()))
                .toList();
    }

    private Set<Fact> facts(SuggestionId id) {
        int facts = ledger.kept(id).facts();
        return Arrays.stream(Fact.values()).filter(fact -> fact.isIn(facts)).collect(Collectors.toSet());
    }

    private static int bits(Fact... facts) {
        return Fact.bits(EnumSet.copyOf(List.of(facts)));
    }
}
