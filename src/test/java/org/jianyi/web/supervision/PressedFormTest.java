package org.jianyi.web.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.jianyi.Guest;
import org.jianyi.process.CaseTest;
import org.jianyi.process.Desk;
import org.jianyi.process.SupervisionFlow;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.IssueOrder;
import org.jianyi.supervision.IssueUrge;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the forms about an urge get to show: whose it is, until when, and what was said before. */
class PressedFormTest extends CaseTest {

    private static final LocalDate LATE = LocalDate.of(2026, 7, 15);

    @LocalServerPort
    int port;

    @Autowired
    SupervisionFlow flow;

    @Autowired
    Desk desk;

    @Test
    void anAssistingUnitThatIsUrgedSeesItsOwnNameAndDate() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("GDS", "ASSISTING"));
        stage.today(LATE);
        urge(id, null);
        urge(id, "GDS");

        JsonNode aside = context("handler-GDS", id, "AnswerSupervision");
        assertThat(aside.path("owed").path("what").asText()).isEqualTo("供电所会办意见");
        assertThat(aside.path("owed").path("due").asText()).isEqualTo("2026-05-08");
        assertThat(aside.path("owed").path("light").path("word").asText()).isEqualTo("逾期");
        assertThat(aside.at("/owed/dates/sums/0/reason").asText()).contains("1个月");
        assertThat(aside.at("/step/due").asText()).isEqualTo("2026-07-22");
        assertThat(aside.at("/step/reason").asText()).contains("自发出之日2026年7月15日");
        JsonNode lead = context("handler-SLZ", id, "AnswerSupervision");
        assertThat(lead.path("owed").isNull()).isTrue();

        assertThat(task("handler-GDS", id, "答复催办")).contains("供电所").doesNotContain("水利站");
        assertThat(task("handler-SLZ", id, "答复催办")).contains("水利站").doesNotContain("供电所");
        stage.completes("handler-GDS", aside.path("task").path("id").asText(), form("text", "正在勘查线路。"));
        assertThat(task("office", id, "审核催办答复")).contains("供电所").doesNotContain("水利站");
        assertThat(context("office", id, "AcceptAnswer").at("/owed/what").asText())
                .isEqualTo("供电所会办意见");
    }

    @Test
    void whoAnswersAnewSeesWhatWasSentBackAndWhy() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATE);
        urge(id, null);
        stage.does("handler-SLZ", id, "AnswerSupervision", form("text", "正在办理。"));
        stage.does("office", id, "AcceptAnswer", form("accepted", false, "comment", "请写明什么时候办好。"));

        JsonNode context = context("handler-SLZ", id, "AnswerSupervision");
        JsonNode live = context.at("/suggestion/handlings/0/supervision/live");
        assertThat(live.path("returned").asText()).isEqualTo("请写明什么时候办好。");
        assertThat(live.at("/answers/0/text").asText()).isEqualTo("正在办理。");
        assertThat(context.at("/step/reason").asText()).contains("自退回之日");
        var form = Jsoup.parse(Guest.of(port, "handler-SLZ")
                .get("/tasks/" + context.path("task").path("id").asText())
                .body());
        assertThat(form.select("#text").attr("data-value")).isEqualTo("share.supervision.live.answers.-1.text");
    }

    @Test
    void anUrgeWhosePlaceAnOrderTakesHasLapsedAndIsNotDone() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATE);
        urge(id, null);
        stage.as(
                "presidium",
                () -> flow.order(
                        story.share(id, "SLZ"),
                        null,
                        new IssueOrder("请说明。", false, null, null),
                        stage.actor("presidium")));

        String told = Jsoup.parse(Guest.of(port, "handler-SLZ")
                        .get("/notices?about=" + id.value())
                        .body())
                .select(".told li")
                .text();
        assertThat(told).containsPattern("催办函发给镇水利站.* 已失效 已由2026年第\\d+号督办单代替，不再另行答复。");
        assertThat(sent("handler-SLZ", "URGED", id)).contains("未读，已失效");
        stage.does("head-SLZ", id, "AnswerSupervision", form("text", "正在办理。"));
        assertThat(sent("head-SLZ", "URGED", id)).contains("未读，已失效", "未读，已办");
        assertThat(Jsoup.parse(Guest.of(port, "head-SLZ")
                                .get("/notices?about=" + id.value())
                                .body())
                        .select(".told li")
                        .text())
                .containsPattern("督办单发给镇水利站负责人.* 已办");
    }

    @Test
    void aReminderOfWhatIsSignedHasLapsedOnBothPages() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATE);
        stage.as(
                "office",
                () -> flow.order(
                        story.share(id, "SLZ"),
                        null,
                        new IssueOrder("请说明。", false, null, null),
                        stage.actor("office")));
        stage.timePasses(id, LocalDate.of(2026, 7, 21));
        assertThat(sent("presidium", "SUPERVISION_DUE", id)).contains("未读").doesNotContain("已失效");

        stage.does("presidium", id, "SignOrder", form("signed", true));

        assertThat(sent("presidium", "SUPERVISION_DUE", id)).contains("未读，已失效");
        assertThat(Jsoup.parse(Guest.of(port, "presidium")
                                .get("/notices?about=" + id.value())
                                .body())
                        .select(".told li")
                        .eachText())
                .anyMatch(line -> line.matches("督办提醒 .*还没有签发，请签发。.* 已失效.*"));
    }

    /** What the office reads of it under 通知发送. */
    private String sent(String user, String kind, SuggestionId id) {
        return Jsoup.parse(Guest.of(port, "office")
                        .get("/outbox?who=" + user + "&kind=" + kind)
                        .body())
                .select("tr:has(a[href=/suggestions/" + id + "])")
                .text();
    }

    private void urge(SuggestionId id, String assisting) {
        stage.as(
                "office",
                () -> flow.urge(
                        story.share(id, "SLZ"), assisting, new IssueUrge("请抓紧办理。", null), stage.actor("office")));
    }

    private JsonNode context(String user, SuggestionId id, String step) {
        return Guest.of(port, user)
                .get("/api/tasks/" + stage.task(user, id, step))
                .json();
    }

    /** The line of the home page. */
    private String task(String user, SuggestionId id, String step) {
        var home = Jsoup.parse(Guest.of(port, user).get("/").body());
        return home.select(".tasks a").stream()
                .filter(line -> line.select(".step").text().startsWith(step))
                .filter(line -> isOf(id, line.attr("href")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(stage.steps(id) + " " + home.text()))
                .text();
    }

    private boolean isOf(SuggestionId id, String address) {
        return stage.as("office", () -> desk.tasksOf(id, stage.actor("office")).stream()
                .anyMatch(open -> address.endsWith(open.id())));
    }
}
