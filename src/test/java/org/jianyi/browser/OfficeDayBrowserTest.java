package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jianyi.Guest;
import org.jianyi.Town;
import org.jianyi.handling.Handlings;
import org.jianyi.process.EngineClock;
import org.jianyi.process.Stage;
import org.jianyi.process.Story;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A session's day in the office: 56 suggestions from paper, registered at once, assigned in one act, printed. */
@Town
class OfficeDayBrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 8);
    private static final LocalDate HELD = LocalDate.of(2025, 11, 11);
    private static final int ALL = 56;
    private static final int BY_KEYBOARD = 3;
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes();

    /** So many at once take a slow machine more time than a page does. */
    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(90_000);

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @Autowired
    Stage stage;

    @Autowired
    Story story;

    @Autowired
    Sessions sessions;

    @Autowired
    Suggestions suggestions;

    @Autowired
    Handlings handlings;

    @Autowired
    EngineClock clock;

    @BeforeEach
    void enter() {
        stage.today(TODAY);
        stage.cast();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aSessionsSuggestionsAreEnteredRegisteredAndAssigned() {
        Session session = sessions.save(
                new Session(stage.cast().session().congress(), 31, "镇十三届人大录入会议", HELD, HELD, HELD.atTime(16, 0)));
        Page page = browser.page(1366, "office", "/entry");
        page.selectOption("[name=sessionId]", String.valueOf(session.id()));
        page.fill("[name=day]", HELD.toString());
        assertThat(page.locator("[name=inSession]")).hasValue("true");
        page.fill("[name=day]", TODAY.plusDays(1).toString());
        page.keyboard().press("Control+Enter");
        for (String wrong : List.of("day", "deputyId", "title", "facts", "proposals", "category")) {
            assertThat(page.locator("[data-wrong=" + wrong + "]")).not().isEmpty();
        }
        page.fill("[name=day]", HELD.toString());
        page.focus("#deputyId");
        for (int i = 1; i <= BY_KEYBOARD; i++) {
            enteredByKeyboard(page, i);
        }
        assertThat(page.locator("#today .count")).hasText(Pattern.compile("\\d+"));
        enteredFromOtherDesks(session);

        page.navigate("/examination");
        page.fill("[data-filter]", "丰收桥");
        for (int i = 1; i <= BY_KEYBOARD; i++) {
            page.locator("tr:visible [data-scan-of]")
                    .first()
                    .setInputFiles(new FilePayload("签名.pdf", "application/pdf", PDF));
            assertThat(page.locator("tr:visible [data-scan-of]")).hasCount(BY_KEYBOARD - i);
        }
        assertThat(page.locator("tr[data-id]:visible [data-pick]:not(:checked)"))
                .hasCount(0);
        selectAll(page);
        page.locator("tr[data-id]:visible").first().locator("[data-down]").click();
        List<String> order = page.locator("tr[data-id]:visible").evaluateAll("rows => rows.map(r => r.dataset.id)")
                        instanceof List<?> ids
                ? ids.stream().map(String::valueOf).toList()
                : List.of();
        assertThat(order).hasSize(ALL);
        browser.picture(page, "OfficeDayBrowserTest-1-examination");
        page.click("[data-do]");
        assertThat(page.locator("[data-done]")).containsText("已登记" + ALL + "件：第001号至第056号");
        assertThat(order)
                .extracting(id -> suggestions.get(new SuggestionId(id)).number().seq())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ALL).boxed().toList());

        page.setViewportSize(1920, 1000);
        page.navigate("/meeting");
        page.fill("[data-filter]", "丰收桥");
        editedByKeyboard(page);
        selectAll(page);
        browser.picture(page, "OfficeDayBrowserTest-2-meeting");
        page.click("[data-do]");
        Locator sure = page.locator("dialog.sure");
        assertThat(sure.locator("h2")).hasText(Pattern.compile("交办" + ALL + "件建议给\\d个单位，交办日期2026年4月8日"));
        assertThat(sure).containsText(Pattern.compile("镇村镇建设办公室\\d件"));
        browser.picture(page, "OfficeDayBrowserTest-2-sure");
        page.keyboard().press("Escape");
        assertThat(sure).isHidden();
        assertThat(page.locator("tr[data-id]:visible")).hasCount(ALL);
        page.click("[data-do]");
        sure.getByText("确认交办").click();
        assertThat(page.locator("[data-done]")).containsText("已交办" + ALL + "件", PATIENTLY);
        assertThat(page.locator("[data-filter]")).hasValue("丰收桥");
        List<Suggestion> assigned = suggestions.findAll().stream()
                .filter(s -> s.session().id().equals(session.id()))
                .toList();
        assertThat(assigned).hasSize(ALL).allMatch(s -> s.status() == SuggestionStatus.ASSIGNED);
        assertThat(assigned).allMatch(s -> s.assignedOn().equals(TODAY));

        page.click("text=打印交办清单");
        assertThat(page.locator(".sheet").first()).containsText("第056号");
        printed(page, "OfficeDayBrowserTest-3-list");
        page.navigate("/suggestions/" + order.get(0) + "/slips");
        printed(page, "OfficeDayBrowserTest-4-slips");
        page.navigate("/suggestions/" + order.get(0) + "/print");
        printed(page, "OfficeDayBrowserTest-5-suggestion");
        page.navigate("/handlings/" + order.get(0) + "-1/feedback-form");
        printed(page, "OfficeDayBrowserTest-6-feedback-form");
    }

    @Test
    void theUnitsChosenGoAlongWhenTheWayOfHandlingChanges() {
        SuggestionId id = story.registered();
        SuggestionId other = story.registered();
        Page page = browser.page(Browser.DESK, "office", "/meeting");
        Locator row = page.locator("tr[data-id='" + id + "']");
        row.locator(".edit").click();
        row.locator("[name=way][value=LEAD]").check();
        row.locator("[name=lead]").selectOption("CJB");
        row.locator("[name=assisting][value=GDS]").check();
        row.locator("[name=assisting][value=HWS]").check();
        row.locator("[name=way][value=SEPARATE]").check();

        assertThat(row.locator("[name=separate]").nth(0)).hasValue("CJB");
        assertThat(row.locator("[name=separate]").nth(1)).hasValue("GDS");
        assertThat(row.locator("[data-carried]")).containsText("没有填入：镇环卫所");
        browser.picture(page, "OfficeDayBrowserTest-carried");
        row.getByText("保存").click();
        assertThat(row.locator(".units")).containsText("分办 供电所");
        assertThat(row.locator(".edit")).isFocused();

        row.locator(".edit").click();
        row.locator("[name=way][value=LEAD]").check();
        assertThat(row.locator("[name=lead]")).hasValue("CJB");
        assertThat(row.locator("[name=assisting][value=GDS]")).isChecked();
        row.locator("[name=way][value=SEPARATE]").check();
        row.locator("[name=separate]").nth(1).selectOption("");
        row.getByText("保存").click();
        assertThat(row).containsText("已保存，还不能交办：");
        row.locator("[data-pick]").check();
        page.click("[data-do]");
        assertThat(row.locator("[data-why]")).containsText("两个以上分办单位");
        page.locator("tr[data-id='" + other + "'] [data-pick]").check();
        page.click("[data-do]");
        assertThat(page.locator("dialog.sure")).containsText("另有1件还不能交办");
    }

    /** On paper: sheets of A4, the page's head and buttons left out. */
    private void printed(Page page, String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".top")).isHidden();
        assertThat(page.locator("[data-print]")).isHidden();
        page.pdf(new Page.PdfOptions()
                .setPath(Path.of("target/screenshots", name + ".pdf"))
                .setPreferCSSPageSize(true));
        browser.picture(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    /** Without touching the mouse: deputy by initials or number, co-signers by their numbers, Ctrl+Enter. */
    private void enteredByKeyboard(Page page, int i) {
        assertThat(page.locator("#deputyId")).isFocused();
        page.keyboard().type("00" + i);
        assertThat(page.locator("#deputyId-list [aria-selected=true]")).containsText("FT13-00" + i);
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().insertText("关于加固丰收桥第" + i + "号桥墩的建议");
        page.keyboard().press("Tab");
        page.keyboard().insertText("桥墩基础外露，汛期有险情。");
        page.keyboard().press("Tab");
        page.keyboard().insertText("一、汛前加固。\n二、设警示牌。");
        assertThat(page.locator("[data-count]")).hasText("2条建议");
        page.keyboard().press("Tab");
        page.keyboard().type("nt");
        assertThat(page.locator("#category")).hasValue("农田水利");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().type("5 13");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-picker=cosigners] .chip-deputy")).hasCount(2);
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".saved")).containsText("第" + i + "号桥墩");
        assertThat(page.locator("[name=day]")).hasValue(HELD.toString());
        assertThat(page.locator("#title")).isEmpty();
    }

    private void enteredFromOtherDesks(Session session) {
        Guest clerk = Guest.of(port, "office2");
        for (int i = BY_KEYBOARD + 1; i <= ALL; i++) {
            var answer = clerk.post(
                    "/api/starts/suggestion-handling",
                    stage.suggestion(
                            "deputyId", stage.cast().deputy(i % 12 + 1).id(),
                            "sessionId", session.id(),
                            "inSession", true,
                            "day", HELD.toString(),
                            "title", "关于加固丰收桥第" + i + "号桥墩的建议",
                            "scan", stage.scan("office2")));
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    private void selectAll(Page page) {
        Locator all = page.locator("[data-all]");
        all.uncheck();
        all.check();
        assertThat(page.locator("[data-picked]")).hasText(" " + ALL + " 件");
    }

    private void editedByKeyboard(Page page) {
        Locator row = page.locator("tr[data-id]:visible").first();
        String id = row.getAttribute("data-id");
        row.locator(".edit").focus();
        page.keyboard().press("Enter");
        Locator editor = page.locator(".editor");
        assertThat(editor.locator("[name=category]")).isFocused();
        editor.locator("[name=way][value=LEAD]").check();
        editor.locator("[name=lead]").selectOption("CJB");
        editor.locator("[name=assisting][value=SLZ]").check();
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("tr[data-id='" + id + "'] .units")).containsText("主办 镇村镇建设办公室");
    }
}
