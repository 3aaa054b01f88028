package org.jianyi.web.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.assignment.AssignmentPlans;
import org.jianyi.handling.Handlings;
import org.jianyi.process.CaseTest;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The office's day: entered from paper, registered at once, prepared by several, assigned in one act, printed. */
class OfficeDayTest extends CaseTest {

    @LocalServerPort
    int port;

    @Autowired
    Sessions sessions;

    @Autowired
    AssignmentPlans plans;

    @Autowired
    Handlings handlings;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource dataSource;

    private Guest office;

    @BeforeEach
    void theOfficeOpens() {
        office = Guest.of(port, "office");
    }

    // ---- quick entry

    @Test
    void aPaperThatIsNotScannedYetIsShownAsMissingAndHoldsUpTheExaminationAlone() {
        SuggestionId id = entered("title", "关于补传扫描件的建议");

        assertThat(page(office.get("/entry/today"))).contains("关于补传扫描件的建议", "补传扫描件");
        assertThat(page(office.get("/suggestions/" + id))).contains("缺签名扫描件");
        assertThat(registered(id).get(0).path("refusal").asText()).isEqualTo("签名纸质件还没有补传，补传后才能审查登记");
        assertThat(suggestions.get(id).number()).isNull();

        assertThat(office.post("/api/suggestions/" + id + "/scan", form("scan", stage.scan("office")))
                        .status())
                .isEqualTo(200);
        assertThat(office.post("/api/suggestions/" + id + "/scan", form("scan", stage.scan("office")))
                        .message())
                .contains("不缺签名纸质件");
        assertThat(registered(id).get(0).path("refusal").isNull()).isTrue();
        assertThat(stage.acts(id)).containsExactly("提出", "补传签名纸质件", "审查");
    }

    @Test
    void withoutItsPaperASuggestionMayBeReturnedAllTheSame() {
        SuggestionId id = entered();

        story.officeExamines(id, "RETURN", "reason", "纸面没有签名。");

        assertThat(story.status(id)).isEqualTo(SuggestionStatus.RETURNED);
    }

    @Test
    @Tag("R2")
    void whoSignedThePaperIsNotAskedAgain() {
        SuggestionId id = entered(
                "cosigners",
                List.of(stage.cast().deputy(3).id(), stage.cast().deputy(13).id()),
                "signedOnPaper",
                true);

        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
    }

    @Test
    @Tag("R1")
    void onlyDeputiesInOfficeOnThatDayAreOffered() {
        List<String> names = names(office.get("/api/deputies?day=2026-04-08").json());

        assertThat(names).contains("代表1", "代表13").doesNotContain("代表14");
        assertThat(names(office.get("/api/deputies?day=2025-06-30").json())).contains("代表14");
    }

