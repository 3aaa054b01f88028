package org.jianyi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.jianyi.Cast;
import org.jianyi.Town;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.process.EngineClock;
import org.jianyi.process.FormMessages;
import org.jianyi.process.Stage;
import org.jianyi.reply.Replies;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What each person meets on the start page, the case page and the letter; and that nobody meets what is not his to see. */
@Town
class PagesTest {

    private static final List<String> INSIDERS =
            List.of("office", "handler-SLZ", "head-SLZ", "handler-NYZX", "leader", "presidium", "government");
    private static final List<String> STRANGERS = List.of("d3", "handler-HWS", "head-GDS", "admin");

    private static final Map<String, Visit> VISITS = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    Stage stage;

    @Autowired
    Suggestions suggestions;

    @Autowired
    Handlings handlings;

    @Autowired
    Replies replies;

    @Autowired
    KeepRecords keepRecords;

    @Autowired
    FormMessages messages;

    @Autowired
    CaseAccess access;

    @Autowired
    Sessions sessions;

    @Autowired
    EngineClock clock;

    @Autowired
    TaskService engineTasks;

    @BeforeEach
    void enter() {
        stage.today(LocalDate.of(2026, 4, 8));
        stage.cast();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    // ---- who may see a case

    @Test
    @Tag("R28")
    void aCaseIsSeenByThoseItConcernsAndMissingForEverybodyElse() {
        SuggestionId id = assigned();
        assertThat(INSIDERS)
                .allSatisfy(user ->
                        assertThat(as(user).get("/suggestions/" + id).status()).isEqualTo(200));
        assertThat(List.of("d1", "d2"))
                .allSatisfy(user ->
                        assertThat(as(user).get("/suggestions/" + id).status()).isEqualTo(200));
        assertThat(STRANGERS).allSatisfy(user -> {
            Answer answer = as(user).get("/suggestions/" + id);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).contains("没有这件建议，或者您无权查看").doesNotContain("清淤");
        });
    }

