package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.jianyi.Town;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.process.EngineClock;
import org.jianyi.process.FormMessages;
import org.jianyi.process.Stage;
import org.jianyi.reply.Replies;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The reply as units, signers and deputies meet it: drafted at a desk, signed and rated on a phone; and the panels of the case page. */
@Town
class ReplyBrowserTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    TaskService tasks;

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
    void aUnitSeesWhatIsMissingAndTheLetterWhileItWrites() {
        SuggestionId id = assigned("d1");
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "我中心派两人丈量渠道。"));
        Page page = browser.page(Browser.DESK, "handler-SLZ", "/tasks/" + task(id, "DraftReply"));
        Locator missing = page.locator("[data-missing]");
        assertThat(missing).containsText("还有2条没有答复");
        assertThat(missing).containsText("还没有登记沟通");
        assertThat(missing).containsText("会办意见1/1");
        assertThat(page.locator("[data-materials]")).containsText("我中心派两人丈量渠道。");
        assertThat(page.locator(".pair.todo")).hasCount(2);

        page.click("summary:has-text('登记沟通')");
        Locator panel = page.locator("[data-panel$='/contacts']");
        panel.locator("input[value=BEFORE]").check();
        panel.locator("input[value=VISIT]").check();
        panel.locator("input[value=HEAD]").check();
        panel.locator("textarea[name=said]").fill("希望冬修前动工。");
        panel.locator("button:has-text('登记沟通')").click();
        assertThat(missing).containsText("沟通1次");

        page.fill(".pair textarea >> nth=0", "支渠列入今冬清淤计划。");
        assertThat(missing).containsText("还有1条没有答复");
        page.check("input[name=replyClass][value=B]");
        assertThat(missing).containsText("B类至少写一项承诺");
        page.fill("textarea[name='promises[].matter']", "清淤支渠一千二百米");
        page.fill("input[name='promises[].due']", "2026-12-31");
        page.click("[data-tab=letter]");
        Locator letter = page.locator("[data-letter] .letter");
        assertThat(letter).containsText("支渠列入今冬清淤计划。");
        assertThat(letter).containsText("（尚未答复）");
        assertThat(letter).containsText("我们承诺：清淤支渠一千二百米（2026年12月31日前）。");

        page.click("button.submit");
        assertThat(page.locator(".errors")).containsText("请填写对第2条的答复");
        page.fill(".pair textarea >> nth=1", "由柳林村两名管护员负责。");
        page.fill("#letterNumber", "枫水函〔2026〕801号");
        page.fill("#contactPhone", "0714-7000000");
        assertThat(page.locator("input[name=publicity][value=ACTIVE]")).isChecked();
        page.click("button.submit");
        assertThat(page.getByText("已提交").first()).isVisible();
        assertThat(replies.latest(share(id).id()).answers()).hasSize(2);
        assertThat(stage.steps(id)).containsExactly("SignOffReply");
    }

    @Test
    void aSignerSeesWhatWasChangedAndSignsInTwoTapsOnAPhone() {
        SuggestionId id = assigned("d1");
        contact(id);
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "同意。"));
        stage.does("handler-SLZ", id, "DraftReply", stage.reply());
        stage.does("head-SLZ", id, "SignOffReply", form("approved", false, "comment", "第二条写清是谁", "hash", hash(id)));

        Page desk = browser.page(Browser.DESK, "handler-SLZ", "/tasks/" + task(id, "DraftReply"));
        assertThat(desk.locator("[data-remarks]")).containsText("第二条写清是谁");
        assertThat(desk.locator(".pair textarea >> nth=0")).hasValue("支渠已于冬修期间清淤。");
        desk.fill(".pair textarea >> nth=1", "已聘请柳林村三组两名村民为管护员。");
        desk.click("button.submit");
        assertThat(desk.getByText("已提交").first()).isVisible();

        Page phone = browser.page(Browser.PHONE, "head-SLZ", "/tasks/" + task(id, "SignOffReply"));
        assertThat(phone.locator("[data-reply] ins").last()).containsText("柳林村三组");
        assertThat(phone.locator(".decide")).isInViewport();
        assertThat(Browser.isTooWide(phone)).isFalse();
        phone.click(".decide .choice:has-text('同意签发')");
        assertThat(phone.locator("button.submit")).hasText("同意签发");
        assertThat(phone.locator("button.submit")).isInViewport();
        phone.click("button.submit");
        assertThat(phone.getByText("已提交").first()).isVisible();
        assertThat(stage.steps(id)).containsExactly("DeliverReply");
    }

    @Test
    void aHeadSendsAReplyBackAndWhatHeThoughtBetterOfIsNotSaid() {
        SuggestionId id = assigned("d1");
        contact(id);
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "同意。"));
        stage.does("handler-SLZ", id, "DraftReply", stage.reply());
        Page page = browser.page(Browser.PHONE, "head-SLZ", "/tasks/" + task(id, "SignOffReply"));
        page.click(".decide .choice:has-text('退回修改')");
        page.fill("#comment", "第二条写清是谁。");
        page.click(".decide .choice:has-text('同意签发')");
        assertThat(page.locator("#comment")).hasValue("");
        page.click(".decide .choice:has-text('退回修改')");
        assertThat(page.locator("#comment")).hasValue("第二条写清是谁。");
        page.click("button.submit");
        assertThat(page.getByText("已提交").first()).isVisible();
        assertThat(stage.steps(id)).containsExactly("DraftReply");
    }

    @Test
    void anOpinionThatComesWhileTheReplyIsWrittenIsShown() {
        SuggestionId id = assigned("d1");
        contact(id);
        Page page = browser.page(Browser.DESK, "handler-SLZ", "/tasks/" + task(id, "DraftReply"));
        assertThat(page.locator("[data-missing] .chip").first()).containsText("○");
        assertThat(page.locator("[data-missing]")).containsText("等待镇农业农村服务中心的会办意见");
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "渠首由我中心负责。"));
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(page.locator("[data-remarks]")).containsText("镇农业农村服务中心的会办意见刚刚到");
        assertThat(page.locator("[data-materials]")).containsText("渠首由我中心负责。");
        assertThat(page.locator("[data-missing]")).containsText("会办意见1/1");
    }

    @Test
    void aDissatisfiedDeputyGivesHisReasonsOnAPhone() {
        SuggestionId id = assigned("d1");
        contact(id);
        stage.does("handler-NYZX", id, "GiveAssistingOpinion", form("text", "同意。"));
        stage.does("handler-SLZ", id, "DraftReply", stage.reply());
        stage.does("head-SLZ", id, "SignOffReply", form("approved", true, "hash", hash(id)));
        Page desk = browser.page(Browser.DESK, "handler-SLZ", "/tasks/" + task(id, "DeliverReply"));
        desk.check("input[name=way][value=IN_PERSON]");
        assertThat(desk.locator("#receiver")).hasValue("代表1");
        desk.click("button.submit");
        assertThat(desk.getByText("已提交").first()).isVisible();
        stage.worksOff();

        Page phone = browser.page(Browser.PHONE, "d1", "/");
        phone.click(".tasks a:has-text('评价'):has-text('" + suggestions.get(id).numberLabel() + "')");
        assertThat(phone.locator("[data-reply]")).containsText("支渠已于冬修期间清淤。");
        assertThat(Browser.isTooWide(phone)).isFalse();
        phone.click("fieldset:has-text('办理态度') .choice:has-text('基本满意')");
        phone.click("fieldset:has-text('办理结果') .choice:has-text('不满意')");
        phone.check("input[name=solved][value=NOT_SOON]");
        phone.click("button.submit");
        assertThat(phone.locator(".errors")).containsText("评价为不满意时，请写明意见和理由");
        phone.fill("#reasons", "渠里还是淤的。");
        phone.click("button.submit");
        assertThat(phone.getByText("已提交").first()).isVisible();
        assertThat(stage.steps(id)).containsExactly("DecideRehandling");
        assertThat(suggestions.get(id).status()).isEqualTo(SuggestionStatus.REPLIED);
    }

    @Test
    void aPanelOfTheCasePageIsSavedAndThePageReadAnew() {
        SuggestionId id = assigned("d2");
        Page page = browser.page(Browser.DESK, "office", "/suggestions/" + id);
        page.click("[data-panel-of=unit]");
        page.selectOption("dialog select[name=unit]", "GDS");
        page.click("dialog button.submit");
        assertThat(page.locator("dialog .errors")).containsText("请填写理由");
        page.fill("dialog textarea[name=reason]", "涉及机井用电");
        page.click("dialog button.submit");
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator(".share")).containsText("供电所");
        assertThat(page.locator(".story")).containsText("增加承办单位");
        assertThat(stage.steps(id)).contains("GiveRequestedOpinion");
    }

    @Test
    void aUnitAsksToBeRelievedFromWithinItsTask() {
        SuggestionId id = assigned("d2");
        Page page = browser.page(Browser.DESK, "handler-SLZ", "/tasks/" + task(id, "DraftReply"));
        page.click("summary:has-text('申请退办')");
        Locator panel = page.locator("[data-panel$='/objection']");
        panel.locator("textarea[name=reason]").fill("渠道属农业农村服务中心管护。");
        panel.locator("textarea[name=basis]").fill("镇机构职能规定");
        panel.locator("select[name=proposedUnit]").selectOption("HWS");
        panel.locator("button:has-text('提交退办申请')").click();
        assertThat(page.locator("h1")).hasText("退办申请已提交");
        assertThat(page.locator("main")).containsText("镇水利站申请退办，镇人大办应在4月13日前审核");
        assertThat(stage.steps(id)).contains("DecideObjection").doesNotContain("DraftReply");
    }

    private SuggestionId assigned(String deputy) {
        SuggestionId id = stage.submits(deputy, stage.suggestion());
        stage.does(
                "office",
                id,
                "ExamineSuggestion",
                form(
                        "outcome",
                        "REGISTER",
                        "assignment",
                        stage.assignment(
                                "units", List.of(stage.share("SLZ", "LEAD"), stage.share("NYZX", "ASSISTING")))));
        return id;
    }

    private void contact(SuggestionId id) {
        keepRecords.contact(
                share(id).id(),
                messages.read(stage.json(stage.contact()), RecordContact.class),
                stage.actor("handler-SLZ"));
    }

    private Handling share(SuggestionId id) {
        return handlings.findBySuggestionOrderById(id).get(0);
    }

    private String hash(SuggestionId id) {
        return replies.latest(share(id).id()).hash();
    }

    private String task(SuggestionId id, String step) {
        return tasks.createTaskQuery()
                .processVariableValueEquals("suggestionId", id.value())
                .taskDefinitionKey("UserTask_" + step)
                .list()
                .get(0)
                .getId();
    }
}