    @Test
    void whatIsLikeAnEarlierSuggestionIsShownWhileOneTypes() {
        SuggestionId earlier = story.deputySubmits("title", "关于维修瓦窑坡公路塌方路段的建议");
        story.deputySubmits("title", "关于办好农家书屋的建议");

        JsonNode found = office.get("/api/similar-suggestions?title=" + encoded("关于尽快修复瓦窑坡村公路塌方的建议"))
                .json();

        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("id").asText()).isEqualTo(earlier.value());
        assertThat(office.get("/api/similar-suggestions?title=" + encoded("关于的建议"))
                        .json())
                .isEmpty();
    }

    // ---- registering at once

    @Test
    @Tag("R4")
    void numbersAreGivenInTheOrderShownAndARefusedRowLeavesNoGap() {
        Session session = session(21);
        List<SuggestionId> filed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            filed.add(entered(
                    "sessionId",
                    session.id(),
                    "inSession",
                    true,
                    "day",
                    "2025-11-04",
                    "scan",
                    stage.scan("office"),
                    "scanLater",
                    false));
        }
        SuggestionId without = entered("sessionId", session.id(), "inSession", true, "day", "2025-11-04");

        List<JsonNode> told = registered(filed.get(3), filed.get(1), without, filed.get(0), filed.get(2));

        assertThat(told)
                .extracting(row -> row.path("number").asText(null))
                .containsExactly("第001号", "第002号", null, "第003号", "第004号");
        assertThat(suggestions.get(filed.get(3)).numberLabel()).isEqualTo("第001号");
        assertThat(suggestions.get(filed.get(2)).numberLabel()).isEqualTo("第004号");
    }

    @Test
    @Tag("R4")
    void whatIsRegisteredTwiceGetsOneNumberAndAFriendlySentence() {
        SuggestionId id = story.deputySubmits();

        List<JsonNode> told = registered(id, id);

        assertThat(told.get(0).path("refusal").isNull()).isTrue();
        assertThat(told.get(1).path("refusal").asText()).contains("已经由他人办完");
        assertThat(registered(id).get(0).path("refusal").asText()).contains("不再等待这一步");
        assertThat(stage.acts(id)).containsExactly("提出", "审查");
    }

    @Test
    @Tag("R4")
    void twoWhoRegisterManyAtTheSameTimeDoNotMingleTheirNumbers() throws Exception {
        SuggestionId id = story.deputySubmits();
        try (Connection other = dataSource.getConnection();
                var lock = other.createStatement()) {
            lock.execute("select pg_advisory_lock(" + (0x6a69616e7969L + 2) + ")");
            Answer answer = office.post("/api/examination", form("suggestions", List.of(id.value())));
            lock.execute("select pg_advisory_unlock(" + (0x6a69616e7969L + 2) + ")");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.message()).contains("另一位同事正在集中办理");
        }
        assertThat(suggestions.get(id).number()).isNull();
    }

    // ---- the meeting's table

    @Test
    void aRowIsPresetByItsCategoryUntilSomebodySavesIt() {
        SuggestionId id = story.registered();

        assertThat(page(office.get("/meeting/rows/" + id))).contains("镇水利站", "按类别预填");
        assertThat(saved(office, id, null, "category", "农田水利", "way", "SOLE", "lead", "HWS")
                        .status())
                .isEqualTo(200);
        assertThat(page(office.get("/meeting/rows/" + id)))
                .contains("独办 镇环卫所", "人大办一")
                .doesNotContain("按类别预填");
    }

    @Test
    void ofTwoClerksOnOneRowTheSecondSeesWhatTheFirstSavedAndLosesNothing() {
        SuggestionId id = story.registered();
        Guest second = Guest.of(port, "office2");
        saved(office, id, null, "category", "农田水利", "way", "SOLE", "lead", "HWS");

        Answer late = saved(
                second,
                id,
                null,
                "category",
                "农田水利",
                "way",
                "SOLE",
                "lead",
                "NYZX",
                "key",
                "true",
                "keyReason",
                "群众反映强烈");

        assertThat(late.status()).isEqualTo(409);
        assertThat(page(late)).contains("人大办一刚刚改过这一行", "独办镇环卫所", "群众反映强烈");
        var typed = Jsoup.parse("<table>" + late.body() + "</table>");
        assertThat(typed.select("[name=lead] option[selected]").val()).isEqualTo("NYZX");
        assertThat(plan(id)).isEqualTo("HWS");

        String version = typed.select("[name=version]").val();
        assertThat(saved(second, id, version, "category", "农田水利", "way", "SOLE", "lead", "NYZX")
                        .status())
                .isEqualTo(200);
        assertThat(plan(id)).isEqualTo("NYZX");
    }

    @Test
    void twoWhoSaveARowForTheFirstTimeAtOnceDoNotOverwriteEachOther() {
        SuggestionId id = story.registered();
        List<Guest> clerks = List.of(office, Guest.of(port, "office2"));

        List<Integer> answers = java.util.Collections.synchronizedList(new ArrayList<>());
        stage.together(clerks.stream()
                .<Runnable>map(clerk -> () -> answers.add(saved(
                                clerk,
                                id,
                                null,
                                "category",
                                "农田水利",
                                "way",
                                "SOLE",
                                "lead",
                                clerk == office ? "HWS" : "NYZX")
                        .status()))
                .toList());

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void aRowThatIsSavedUnfinishedSaysAllThatIsMissing() {
        SuggestionId id = story.registered();

        Answer kept = saved(
                office,
                id,
                null,
                "category",
                "农田水利",
                "way",
                "SEPARATE",
                "separate",
                "GDS",
                "separate",
                "",
                "months",
                "6",
                "key",
                "true");

        assertThat(kept.status()).isEqualTo(200);
        assertThat(page(kept)).contains("已保存，还不能交办：", "两个以上分办单位", "期限较长的理由还没有写", "重点督办的理由还没有写", "重点督办的分管领导还没有指定");
        assertThat(page(saved(office, id, "0", "category", "农田水利", "way", "SOLE", "lead", "HWS")))
                .doesNotContain("还不能交办");
    }

    @Test
    void anotherCategoryFillsInItsUnitsAndKeepsWhatElseWasTyped() {
        SuggestionId id = story.registered();

        String editor = office.get("/meeting/rows/" + id + "/plan?category=" + encoded("环境卫生")
                        + "&way=SOLE&months=6&complexReason=" + encoded("要跨村施工"))
                .body();

        assertThat(editor).contains("镇环卫所").contains("要跨村施工");
        assertThat(Jsoup.parse("<table>" + editor + "</table>")
                        .select("[name=months][checked]")
                        .val())
                .isEqualTo("6");
    }

    // ---- assigning in one act

    @Test
    @Tag("R5")
    void allSelectedAreAssignedOnTheMeetingsDayAndWhatCannotBeSaysWhyAndStopsNoOther() {
        SuggestionId preset = story.registered();
        SuggestionId separate = story.registered();
        saved(office, separate, null, "category", "农田水利", "way", "SEPARATE", "separate", "GDS", "separate", "SLZ");
        SuggestionId unfinished = story.registered();
        saved(office, unfinished, null, "category", "农田水利", "way", "SEPARATE", "separate", "GDS", "separate", "");
        SuggestionId disabled = story.registered();
        saved(office, disabled, null, "category", "农田水利", "way", "SOLE", "lead", "ZRZYS");
        SuggestionId changed = story.registered();
        saved(office, changed, null, "category", "农田水利", "way", "SOLE", "lead", "HWS");
        stage.today(TODAY.plusDays(1));
        List<JsonNode> told;
        jdbc.update("update unit set active = false where code = 'ZRZYS'");
        try {
            assertThat(page(office.get("/meeting/rows/" + disabled))).contains("自然资源和规划所已停用，请改选");
            told = assigned(
                    TODAY,
                    row(preset, null),
                    row(unfinished, 0),
                    row(disabled, 0),
                    row(changed, null),
                    row(separate, 0));
        } finally {
            jdbc.update("update unit set active = true where code = 'ZRZYS'");
        }

        assertThat(told).hasSize(5);
        assertThat(told.get(0).path("refusal").isNull()).isTrue();
        assertThat(told.get(1).path("refusal").asText()).contains("两个以上分办单位");
        assertThat(told.get(2).path("refusal").asText()).isEqualTo("自然资源和规划所已停用，请选择其他单位");
        assertThat(told.get(3).path("refusal").asText()).contains("人大办一刚刚改过这一行");
        assertThat(told.get(4).path("refusal").isNull()).isTrue();
        assertThat(suggestions.get(preset).assignedOn()).isEqualTo(TODAY);
        assertThat(handlings.findBySuggestionOrderById(separate))
                .extracting(h -> h.unit().code() + h.proposals())
                .containsExactly("GDS[1]", "SLZ[2]");
        assertThat(List.of(unfinished, disabled, changed))
                .allSatisfy(id -> assertThat(story.status(id)).isEqualTo(SuggestionStatus.REGISTERED));
        assertThat(plans.existsById(separate)).isFalse();
        assertThat(plans.existsById(disabled)).isTrue();
    }

    @Test
    void theCategoryTheMeetingAgreedOnIsTheSuggestionsFromThenOn() {
        SuggestionId id = story.registered();
        saved(office, id, null, "category", "环境卫生", "way", "SOLE", "lead", "HWS");
        assertThat(suggestions.get(id).category()).isEqualTo("农田水利");

        assigned(TODAY, row(id, 0));

        assertThat(suggestions.get(id).category()).isEqualTo("环境卫生");
        assertThat(stage.acts(id)).containsExactly("提出", "审查", "调整类别", "交办");
    }

    @Test
    void whatWasAssignedMeanwhileSaysSo() {
        SuggestionId id = story.registered();
        stage.does("office2", id, "AssignSuggestion", stage.assignment());

        assertThat(assigned(TODAY, row(id, null)).get(0).path("refusal").asText())
                .contains("目前为“" + SuggestionStatus.ASSIGNED.label() + "”");
        assertThat(saved(office, id, null, "category", "农田水利", "way", "SOLE", "lead", "HWS")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aDayToComeOrNothingSelectedIsRefused() {
        assertThat(office.post("/api/meeting", form("rows", List.of(), "joint", true))
                        .message())
                .contains("请先勾选");
        assertThat(office.post(
                                "/api/meeting",
                                form("rows", List.of(row(new SuggestionId("J2026-0001"), null)), "day", "2026-04-09"))
                        .message())
                .contains("交办日期不能晚于今天");
    }

    // ---- printing

    @Test
    void whoMayNotSeeACaseCannotPrintIt() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("GDS", "ASSISTING"));
        List<String> papers = List.of(
                "/suggestions/" + id + "/print",
                "/suggestions/" + id + "/slips",
                "/handlings/" + story.share(id, "SLZ") + "/feedback-form");

        for (String paper : papers) {
            assertThat(page(office.get(paper))).contains("清淤村前灌溉支渠");
            assertThat(Guest.of(port, "handler-SLZ").get(paper).status()).isEqualTo(200);
            for (String stranger : List.of("d3", "handler-HWS", "admin")) {
                Answer answer = Guest.of(port, stranger).get(paper);
                assertThat(answer.status()).as(stranger + " " + paper).isEqualTo(404);
                assertThat(answer.body()).doesNotContain("清淤");
            }
        }
    }

    @Test
    void aUnitPrintsItsOwnSlipsAndNoOthers() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("GDS", "ASSISTING"));

        assertThat(Jsoup.parse(office.get("/suggestions/" + id + "/slips").body())
                        .select(".sheet .issuer")
                        .eachText())
                .containsExactly("枫塘镇人大主席团办公室（章） 2026年4月8日", "枫塘镇人大主席团办公室（章） 2026年4月8日");
        assertThat(page(office.get("/suggestions/" + id + "/slips"))).contains("认为不属本单位职责的，在2026年4月15日前书面说明理由");
        String own = page(Guest.of(port, "handler-GDS").get("/suggestions/" + id + "/slips"));
        assertThat(own).contains("供电所（会办）", "主办镇水利站").doesNotContain("镇水利站（主办）");
        assertThat(page(Guest.of(port, "handler-GDS").get("/print/assignments?day=" + TODAY)))
                .contains("供电所承办建议清单")
                .doesNotContain("镇水利站承办建议清单");
        assertThat(page(office.get("/print/assignments?day=" + TODAY))).contains("镇水利站承办建议清单", "供电所承办建议清单");
    }

    @Test
    void everyPrintSaysThatTheDeputyHasLeft() {
        SuggestionId id = story.deputySubmits("title", "关于离任代表的建议");
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        List<String> papers = List.of(
                "/suggestions/" + id + "/print",
                "/suggestions/" + id + "/slips",
                "/handlings/" + story.share(id, "SLZ") + "/feedback-form");
        papers.forEach(paper -> assertThat(page(office.get(paper))).as(paper).doesNotContain("（离任）"));
        jdbc.update("update deputy set valid_to = ? where user_id = 'd1'", TODAY.minusDays(1));
        try {
            papers.forEach(
                    paper -> assertThat(page(office.get(paper))).as(paper).contains("代表1（离任）"));
            assertThat(Jsoup.parse(office.get("/print/assignments?day=" + TODAY).body())
                            .select("tbody tr:contains(关于离任代表的建议)")
                            .eachText())
                    .as("in the whole list and in the unit's")
                    .hasSize(2)
                    .allMatch(row -> row.contains("代表1（离任）"));
        } finally {
            jdbc.update("update deputy set valid_to = null where user_id = 'd1'");
        }
    }

    @Test
    void onlyDaysOfWhichThereIsSomethingToPrintAreOfferedTheLatestFirst() {
        LocalDate day = LocalDate.of(2098, 1, 1);
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        jdbc.update("update suggestion set assigned_on = ? where id = ?", day, id.value());
        try {
            assertThat(daysToPrint()).startsWith(day.toString()).contains(TODAY.toString());
            assertThat(page(office.get("/meeting?large=true")))
                    .as("nothing to press on the wall")
                    .doesNotContain("打印交办清单");
            jdbc.update("update suggestion set reference_unit = 'SLZ' where id = ?", id.value());
            assertThat(daysToPrint()).doesNotContain(day.toString());
            jdbc.update("update suggestion set reference_unit = null, imported = true where id = ?", id.value());
            assertThat(daysToPrint()).doesNotContain(day.toString());
        } finally {
            jdbc.update(
                    "update suggestion set assigned_on = ?, reference_unit = null, imported = false where id = ?",
                    TODAY,
                    id.value());
        }
    }

    private List<String> daysToPrint() {
        return Jsoup.parse(office.get("/meeting").body())
                .select("form[action=/print/assignments] option")
                .eachAttr("value");
    }

    @Test
    void aConfidentialCaseIsNotOnTheListOfWhoMayNotSeeIt() {
        SuggestionId id = story.deputySubmits("confidential", true, "confidentialReason", "怕报复", "title", "关于怕人知道的建议");
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));

        assertThat(page(office.get("/print/assignments?day=" + TODAY))).contains("关于怕人知道的建议");
        assertThat(page(Guest.of(port, "presidium").get("/print/assignments?day=" + TODAY)))
                .doesNotContain("怕人知道");
    }

    private SuggestionId entered(Object... changes) {
        List<Object> all =
                new ArrayList<>(List.of("deputyId", stage.cast().deputy(2).id(), "scanLater", true));
        all.addAll(Arrays.asList(changes));
        Answer answer = office.post("/api/starts/suggestion-handling", stage.suggestion(all.toArray()));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return new SuggestionId(answer.json().path("suggestion").asText());
    }

    private List<JsonNode> registered(SuggestionId... ids) {
        return rows(office.post(
                "/api/examination",
                form("suggestions", Arrays.stream(ids).map(SuggestionId::value).toList())));
    }

    @SafeVarargs
    private List<JsonNode> assigned(LocalDate day, Map<String, Object>... rows) {
        return rows(office.post("/api/meeting", form("rows", List.of(rows), "day", day.toString(), "joint", true)));
    }

    private static Map<String, Object> row(SuggestionId id, Integer version) {
        return form("suggestion", id.value(), "version", version);
    }

    private static List<JsonNode> rows(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        List<JsonNode> rows = new ArrayList<>();
        answer.json().forEach(rows::add);
        return rows;
    }

    private static Answer saved(Guest clerk, SuggestionId id, String version, String... fields) {
        StringBuilder body = new StringBuilder(version == null ? "" : "version=" + version);
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return clerk.send(
                "POST",
                "/meeting/rows/" + id,
                body.toString(),
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-JIANYI-CSRF",
                        clerk.cookie("JIANYI-CSRF")));
    }

    private String plan(SuggestionId id) {
        return plans.findById(id).orElseThrow().form().units().get(0).unit();
    }

    private static List<String> names(JsonNode deputies) {
        return deputies.findValuesAsText("name");
    }

    private static String page(Answer answer) {
        return Jsoup.parse("<table>" + answer.body() + "</table>").text()
                + Jsoup.parse(answer.body()).text();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Session session(int ordinal) {
        return sessions.save(new Session(
                stage.cast().session().congress(),
                ordinal,
                "镇十三届人大第" + ordinal + "次会议",
                LocalDate.of(2025, 11, 4),
                LocalDate.of(2025, 11, 4),
                LocalDate.of(2025, 11, 4).atTime(16, 0)));
    }
}
