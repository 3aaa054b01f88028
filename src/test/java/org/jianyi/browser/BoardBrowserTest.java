package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jianyi.Cast;
import org.jianyi.Town;
import org.jianyi.process.EngineClock;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.SupervisionState;
import org.jianyi.supervision.Supervisions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The presidium sees on its board what is late, presses for it, and hears the answer; in Cockpit, on a phone and on paper. */
@Town
class BoardBrowserTest {

    private static final String COCKPIT = "/camunda/app/cockpit/default/";
    private static final String PLACE = "青石坳";
    private static final String BRIDGE = "关于加固青石坳小桥的建议";
    private static final String WELL = "关于疏浚青石坳水井的建议";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    Supervisions supervisions;

    @Autowired
    EngineClock clock;

    private SuggestionId bridge;
    private SuggestionId well;

    /** So early that they stand before what other tests left behind. */
    @BeforeEach
    void twoCasesThatAreLate() {
        stage.today(Cast.SESSION_DAY.plusDays(2));
        stage.cast();
        bridge = assigned(BRIDGE, "GDS");
        well = assigned(WELL, "SLZ");
        stage.today(LocalDate.of(2026, 7, 2));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private SuggestionId assigned(String title, String unit) {
        SuggestionId id = stage.submits("d5", stage.suggestion("title", title));
        stage.does(
                "office",
                id,
                "ExamineSuggestion",
                form(
                        "outcome",
                        "REGISTER",
                        "assignment",
                        stage.assignment("units", List.of(stage.share(unit, "SOLE")))));
        return id;
    }

    @Test
    void thePresidiumUrgesFromItsBoardUntilTheAnswerIsAccepted() {
        Page page = browser.page(Browser.DESK, "presidium", COCKPIT);
        assertThat(page.locator(".section-title").last()).hasText("督办看板");
        assertThat(page.locator(".dashboard > .sections")).isHidden();
        search(page, PLACE);
        Locator rows = page.locator(".board-rows tbody tr:has-text('" + PLACE + "')");
        assertThat(rows.first()).containsText("逾期");
        assertThat(page.locator(".board-plot svg").first()).isVisible();
        assertThat(Browser.latinWords(page)).isEmpty();
        row(page, bridge).locator("input").check();

        // What is picked stays while one looks for something else.
        search(page, "水井");
        assertThat(row(page, bridge)).hasCount(0);
        row(page, well).locator("input").check();
        assertThat(page.locator(".board-bar")).containsText("已选 2 件（1件不在本页）");
        search(page, PLACE);
        assertThat(row(page, bridge).locator("input")).isChecked();

        page.click(".board-bar [data-act=urges]");
        page.fill("#board-text", "");
        page.click("[data-send]");
        assertThat(page.locator(".board-wrong")).hasText("请填写催办、督办的内容");
        page.fill("#board-text", "请说明没有按期答复的原因。");
        browser.picture(page, "BoardBrowserTest-1-urge");
        page.click("[data-send]");
        assertThat(page.locator(".board-to .done")).hasCount(2);
        page.click(".board-acts .main");
        assertThat(page.locator(".board-done")).hasText("催办：办成2份。");
        assertThat(page.locator(".board-bar")).isHidden();
        assertThat(row(page, bridge)).containsText("已催办");

        // A second urge of both: one has been answered meanwhile, and can be urged again; the other not.
        Page unit = browser.page(Browser.PHONE, "handler-GDS", "/");
        unit.locator(".tasks a:has-text('答复催办'):has-text('" + BRIDGE + "')")
                .first()
                .click();
        unit.locator("button.submit").waitFor();
        unit.fill("#text", "钢材已经到场，7月底前完工并答复代表。");
        unit.click("button.submit");
        assertThat(unit.locator("h1")).hasText("答复已提交审核");
        String review = stage.task("office", bridge, "AcceptAnswer");
        stage.completes("office", review, form("accepted", true));
        assertThat(supervisions.findBySuggestionOrderById(bridge).get(0).state())
                .isEqualTo(SupervisionState.ACCEPTED);

        row(page, bridge).locator("input").check();
        row(page, well).locator("input").check();
        page.click(".board-bar [data-act=urges]");
        page.click("[data-send]");
        assertThat(page.locator(".board-to .refused")).containsText("不必重复发");
        assertThat(page.locator(".board-to li")).hasCount(1);
        assertThat(page.locator(".board-given")).containsText(Pattern.compile("已办成1份：.*供电所，已发2026年第\\d+号催办函。"));
        assertThat(page.locator(".board-dialog h3")).hasText("发给1个单位");
        browser.picture(page, "BoardBrowserTest-2-one-refused");
        page.click(".board-acts .main");
        assertThat(row(page, well)).containsText("不必重复发");
        assertThat(row(page, well).locator("input")).isChecked();
        assertThat(row(page, bridge).locator("input")).not().isChecked();
    }

    @Test
    void whatIsChosenIsWhatIsCounted() {
        Page page = browser.page(Browser.DESK, "office", "/board");
        Locator red = page.locator(".board-tile.red");
        assertThat(red.locator("b")).hasText(Pattern.compile("\\d+"));
        String count = red.locator("b").innerText();
        red.click();
        assertThat(page.locator(".board-count b")).hasText(count);
        assertThat(page).hasURL(Pattern.compile(".*light=RED"));
        page.reload();
        assertThat(page.locator(".board-count b")).hasText(count);
        page.click(".board-basis button:has-text('法定期限')");
        assertThat(page).hasURL(Pattern.compile(".*by=LEGAL"));
        page.click("text=清除条件");
        page.locator(".board-rows thead th.title button").click();
        assertThat(page.locator(".board-rows thead th.title")).hasAttribute("aria-sort", "ascending");
        page.locator(".board-figures summary").last().click();
        assertThat(page.locator(".board-figures table").last()).containsText("已答复未办结");
    }

    @Test
    void whatIsSentToManyHasOneScrollBarAndItsButtonInView() {
        Page page = browser.page(Browser.DESK, "presidium", "/board");
        page.setViewportSize(1366, 768);
        assertThat(page.locator(".board-legend")).containsText("临期：答复在到期前15天以内，其他环节在到期前3天以内");
        page.check(".board-rows thead input");
        page.click(".board-bar [data-act=urges]");
        browser.picture(page, "BoardBrowserTest-3-many");
        assertThat(page.locator("[data-send]")).isInViewport();
        assertThat(page.evaluate("() => [...document.querySelectorAll('.board-dialog, .board-dialog *:not(textarea)')]"
                        + ".filter(it => it.scrollHeight > it.clientHeight + 1"
                        + " && ['auto', 'scroll'].includes(getComputedStyle(it).overflowY)).length"))
                .isIn(0, 1);
        BoundingBox box = page.locator(".board-dialog").boundingBox();
        assertThat(box.y + box.height).isLessThanOrEqualTo(768);
        assertThat(box.y).isGreaterThanOrEqualTo(0);
    }

    @Test
    void cockpitsHeadNamesAPersonAsHeIsNamed() {
        Page page = browser.page(Browser.DESK, "office", COCKPIT);
        assertThat(page.locator("[cam-widget-header]")).containsText("人大办一");
    }

    @Test
    void onAPhoneTheBoardIsCards() {
        Page page = browser.page(Browser.PHONE, "presidium", "/board");
        search(page, PLACE);
        row(page, bridge).locator("input").check();
        assertThat(page.locator(".board-bar")).isVisible();
        browser.picture(page, "BoardBrowserTest-4-phone-bar");
        assertThat(page.locator(".board-bar .board-link").boundingBox().y)
                .as("beside the count, not below the buttons")
                .isLessThan(page.locator(".board-bar .board-button").first().boundingBox().y);
        assertThat(page.locator(".board-rows thead")).isHidden();
        assertThat(page.locator(".board-plot svg").first()).isVisible();
        assertThat(Browser.isTooWide(page)).isFalse();
        row(page, bridge).locator("a").click();
        assertThat(page.locator("h1")).containsText(BRIDGE);
    }

    @Test
    void onPaperStandWhatWasAskedForTheRowsAndThePlots() {
        Page page = browser.page(Browser.DESK, "presidium", "/board?q=" + PLACE);
        assertThat(page.locator(".board-plot svg").first()).isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".board-on-paper")).containsText("含“" + PLACE + "”");
        assertThat(page.locator(".board-filter")).isHidden();
        assertThat(row(page, well)).isVisible();
        assertThat(row(page, well).locator("input")).isHidden();
        byte[] paper = page.pdf(new Page.PdfOptions()
                .setPath(Path.of("target/screenshots/BoardBrowserTest-paper.pdf"))
                .setPreferCSSPageSize(true));
        assertThat(paper.length).isGreaterThan(10_000);
    }

    @Test
    void theWholeCourseOfACaseStandsBesideItsInstance() {
        Page page = browser.page(Browser.DESK, "presidium", COCKPIT);
        page.getByText("流程").first().click();
        page.locator("a[href*='process-definition']:has-text('建议办理')").first().click();
        page.fill("input[placeholder='输入编号、标题或者单位']", BRIDGE);
        page.locator(".cam-table tbody a:has-text('" + BRIDGE + "')").first().click();
        page.getByText("办理全程").click();
        assertThat(page.locator(".timeline li.act").first()).containsText("提出");
        assertThat(page.locator(".timeline .passage.open")).containsText("待办");
        assertThat(page.getByText("单独打开")).hasAttribute("href", Pattern.compile(".*/suggestions/J.*/timeline"));
    }

    @Test
    void administratorsFindTheEnginesOwnTilesBelowAndActNowhere() {
        Page page = browser.page(Browser.DESK, "admin", COCKPIT);
        assertThat(page.locator(".board-rows tbody tr").first()).isVisible();
        assertThat(page.locator(".dashboard > .sections")).isVisible();
        assertThat(page.locator(".board-rows input")).hasCount(0);
        assertThat(page.locator(".board-rows tbody a")).hasCount(0);
    }

    private static void search(Page page, String words) {
        Locator count = page.locator(".board-count b");
        assertThat(count).isVisible();
        page.waitForResponse(answer -> answer.url().contains("/api/board?"), () -> page.fill("#board-q", words));
        assertThat(page.locator(".board[aria-busy]")).hasCount(0);
    }

    private static Locator row(Page page, SuggestionId id) {
        return page.locator(".board-rows tr[data-id='" + id + "']");
    }
}