    @Test
    @Tag("R28")
    void aDraftIsItsSignersAndTheOfficesAffairAlone() {
        SuggestionId id = stage.submits(
                "d1",
                stage.suggestion("cosigners", List.of(stage.cast().deputy(2).id())));
        assertThat(whoSees(id)).containsExactly("office");
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));
        assertThat(whoSees(id)).as("submitted, not yet examined").containsExactly("office", "presidium");
        stage.does("office", id, "ExamineSuggestion", form("outcome", "REGISTER"));
        assertThat(whoSees(id)).containsExactly("office", "presidium", "government", "leader");

        SuggestionId dropped = stage.submits("d3", stage.suggestion());
        stage.starts("d3", "withdrawal", form("suggestion", dropped.value(), "reason", "写错了。"));
        stage.worksOff();
        assertThat(whoSees(dropped)).containsExactly("office");
    }

    private List<String> whoSees(SuggestionId id) {
        return List.of("office", "presidium", "government", "leader").stream()
                .filter(user -> as(user).get("/suggestions/" + id).status() == 200)
                .filter(user -> access.visibleTo(stage.actor(user)).stream().anyMatch(s -> s.id().equals(id)))
                .toList();
    }

    @Test
    @Tag("R28")
    void aConfidentialCaseIsSeenByOfficeUnitAndSignersAlone() {
        SuggestionId id = stage.submits(
                "d1", stage.suggestion("confidential", true, "confidentialReason", "涉及企业经营数据", "title", "关于保密的建议"));
        assign(id, stage.assignment());
        assertThat(List.of("office", "d1", "handler-SLZ", "head-SLZ"))
                .allSatisfy(user ->
                        assertThat(as(user).get("/suggestions/" + id).status()).isEqualTo(200));
        assertThat(List.of("leader", "presidium", "government", "handler-NYZX", "d2", "admin"))
                .allSatisfy(user ->
                        assertThat(as(user).get("/suggestions/" + id).status()).isEqualTo(404));
        assertThat(as("presidium").page("/").text()).doesNotContain("关于保密的建议");
        assertThat(as("office").page("/").text()).contains("关于保密的建议");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d1",
                "d2",
                "d3",
                "d14",
                "office",
                "presidium",
                "government",
                "leader",
                "admin",
                "handler-SLZ",
                "head-SLZ",
                "handler-NYZX",
                "handler-HWS"
            })
    @Tag("R28")
    void theListOfCasesFollowsTheSameRuleAsTheCaseItself(String user) {
        assigned();
        stage.submits("d3", stage.suggestion("confidential", true, "confidentialReason", "涉及个人隐私"));
        var actor = stage.actor(user);
        List<SuggestionId> oneByOne = suggestions.findAll().stream()
                .filter(s -> access.mayView(s, actor))
                .map(s -> s.id())
                .toList();
        assertThat(access.visibleTo(actor)).extracting(s -> s.id()).containsExactlyInAnyOrderElementsOf(oneByOne);
    }

    // ---- the case page

    @Test
    void theCaseSaysWhoHasItAndByWhenAndWhatOneMayDoNow() {
        SuggestionId id = assigned();
        Document unit = as("handler-SLZ").page("/suggestions/" + id);
        assertThat(unit.select(".now-line").text()).contains("已交镇水利站，等待其开始办理", "应在7月8日前答复", "还有91天");
        assertThat(unit.select(".now-line .light").text()).isEqualTo("正常");
        assertThat(unit.select(".now .acts a").eachText()).containsExactly("拟稿答复");
        assertThat(unit.select("[data-panel-of]").eachAttr("data-panel-of"))
                .containsExactly("contact", "waiver", "progress", "extension", "objection");
        assertThat(unit.select(".why").text()).contains("代表法第五十一条");
        assertThat(unit.select(".share").text()).contains("就是签收，以后不能再申请退办");

        Document deputy = as("d1").page("/suggestions/" + id);
        assertThat(deputy.select(".now .acts").text()).contains("撤回建议").doesNotContain("拟稿");
        assertThat(deputy.select("[data-panel-of]").eachAttr("data-panel-of")).containsExactly("waiver");
        assertThat(as("d2").page("/suggestions/" + id).select("[data-panel-of]").eachAttr("data-panel-of"))
                .containsExactly("comment");

        Document office = as("office").page("/suggestions/" + id);
        assertThat(office.select(".now .acts > a").eachText()).containsExactly("代录单位办理");
        assertThat(as("office")
                        .page("/suggestions/" + id + "/record?handling=" + id + "-1&unit=")
                        .select("main li a")
                        .eachText())
                .contains("拟稿答复");
        assertThat(office.select("[data-panel-of=unit], [data-panel-of=contact][data-proxy=true]"))
                .hasSize(2);
        assertThat(office.select("[data-panel-of=opinion-cancellation]").text()).isEqualTo("取消会办");
        assertThat(office.select("template[id=panel-opinion-cancellation]")).hasSize(1);
        Document presidium = as("presidium").page("/suggestions/" + id);
        assertThat(presidium.select(".acts")).isEmpty();
        assertThat(presidium.select("[data-panel-of]").eachAttr("data-panel-of"))
                .as("it supervises and does nothing else")
                .containsExactly("key", "visit", "urge", "order");
    }

    @Test
    @Tag("R11")
    void whoTakesOverAfterAnObjectionIsOfferedWithTheAssistingUnitsAndWhoIsLeftOutIsNamed() throws IOException {
        SuggestionId id = assigned();
        assertThat(objects(id).status()).isEqualTo(200);
        String task = stage.task("office", id, "DecideObjection");
        JsonNode options = new ObjectMapper()
                .readTree(as("office").get("/api/tasks/" + task).body())
                .get("options");
        assertThat(options.get("assisting").asText()).isEqualTo("镇农业农村服务中心");
        assertThat(options.get("takeover").findValuesAsText("unit")).containsExactly("CJB", "NYZX");
        assertThat(options.get("takeover").findValuesAsText("role")).containsExactly("LEAD", "ASSISTING");

        stage.does(
                "office",
                id,
                "DecideObjection",
                form("upheld", true, "reason", "情况属实。", "units", List.of(stage.share("CJB", "SOLE"))));

        assertThat(as("office").page("/suggestions/" + id).select(".story").text())
                .contains("改由镇村镇建设办公室办理，镇农业农村服务中心不再会办：情况属实。");
    }

    @Test
    @Tag("R11")
    void whatAUnitHasNotBegunTheOfficeGivesToAnotherWithTheSameAssistingUnits() {
        SuggestionId id = assigned();
        assertThat(as("office")
                        .page("/suggestions/" + id)
                        .select("[data-panel-of=reassignment]")
                        .text())
                .isEqualTo("改由其他单位承办");

        assertThat(reassigns(id, "CJB").status()).isEqualTo(200);

        Document page = as("office").page("/suggestions/" + id);
        assertThat(page.select(".now-line").text()).contains("已交镇村镇建设办公室，等待其开始办理", "应在7月8日前答复");
        assertThat(page.select(".story").text()).contains("改由镇村镇建设办公室办理，镇农业农村服务中心会办：交办有误。");
        assertThat(stage.steps(id)).containsExactly("DraftReply", "GiveAssistingOpinion");
        assertThat(tasks("handler-SLZ", id)).noneMatch(task -> task.contains(number(id)));
        assertThat(tasks("handler-CJB", id)).anyMatch(task -> task.contains(number(id)));
    }

    @Test
    @Tag("R11")
    void whatAUnitHasBegunIsNotTakenFromIt() {
        SuggestionId id = assigned();
        contact(id);

        assertThat(as("office").page("/suggestions/" + id).select("[data-panel-of=reassignment]"))
                .isEmpty();
        assertThat(reassigns(id, "CJB").body()).contains("不能改由其他单位承办");
        assertThat(reassigns(id, "CJB").status()).isEqualTo(409);
    }

    @Test
    void aTaskThatAColleagueHasClaimedIsStillSeenUnderHisName() {
        SuggestionId id = assigned();
        String task = stage.task("handler-SLZ", id, "DraftReply");
        engineTasks.setAssignee(task, "office2");

        assertThat(tasks("handler-SLZ", id)).anyMatch(line -> line.contains(number(id)) && line.contains("人大办二已领取"));
        assertThat(as("handler-SLZ")
                        .page("/suggestions/" + id)
                        .select(".now .acts a")
                        .eachText())
                .containsExactly("接手拟稿答复（人大办二已领取）");
        assertThat(as("handler-SLZ").page("/tasks/" + task).select(".notice").text())
                .contains("人大办二已领取这项任务", "接手");
        assertThat(as("presidium").page("/tasks/" + task).select(".notice")).isEmpty();
        assertThat(as("presidium").post("/tasks/" + task + "/claim", "{}").status())
                .isEqualTo(403);
        assertThat(as("handler-SLZ").post("/tasks/" + task + "/claim", "{}").status())
                .isEqualTo(302);
        assertThat(as("handler-SLZ").page("/tasks/" + task).select(".notice")).isEmpty();
        contact(id);
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "同意。"));
        assertThat(as("handler-SLZ")
                        .post("/api/tasks/" + task, stage.json(stage.reply()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Tag("R28")
    void anAssistingOpinionAndADraftAreNotForTheDeputysEyes() {
        SuggestionId id = assigned();
        contact(id);
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "我中心配合丈量渠道。"));
        stage.does("handler-SLZ", id, "DraftReply", stage.reply("opening", "只在单位内部流转的话。"));
        assertThat(as("handler-SLZ").get("/suggestions/" + id).body()).contains("我中心配合丈量渠道。", "第1稿");
        String deputy = as("d1").get("/suggestions/" + id).body();
        assertThat(deputy).contains("会办意见").doesNotContain("我中心配合丈量渠道。", "第1稿", "只在单位内部流转的话。", "拟稿答复");
    }

    @Test
    void onceTheLeadHasDraftedNoOpinionIsAskedForAnyMore() {
        SuggestionId id = assigned();
        contact(id);
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "同意。"));
        assertThat(as("handler-SLZ").page("/suggestions/" + id).select("[data-panel-of=return]"))
                .hasSize(1);

        stage.does("handler-SLZ", id, "DraftReply", stage.reply());

        assertThat(as("handler-SLZ").page("/suggestions/" + id).select("[data-panel-of=return]"))
                .isEmpty();
        assertThat(as("office").page("/suggestions/" + id).select("[data-panel-of=unit]"))
                .isEmpty();
    }

    @Test
    @Tag("R28")
    void aPrivateNoteOfTheRatingIsForOfficeAndPresidiumAlone() {
        SuggestionId id = replied();
        stage.does("d1", id, "RateHandling", stage.rating("SATISFIED", "SATISFIED", "pressed", "有人打电话要我评满意"));
        assertThat(List.of("office", "presidium"))
                .allSatisfy(user ->
                        assertThat(as(user).get("/suggestions/" + id).body()).contains("有人打电话要我评满意"));
        assertThat(List.of("d1", "d2", "handler-SLZ", "head-SLZ", "leader", "government"))
                .allSatisfy(user ->
                        assertThat(as(user).get("/suggestions/" + id).body()).doesNotContain("有人打电话要我评满意"));
    }

    @Test
    void eachAnswerStandsBesideItsProposal() {
        SuggestionId id = replied();
        Document page = as("d1").page("/suggestions/" + id);
        assertThat(page.select(".points > li").eachText())
                .containsExactly("1 冬修期间清淤支渠。 支渠已于冬修期间清淤。", "2 明确管护人员。 已聘请两名管护员。");
        assertThat(page.select(".points-head").text()).contains("镇水利站的答复", "A类");
        assertThat(page.select(".now-line").text()).contains("镇水利站已答复，等待代表1代表评价", "请在");
        assertThat(page.select(".now .acts a").eachText()).containsExactly("评价");
        assertThat(page.select(".way .now").text()).isEqualTo("代表评价");
    }

    @Test
    void aDissatisfiedDeputyLeavesItToTheOfficeAndAClosedCaseSaysWhatHeThought() {
        SuggestionId id = replied();
        stage.does("d1", id, "RateHandling", stage.rating("SATISFIED", "DISSATISFIED", "reasons", "渠还是堵的"));
        Document office = as("office").page("/suggestions/" + id);
        assertThat(office.select(".now-line").text()).endsWith("代表对镇水利站的办理不满意，镇人大办应在4月17日前决定如何处理，还有9天。");
        assertThat(office.select(".now .acts > a").eachText()).containsExactly("不满意处理");

        stage.does("office", id, "DecideRehandling", form("decision", "EXPLAIN", "text", "已当面解释。"));
        assertThat(as("d1").page("/suggestions/" + id).select(".now-line").text())
                .contains("等待代表1代表评价");
        stage.does("d1", id, "RateHandling", stage.rating("SATISFIED", "BASICALLY_SATISFIED"));
        assertThat(as("d1").page("/suggestions/" + id).select(".now-line").text())
                .isEqualTo("已于4月8日办结，代表评价：态度满意、结果基本满意。");
    }

    @Test
    void eachStepOfTheOfficesHasItsDate() {
        SuggestionId id = assigned();
        assertThat(objects(id).status()).isEqualTo(200);
        assertThat(tasks("office", id)).anyMatch(is(id, "退办审核", "4月13日", "还有5天"));
        assertThat(as("office").page("/suggestions/" + id).select(".now-line").text())
                .contains("镇水利站申请退办，镇人大办应在4月13日前审核，还有5天");
        stage.today(LocalDate.of(2026, 4, 14));
        assertThat(tasks("office", id)).anyMatch(is(id, "退办审核", "逾期"));
        assertThat(as("office")
                        .page("/suggestions/" + id)
                        .select(".now-line .light")
                        .text())
                .isEqualTo("逾期");

        stage.today(LocalDate.of(2026, 4, 8));
        SuggestionId up = stage.submits("d3", stage.suggestion());
        stage.does(
                "office",
                up,
                "ExamineSuggestion",
                form("outcome", "REFER_UP", "referredTo", "SJ-JT", "reason", "属市级。"));
        assertThat(as("office")
                        .page("/suggestions/" + up)
                        .select(".now .acts a")
                        .eachText())
                .containsExactly("登记上级答复");
        assertThat(as("office").page("/suggestions/" + up).select(".now-line").text())
                .contains("应在7月8日前告知");

        SuggestionId dissatisfied = replied();
        stage.does("d1", dissatisfied, "RateHandling", stage.rating("SATISFIED", "DISSATISFIED", "reasons", "渠还是堵的"));
        assertThat(tasks("office", dissatisfied)).anyMatch(is(dissatisfied, "不满意处理", "4月17日", "还有9天"));

        SuggestionId dispatched = stage.submits("d3", stage.suggestion());
        assign(dispatched, stage.assignment("jointMeeting", false));
        assertThat(tasks("government", dispatched)).anyMatch(is(dispatched, "政府交办", "4月13日"));
    }

    @Test
    void beforeTheGovernmentOfficePassesItOnNoUnitIsPressedOrMayAskForMoreTime() {
        SuggestionId id = stage.submits("d3", stage.suggestion());
        assign(id, stage.assignment("jointMeeting", false));

        Document waiting = as("office").page("/suggestions/" + id);
        assertThat(waiting.select(".share-status").text()).isEqualTo("待政府交办");
        assertThat(waiting.select("[data-panel-of=urge], [data-panel-of=extension]"))
                .isEmpty();

        stage.does("government", id, "DispatchAssignment", form());
        Document passedOn = as("office").page("/suggestions/" + id);
        assertThat(passedOn.select(".share-status").text()).isEqualTo("待签收");
        assertThat(passedOn.select("[data-panel-of=urge], [data-panel-of=extension]"))
                .hasSize(2);
    }

    @Test
    void anAssistingOpinionThatIsLateShowsInTheListAndTheCase() {
        SuggestionId id = assigned();
        stage.today(LocalDate.of(2026, 5, 11));

        Document page = as("office").page("/suggestions/" + id);
        assertThat(page.select(".now-line").text()).contains("镇农业农村服务中心的会办意见应在5月8日前提出，已逾期3天");
        assertThat(page.select(".now-line .light").text()).isEqualTo("逾期");
        assertThat(as("office")
                        .page("/")
                        .select("tr[data-light=red] a[href$=" + id + "]")
                        .size())
                .isEqualTo(1);
    }

    @Test
    @Tag("R2")
    void whoHasNotYetSaidWhetherHeCosignsFindsItAmongHisTasksAlone() {
        SuggestionId id = stage.submits(
                "d4",
                stage.suggestion(
                        "title",
                        "关于请人附议的建议",
                        "cosigners",
                        List.of(stage.cast().deputy(7).id())));
        assertThat(as("d7").page("/").select("[data-list]").text()).doesNotContain("关于请人附议的建议");
        assertThat(as("d7").page("/").select(".tasks").text()).contains("确认附议 关于请人附议的建议");

        stage.does("d7", id, "ConfirmCosigning", form("agreed", true));
        assertThat(as("d7").page("/").select("[data-list]").text()).contains("我附议的建议", "关于请人附议的建议");
    }

    @Test
    void aUnitReadsWhatPartIsItsOwn() {
        SuggestionId id = assigned();
        assertThat(row("handler-NYZX", id).select(".units").text()).isEqualTo("镇水利站 本单位会办");
        assertThat(row("handler-SLZ", id).select(".units").text()).isEqualTo("镇水利站 本单位主办");
        assertThat(row("office", id).select(".units").text()).isEqualTo("镇水利站");
    }

    private Elements row(String user, SuggestionId id) {
        return as(user).page("/").select("[data-list] tr:has(a[href$=" + id + "])");
    }

    @Test
    void whatPeopleTypeIsNeverReadAsHtml() {
        String evil = "</script><script>document.title='坏'</script><b onclick=x>";
        SuggestionId id = stage.submits(
                "d1", stage.suggestion("title", "关于" + evil + "的建议", "facts", evil, "proposals", List.of(evil, "二")));
        for (String user : List.of("d1", "office")) {
            Document page = as(user).page("/suggestions/" + id);
            assertThat(page.select("main b[onclick]")).isEmpty();
            assertThat(page.select("script:not([type])"))
                    .noneMatch(script -> script.data().contains("document.title"));
            assertThat(page.select("h1").text()).contains("<script>");
            assertThat(as(user).page("/").select("b[onclick]")).isEmpty();
        }
    }

    @Test
    @Tag("R20")
    void whatWasEnteredFromPaperIsMarked() {
        SuggestionId id = stage.submits(
                "office",
                stage.suggestion(
                        "deputyId", stage.cast().deputy(13).id(), "scan", stage.scan("office"), "day", "2026-04-06"));
        Document page = as("office").page("/suggestions/" + id);
        assertThat(page.select(".byline .mark").text()).isEqualTo("代录");
        assertThat(page.select(".story li").text()).contains("4月6日 提出 代录", "代表13代表（人大办一录入）", "4月8日录入");
        assertThat(page.select(".papers a").eachText()).containsExactly("签名扫描件.pdf");
    }

    @Test
    void theLetterOfTheUpperBodyLiesWithTheCase() {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        stage.does(
                "office",
                id,
                "ExamineSuggestion",
                form("outcome", "REFER_UP", "referredTo", "SJ-JT", "reason", "属市级事权。"));
        stage.does(
                "office",
                id,
                "CloseReferral",
                form(
                        "body", "市交通运输局",
                        "answer", "已列入计划。",
                        "answeredOn", "2026-04-08",
                        "toldOn", "2026-04-08",
                        "toldHow", "电话",
                        "attachments", List.of(stage.scan("office"))));
        assertThat(as("d1").page("/suggestions/" + id).select(".papers a").eachText())
                .containsExactly("签名扫描件.pdf");
    }

    @Test
    void aSecondRoundIsOverdueByItsOwnDateAndNotByTheFirst() {
        SuggestionId id = replied();
        assertThat(as("d1").page("/suggestions/" + id).select("dt").eachText())
                .contains("答复期限")
                .doesNotContain("首次答复期限");
        stage.does("d1", id, "RateHandling", stage.rating("SATISFIED", "DISSATISFIED", "reasons", "只清了一半。"));
        stage.does("office", id, "DecideRehandling", form("decision", "HANDLE_AGAIN", "text", "请继续办理。"));
        assertThat(as("d1").page("/suggestions/" + id).select(".now-line").text())
                .contains("第2次办理", "应在5月8日前答复", "正常");
        assertThat(as("d1").page("/suggestions/" + id).select("dt").eachText()).contains("首次答复期限");

        stage.today(LocalDate.of(2026, 5, 11));
        Document page = as("d1").page("/suggestions/" + id);
        assertThat(page.select(".now-line").text()).contains("第2次办理", "已逾期3天");
        assertThat(page.select(".now-line .light").text()).isEqualTo("逾期");
    }

    @Test
    @Tag("R24")
    void whoIsAskedOnceMoreIsToldOfTheNewWindow() {
        SuggestionId id = replied();
        stage.does("d1", id, "RateHandling", stage.rating("SATISFIED", "DISSATISFIED", "reasons", "只清了一半。"));
        stage.today(LocalDate.of(2026, 4, 30));
        stage.does("office", id, "DecideRehandling", form("decision", "EXPLAIN", "text", "余下的明年做。"));

        assertThat(as("d1").page("/suggestions/" + id).select(".now-line").text())
                .contains("请在5月25日前反馈")
                .doesNotContain("到期");
        assertThat(as("office").page("/suggestions/" + id).select(".now-line").text())
                .contains("请在5月25日前反馈");
    }

    // ---- the letter

    @Test
    void theLetterIsThereForTheDeputyOnlyOnceItIsDelivered() {
        SuggestionId id = assigned();
        Handling share = share(id);
        String page = "/handlings/" + share.id() + "/letter";
        assertThat(as("d1").get(page).status()).isEqualTo(404);
        assertThat(as("handler-SLZ").get(page).status()).isEqualTo(404);

        contact(id);
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "同意。"));
        stage.does("handler-SLZ", id, "DraftReply", stage.reply());
        assertThat(as("head-SLZ").page(page).select(".letter").attr("data-state"))
                .isEqualTo("送审稿");
        assertThat(as("d1").get(page).status()).isEqualTo(404);
        assertThat(as("d1").get("/api" + page).status()).isEqualTo(404);

        signAndDeliver(id);
        for (String user : List.of("d1", "d2", "office", "handler-SLZ", "leader")) {
            assertThat(as(user).page(page).select(".letter").attr("data-state")).isEmpty();
            assertThat(as(user).get("/api" + page).status()).isEqualTo(200);
        }
        for (String user : STRANGERS) {
            assertThat(as(user).get(page).status()).isEqualTo(404);
            assertThat(as(user).get("/api" + page).status()).isEqualTo(404);
        }
    }

    @Test
    void theLetterHasWhatAnOfficialLetterHas() {
        SuggestionId id = replied();
        String number = suggestions.get(id).number().fullLabel();
        Document page = as("d1").page("/handlings/" + share(id).id() + "/letter");
        String letter = page.select(".letter").text();
        assertThat(page.select(".letter-top").text()).isEqualTo("类别：A 公开属性：主动公开");
        assertThat(page.select(".letter-issuer").text()).isEqualTo("枫塘镇水利站");
        assertThat(page.select(".letter-line").text()).contains("枫水函〔2026〕", "签发人：负责人SLZ");
        assertThat(page.select(".letter h1").text()).isEqualTo("关于" + number + "建议的答复");
        assertThat(page.select(".letter .to").text()).isEqualTo("代表1、代表2代表：");
        assertThat(letter)
                .contains(
                        "你们提出的《关于清淤村前灌溉支渠的建议》（闭会期间第",
                        "经研究，并商镇农业农村服务中心，现答复如下：",
                        "一、关于“冬修期间清淤支渠”的建议 支渠已于冬修期间清淤。 二、关于“明确管护人员”的建议 已聘请两名管护员。",
                        "感谢你们对枫塘镇工作的关心和支持。",
                        "附：办理情况征询意见表 枫塘镇水利站 2026年4月8日",
                        "联系人：经办人　　联系电话：0714-0000000")
                .endsWith("抄送：枫塘镇人大主席团，枫塘镇人民政府办公室，镇农业农村服务中心。");
    }

    @Test
    void aTownOfficesLetterGoesOutInTheNameOfTheTown() {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        assign(id, stage.assignment("units", List.of(stage.share("CJB", "SOLE")), "leader", "leader"));
        keepRecords.contact(
                share(id).id(),
                messages.read(stage.json(stage.contact()), RecordContact.class),
                stage.actor("handler-CJB"));
        stage.does(
                "handler-CJB",
                id,
                "DraftReply",
                stage.reply(
                        "replyClass",
                        "B",
                        "promises",
                        List.of(Map.of("matter", "清淤支渠。", "due", "2026-11-30")),
                        "letterNumber",
                        "枫政函〔2026〕" + (300 + Integer.parseInt(id.value().substring(6))) + "号"));
        Document page = as("leader").page("/handlings/" + share(id).id() + "/letter");
        assertThat(page.select(".letter-issuer").text()).isEqualTo("枫塘镇人民政府");
        assertThat(page.select(".letter .to").text()).isEqualTo("代表1代表：");
        assertThat(page.select(".letter").text()).contains("我们承诺：清淤支渠（2026年11月30日前）。", "您提出的");
    }

    @Test
    void whatIsBeingTypedIsShownAsTheLetterItWouldBecome() {
        SuggestionId id = assigned();
        String path = "/api/handlings/" + share(id).id() + "/letter";
        Map<String, Object> half = form(
                "answers",
                List.of(Map.of("proposal", 1, "text", "正在写<b>第一条</b>\n第二段")),
                "promises",
                List.of(Map.of("matter", "", "due", "")));
        Answer answer = as("handler-SLZ").post(path, stage.json(half));
        assertThat(answer.status()).isEqualTo(200);
        Document sheet = Jsoup.parse(answer.body());
        assertThat(sheet.select(".letter").attr("data-state")).isEqualTo("草稿");
        assertThat(sheet.select(".letter").text()).contains("正在写<b>第一条</b> 第二段", "（尚未答复）");
        assertThat(sheet.select("header, nav")).isEmpty();

        assertThat(as("handler-SLZ").post(path, "{}").status()).isEqualTo(200);
        assertThat(as("handler-SLZ").post(path, "[1]").status()).isEqualTo(200);
        assertThat(as("handler-SLZ").post(path, "{").status()).isEqualTo(400);
        assertThat(as("d1").post(path, "{}").status()).isEqualTo(403);
        assertThat(as("d3").post(path, "{}").status()).isEqualTo(404);
        assertThat(as("handler-HWS").post(path, "{}").status()).isEqualTo(404);
    }

    // ---- the start page

    @Test
    void everybodyFindsOnTheStartPageWhatWaitsForHim() {
        SuggestionId id = assigned();
        String number = suggestions.get(id).numberLabel();
        assertThat(tasks("handler-SLZ", id)).anyMatch(line -> line.contains("拟稿答复") && line.contains(number));
        assertThat(tasks("handler-NYZX", id)).anyMatch(line -> line.contains("会办意见") && line.contains(number));
        assertThat(tasks("office", id)).noneMatch(line -> line.contains(number));
        assertThat(tasks("d1", id)).noneMatch(line -> line.contains(number));

        assertThat(cases("d1", "我的建议", number)).isTrue();
        assertThat(cases("d2", "我附议的建议", number)).isTrue();
        assertThat(cases("handler-SLZ", "本单位办理中的建议", number)).isTrue();
        assertThat(cases("handler-NYZX", "本单位办理中的建议", number)).isTrue();
        assertThat(cases("office", "办理中的建议", number)).isTrue();
        assertThat(cases("leader", "其他办理中的建议", number)).isTrue();
        SuggestionId charge = stage.submits("d1", stage.suggestion());
        assign(charge, stage.assignment("leader", "leader"));
        assertThat(cases("leader", "我分管的建议", suggestions.get(charge).numberLabel()))
                .isTrue();
        assertThat(as("d3").get("/").body()).doesNotContain("/suggestions/" + id);
        assertThat(as("handler-HWS").get("/").body()).doesNotContain("/suggestions/" + id);
    }

    @Test
    void whatIsReturnedOrNotYetAssignedIsCountedAmongTheOpenOnes() {
        SuggestionId returned = stage.submits("d1", stage.suggestion("title", "关于退回的建议"));
        stage.does("office", returned, "ExamineSuggestion", form("outcome", "RETURN", "reason", "请写明长度。"));
        SuggestionId unassigned = stage.submits("d1", stage.suggestion("title", "关于还没有交办的建议"));
        stage.does("office", unassigned, "ExamineSuggestion", form("outcome", "REGISTER"));

        Element open = as("office").page("/").select("[data-list]").first();
        assertThat(open.select("h2").text()).startsWith("办理中的建议");
        assertThat(open.select("tbody a").eachAttr("href"))
                .contains("/suggestions/" + returned, "/suggestions/" + unassigned)
                .hasSize(Integer.parseInt(open.select("[data-count]").text()));
    }

    @Test
    void aCaseOfAnEarlierSessionStaysWithTheUnitThatHasIt() {
        assigned();
        LocalDate then = LocalDate.of(2023, 4, 10);
        Session earlier = sessions.save(
                new Session(stage.cast().session().congress(), 4, "镇十三届人大四次会议", then, then, then.atTime(16, 0)));
        SuggestionId id = stage.submits("d1", stage.suggestion("sessionId", earlier.id()));
        assign(id, stage.assignment());
        String number = suggestions.get(id).numberLabel();

        assertThat(cases("handler-SLZ", "本单位办理中的建议", "四次会议" + number))
                .as("since every session counts from 1")
                .isTrue();
        Document page = as("handler-SLZ").page("/suggestions/" + id);
        assertThat(page.text()).contains("镇十三届人大四次会议");
        assertThat(page.select(".now .acts a").eachText()).containsExactly("拟稿答复");
    }

    @Test
    void aSuggestionHalfWrittenIsFoundOnTheStartPageByItsWriterAlone() {
        String draft = "/api/starts/suggestion-handling/draft";
        as("d5").put(draft, stage.json(form("form", form("title", "关于安装路灯的建议"))));
        Element kept = as("d5").page("/").select(".kept").first();
        assertThat(kept.text()).contains("您有一件没写完的建议《关于安装路灯的建议》", "4月8日", "接着写", "删除草稿");
        assertThat(kept.select("a").attr("href")).isEqualTo("/start/suggestion-handling");
        assertThat(kept.select("[data-forget]").attr("data-forget")).isEqualTo(draft);
        assertThat(as("d6").page("/").text()).doesNotContain("安装路灯");

        as("d5").put(draft, stage.json(form("form", Map.of("title", ""))));
        assertThat(as("d5").page("/").select(".kept p").first().text()).startsWith("您有一件没写完的建议 4月8日");
    }

    @Test
    void toGoOnWithoutTheCosignersIsNotPressedUntilTheyHadThreeDays() {
        SuggestionId id = stage.submits(
                "d1",
                stage.suggestion("cosigners", List.of(stage.cast().deputy(2).id())));
        String task = "/tasks/" + stage.task("d1", id, "FinishCosigning");
        assertThat(as("d1").page("/").select(".later a").eachAttr("href")).contains(task);
        assertThat(as("d1").page("/suggestions/" + id)
                        .select(".acts a[href=" + task + "]")
                        .hasClass("btn-main"))
                .isFalse();

        stage.today(LocalDate.of(2026, 4, 11));
        assertThat(as("d1").page("/").select(".tasks:not(.later) a").eachAttr("href"))
                .contains(task);
        assertThat(as("d1").page("/suggestions/" + id)
                        .select(".acts a[href=" + task + "]")
                        .hasClass("btn-main"))
                .isTrue();
    }

    @Test
    void theAdministratorIsToldWhatHeCanDo() {
        assertThat(as("admin").page("/").select(".places a").eachAttr("href"))
                .containsExactly("/camunda/app/admin/", "/outbox", "/camunda/app/cockpit/");
        assertThat(as("office").page("/").select(".places")).isEmpty();
    }

    // ---- after a step

    @Test
    void whoHasSubmittedIsToldWhoIsAskedToCosign() {
        SuggestionId id = stage.submits(
                "d1",
                stage.suggestion("cosigners", List.of(stage.cast().deputy(2).id())));
        Document page = as("d1").page("/suggestions/" + id + "/done?step=suggestion-handling");
        assertThat(page.select("h1").text()).isEqualTo("建议已提出");
        assertThat(page.select("main").text()).contains("已请代表2确认附议。", "确认后由镇人大办审查");
        assertThat(as("d3").get("/suggestions/" + id + "/done").status()).isEqualTo(404);
    }

    @Test
    void whoHasEnteredAPaperGoesOnToExamineIt() {
        SuggestionId id = stage.submits(
                "office",
                stage.suggestion(
                        "deputyId", stage.cast().deputy(13).id(), "scan", stage.scan("office"), "day", "2026-04-06"));
        Document page = as("office").page("/suggestions/" + id + "/done?step=suggestion-handling");
        assertThat(page.select(".notice").text()).contains("这一件接着还要您办", "审查登记");
        assertThat(page.select(".btn-main").attr("href"))
                .isEqualTo("/tasks/" + stage.task("office", id, "ExamineSuggestion"));
    }

    @Test
    void whoHasRegisteredIsToldTheNumberAndWhatToExamineNext() {
        stage.submits("d1", stage.suggestion());
        SuggestionId id = stage.submits("d1", stage.suggestion());
        assign(id, stage.assignment());
        Document page = as("office").page("/suggestions/" + id + "/done?step=examine-suggestion");
        assertThat(page.select("h1").text())
                .isEqualTo("已登记，编号为" + suggestions.get(id).numberLabel());
        assertThat(page.select("main").text()).contains("已交镇水利站，等待其开始办理");
        assertThat(page.select(".notice").text()).startsWith("下一件：审查登记");
    }

    @Test
    void aTaskThatIsDoneLeadsToItsCase() {
        SuggestionId id = assigned();
        contact(id);
        String task = stage.task("handler-NYZX", id, "GiveAssistingOpinion");
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "同意。"));
        Answer answer = as("handler-NYZX").get("/tasks/" + task);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).endsWith("/suggestions/" + id);
        assertThat(as("handler-NYZX")
                        .page("/suggestions/" + id)
                        .select("main > .notice")
                        .text())
                .contains("已经办完");
        as("d3").get("/tasks/" + task);
        assertThat(as("d3").get("/suggestions/" + id).status()).isEqualTo(404);
    }

    @Test
    void unitsThatAreEquallyFarAreNamedTogether() {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        assign(
                id,
                stage.assignment(
                        "units", List.of(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2))));
        assertThat(as("d1").page("/suggestions/" + id).select(".now-line").text())
                .contains("已交镇水利站、镇农业农村服务中心，等待这些单位开始办理，应在7月8日前答复");
    }

    @Test
    void theHeadOffersOnlyWhereOneMayGo() {
        assertThat(as("d1").page("/").select("nav a").eachText()).containsExactly("首页", "任务中心", "期限计算");
        assertThat(as("office").page("/").select("nav a").eachText())
                .containsExactly("首页", "任务中心", "台账", "会议录入", "集中审查", "交办会", "督办看板", "督办", "监督平台", "名册", "办理日志", "期限计算");
        assertThat(as("admin").page("/").select("nav a").eachText())
                .containsExactly("首页", "任务中心", "督办看板", "监督平台", "名册", "办理日志", "期限计算", "放假安排", "办理规则", "备份", "系统管理");
        assertThat(as("head-SLZ").page("/").select(".me").text()).contains("负责人SLZ", "镇水利站负责人", "退出");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/suggestions/J2026-9999",
                "/suggestions/x",
                "/handlings/J2026-9999-1/letter",
                "/handlings/x/letter",
                "/tasks/none",
                "/start/none",
                "/nowhere"
            })
    void whatIsNotThereIsToldInChinese(String path) {
        Answer answer = as("office").get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.body()).select("main h1").text()).isEqualTo("没有找到");
        assertThat(answer.body()).doesNotContain("Exception", "org.jianyi", "Whitelabel");
    }

    // ---- cases

    /** A joint suggestion of d1 and d2, led by 镇水利站 with 镇农业农村服务中心. */
    private SuggestionId assigned() {
        SuggestionId id = stage.submits(
                "d1",
                stage.suggestion("cosigners", List.of(stage.cast().deputy(2).id())));
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));
        assign(id, stage.assignment("units", List.of(stage.share("SLZ", "LEAD"), stage.share("NYZX", "ASSISTING"))));
        return id;
    }

    private void assign(SuggestionId id, Map<String, Object> assignment) {
        stage.does("office", id, "ExamineSuggestion", form("outcome", "REGISTER", "assignment", assignment));
    }

    private SuggestionId replied() {
        SuggestionId id = assigned();
        contact(id);
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "同意。"));
        stage.does("handler-SLZ", id, "DraftReply", stage.reply());
        signAndDeliver(id);
        return id;
    }

    private void contact(SuggestionId id) {
        keepRecords.contact(
                share(id).id(),
                messages.read(stage.json(stage.contact()), RecordContact.class),
                stage.actor("handler-SLZ"));
    }

    private void signAndDeliver(SuggestionId id) {
        stage.does(
                "head-SLZ",
                id,
                "SignOffReply",
                form("approved", true, "hash", replies.latest(share(id).id()).hash()));
        stage.does("handler-SLZ", id, "DeliverReply", form("way", "IN_PERSON", "receiver", "代表1"));
    }

    private Answer objects(SuggestionId id) {
        return as("handler-SLZ")
                .post(
                        "/api/handlings/" + share(id).id() + "/objection",
                        stage.json(form("reason", "不属本站职责。", "basis", "职能配置规定。", "proposedUnit", "CJB")));
    }

    private Answer reassigns(SuggestionId id, String unit) {
        return as("office")
                .post(
                        "/api/handlings/" + share(id).id() + "/reassignment",
                        stage.json(form("unit", unit, "reason", "交办有误。")));
    }

    private String number(SuggestionId id) {
        return suggestions.get(id).numberLabel();
    }

    private Handling share(SuggestionId id) {
        return handlings.findBySuggestionOrderById(id).get(0);
    }

    private List<String> tasks(String user, SuggestionId id) {
        return as(user).page("/").select(".tasks li").eachText();
    }

    /** A task of that case whose line says all that. */
    private Predicate<String> is(SuggestionId id, String... words) {
        return line -> line.contains(number(id)) && Stream.of(words).allMatch(line::contains);
    }

    private boolean cases(String user, String heading, String number) {
        return as(user).page("/").select("[data-list]").stream()
                .filter(list -> list.select("h2").text().startsWith(heading))
                .flatMap(list -> list.select("tbody .num").eachText().stream())
                .anyMatch(text -> text.endsWith(number));
    }

    // ---- over HTTP

    private Visit as(String user) {
        return VISITS.computeIfAbsent(user, key -> {
            Visit visit = new Visit(port);
            visit.login(user);
            return visit;
        });
    }

    private record Answer(int status, String body, String location) {}

    /** One person's browser without a screen. */
    private static class Visit {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        private final String home;

        Visit(int port) {
            this.home = "http://localhost:" + port;
        }

        void login(String user) {
            get("/login");
            String form = "username=" + user + "&password=" + URLEncoder.encode(Cast.PASSWORD, StandardCharsets.UTF_8);
            Answer answer = send("POST", "/login", form, "application/x-www-form-urlencoded");
            assertThat(answer.location()).as(user).doesNotContain("error");
            get("/");
        }

        Answer get(String path) {
            return send("GET", path, null, null);
        }

        Answer post(String path, String json) {
            return send("POST", path, json, "application/json");
        }

        Answer put(String path, String json) {
            return send("PUT", path, json, "application/json");
        }

        Document page(String path) {
            Answer answer = get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            return Jsoup.parse(answer.body());
        }

        private Answer send(String method, String path, String body, String type) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(home + path))
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .header("Accept", "text/html, application/json");
            if (type != null) {
                request.header("Content-Type", type);
            }
            cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("JIANYI-CSRF"))
                    .findAny()
                    .ifPresent(cookie -> request.header("X-JIANYI-CSRF", cookie.getValue()));
            try {
                HttpResponse<String> answer =
                        client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
                return new Answer(
                        answer.statusCode(),
                        answer.body(),
                        answer.headers().firstValue("Location").orElse(""));
            } catch (IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
