package org.jianyi.web.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.util.List;
import java.util.Map;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.process.CaseTest;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the office makes good again on the case page, and what is to be read of it afterwards, over HTTP. */
class CorrectionPagesTest extends CaseTest {

    @LocalServerPort
    int port;

    private Document page(String user, String path) {
        Answer answer = Guest.of(port, user).get(path);
        assertThat(answer.status()).as(user + " " + path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private Document page(String user, SuggestionId id) {
        return page(user, "/suggestions/" + id);
    }

    /** What the panel of this person has for a matter, or null. */
    private Element present(String user, SuggestionId id, String label) {
        Element panel = Jsoup.parse(page(user, id).select("#panel-correction").html());
        return panel.select("[data-when]").stream()
                .filter(group -> panel.select(
                                "option[value=" + group.attr("data-when").replace("which=", "") + "]")
                        .text()
                        .startsWith(label))
                .findFirst()
                .orElse(null);
    }

    private Answer corrects(String user, SuggestionId id, String label, Object... changes) {
        Element present = present("office", id, label);
        Map<String, Object> form = form(
                "matter", present.select("[name=matter]").val(),
                "of", present.select("[name=of]").val(),
                "seen", present.select("[name=seen]").val(),
                "reason", "录入有误。");
        return Guest.of(port, user).post("/api/suggestions/" + id + "/corrections", Stage.with(form, changes));
    }

    @Test
    void aMistakenAssignmentIsTakenBackAndStandsInTheMeetingsTableAgain() {
        SuggestionId id = story.registered("title", "关于收回交办的建议");
        Guest office = Guest.of(port, "office");
        stage.does("office", id, "AssignSuggestion", stage.assignment());
        assertThat(page("office", "/meeting").select("tr[data-id=" + id + "]")).isEmpty();
        Document before = page("office", id);
        assertThat(before.select("[data-panel-of=recall]")).hasSize(1);
        assertThat(Jsoup.parse(before.select("#panel-recall").html())
                        .select("[name=seen]")
                        .val())
                .isEqualTo(story.recall(id).seen());
        assertThat(page("handler-SLZ", id).select("[data-panel-of=recall], #panel-recall"))
                .isEmpty();

        assertThat(office.post("/api/suggestions/" + id + "/recall", form("reason", " "))
                        .message())
                .isEqualTo("请填写收回的理由");
        assertThat(office.post("/api/suggestions/" + id + "/recall", story.recall(id))
                        .status())
                .isEqualTo(204);

        assertThat(page("office", "/meeting").select("tr[data-id=" + id + "]")).hasSize(1);
        Document after = page("office", id);
        assertThat(after.select(".now-line").text()).contains("等待镇人大办交办");
        assertThat(after.select(".way .now").text()).startsWith("交办");
        assertThat(after.select(".share.past summary").text()).contains("镇水利站", "已收回：选错了单位。");
        assertThat(after.select(".story li").first().text()).contains("收回交办", "选错了单位。", "承办单位： 独办镇水利站 → （空）");
        assertThat(after.select("[data-panel-of=recall]")).isEmpty();
        assertThat(page("office", "/meeting/rows/" + id).text()).contains("关于收回交办的建议");
    }

    @Test
    void whereAUnitHasBegunNothingIsOfferedAndTheRequestNamesIt() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitTalksWithDeputy(id, "SLZ");

        assertThat(page("office", id).select("[data-panel-of=recall], #panel-recall"))
                .isEmpty();
        Answer answer = Guest.of(port, "office").post("/api/suggestions/" + id + "/recall", story.recall(id));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.message()).startsWith("镇水利站已经开始办理");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.ASSIGNED);
    }

    @Test
    @Tag("R3")
    void theCaseShowsTheCorrectedTitleMarkedAndTheSubmittedOneBesideIt() {
        SuggestionId id = story.deputySubmits("title", "关于清於支渠的建议");
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        assertThat(present("office", id, "标题").select("[data-present] b").text())
                .isEqualTo("关于清於支渠的建议");

        assertThat(corrects("office", id, "标题", "value", "关于清淤支渠的建议").status()).isEqualTo(204);

        for (String user : List.of("office", "d1", "handler-SLZ", "leader")) {
            Document page = page(user, id);
            assertThat(page.select("h1").text()).as(user).isEqualTo("关于清淤支渠的建议 更正");
            assertThat(page.select("h1 .mark").attr("title")).contains("关于清於支渠的建议");
            assertThat(page.select(".story li").first().text()).contains("更正", "录入有误。", "标题： 关于清於支渠的建议 → 关于清淤支渠的建议");
        }
        assertThat(page("office", "/suggestions/" + id + "/print").text())
                .as("the deputy's own paper")
                .contains("关于清於支渠的建议");
        assertThat(Guest.of(port, "handler-SLZ")
                        .get("/api/suggestions/" + id)
                        .json()
                        .path("submittedTitle")
                        .asText())
                .isEqualTo("关于清於支渠的建议");
    }

    @Test
    void whoWasSlowerIsToldWhatItIsNow() {
        SuggestionId id = story.registered();
        Element seen = present("office", id, "类别");
        corrects("office2", id, "类别", "value", "文化建设");

        Answer late = Guest.of(port, "office")
                .post(
                        "/api/suggestions/" + id + "/corrections",
                        form(
                                "matter", "CATEGORY",
                                "seen", seen.select("[name=seen]").val(),
                                "value", "环境卫生",
                                "reason", "录入有误。"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.message()).contains("刚刚有人改过，现在是“文化建设”", "您填写的还在");
        assertThat(suggestions.get(id).category()).isEqualTo("文化建设");
        assertThat(present("office", id, "类别").select("[name=seen]").val()).isEqualTo("文化建设");
    }

    @Test
    void theRefusalNamesTheFieldOfThePanel() {
        SuggestionId id = story.registered();

        Answer answer = corrects("office", id, "登记日期", "value", "2020-01-01");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo("value");
        assertThat(answer.message()).contains("不能早于提出的日期（2026年4月8日）");
        assertThat(corrects("office", id, "登记日期", "matter", "NOTHING", "value", "x")
                        .status())
                .isEqualTo(400);
        assertThat(corrects("office", id, "登记日期", "value", "2026-04-08", "extra", 1)
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Tag("R17")
    void aSignedLetterReadsAsItWasSigned() {
        SuggestionId id = story.deputySubmits("title", "关于清於支渠的建议");
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");
        String letter = "/handlings/" + story.share(id, "SLZ") + "/letter";

        corrects("office", id, "标题", "value", "关于清淤支渠的建议");

        assertThat(page("d1", letter).text()).contains("提出的《关于清於支渠的建议》").doesNotContain("关于清淤支渠的建议》");
        assertThat(present("office", id, "发文字号").text()).contains("不能再改", "另行书面说明");
        Answer answer = corrects("office", id, "发文字号", "value", "枫水函〔2026〕99号");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.message()).contains("发文字号和正文不能再改");
    }

    @Test
    void aReplacedScanStaysAmongThePapersMarked() {
        SuggestionId id = stage.submits(
                "office", stage.suggestion("deputyId", stage.cast().deputy(2).id(), "scan", stage.scan("office")));

        assertThat(corrects("office", id, "扫描件（签名的建议）", "scan", stage.scan("office"))
                        .status())
                .isEqualTo(204);

        Document page = page("office", id);
        assertThat(page.select(".papers li")).hasSize(2);
        assertThat(page.select(".papers li:contains(已更换)")).hasSize(1);
        assertThat(page.select(".papers li:contains(签名的建议)"))
                .as("says what it is")
                .hasSize(1);
        assertThat(page.select(".papers li:contains(代录原件)"))
                .as("the right one")
                .hasSize(1)
                .noneMatch(paper -> paper.text().contains("已更换"));
    }

    @Test
    @Tag("R28")
    void whatHappenedToAPaperThatIsNotHisADeputyDoesNotRead() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");
        stage.does(
                "office",
                story.share(id, "SLZ"),
                "RateHandling",
                stage.rating("SATISFIED", "SATISFIED", "scan", stage.scan("office")));

        corrects("office", id, "扫描件（征询意见表）", "scan", stage.scan("office"));

        assertThat(page("office", id).select(".story").text()).contains("更换扫描件");
        assertThat(page("d1", id).select(".story").text()).doesNotContain("更换扫描件");
    }

    // ---- the whole trail

    @Test
    void officeAndPresidiumReadEveryLineOfACaseWithBeforeAndAfterAndEverybodyElseTheStoryAlone() {
        SuggestionId id = stage.submits(
                "office",
                stage.suggestion(
                        "deputyId", stage.cast().deputy(2).id(), "scan", stage.scan("office"), "day", "2026-04-02"));
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        corrects("office2", id, "类别", "value", "文化建设");

        for (String user : List.of("office", "presidium")) {
            Document page = page(user, id);
            assertThat(page.select("#trail tbody tr")).as(user).hasSize(4);
            assertThat(page.select("#trail tbody tr").first().text())
                    .startsWith("2026-04-02 2026-04-08 10:00:00 人大办一 代代表2代表录入 提出");
            assertThat(page.select("#trail tbody tr").last().text()).contains("人大办二 更正 录入有误。", "类别： 农田水利 → 文化建设");
            assertThat(page.select("#trail select option").eachText()).containsExactly("全部", "提出", "审查", "交办", "更正");
        }
        assertThat(page("office", id).select("#trail a[href*=/audit]").attr("href"))
                .isEqualTo("/audit?about=" + id + "&from=2026-04-08");
        assertThat(page("presidium", id).select("#trail a[href*=/audit]"))
                .as("the trail of all cases is not the presidium's to read")
                .isEmpty();
        for (String user : List.of("d2", "handler-SLZ", "leader", "government")) {
            assertThat(page(user, id).select("#trail, #panel-correction, [data-panel-of=correction]"))
                    .as(user)
                    .isEmpty();
        }
    }

    @Test
    void theTrailOfACaseIsPrintedWholeOrOneKindOfAct() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        corrects("office", id, "类别", "value", "文化建设");
        corrects("office", id, "层次", "value", "CITY");
        String trail = "/suggestions/" + id + "/trail";

        assertThat(page("presidium", trail).select("tbody tr")).hasSize(5);
        Document corrections = page("office", trail + "?act=更正");
        assertThat(corrections.select("tbody tr")).hasSize(2);
        assertThat(corrections.select(".sheet").text()).contains("事项：更正", "共2条", "层次： 镇内办理 → 市级");
        assertThat(page("office", trail + "?act=没有").select("tbody tr")).isEmpty();
        assertThat(Guest.of(port, "d1").get(trail).status()).isEqualTo(403);
        assertThat(Guest.of(port, "handler-SLZ").get(trail).status()).isEqualTo(403);
        assertThat(Guest.of(port, "handler-HWS").get(trail).status()).isEqualTo(404);
        assertThat(Guest.of(port, "admin").get(trail).status())
                .as("no case of his")
                .isEqualTo(404);
    }
}
