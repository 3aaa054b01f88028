package org.jianyi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jianyi.assignment.ReassignHandling;
import org.jianyi.handling.Role;
import org.jianyi.process.CaseFlow;
import org.jianyi.process.CaseTest;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is told of what: whoever it concerns, nobody else, and nobody of what he has just done himself. */
class TellingTest extends CaseTest {

    @Autowired
    Told told;

    @Autowired
    CaseFlow flow;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aUnitAndItsHeadLearnWhatTheyWereGiven() {
        SuggestionId id = story.assigned(stage.share("NYZX", "LEAD"), stage.share("SLZ", "ASSISTING"));

        assertThat(told.to("handler-NYZX", id)).containsExactly("ASSIGNED 交你单位主办，请与代表沟通后答复。");
        assertThat(told.kinds("head-NYZX", id)).containsExactly("ASSIGNED");
        assertThat(told.to("handler-SLZ", id)).containsExactly("OPINION_ASKED 请向主办单位提出会办意见。");
        assertThat(told.kinds("handler-HWS", id)).isEmpty();
        assertThat(told.of(NoticeKind.ASSIGNED, id)).containsExactly("handler-NYZX", "head-NYZX");
    }

    @Test
    void theDeputiesWhoSignedLearnTheUnitsAndTheDate() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(2, 3));
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));
        stage.does("d3", id, "ConfirmCosigning", form("agreed", false));
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));

        String units = "UNITS 由镇水利站独办，答复期限2026年7月8日。";
        assertThat(told.to("d1", id)).containsExactly(units);
        assertThat(told.to("d2", id)).containsExactly("COSIGNING_ASKED 请确认是否附议。", units);
        assertThat(told.kinds("d3", id)).containsExactly("COSIGNING_ASKED");
    }

    @Test
    void theDeputyLearnsHisNumberOrWhatElseBecameOfIt() {
        SuggestionId registered = story.registered();
        assertThat(told.to("d1", registered))
                .containsExactly(
                        "EXAMINED 已审查登记，编号" + suggestions.get(registered).numberLabel() + "。");

        SuggestionId returned = story.deputySubmits();
        story.officeExamines(returned, "RETURN", "reason", "请写明是哪条支渠。");
        assertThat(told.to("d1", returned)).containsExactly("REVISION_ASKED 已退回补正，请修改后重新提交。");

        SuggestionId declined = story.deputySubmits();
        story.officeExamines(declined, "NOT_TAKEN_UP", "ground", "PRIVATE_MATTER", "reason", "属于个人事项。");
        assertThat(told.to("d1", declined)).containsExactly("EXAMINED 审查结果：不作为建议受理，理由可以在案卷中查看。");
    }

    @Test
    void theOfficeLearnsWhatComesInAndNotWhatItEntersItself() {
        assertThat(told.of(NoticeKind.EXAMINATION, story.deputySubmits())).containsExactly("office", "office2");

        SuggestionId entered = stage.submits(
                "office", stage.suggestion("deputyId", stage.cast().deputy(1).id(), "scan", stage.scan("office")));
        assertThat(told.of(NoticeKind.EXAMINATION, entered)).isEmpty();
    }

    @Test
    void whatIsDoneIsUnreadNoLonger() {
        SuggestionId id = story.deputySubmits();
        assertThat(told.unread("office2", id)).isOne();

        story.officeExamines(id, "REGISTER");

        assertThat(told.unread("office2", id)).isZero();
        assertThat(told.read("office2", id))
                .as("who never looked has not read it")
                .isZero();
    }

    @Test
    void eachSignerLearnsWhenItIsHisTurnAndTheHandlerWhenTheDraftComesBack() {
        SuggestionId id = story.assigned(stage.share("CJB", "SOLE"));
        story.unitTalksWithDeputy(id, "CJB");
        story.unitDrafts(id, "CJB");
        assertThat(told.of(NoticeKind.SIGN_OFF, id)).containsExactly("head-CJB");

        story.signs("head-CJB", id, "CJB");
        assertThat(told.of(NoticeKind.SIGN_OFF, id)).containsExactly("head-CJB", "leader");

        story.signs("leader", id, "CJB", "approved", false, "comment", "请写明完成时间。");
        assertThat(told.kinds("handler-CJB", id)).containsExactly("ASSIGNED", "DRAFT_RETURNED");
    }

    @Test
    void whoDraftsAndHeadsTheUnitLeavesTheSignatureToAnother() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitTalksWithDeputy(id, "SLZ");
        stage.does("all-SLZ", story.share(id, "SLZ"), "DraftReply", stage.reply());

        assertThat(told.of(NoticeKind.SIGN_OFF, id)).containsExactly("head-SLZ");
    }

    @Test
    void theReplyReachesTheDeputyAndHisRatingTheUnit() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(2));
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));
        story.officeAssigns(id, stage.share("NYZX", "SOLE"));
        story.unitReplies(id, "NYZX");
        assertThat(told.kinds("d1", id)).containsExactly("UNITS", "RATING_ASKED");
        assertThat(told.kinds("d2", id)).endsWith("REPLIED");

        story.deputyIsDissatisfied(id, "NYZX");
        assertThat(told.to("handler-NYZX", id)).endsWith("RATED 代表评价：办理态度满意，办理结果不满意。");
        assertThat(told.of(NoticeKind.REHANDLING, id)).containsExactly("office", "office2");

        story.officeDecides(id, "NYZX", "HANDLE_AGAIN");
        assertThat(told.to("handler-NYZX", id)).endsWith("ASSIGNED 代表不满意，请第2次办理并答复。");
        assertThat(told.kinds("d1", id)).endsWith("REHANDLING_DECIDED");
    }

    @Test
    void aSecondUnitsRatingIsNotToldToTheFirst() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SEPARATE", 1), stage.share("GDS", "SEPARATE", 2));
        story.unitReplies(id, "NYZX");
        story.unitReplies(id, "GDS");
        story.deputyIsSatisfied(id, "NYZX");
        story.deputyIsSatisfied(id, "GDS");

        assertThat(told.of(NoticeKind.RATED, id))
                .containsExactly("handler-GDS", "handler-NYZX", "head-GDS", "head-NYZX");
    }

    @Test
    void anObjectionIsToldToTheOfficeAndItsDecisionToTheUnits() {
        SuggestionId refused = story.assigned(stage.share("GDS", "SOLE"));
        story.unitObjects(refused, "GDS", "NYZX");
        assertThat(told.of(NoticeKind.OBJECTION_RAISED, refused)).containsExactly("office", "office2");
        stage.does(
                "office", story.share(refused, "GDS"), "DecideObjection", form("upheld", false, "reason", "属你单位职责。"));
        assertThat(told.kinds("handler-GDS", refused)).containsExactly("ASSIGNED", "OBJECTION_REFUSED");

        SuggestionId upheld = story.assigned(stage.share("GDS", "SOLE"));
        story.unitObjects(upheld, "GDS", "NYZX");
        stage.does(
                "office",
                story.share(upheld, "GDS"),
                "DecideObjection",
                form("upheld", true, "reason", "改由农业农村服务中心办理。", "units", List.of(stage.share("NYZX", "SOLE"))));
        assertThat(told.kinds("handler-GDS", upheld)).containsExactly("ASSIGNED", "RELEASED");
        assertThat(told.kinds("handler-NYZX", upheld)).containsExactly("ASSIGNED");
        assertThat(told.to("d1", upheld)).endsWith("UNITS 由镇农业农村服务中心独办，答复期限2026年7月8日。");
    }

    @Test
    void whoIsTakenOutLearnsItAndWhoCameLaterToo() {
        SuggestionId id = story.assigned(stage.share("NYZX", "LEAD"), stage.share("SLZ", "ASSISTING"));
        story.officeAdds(id, "GDS", Role.ASSISTING);
        assertThat(told.kinds("handler-GDS", id)).containsExactly("OPINION_ASKED");

        story.officeReleases(id, "NYZX", "SLZ");
        assertThat(told.to("handler-SLZ", id)).endsWith("RELEASED 这件建议不再需要你单位会办。");

        stage.as(
                "office",
                () -> flow.reassign(
                        story.share(id, "NYZX"), new ReassignHandling("HWS", "分工调整。", null), stage.actor("office")));
        stage.worksOff();
        assertThat(told.kinds("handler-NYZX", id)).containsExactly("ASSIGNED", "RELEASED");
        assertThat(told.kinds("handler-HWS", id)).containsExactly("ASSIGNED");
        assertThat(told.kinds("handler-GDS", id)).doesNotContain("RELEASED");
    }

    @Test
    void aWithdrawalIsToldToAllWhoHadToDoWithIt() {
        SuggestionId id = story.assigned(stage.share("NYZX", "LEAD"), stage.share("SLZ", "ASSISTING"));
        story.deputyWithdraws(id);

        assertThat(told.of(NoticeKind.WITHDRAWN, id))
                .contains("handler-NYZX", "head-NYZX", "handler-SLZ", "office", "office2")
                .doesNotContain("handler-HWS", "leader", "presidium", "government");
        assertThat(told.unread("handler-NYZX", id))
                .as("what waited for him waits no more")
                .isOne();
    }

    @Test
    void noTextHoldsATitleOrWhatPeopleTyped() {
        SuggestionId id = story.deputySubmits("title", "关于某户低保复核的建议");
        story.officeExamines(id, "RETURN", "reason", "请联系张某，电话13800000000。");

        assertThat(jdbc.sql("select text from notice where suggestion_id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(text -> text.contains("低保") || text.contains("138") || text.contains("张某"));
    }

    @Test
    void anActThatIsRefusedTellsNobody() {
        SuggestionId id = story.deputySubmits();
        long before = all();

        stage.refusal(() -> story.officeAssigns(id, stage.share("SLZ", "SOLE"), stage.share("NYZX", "ASSISTING")));

        assertThat(all()).isEqualTo(before);
    }

    /** The words of the trail are the only link between an act and those who hear of it. */
    @Test
    void everyActThatIsToldIsRecordedSomewhere() throws IOException {
        Path telling = Path.of("src/main/java/org/jianyi/notice/TellOfActs.java");
        String others;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/jianyi"))) {
            others = String.join(
                    "",
                    sources.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.toString().contains("/notice/")
                                    && !file.toString().contains("/demo/"))
                            .map(TellingTest::text)
                            .toList());
        }
        List<String> words = Pattern.compile("case (\"[^>]+) ->")
                .matcher(Files.readString(telling))
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(", ")))
                .toList();
        assertThat(words).hasSizeGreaterThan(10).allMatch(others::contains);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private long all() {
        return jdbc.sql("select count(*) from notice").query(Long.class).single();
    }
}
