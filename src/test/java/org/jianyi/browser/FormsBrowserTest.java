package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.jianyi.Town;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.process.CaseFlow;
import org.jianyi.process.EngineClock;
import org.jianyi.process.FormMessages;
import org.jianyi.process.Stage;
import org.jianyi.reply.Replies;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The forms of deputies and office as people meet them: in Tasklist, and on our own page with a phone. */
@Town
class FormsBrowserTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String STRAINED = "（检查显示）";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    Suggestions suggestions;

    @Autowired
    Submissions submissions;

    @Autowired
    Handlings handlings;

    @Autowired
    Replies replies;

    @Autowired
    KeepRecords keepRecords;

    @Autowired
    CaseFlow flow;

    @Autowired
    FormMessages messages;

    @Autowired
    EngineClock clock;

    @BeforeEach
    void enter() {
        stage.today(LocalDate.of(2026, 4, 8));
        stage.cast();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aDeputyFilesASuggestionInTasklist() {
        Page page = tasklist("d5", "processStart=suggestion-handling");
        Locator start = page.locator(".modal-footer button.btn-primary:visible");
        assertThat(page.locator("#title")).isVisible();
        assertThat(page.locator("button.keep")).isVisible();

        start.click();
        assertThat(page.locator(".errors")).containsText("请填写标题");
        assertThat(page.locator(".errors")).containsText("请选择是否同意公开");
        assertThat(page.locator("#title")).isFocused();
        assertThat(page.locator("#title")).hasAttribute("aria-invalid", "true");

        page.fill("#title", "关于维修甲村塌方路段的建议");
        page.fill("#facts", "去年汛期塌方约三十米，至今只能单边通行。");
        page.fill("textarea[name='proposals[]'] >> nth=0", "今年汛期前修好塌方路段。");
        page.click(".add");
        page.fill("textarea[name='proposals[]'] >> nth=1", "设置警示牌。");
        page.selectOption("#category", "城乡建设");
        page.selectOption("#source", "VISIT");
        page.check("input[name=publicity][value=FULL_TEXT]");
        page.setInputFiles("#attachments", photograph());
        assertThat(page.locator("#attachments ~ .uploads")).containsText("已上传");
        choose(page, "#cosigners", "代表6");
        start.click();

        assertThat(page.locator(".modal-body")).isHidden();
        SuggestionId id = latest("关于维修甲村塌方路段的建议");
        assertThat(submissions.latest(id).proposals()).containsExactly("今年汛期前修好塌方路段。", "设置警示牌。");
        assertThat(stage.steps(id)).containsExactly("ConfirmCosigning", "FinishCosigning");
    }

    @Test
    void aFileThatIsTooLargeIsToldOfBeforeItIsSent(@TempDir Path folder) throws IOException {
        Page page = tasklist("d5", "processStart=suggestion-handling");
        List<String> sent = new ArrayList<>();
        page.onRequest(request -> sent.add(request.method() + " " + request.url()));

        Path file = Files.write(folder.resolve("20260408.pdf"), new byte[20 * 1024 * 1024 + 1]);
        page.locator("form.jianyi .actions").waitFor();
        page.setInputFiles("#attachments", file);

        assertThat(page.locator("#attachments ~ .uploads")).containsText("20260408.pdf");
        assertThat(page.locator("#attachments ~ .uploads")).containsText("超过20MB，请压缩或拆分");
        assertThat(sent).noneMatch(request -> request.startsWith("POST") && request.endsWith("/api/papers"));
    }

    @Test
    void aClerkFilesForADeputyFromPaper() {
        Page page = browser.page(Browser.DESK, "office", "/start/suggestion-handling");
        assertThat(page.locator("fieldset.proxy")).isVisible();
        choose(page, "#deputyId", "FT13-013");
        page.fill("#title", "关于增设公交站点的建议");
        page.fill("#facts", "柳林村到镇上没有公交站。");
        page.fill("textarea[name='proposals[]']", "在村口设一个站点。");
        page.selectOption("#category", "民生保障");
        page.selectOption("#source", "VISIT");
        page.check("input[name=publicity][value=TITLE_ONLY]");
        choose(page, "#cosigners", "代表7");
        assertThat(page.locator("input[name=signedOnPaper]")).isChecked();

        page.click("button.submit");
        assertThat(page.locator(".errors")).containsText("请上传签名纸质建议的扫描件");

        page.setInputFiles("#scan", photograph());
        assertThat(page.locator(".proxy .uploads")).containsText("已上传");
        page.click("button.submit");

        assertThat(page.locator("h1")).hasText("建议已提出");
        assertThat(page.locator(".notice")).containsText("这一件接着还要您办：审查登记");
        SuggestionId id = latest("关于增设公交站点的建议");
        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
        assertThat(suggestions.get(id).lead().name()).isEqualTo("代表13");
    }

    @Test
    void theOfficeRegistersAndAssignsInOneForm() {
        SuggestionId id = stage.submits("d2", stage.suggestion("title", "关于修复村前水渠闸门的建议"));
        Page page = inTasklist("office", id, "ExamineSuggestion");

        page.check("input[value=REGISTER]");
        assertThat(page.locator("select[data-part=lead]")).hasValue("SLZ");
        assertThat(page.locator("unit-shares .chips")).containsText("镇农业农村服务中心");
        assertThat(page.locator("[data-due=three]")).hasText("至2026年7月8日");
        page.fill("#assignment-day", "2026-04-07");
        page.dispatchEvent("#assignment-day", "change");
        assertThat(page.locator("[data-due=three]")).hasText("至2026年7月7日");
        page.fill("#assignment-day", "2026-04-08");
        page.check("[data-part=way][value=SEPARATE]");
        page.selectOption("[data-part=proposal-1]", "SLZ");
        complete(page);
        assertThat(page.locator(".errors")).containsText("还没有分配：第2条");
        page.selectOption("[data-part=proposal-2]", "NYZX");
        complete(page);

        assertThat(page.locator("form.jianyi")).hasCount(0);
        assertThat(stage.steps(id)).containsExactly("DraftReply", "DraftReply");
        assertThat(handlings.findBySuggestionOrderById(id))
                .extracting(h -> h.unit().code() + h.proposals())
                .containsExactlyInAnyOrder("SLZ[1]", "NYZX[2]");
    }

    @Test
    void theOfficeIsWarnedWhenTheLeadDeputyWorksInTheUnit() {
        identity.createMembership("d8", "unit-SLZ");
        try {
            SuggestionId id = stage.submits("d8", stage.suggestion("title", "关于加固堤坝的建议"));
            Page page = browser.page(Browser.DESK, "office", "/tasks/" + task(id, "ExamineSuggestion"));
            page.check("input[value=REGISTER]");
            assertThat(page.locator("[data-conflict]")).containsText("代表8是镇水利站的工作人员");
            page.check("[data-part=way][value=SOLE]");
            page.selectOption("[data-part=sole]", "NYZX");
            assertThat(page.locator("[data-conflict]")).isHidden();
        } finally {
            identity.deleteMembership("d8", "unit-SLZ");
        }
    }

    @Test
    void aRefusalStandsBesideItsFieldAndNothingIsLost() {
        SuggestionId id = stage.submits("d2", stage.suggestion("title", "关于清理河道垃圾的建议"));
        Page page = inTasklist("office", id, "ExamineSuggestion");
        page.check("input[value=RETURN]");
        page.fill("#reason", "请写明河段。");
        page.fill("#day", "2026-04-01");
        complete(page);

        assertThat(page.locator(".errors")).containsText("日期不能早于提出日");
        assertThat(page.locator("#reason")).hasValue("请写明河段。");
        assertThat(page.locator("[notifications-panel]")).not().containsText("日期不能早于");

        page.fill("#day", "2026-04-08");
        complete(page);
        assertThat(page.locator("form.jianyi")).hasCount(0);
        assertThat(stage.steps(id)).containsExactly("ReviseSuggestion");
    }

    @Test
    void noIsAnAnswerToo() {
        SuggestionId asked = stage.submits(
                "d3",
                stage.suggestion(
                        "title",
                        "关于硬化打谷场的建议",
                        "cosigners",
                        List.of(stage.cast().deputy(1).id())));
        Page page = browser.page(Browser.PHONE, "d1", "/tasks/" + task(asked, "ConfirmCosigning"));
        page.check("input[name=agreed][value=false]");
        page.click("button.submit");
        assertThat(page.getByText("已提交").first()).isVisible();
        stage.worksOff();
        assertThat(stage.steps(asked)).containsExactly("ExamineSuggestion");

        SuggestionId id = assigned("d1", "关于疏通排水沟的建议");
        var share = handlings.findBySuggestionOrderById(id).get(0);
        stage.as(
                "handler-SLZ",
                () -> flow.object(
                        share.id(),
                        messages.read(
                                stage.json(Map.of("reason", "不归我站管。", "basis", "三定方案。", "proposedUnit", "NYZX")),
                                org.jianyi.assignment.RaiseObjection.class),
                        stage.actor("handler-SLZ")));
        page = browser.page(Browser.DESK, "office", "/tasks/" + task(id, "DecideObjection"));
        page.check("input[name=upheld][value=false]");
        page.fill("#reason", "属你站职责。");
        page.click("button.submit");
        assertThat(page.getByText("已提交").first()).isVisible();
        assertThat(stage.steps(id)).containsExactly("DraftReply");
    }

    @Test
    void whatIsTooLongIsSaidAndNothingIsCutOff() {
        Page page = browser.page(Browser.DESK, "d9", "/start/suggestion-handling");
        assertThat(page.locator("#title")).isVisible();
        page.evaluate("""
                () => { const field = document.querySelector('#facts');
                        field.focus();
                        document.execCommand('insertText', false, '汛'.repeat(20001)) }""");
        page.click("button.submit");
        assertThat(page.locator(".errors")).containsText("不能超过20000字，现在有20001字");
        assertThat(page.locator("#facts")).hasValue("汛".repeat(20001));
    }

    @Test
    void whatWasSaidBesideAFieldIsTakenBackWhenItIsFilled() {
        Page page = browser.page(Browser.PHONE, "d9", "/start/suggestion-handling");
        page.click("button.submit");
        assertThat(page.locator(".errors")).containsText("请填写标题");
        page.fill("#title", "关于补栽行道树的建议");
        assertThat(page.locator(".errors")).not().containsText("请填写标题");
        assertThat(page.locator(".field:has(#title) .error")).hasCount(0);
        assertThat(page.locator("#title")).not().hasAttribute("aria-invalid", "true");
    }

    @Test
    void whoseSessionIsOverIsToldToLogInAndNothingIsLost() {
        Page page = browser.page(Browser.PHONE, "d9", "/start/suggestion-handling");
        page.fill("#title", "关于登录过期时写的建议");
        page.context().clearCookies();
        page.click("button.keep");
        assertThat(page.locator(".saved")).containsText("登录已过期，内容已暂存在这台设备上");
        assertThat(page.locator(".saved a")).hasText("重新登录（新窗口）");
        page.evaluate("() => localStorage.clear()");
    }

    @Test
    void theButtonStaysUnderThePointerWhenALongTextIsLeft() {
        SuggestionId id = stage.submits("d2", stage.suggestion("title", "关于清理鱼塘的建议"));
        Page page = browser.page(Browser.DESK, "office", "/tasks/" + task(id, "ExamineSuggestion"));
        page.check("input[value=RETURN]");
        page.locator("#reason").focus();
        page.keyboard().insertText("请写明位置。".repeat(120));
        Locator button = page.locator("button.submit");
        button.scrollIntoViewIfNeeded();
        var box = button.boundingBox();
        page.mouse().move(box.x + 10, box.y + 10);
        page.mouse().down();
        page.mouse().up();
        assertThat(page.getByText("已提交").first()).isVisible();
    }

    @Test
    void aRefusedDateOfTheAssignmentStandsAtTheAssignment() {
        SuggestionId id = stage.submits("d2", stage.suggestion("title", "关于维修电灌站的建议"));
        Page page = browser.page(Browser.DESK, "office", "/tasks/" + task(id, "ExamineSuggestion"));
        page.check("input[value=REGISTER]");
        page.fill("#assignment-day", "2026-04-07");
        page.click("button.submit");
        assertThat(page.locator(".field:has(#assignment-day) .error")).containsText("不能早于登记日（2026年4月8日）");
        assertThat(page.locator("#assignment-day")).isFocused();
    }

    @Test
    void aRefusalTakesThePersonToItsField() {
        SuggestionId id = stage.submits("d2", stage.suggestion("title", "关于补种行道树的建议"));
        Page page = browser.page(Browser.PHONE, "office", "/tasks/" + task(id, "ExamineSuggestion"));
        page.check("input[value=RETURN]");
        page.fill("#reason", "请写明路段。");
        page.fill("#day", "2026-04-01");
        page.click("button.submit");

        assertThat(page.locator(".field .error")).containsText("日期不能早于提出日");
        assertThat(page.locator("#day")).isFocused();
        assertThat(page.locator("#day")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#reason")).hasValue("请写明路段。");
    }

    @Test
    void whatIsKeptIsThereForAColleague() {
        SuggestionId id = stage.submits("d2", stage.suggestion("title", "关于更换老旧变压器的建议"));
        String task = task(id, "ExamineSuggestion");
        Page first = browser.page(Browser.DESK, "office", "/tasks/" + task);
        first.check("input[value=NOT_TAKEN_UP]");
        first.selectOption("#ground", "NO_SUBSTANCE");
        first.fill("#reason", "没有写明位置。");
        first.click("button.keep");
        assertThat(first.locator(".saved")).containsText("已暂存");

        Page second = browser.page(Browser.DESK, "office2", "/tasks/" + task);
        assertThat(second.locator(".saved")).containsText("已恢复人大办一于4月8日 10:00暂存的内容");
        assertThat(second.locator("#reason")).hasValue("没有写明位置。");
        assertThat(second.locator("#ground")).hasValue("NO_SUBSTANCE");
        second.click("button.submit");
        assertThat(second.locator(".done")).containsText("已提交");

        first.click("button.submit");
        assertThat(first.locator(".errors")).containsText("已经由他人办完");
        assertThat(first.locator("#reason")).hasValue("没有写明位置。");
    }

    @Test
    void withoutANetworkTheTextStaysInTheBrowserUntilLoggingOut() {
        Page page = browser.page(Browser.PHONE, "d9", "/start/suggestion-handling");
        page.fill("#title", "关于断网时写的建议");
        page.context().setOffline(true);
        page.click("button.keep");
        assertThat(page.locator(".saved")).containsText("已暂存在这台设备上");
        page.click("button.submit");
        page.context().setOffline(false);
        page.reload();
        assertThat(page.locator("#title")).hasValue("关于断网时写的建议");
        page.click("button.keep");
        assertThat(page.locator(".saved")).containsText("已暂存，");
        page.reload();
        assertThat(page.locator("#title")).hasValue("关于断网时写的建议");

        page.evaluate("() => localStorage.setItem('jianyi-draft-x', '1')");
        page.getByText("退出").click();
        assertThat(page.getByText("您已退出")).isVisible();
        page.waitForFunction("() => Object.keys(localStorage).every(k => !k.startsWith('jianyi-'))");
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.DESK, Browser.PHONE})
    void everyFormOfDeputyAndOfficeFits(int width) {
        var cast = stage.cast();
        SuggestionId cosigned = stage.submits(
                "d3",
                stage.suggestion(
                        "title",
                        "关于路灯的建议" + STRAINED,
                        "cosigners",
                        List.of(cast.deputy(1).id(), cast.deputy(4).id())));
        see(width, "d1", cosigned, "ConfirmCosigning", "您是否附议这件建议");
        see(width, "d3", cosigned, "FinishCosigning", "代表1（待确认）");

        SuggestionId returned = stage.submits("d1", stage.suggestion("title", "关于三件事的建议" + STRAINED));
        see(width, "office", returned, "ExamineSuggestion", "审查结果");
        stage.does("office", returned, "ExamineSuggestion", form("outcome", "RETURN", "reason", "请拆分。"));
        see(width, "d1", returned, "ReviseSuggestion", "退回补正的理由：请拆分。");

        SuggestionId referred = stage.submits("d1", stage.suggestion("title", "关于县道的建议" + STRAINED));
        stage.does(
                "office",
                referred,
                "ExamineSuggestion",
                form("outcome", "REFER_UP", "reason", "属于市级事权。", "referredTo", "SJ-JT"));
        see(width, "office", referred, "CloseReferral", "已于2026年4月8日转报市交通运输局");

        SuggestionId reference = stage.submits("d1", stage.suggestion("title", "关于智慧农业的建议" + STRAINED));
        stage.does(
                "office",
                reference,
                "ExamineSuggestion",
                form("outcome", "REFERENCE", "referenceUnit", "NYZX", "reason", "留作工作参考。"));
        see(width, "handler-NYZX", reference, "ConfirmReceipt", "收阅意见");

        SuggestionId registered = stage.submits("d1", stage.suggestion("title", "关于水压的建议" + STRAINED));
        stage.does("office", registered, "ExamineSuggestion", form("outcome", "REGISTER"));
        see(width, "office", registered, "AssignSuggestion", "办理方式");

        SuggestionId dispatched = stage.submits("d1", stage.suggestion("title", "关于农贸市场的建议" + STRAINED));
        stage.does(
                "office",
                dispatched,
                "ExamineSuggestion",
                form(
                        "outcome",
                        "REGISTER",
                        "assignment",
                        stage.assignment(
                                "jointMeeting",
                                false,
                                "units",
                                List.of(
                                        stage.share("CJB", "LEAD"),
                                        stage.share("HWS", "ASSISTING"),
                                        stage.share("GDS", "ASSISTING")))));
        see(width, "government", dispatched, "DispatchAssignment", "不由镇政府办调整：供电所");

        SuggestionId objected = assigned("d1", "关于沟渠的建议" + STRAINED);
        var share = handlings.findBySuggestionOrderById(objected).get(0);
        stage.as(
                "handler-SLZ",
                () -> flow.object(
                        share.id(),
                        messages.read(
                                stage.json(Map.of("reason", "不归我站管。", "basis", "三定方案。", "proposedUnit", "NYZX")),
                                org.jianyi.assignment.RaiseObjection.class),
                        stage.actor("handler-SLZ")));
        see(width, "office", objected, "DecideObjection", "不归我站管。");

        SuggestionId rated = replied("d1", "关于水塘的建议" + STRAINED);
        stage.does("d1", rated, "RateHandling", stage.rating("SATISFIED", "DISSATISFIED", "reasons", "还没有动工。"));
        see(width, "office", rated, "DecideRehandling", "还没有动工。");

        SuggestionId withdrawn = stage.submits(
                "d3",
                stage.suggestion(
                        "title",
                        "关于垃圾箱的建议" + STRAINED,
                        "cosigners",
                        List.of(cast.deputy(1).id())));
        stage.does("d1", withdrawn, "ConfirmCosigning", form("agreed", true));
        stage.worksOff();
        stage.starts("d3", "withdrawal", form("suggestion", withdrawn.value(), "reason", "问题已经解决。"));
        see(width, "d1", withdrawn, "ConfirmWithdrawal", "问题已经解决。");
    }

    @Test
    void anObjectionIsDecidedAndHandedOn() {
        SuggestionId id = assigned("d1", "关于机耕路的建议");
        var share = handlings.findBySuggestionOrderById(id).get(0);
        stage.as(
                "handler-SLZ",
                () -> flow.object(
                        share.id(),
                        messages.read(
                                stage.json(Map.of("reason", "不归我站管。", "basis", "三定方案。", "proposedUnit", "NYZX")),
                                org.jianyi.assignment.RaiseObjection.class),
                        stage.actor("handler-SLZ")));
        Page page = browser.page(Browser.PHONE, "office", "/tasks/" + task(id, "DecideObjection"));
        page.check("input[name=upheld][value=true]");
        assertThat(page.locator("select[data-part=sole]")).hasValue("NYZX");
        page.fill("#reason", "同意，由农业农村服务中心承办。");
        page.click("button.submit");
        assertThat(page.locator(".done")).containsText("已提交");
        stage.worksOff();
        assertThat(handlings.findBySuggestionOrderById(id))
                .anyMatch(h -> h.unit().code().equals("NYZX") && !h.isEnded());
    }

    // Steps

    private SuggestionId assigned(String deputy, String title) {
        SuggestionId id = stage.submits(deputy, stage.suggestion("title", title));
        stage.does("office", id, "ExamineSuggestion", form("outcome", "REGISTER", "assignment", stage.assignment()));
        return id;
    }

    private SuggestionId replied(String deputy, String title) {
        SuggestionId id = assigned(deputy, title);
        var handling = handlings.findBySuggestionOrderById(id).get(0);
        keepRecords.contact(
                handling.id(),
                messages.read(stage.json(stage.contact()), RecordContact.class),
                stage.actor("handler-SLZ"));
        stage.does("handler-SLZ", id, "DraftReply", stage.reply());
        stage.does(
                "head-SLZ",
                id,
                "SignOffReply",
                form("approved", true, "hash", replies.latest(handling.id()).hash()));
        stage.does("handler-SLZ", id, "DeliverReply", form("way", "IN_PERSON", "receiver", "代表1"));
        return id;
    }

    private void see(int width, String user, SuggestionId id, String step, String words) {
        Page page = browser.page(width, user, "/tasks/" + task(id, step));
        assertThat(page.locator("form.jianyi")).containsText(words);
        assertThat(page.locator("button.submit")).isVisible();
        assertThat(Browser.isTooWide(page)).as(step).isFalse();
    }

    private String task(SuggestionId id, String step) {
        return tasks
                .createTaskQuery()
                .processVariableValueEquals("suggestionId", id.value())
                .taskDefinitionKey("UserTask_" + step)
                .list()
                .stream()
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private Page inTasklist(String user, SuggestionId id, String step) {
        String task = task(id, step);
        tasks.setAssignee(task, user);
        Page page = tasklist(user, "task=" + task);
        assertThat(page.locator("button.keep")).isVisible();
        return page;
    }

    /** Logging in loses what stands behind the #, so it comes after. */
    private Page tasklist(String user, String place) {
        Page page = browser.page(Browser.DESK, user, "/");
        page.navigate(TASKLIST + "#/?" + place);
        return page;
    }

    private static void complete(Page page) {
        page.locator(".form-actions button.btn-primary:visible").click();
    }

    private static void choose(Page page, String field, String words) {
        page.fill(field, words);
        page.press(field, "ArrowDown");
        page.press(field, "Enter");
    }

    private SuggestionId latest(String title) {
        return suggestions.findAll().stream()
                .filter(s -> s.title().equals(title))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static FilePayload photograph() {
        byte[] png = java.util.Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        return new FilePayload("现场.png", "image/png", png);
    }
}
