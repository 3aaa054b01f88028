package org.jianyi.web.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.process.CaseTest;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.Supervisions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The supervisors' board over HTTP: what it counts is what it shows, to whom it shows it, and what is done from it. */
class BoardTest extends CaseTest {

    private static final LocalDate LATE = LocalDate.of(2026, 7, 16);

    private final Map<String, Guest> guests = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    Supervisions supervisions;

    @Autowired
    JdbcTemplate rows;

    // ---- counts

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "by=LEGAL",
                "by=INTERNAL&light=RED",
                "light=RED",
                "step=HANDLE",
                "round=1",
                "unit=镇水利站",
                "q=水利",
                "by=LEGAL&light=YELLOW&step=HANDLE",
                "key=1"
            })
    void aCountIsTheNumberOfRowsOneGetsByChoosingIt(String asked) {
        someCases();
        JsonNode board = board("office", asked);
        assertThat(board.path("total").asInt()).isEqualTo(rows("office", asked).size());
        assertThat(board.path("lights")).isNotEmpty();
        chosen(board, asked, "lights", "light", "code");
        chosen(board, asked, "steps", "step", "code");
        chosen(board, asked, "rounds", "round", "code");
        for (JsonNode load : board.path("units")) {
            String unit = load.path("unit").asText();
            assertThat(board("office", with(asked, "unit", unit)).path("total").asInt())
                    .as(unit)
                    .isEqualTo(load.path("all").asInt());
        }
    }

    private void chosen(JsonNode board, String asked, String kind, String field, String code) {
        for (JsonNode choice : board.path(kind)) {
            JsonNode chosen =
                    board("office", with(asked, field, choice.path(code).asText()));
            assertThat(chosen.path("total").asInt())
                    .as(asked + " " + choice)
                    .isEqualTo(choice.path("count").asInt());
        }
    }

    @Test
    void bothDatesHaveALightOfTheirOwn() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        stage.today(LocalDate.of(2026, 6, 25));

        JsonNode row = row("office", id);

        assertThat(row.path("due").path("light").asText())
                .as("the assisting opinion")
                .isEqualTo("RED");
        assertThat(row.path("due").path("day").asText()).isEqualTo("2026-05-08");
        assertThat(row.path("due").path("left").asInt()).isEqualTo(-48);
        assertThat(row.path("legal").path("light").asText()).isEqualTo("YELLOW");
        assertThat(row.path("legal").path("day").asText()).isEqualTo("2026-07-08");
        assertThat(row.path("internal").path("day").asText())
                .isEqualTo(suggestions.get(id).internalDue().toString());
        assertThat(row.path("internal").path("light").asText()).isEqualTo("YELLOW");
        assertThat(row.path("holders").findValuesAsText("step")).containsExactly("待签收", "待提会办意见");
        assertThat(row.path("holders").path(0).path("handling").asText())
                .isEqualTo(story.share(id, "SLZ").value());
        assertThat(row.path("holders").findValues("left").stream()
                        .map(JsonNode::asInt)
                        .toList())
                .as("the assisting unit is late, and not the one that leads")
                .containsExactly(13, -48);
        assertThat(row.path("holders").path(1).path("unit").asText())
                .as("who can be pressed")
                .isEqualTo(row.path("holders").path(1).path("who").asText());
        assertThat(row.path("holders").path(1).path("assisting").asText()).isEqualTo("HWS");
        assertThat(ids("office", "light=RED")).contains(id.value());
        assertThat(ids("office", "light=RED&by=LEGAL")).doesNotContain(id.value());
        assertThat(ids("office", "light=YELLOW&by=LEGAL")).contains(id.value());

        story.unitReplies(id, "SLZ");
        assertThat(row("office", id).path("legal").isNull())
                .as("the law's date ends with the reply")
                .isTrue();
    }

    @Test
    void aUnitIsRedOnlyWhereItIsLateItself() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        String alone = "q=" + suggestions.get(id).number().label();
        stage.today(LocalDate.of(2026, 5, 20));
        String unit = "镇水利站";
        long before = load(unit).path("red").asLong();
        long assisting = load("镇环卫所").path("red").asLong();

        stage.does("handler-HWS", story.share(id, "SLZ"), "GiveAssistingOpinion", form("text", "路边沟渠一并清理。"));
        assertThat(load("镇环卫所").path("red").asLong()).isEqualTo(assisting - 1);
        assertThat(load(unit).path("red").asLong()).isEqualTo(before);

        stage.today(LocalDate.of(2026, 7, 9));
        assertThat(row("office", id).path("due").path("light").asText())
                .as(alone)
                .isEqualTo("RED");
        assertThat(load(unit).path("red").asLong()).isGreaterThan(before);
    }

    @Test
    void byTheLawsDateTheAssistingUnitIsNotLateWithTheReply() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        String alone = "by=LEGAL&q=" + id;

        stage.today(LocalDate.of(2026, 7, 9));

        assertThat(load("镇水利站", alone).path("red").asLong()).isEqualTo(1);
        assertThat(load("镇环卫所", alone).path("all").asLong()).isEqualTo(1);
        assertThat(load("镇环卫所", alone).path("red").asLong()).isZero();
    }

    @Test
    void thatItIsAKeySuggestionHidesNotThatItWasUrged() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATE);
        assertThat(row("office", id).path("key").asBoolean()).isFalse();
        as("office").post("/api/suggestions/" + id + "/key-naming", form("leader", "leader", "reason", "群众反映强烈。"));
        as("office")
                .post(
                        "/api/supervision/urges",
                        form("handlings", List.of(story.share(id, "SLZ").value()), "text", "请抓紧。"));

        assertThat(row("office", id).path("key").asBoolean()).isTrue();
        assertThat(row("office", id).path("mark").asText()).isEqualTo("已催办");
    }

    @Test
    void whoSignsReadsThatAnOrderWaitsForHim() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATE);
        int told = ordersToSign("presidium");
        int all = ordersToSign("office");

        as("office")
                .post(
                        "/api/supervision/orders",
                        form("handlings", List.of(story.share(id, "SLZ").value()), "text", "请说明。"));

        assertThat(ordersToSign("presidium")).isEqualTo(told + 1);
        assertThat(ordersToSign("office")).isEqualTo(all + 1);
        assertThat(board("admin", "").path("waiting").isNull()).isTrue();
        rows.update("update suggestion set confidential = true where id = ?", id.value());
        assertThat(ordersToSign("presidium")).as("not told of").isEqualTo(told);
        assertThat(ordersToSign("office")).isEqualTo(all + 1);
        rows.update("update suggestion set confidential = false where id = ?", id.value());
    }

    private int ordersToSign(String user) {
        Matcher said = Pattern.compile("有(\\d+)份督办单待签发")
                .matcher(board(user, "").path("waiting").asText());
        return said.find() ? Integer.parseInt(said.group(1)) : 0;
    }

    private JsonNode load(String unit) {
        return load(unit, "");
    }

    private JsonNode load(String unit, String asked) {
        for (JsonNode load : board("office", asked).path("units")) {
            if (load.path("unit").asText().equals(unit)) {
                return load;
            }
        }
        throw new AssertionError(unit);
    }

    @Test
    void whileTheDeputyMayRateTheDateForItIsShownAndNobodyIsLateWhenItIsOver() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");

        assertThat(row("office", id).path("due").path("day").asText()).isEqualTo("2026-04-29");
        stage.today(LocalDate.of(2026, 5, 7));
        assertThat(row("office", id).path("due").path("light").asText()).isEqualTo("YELLOW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"legal", "internal"})
    void whatIsRepliedAndShowsNoDateComesLast(String by) {
        SuggestionId replied = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(replied, "SLZ");
        SuggestionId open = story.assigned(stage.share("SLZ", "SOLE"));
        List<String> all = ids("office", "sort=" + by);
        assertThat(all.indexOf(replied.value())).isGreaterThan(all.indexOf(open.value()));
    }

    @Test
    void whatWasPickedIsReadAnewAsItIsNow() {
        SuggestionId open = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId closed = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(closed, "SLZ");
        story.deputyIsSatisfied(closed, "SLZ");
        JsonNode rows = as("office")
                .get("/api/board/rows?ids=" + open.value() + "," + closed.value() + ",J2020-9999")
                .json();
        assertThat(rows.findValuesAsText("id")).containsExactly(open.value());
        assertThat(as("office").get("/api/board/rows").json()).isEmpty();
        Answer tooMany = as("office")
                .get("/api/board/rows?ids="
                        + IntStream.rangeClosed(1, 201)
                                .mapToObj(n -> "J2020-" + n)
                                .collect(Collectors.joining(",")));
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.message()).contains("一次最多读取200件");
    }

    @Test
    void aCaseIsFoundByItsId() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        assertThat(ids("office", "q=" + id.value().toLowerCase())).containsExactly(id.value());
    }

    @Test
    void theDateOfAReferralInAYearWithoutHolidaysIsProvisional() {
        stage.today(LocalDate.of(2026, 11, 30));
        SuggestionId id = story.deputySubmits();
        story.officeExamines(id, "REFER_UP", "referredTo", "SJ-JT", "reason", "属市级事权。");
        assertThat(row("office", id).path("provisional").asBoolean()).isTrue();
    }

    @Test
    void whatIsMostOverdueComesFirst() {
        someCases();
        List<String> days = new ArrayList<>();
        rows("office", "").forEach(row -> days.add(row.path("due").path("day").asText("9999")));
        assertThat(days).isSorted();
    }

    @Test
    void whatIsClosedIsNotOnTheBoard() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        assertThat(ids("office", "")).contains(id.value());
        story.unitReplies(id, "SLZ");
        story.deputyIsSatisfied(id, "SLZ");
        assertThat(ids("office", "")).doesNotContain(id.value());
        assertThat(ids("office", "phase=CLOSED")).doesNotContain(id.value());
    }

    @Test
    void aDateInAYearWhoseHolidaysAreNotKnownIsMarkedAndTold() {
        stage.today(LocalDate.of(2026, 11, 2));
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));

        assertThat(row("office", id).path("provisional").asBoolean()).isTrue();
        assertThat(board("office", "").path("warning").asText()).matches("有\\d+件的期限是暂定的：.*放假安排还没有导入.*");
        assertThat(board("office", "light=RED").path("warning").isNull()).isTrue();
    }

    // ---- who

    @Test
    @Tag("R28")
    void aConfidentialCaseIsTheOfficesAndAnAdministratorOnlyLooksOn() {
        SuggestionId secret = story.registered("confidential", true, "confidentialReason", "涉及个人。");
        SuggestionId open = story.assigned(stage.share("SLZ", "SOLE"));

        assertThat(ids("office", "")).contains(secret.value(), open.value());
        assertThat(ids("presidium", "")).contains(open.value()).doesNotContain(secret.value());
        assertThat(ids("admin", "")).contains(open.value()).doesNotContain(secret.value());
        assertThat(board("presidium", "").path("total").asInt())
                .isEqualTo(rows("presidium", "").size())
                .isLessThan(board("office", "").path("total").asInt());
        assertThat(row("presidium", open).path("linked").asBoolean()).isTrue();
        assertThat(row("admin", open).path("linked").asBoolean()).isFalse();
        assertThat(as("office").get("/api/board/options").json().path("acts").asBoolean())
                .isTrue();
        assertThat(as("admin").get("/api/board/options").json().path("acts").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1", "handler-SLZ", "head-SLZ", "leader", "government"})
    void nobodyElseHasABoard(String user) {
        for (String path : List.of("/api/board", "/api/board/figures", "/api/board/options", "/board")) {
            assertThat(as(user).get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(as(user).get("/api/board").message()).isEqualTo("督办看板由镇人大办、主席团和系统管理员使用");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "light=BLUE|400|期限情况",
                "step=SLEEP|400|环节",
                "by=MOON|400|期限",
                "round=two|400|办理次数",
                "sort=password|400|不能按这一列排序",
                "page=0|400|页码",
                "page=99999|404|没有第99999页"
            })
    void whatCannotBeUnderstoodIsToldInASentence(String asked, int status, String sentence) {
        Answer answer = as("office").get("/api/board?" + asked);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.message()).contains(sentence);
    }

    // ---- acting

    @Test
    @Tag("R31")
    void ofTwoThatAreUrgedFromTheBoardOneIsDoneAndTheOtherSaysWhyNot() {
        SuggestionId one = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId other = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATE);
        urge("presidium", owing(other));
        assertThat(row("office", one).path("mark").asText()).isEmpty();
        assertThat(row("office", other).path("mark").asText()).isEqualTo("已催办");

        JsonNode told = urge(
                "office",
                Stream.concat(owing(one).stream(), owing(other).stream()).toList());

        assertThat(told.path(0).path("label").asText()).matches("2026年第\\d+号催办函");
        assertThat(told.path(0).path("refusal").isNull()).isTrue();
        assertThat(told.path(1).path("label").isNull()).isTrue();
        assertThat(told.path(1).path("refusal").asText()).contains("镇水利站已有", "不必重复发");
        assertThat(row("office", one).path("mark").asText()).isEqualTo("已催办");
        assertThat(supervisions.findBySuggestionOrderById(other)).hasSize(1);
        assertThat(supervisions.findBySuggestionOrderById(one))
                .singleElement()
                .extracting(Supervision::text)
                .isEqualTo("请抓紧办理。");
    }

    private List<String> owing(SuggestionId id) {
        return row("office", id).path("holders").findValuesAsText("handling");
    }

    private JsonNode urge(String user, List<String> handlings) {
        Answer answer =
                as(user).post("/api/supervision/urges", form("handlings", handlings, "text", "请抓紧办理。", "day", null));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    // ---- figures

    @Test
    @Tag("R23")
    void theFiguresAreThoseOfTheLedgerAndOfTheUnits() {
        String title = "关于修整杨柳渠闸门的建议";
        String asked = "q=" + encoded("杨柳渠闸门");
        SuggestionId kept = assigned(title);
        SuggestionId late = assigned(title);
        SuggestionId owed = assigned(title);
        stage.today(TODAY.plusDays(10));
        story.unitReplies(kept, "SLZ");
        stage.today(LATE);
        story.unitReplies(late, "SLZ");

        JsonNode figures = as("presidium").get("/api/board/figures?" + asked).json();

        assertThat(figures.path("onTime").path("n").asInt()).isEqualTo(1);
        assertThat(figures.path("onTime").path("of").asInt()).isEqualTo(3);
        JsonNode pace = figures.path("paces").path(0);
        assertThat(figures.path("paces")).hasSize(1);
        assertThat(pace.path("unit").asText()).isEqualTo("镇水利站");
        assertThat(pace.path("replied").asInt()).isEqualTo(2);
        assertThat(pace.path("days").path("least").asInt()).isEqualTo(10);
        assertThat(pace.path("days").path("most").asInt()).isEqualTo(99);
        assertThat(pace.path("onTime").path("n").asInt()).isEqualTo(1);
        assertThat(pace.path("onTime").path("of").asInt()).isEqualTo(3);
        assertThat(figures.path("months")).hasSize(12);
        assertThat(figures.path("months").path(11).path("counts").toString()).isEqualTo("[0,0,1,2,0]");
        assertThat(figures.path("months").path(8).path("day").asText()).isEqualTo("2026-04-30");
        assertThat(figures.path("months").path(8).path("counts").toString()).isEqualTo("[0,0,2,1,0]");
        assertThat(figures.path("months").path(7).path("counts").toString()).isEqualTo("[0,0,0,0,0]");
        assertThat(ids("presidium", asked)).containsExactlyInAnyOrder(kept.value(), late.value(), owed.value());
    }

    private SuggestionId assigned(String title) {
        SuggestionId id = story.deputySubmits("title", title);
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        return id;
    }

    // ---- the whole course

    @Test
    void aCasesCourseTellsTheActsAndTheStepsInTheirOrder() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(TODAY.plusDays(3));
        story.unitReplies(id, "SLZ");

        Document open = page("presidium", id);
        assertThat(open.select(".timeline h2").eachText()).containsExactly("2026年4月8日", "2026年4月11日");
        assertThat(open.select(".act b").eachText()).contains("提出", "交办");
        assertThat(open.select(".passage.open").text()).contains("评价", "待办，已0天");
        assertThat(open.select(".passage").text()).doesNotContainPattern("[A-Za-z]{2,}");

        story.deputyIsSatisfied(id, "SLZ");
        stage.worksOff();
        Document ended = page("presidium", id);
        assertThat(ended.select(".passage.open")).isEmpty();
        assertThat(ended.select(".passage b").eachText()).contains("办结");
        assertThat(as("presidium").get("/suggestions/" + id + "/timeline/lines").body())
                .doesNotContain("<html")
                .contains("历时3天办完");
    }

    @Test
    void aCasesCourseSaysWhoWasRemindedOfWhatInOneLineEachTime() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        stage.timePasses(id, LocalDate.of(2026, 7, 9));

        List<String> passages = page("presidium", id).select(".passage").eachText();

        assertThat(passages)
                .filteredOn(passage -> passage.contains("提醒：答复逾期"))
                .singleElement()
                .asString()
                .startsWith("08:00 提醒：答复逾期")
                .contains("经办SLZ", "镇水利站", "没有按期答复，请尽快答复代表");
        assertThat(passages)
                .filteredOn(passage -> passage.contains("提醒：会办"))
                .as("on the last day, and the day after")
                .hasSize(2)
                .allSatisfy(passage -> assertThat(passage).contains("经办HWS"));
        assertThat(passages).noneMatch(passage -> passage.contains("已提醒") || passage.contains("提醒日"));
        assertThat(page("presidium", id).select("h2").eachText()).contains("2026年7月9日");
    }

    @Test
    void whatAnAssistingUnitDidStandsUnderItsOwnName() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        stage.does("handler-HWS", story.share(id, "SLZ"), "GiveAssistingOpinion", form("text", "路边沟渠一并清理。"));

        List<String> passages = page("presidium", id).select(".passage").eachText();

        assertThat(passages)
                .filteredOn(passage -> passage.contains("会办意见 ") || passage.contains("意见已提"))
                .hasSizeGreaterThan(1)
                .allSatisfy(passage -> assertThat(passage).contains("镇环卫所会办").doesNotContain("镇水利站"));
    }

    @Test
    void aCasesCourseIsForThoseWhoWatchOverIt() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        for (String way : List.of("", "/lines")) {
            assertThat(as("handler-SLZ")
                            .get("/suggestions/" + id + "/timeline" + way)
                            .status())
                    .isEqualTo(403);
            assertThat(as("d3").get("/suggestions/" + id + "/timeline" + way).status())
                    .isEqualTo(404);
            assertThat(as("admin").get("/suggestions/" + id + "/timeline" + way).status())
                    .isEqualTo(404);
        }
    }

    private Document page(String user, SuggestionId id) {
        Answer answer = as(user).get("/suggestions/" + id + "/timeline");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    // ---- asking

    private void someCases() {
        story.deputySubmits();
        story.registered();
        story.assigned(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        SuggestionId again = story.assigned(stage.share("HWS", "SOLE"));
        story.unitReplies(again, "HWS");
        story.deputyIsDissatisfied(again, "HWS");
        story.officeDecides(again, "HWS", "HANDLE_AGAIN");
        stage.today(LocalDate.of(2026, 6, 25));
    }

    private JsonNode board(String user, String asked) {
        Answer answer = as(user).get("/api/board?" + written(asked));
        assertThat(answer.status()).as(asked + " " + answer).isEqualTo(200);
        return answer.json();
    }

    private List<JsonNode> rows(String user, String asked) {
        List<JsonNode> rows = new ArrayList<>();
        int pages = board(user, asked).path("pages").asInt();
        for (int page = 1; page <= pages; page++) {
            board(user, with(asked, "page", String.valueOf(page))).path("rows").forEach(rows::add);
        }
        return rows;
    }

    private List<String> ids(String user, String asked) {
        return rows(user, asked).stream().map(row -> row.path("id").asText()).toList();
    }

    private JsonNode row(String user, SuggestionId id) {
        return rows(user, "").stream()
                .filter(row -> row.path("id").asText().equals(id.value()))
                .findFirst()
                .orElseThrow();
    }

    /** The same question with another answer to one of its points. */
    private static String with(String asked, String field, String value) {
        return Stream.concat(
                        Stream.of(asked.split("&")).filter(part -> !part.isEmpty() && !part.startsWith(field + "=")),
                        Stream.of(field + "=" + value))
                .reduce((one, other) -> one + "&" + other)
                .orElseThrow();
    }

    private static String written(String asked) {
        return Stream.of(asked.split("&"))
                .filter(part -> part.contains("="))
                .map(part -> part.split("=", 2))
                .map(part -> part[0] + "=" + (part[1].contains("%") ? part[1] : encoded(part[1])))
                .reduce((one, other) -> one + "&" + other)
                .orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Guest as(String user) {
        return guests.computeIfAbsent(user, name -> Guest.of(port, name));
    }
}
