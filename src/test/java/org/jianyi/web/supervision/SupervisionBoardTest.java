package org.jianyi.web.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.process.CaseTest;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.SupervisionState;
import org.jianyi.supervision.Supervisions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Supervision as people meet it over HTTP: many at once, the list of what is proposed, and what each sees on the case page. */
class SupervisionBoardTest extends CaseTest {

    private static final LocalDate LATE = LocalDate.of(2026, 7, 16);

    private final Map<String, Guest> guests = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    Supervisions supervisions;

    @Test
    @Tag("R31")
    void manyAreUrgedInOneActAndWhatCannotBeDoneSaysWhy() {
        SuggestionId late = overdue();
        SuggestionId urged = overdue();
        SuggestionId replied = overdue();
        story.unitReplies(replied, "SLZ");
        urge("presidium", urged);

        Answer answer = as("office")
                .post(
                        "/api/supervision/urges",
                        form(
                                "handlings",
                                List.of(share(late), share(urged), share(replied), share(late), "J2026-9999-1", "x"),
                                "text",
                                "请抓紧办理。",
                                "day",
                                LATE.toString()));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonNode rows = answer.json();
        assertThat(rows.path(0).path("label").asText()).matches("2026年第\\d+号催办函");
        assertThat(rows.path(0).path("refusal").isNull()).isTrue();
        assertThat(texts(rows, "refusal").subList(1, 6)).satisfies(refusals -> {
            assertThat(refusals.get(0)).contains("不必重复发");
            assertThat(refusals.get(1)).contains("已答复");
            assertThat(refusals.get(2)).contains("不必重复发");
            assertThat(refusals.get(3)).contains("没有这件建议");
            assertThat(refusals.get(4)).contains("没有这项办理");
        });
        assertThat(supervision(late).issuedOn()).isEqualTo(LATE);
        assertThat(supervisions.findBySuggestionOrderById(replied)).isEmpty();
    }

    @Test
    void manyOrdersAreWrittenByTheOfficeAndSignedByThePresidiumInOneAct() {
        SuggestionId one = overdue();
        SuggestionId two = overdue();

        as("office").post("/api/supervision/orders", form("handlings", List.of(share(one)), "text", "请说明。"));
        as("presidium").post("/api/supervision/orders", form("handlings", List.of(share(two)), "text", "请说明。"));

        assertThat(supervision(one).state()).isEqualTo(SupervisionState.DRAFTED);
        assertThat(supervision(two).state()).isEqualTo(SupervisionState.ISSUED);
    }

    @Test
    void manyBecomeKeySuggestionsInOneAct() {
        SuggestionId open = overdue();
        SuggestionId signed = overdue();
        story.unitReplies(signed, "SLZ");
        SuggestionId submitted = story.deputySubmits();

        JsonNode rows = as("presidium")
                .post(
                        "/api/supervision/key-suggestions",
                        form(
                                "suggestions",
                                List.of(open.value(), signed.value(), submitted.value(), "J2026-9999"),
                                "leader",
                                "leader",
                                "reason",
                                "群众反映强烈。"))
                .json();

        assertThat(texts(rows, "note")).containsExactly(null, "镇水利站的答复已经签发，这次答复不再由分管领导签发", null, null);
        assertThat(texts(rows, "refusal").get(2)).contains("待审查");
        assertThat(texts(rows, "refusal").get(3)).contains("没有这件建议");
        assertThat(suggestions.get(open).leaderName()).isEqualTo("镇领导");
    }

