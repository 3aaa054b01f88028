package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.function.Consumer;
import org.jianyi.Cast;
import org.jianyi.Town;
import org.jianyi.handling.Handlings;
import org.jianyi.process.EngineClock;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.survey.Ratings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** One suggestion, carried in Tasklist by everybody whose hands it passes through: from the deputy's form over a second round to its end. */
@Town
class JourneyBrowserTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String TITLE = "关于加宽柳林村口桥梁的建议";
    private static final String OFFICE = "本办待办";
    private static final String TO_CLAIM = "待领取";
    private static final String MINE = "我的待办";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    Suggestions suggestions;

    @Autowired
    Handlings handlings;

    @Autowired
    Ratings ratings;

    @Autowired
    EngineClock clock;

    private int picture;

    /** So early that it is due before what other tests left behind, and stands on the first page of every list. */
    @BeforeEach
    void enter() {
        stage.today(Cast.SESSION_DAY.plusDays(1));
        stage.cast();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void oneSuggestionPassesThroughAllHands() {
        submitted();
        SuggestionId id = suggestions.findAll().stream()
                .filter(s -> s.title().equals(TITLE))
                .findFirst()
                .orElseThrow()
                .id();
        act("d4", MINE, "确认附议", form -> form.check("input[name=agreed][value=true]"));
        stage.worksOff();
        act("office", OFFICE, "审查登记", form -> {
            form.check("input[value=REGISTER]");
            form.check("[data-part=way][value=LEAD]");
            form.selectOption("[data-part=lead]", "CJB");
            choose(form, "[id$=-assisting]", "镇水利站");
            form.uncheck("[name$='jointMeeting']");
        });
        act("government", TO_CLAIM, "政府交办", form -> form.fill("#note", "请村镇建设办公室抓紧。"));
        act("handler-SLZ", TO_CLAIM, "会办意见", form -> form.fill("#text", "桥下过水断面不得缩小。"));
        act("handler-ZRZYS", TO_CLAIM, "会办意见", form -> form.fill("#text", "不涉及占用耕地。"));
        stage.worksOff();
        act("handler-CJB", TO_CLAIM, "拟稿答复", form -> {
            contact(form);
            reply(form, "桥面加宽列入今年计划。", "枫政函〔2026〕901号");
        });
        act("head-CJB", TO_CLAIM, "审签", form -> form.click(".decide .choice:has-text('同意签发')"));
        act("leader", TO_CLAIM, "审签", form -> form.click(".decide .choice:has-text('同意签发')"));
        act("handler-CJB", TO_CLAIM, "送达登记", form -> form.check("input[name=way][value=IN_PERSON]"));
        stage.worksOff();
        act("d3", MINE, "评价", form -> {
            form.check("input[name=attitude][value=SATISFIED]");
            form.check("input[name=result][value=DISSATISFIED]");
            form.check("input[name=solved][value=NOT_SOON]");
            form.fill("#reasons", "只说列入计划，没有时间。");
        });
        act("office", OFFICE, "不满意处理", form -> {
            form.check("input[name=decision][value=HANDLE_AGAIN]");
            form.fill("#text", "请写明动工和完工时间。");
        });
        stage.worksOff();
        act("handler-CJB", TO_CLAIM, "拟稿答复", form -> {
            assertThat(form.locator("[data-remarks]")).containsText("只说列入计划，没有时间。");
            contact(form);
            reply(form, "9月动工，12月底前完工。", "枫政函〔2026〕902号");
        });
        act("head-CJB", TO_CLAIM, "审签", form -> form.click(".decide .choice:has-text('同意签发')"));
        act("leader", TO_CLAIM, "审签", form -> form.click(".decide .choice:has-text('同意签发')"));
        act("handler-CJB", TO_CLAIM, "送达登记", form -> form.check("input[name=way][value=IN_PERSON]"));
        stage.worksOff();
        act("d3", MINE, "评价", form -> {
            form.check("input[name=attitude][value=SATISFIED]");
            form.check("input[name=result][value=SATISFIED]");
            form.check("input[name=solved][value=PARTLY]");
        });
        stage.worksOff();

        assertThat(stage.isRunning(id)).isFalse();
        assertThat(suggestions.get(id).status()).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(handlings.findBySuggestionOrderById(id))
                .filteredOn(h -> h.unit().code().equals("CJB"))
                .extracting(h -> h.round())
                .containsExactly(1, 2);
        Page deputy = browser.page(Browser.PHONE, "d3", "/suggestions/" + id.value());
        assertThat(deputy.locator("main")).containsText("只说列入计划，没有时间。");
        assertThat(deputy.locator("main")).containsText("9月动工，12月底前完工。");
        browser.picture(deputy, "JourneyBrowserTest-99-end");
    }

    private void submitted() {
        Page page = browser.page(Browser.DESK, "d3", TASKLIST);
        page.click(".start-process-action a");
        page.locator(".modal-body").getByText("提出建议").first().click();
        page.fill("#title", TITLE);
        page.fill("#facts", "桥面宽三米，两车相会要退到桥头。");
        page.fill("textarea[name='proposals[]']", "把桥面加宽到六米。");
        page.selectOption("#category", "城乡建设");
        page.selectOption("#source", "VISIT");
        page.check("input[name=publicity][value=FULL_TEXT]");
        choose(page, "#cosigners", "代表4");
        shoot(page, "d3");
        page.locator(".modal-footer button.btn-primary:visible").click();
        assertThat(page.locator(".modal-body")).isHidden();
        page.context().close();
    }

    /** One step: logs in, finds the task in a list, claims it where it lies with a group, fills its form and completes it. */
    private void act(String user, String list, String step, Consumer<Page> fills) {
        Page page = browser.page(Browser.DESK, user, TASKLIST);
        page.locator(".task-filters").getByText(list).first().click();
        page.locator(".tasks-list .task:has-text('" + TITLE + "')")
                .filter(new Locator.FilterOptions().setHasText(step))
                .first()
                .click();
        assertThat(page.locator("[cam-tasklist-task]")).containsText(TITLE);
        if (!list.equals(MINE)) {
            page.locator(".claim").first().click();
        }
        assertThat(page.locator("suggestion-summary")).containsText(TITLE);
        fills.accept(page);
        shoot(page, user);
        page.locator(".form-actions button.btn-primary:visible").click();
        assertThat(page.locator("form.jianyi")).hasCount(0);
        page.context().close();
    }

    private void shoot(Page page, String user) {
        browser.picture(page, "JourneyBrowserTest-%02d-%s".formatted(++picture, user));
    }

    private static void contact(Page page) {
        page.click("summary:has-text('登记沟通')");
        Locator panel = page.locator("[data-panel$='/contacts']");
        panel.locator("input[value=BEFORE]").check();
        panel.locator("input[value=VISIT]").check();
        panel.locator("input[value=HEAD]").check();
        panel.locator("textarea[name=said]").fill("希望今年动工。");
        panel.locator("button:has-text('登记沟通')").click();
        assertThat(page.locator("[data-missing]")).containsText("沟通1次");
    }

    private static void reply(Page page, String text, String number) {
        page.fill(".pair textarea >> nth=0", text);
        page.check("input[name=replyClass][value=B]");
        page.fill("textarea[name='promises[].matter']", "加宽桥面");
        page.fill("input[name='promises[].due']", "2026-12-31");
        page.fill("#letterNumber", number);
        page.fill("#contactPhone", "0714-7000000");
        page.check("input[name=publicity][value=ACTIVE]");
    }

    private static void choose(Page page, String field, String words) {
        page.fill(field, words);
        page.press(field, "ArrowDown");
        page.press(field, "Enter");
    }
}
