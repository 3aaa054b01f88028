package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.jianyi.Town;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** What a clerk meets who enters a suggestion from paper for the first time. */
@Town
class EntryBrowserTest {

    private static final String TITLE = "关于整修稻香渡口的建议";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    Suggestions suggestions;

    @Autowired
    Submissions submissions;

    @BeforeEach
    void enter() {
        stage.cast();
    }

    @Test
    void oneIsEnteredAndTheClerkSeesIt() {
        Page page = browser.page(1366, "office", "/entry");
        page.setViewportSize(1366, 768);
        page.fill("#deputyId", "001");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-picker=deputyId] .chip-deputy")).hasCount(1);
        page.locator("#cosigners").pressSequentially("1");
        assertThat(page.locator("#cosigners-list")).hasText("代表1是领衔代表，不用再附议");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-wrong=cosigners]")).hasText("代表1是领衔代表，不用再附议");
        page.locator("#cosigners").fill("1 5");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-picker=cosigners] .chip-deputy")).hasText("代表5 FT13-005×");
        page.fill("#title", TITLE);
        page.fill("#facts", "渡口石阶松动。");
        page.fill("#proposals", "１、整修石阶\n（２）设警示牌\n３．加强巡查\n3.5米宽的引桥拓宽");
        page.selectOption("#category", "农田水利");
        page.keyboard().press("Control+Enter");

        Locator saved = page.locator(".saved");
        assertThat(saved).hasText("已保存：" + TITLE);
        assertThat(saved.boundingBox().y)
                .as("in sight, where the page begins anew")
                .isBetween(0.0, 500.0);
        browser.picture(page, "EntryBrowserTest-saved");
        Suggestion entered = suggestions.findAll().stream()
                .filter(s -> s.title().equals(TITLE))
                .findFirst()
                .orElseThrow();
        assertThat(submissions.latest(entered.id()).proposals()).containsExactly("整修石阶", "设警示牌", "加强巡查", "3.5米宽的引桥拓宽");
    }

    @Test
    void aWrongScanIsToldOnceAndForgottenWithTheNext() {
        stage.submits(
                "office", stage.suggestion("deputyId", stage.cast().deputy(1).id(), "scan", null, "scanLater", true));
        Page page = browser.page(Browser.DESK, "office", "/entry");
        Locator cell = page.locator("td:has([data-scan-of])").first();
        Locator scan = cell.locator("[data-scan-of]");
        scan.setInputFiles(new FilePayload("空的.pdf", "application/pdf", new byte[0]));
        assertThat(cell.locator("span.wrong")).containsText("空的.pdf");
        scan.setInputFiles(new FilePayload("坏的.pdf", "application/pdf", "no pdf".getBytes()));
        assertThat(cell.locator("span.wrong")).containsText("坏的.pdf");
        assertThat(cell.locator("span.wrong")).hasCount(1);
    }
}