    @Test
    @Tag("R31")
    void ofTwoWhoUrgeTheSameUnitAtTheSameInstantOneReadsThatItHasJustBeenUrged() {
        SuggestionId late = overdue();
        List<JsonNode> rows = Collections.synchronizedList(new ArrayList<>());
        Map<String, Object> letter = form("handlings", List.of(share(late)), "text", "请抓紧办理。");
        Guest office = as("office");
        Guest presidium = as("presidium");

        List<Throwable> failures = stage.together(List.of(
                () -> rows.add(office.post("/api/supervision/urges", letter).json()),
                () -> rows.add(presidium.post("/api/supervision/urges", letter).json())));

        assertThat(failures).isEmpty();
        assertThat(rows)
                .extracting(row -> row.path(0).path("refusal").isNull()
                        ? "发出"
                        : row.at("/0/refusal").asText())
                .satisfiesExactlyInAnyOrder(sent -> assertThat(sent).isEqualTo("发出"), refusal -> assertThat(refusal)
                        .matches("镇水利站已有2026年第\\d+号催办函（待答复），不必重复发"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"urges", "orders", "key-suggestions"})
    void whoDoesNotSuperviseIsRefusedBeforeAnythingIsRead(String act) {
        for (String user : List.of("d1", "handler-SLZ", "head-SLZ", "leader", "government", "admin")) {
            assertThat(as(user).post("/api/supervision/" + act, form("text", ""))
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(as("office").post("/api/supervision/" + act, form()).message())
                .startsWith("请先勾选");
        assertThat(as("office")
                        .post("/api/supervision/" + act, form("handlings", List.of("x"), "suggestions", List.of("x")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Tag("R32")
    void whatIsProposedStandsInTheListWithItsReason() {
        SuggestionId id = overdue();

        JsonNode row = StreamSupport.stream(
                        as("office").get("/api/supervision/proposals").json().spliterator(), false)
                .filter(it -> it.path("handling").asText().equals(share(id)))
                .findFirst()
                .orElseThrow();

        assertThat(row.path("proposed").asText()).isEqualTo("拟催办");
        assertThat(row.path("unit").asText()).isEqualTo("镇水利站");
        assertThat(row.path("due").asText()).isEqualTo("2026-07-08");
        assertThat(row.path("daysLate").asInt()).isEqualTo(8);
        assertThat(row.path("since").asText()).isEqualTo("2026-07-15");
        assertThat(row.path("reason").asText()).contains("5个工作日", "2026年7月15日");
        Document page = page("presidium", "/supervision");
        assertThat(page.select("tr[data-id=" + share(id) + "]").text()).contains("拟催办", "逾期8天");
        assertThat(as("handler-SLZ").get("/supervision").status()).isEqualTo(403);
    }

    @Test
    void whatIsUnderWayAndWhatThePresidiumWatchesStandsInTheList() {
        SuggestionId id = overdue();
        urge("office", id);
        as("presidium").post("/api/suggestions/" + id + "/key-naming", form("leader", "leader", "reason", "群众反映强烈。"));

        Document page = page("office", "/supervision");

        assertThat(page.text()).contains(supervision(id).label(), "还没有签收", "群众反映强烈。");
        assertThat(page.select("tr[data-id=" + share(id) + "]")).isEmpty();
    }

    @Test
    void whoseTurnItIsGoesFromTheListStraightToWhatHeHasToDo() {
        SuggestionId id = overdue();
        as("office").post("/api/handlings/" + share(id) + "/orders", form("text", "请说明。"));
        String row = "tr:has(a[href=/suggestions/" + id + "])";
        String list = row + " a.btn";

        assertThat(page("presidium", "/supervision").select(list).attr("href"))
                .isEqualTo("/tasks/" + stage.task("presidium", id, "SignOrder"));
        stage.does("presidium", id, "SignOrder", form("signed", true));
        assertThat(page("presidium", "/supervision").select(row)).isNotEmpty();
        assertThat(page("presidium", "/supervision").select(list))
                .as("the unit's turn")
                .isEmpty();
    }

    @Test
    @Tag("R28")
    void aDeputySeesThatItWasUrgedAndAnsweredAndNotWhatWasWritten() {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        story.officeAssigns(id, stage.share("SLZ", "LEAD"), stage.share("NYZX", "ASSISTING"));
        stage.today(LATE);
        urge("office", id);
        stage.does("handler-SLZ", id, "AnswerSupervision", form("text", "管道没有到货。"));
        stage.does("office", id, "AcceptAnswer", form("accepted", false, "comment", "理由不充分。"));
        as("office").post("/api/handlings/" + share(id) + "/orders", form("text", "请说明。"));
        as("office")
                .post(
                        "/api/suggestions/" + id + "/visits",
                        form("kind", "ON_SITE", "participants", "主席团成员", "found", "支渠没有动工。"));

        for (String user : List.of("d1", "handler-NYZX")) {
            String seen = page(user, "/suggestions/" + id).text();
            assertThat(seen).as(user).contains(supervision(id, 0).label(), "退回重答", "支渠没有动工。");
            assertThat(seen).as(user).doesNotContain("请抓紧办理。", "管道没有到货。", "待签发", "拟督办单", "请说明。");
            assertThat(as(user).get("/supervisions/" + supervision(id, 0).id() + "/print")
                            .status())
                    .as(user)
                    .isEqualTo(404);
            JsonNode shown = as(user).get("/api/suggestions/" + id)
                    .json()
                    .path("handlings")
                    .path(0)
                    .path("supervision");
            assertThat(shown.path("all")).hasSize(1);
            assertThat(shown.toString()).doesNotContain("请抓紧办理。", "管道没有到货。", "理由不充分。");
        }
        assertThat(page("d1", "/suggestions/" + id).text()).doesNotContain("理由不充分。");
        for (String user : List.of("handler-SLZ", "head-SLZ", "leader", "government")) {
            assertThat(page(user, "/suggestions/" + id).text())
                    .as(user)
                    .contains("请抓紧办理。", "管道没有到货。", "理由不充分。", "支渠没有动工。")
                    .doesNotContain("待签发", "拟督办单");
        }
        assertThat(page("presidium", "/suggestions/" + id).text()).contains("请说明。", "待签发", "拟督办单");
    }

    @Test
    void anUrgeAndAnOrderArePrintedForThoseTheyConcern() {
        SuggestionId id = overdue();
        urge("office", id);
        as("presidium").post("/api/handlings/" + share(id) + "/orders", form("text", "请说明原因。"));

        Document urge =
                page("handler-SLZ", "/supervisions/" + supervision(id, 0).id() + "/print");
        Document order = page("head-SLZ", "/supervisions/" + supervision(id, 1).id() + "/print");

        assertThat(urge.select(".sheet").text()).contains("枫塘镇人大代表建议催办函", "请抓紧办理。", "已无须办理");
        assertThat(order.select(".sheet").text())
                .contains("枫塘镇人大代表建议督办单", supervision(id, 1).label(), "镇水利站负责人", "请说明原因。", "2026年7月23日");
        assertThat(as("d1").get("/supervisions/" + supervision(id, 1).id() + "/print")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void eachIsOfferedOnTheCasePageWhatHeMayDo() {
        SuggestionId id = overdue();
        assertThat(panels("office", id))
                .contains("urge", "order", "key", "visit")
                .doesNotContain("receipt");
        assertThat(panels("presidium", id)).contains("urge", "order", "key", "visit");
        assertThat(page("office", "/suggestions/" + id).select("#order-scan")).hasSize(1);
        assertThat(page("presidium", "/suggestions/" + id).select("#order-scan"))
                .as("the presidium signs with that")
                .isEmpty();
        assertThat(panels("handler-SLZ", id)).doesNotContain("urge", "order", "key", "visit", "receipt");

        urge("office", id);
        assertThat(panels("office", id)).contains("order", "receipt").doesNotContain("urge");
        assertThat(panels("handler-SLZ", id)).contains("receipt");
        assertThat(panels("d1", id)).doesNotContain("urge", "order", "receipt", "key", "visit");
        assertThat(as("handler-SLZ")
                        .post("/api/handlings/" + share(id) + "/receipt", form())
                        .status())
                .isEqualTo(200);
        assertThat(panels("handler-SLZ", id)).doesNotContain("receipt");
        assertThat(supervision(id).receivedBy()).isEqualTo("经办SLZ");
    }

    @Test
    void whatIsMissingIsToldBesideItsField() {
        SuggestionId id = overdue();

        for (String act : List.of("urges", "orders")) {
            Answer answer = as("office").post("/api/handlings/" + share(id) + "/" + act, form("text", "  "));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("field").asText()).isEqualTo("text");
        }
        Answer tooEarly =
                as("office").post("/api/handlings/" + share(id) + "/urges", form("text", "请答复。", "day", "2026-04-07"));
        assertThat(tooEarly.message()).contains("日期不能早于交办日");
        Answer later =
                as("office").post("/api/handlings/" + share(id) + "/urges", form("text", "请答复。", "day", "2026-07-17"));
        assertThat(later.message()).contains("日期不能晚于今天");
    }

    @Test
    void aTaskOfAnUrgeThatIsDoneLeadsToItsCase() {
        SuggestionId id = overdue();
        urge("office", id);
        String task = stage.task("handler-SLZ", id, "AnswerSupervision");
        assertThat(as("handler-SLZ").get("/tasks/" + task).status()).isEqualTo(200);
        stage.completes("handler-SLZ", task, form("text", "正在办理。"));

        Answer answer = as("handler-SLZ").get("/tasks/" + task);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/suggestions/" + id);
    }

    @Test
    void cockpitKnowsWhichCaseAnUrgeBelongsTo() {
        SuggestionId id = overdue();
        urge("office", id);

        assertThat(StreamSupport.stream(
                                as("presidium").get("/api/instances").json().spliterator(), false)
                        .filter(it -> it.path("definition").asText().startsWith("supervision:"))
                        .filter(it -> it.path("suggestion").asText().equals(id.value())))
                .singleElement()
                .satisfies(it -> assertThat(it.path("unit").asText()).isEqualTo("镇水利站"));
    }

    @Test
    void whoAnswersForTheUnitFromPaperIsAskedForTheScan() {
        SuggestionId id = overdue();
        urge("office", id);
        String answer = stage.task("office", id, "AnswerSupervision");

        assertThat(as("office").get("/api/tasks/" + answer).json().path("proxy").asBoolean())
                .isTrue();
        assertThat(as("handler-SLZ")
                        .get("/api/tasks/" + answer)
                        .json()
                        .path("proxy")
                        .asBoolean())
                .isFalse();
    }

    private SuggestionId overdue() {
        stage.today(TODAY);
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATE);
        return id;
    }

    private void urge(String user, SuggestionId id) {
        Answer answer = as(user).post("/api/handlings/" + share(id) + "/urges", form("text", "请抓紧办理。"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private String share(SuggestionId id) {
        return story.share(id, "SLZ").value();
    }

    private Supervision supervision(SuggestionId id) {
        List<Supervision> all = supervisions.findBySuggestionOrderById(id);
        return supervision(id, all.size() - 1);
    }

    private Supervision supervision(SuggestionId id, int place) {
        return supervisions.findBySuggestionOrderById(id).get(place);
    }

    private List<String> panels(String user, SuggestionId id) {
        return page(user, "/suggestions/" + id).select("[data-panel-of]").eachAttr("data-panel-of");
    }

    private Document page(String user, String path) {
        Answer answer = as(user).get(path);
        assertThat(answer.status()).as(user + " " + path + " " + answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private Guest as(String user) {
        return guests.computeIfAbsent(user, name -> Guest.of(port, name));
    }

    private static List<String> texts(JsonNode rows, String field) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path(field).isNull() ? null : row.path(field).asText())
                .toList();
    }
}
