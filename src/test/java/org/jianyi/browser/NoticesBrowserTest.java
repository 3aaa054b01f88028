package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.jianyi.notice.Told;
import org.jianyi.process.CaseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The badge beside the name and the list behind it, at a desk and on a phone. */
class NoticesBrowserTest extends CaseTest {

    private static final int OFFICE_SCREEN = 1366;

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Told told;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void nobodyWasToldAnything() {
        told.forgetMail();
        jdbc.sql("delete from notice").update();
    }

    @Test
    void theBadgeLeadsToTheListAndGrowsLessAsItIsRead() {
        told.giveAddresses("handler-NYZX");
        story.unitReplies(story.assigned(stage.share("NYZX", "SOLE")), "NYZX");
        story.assigned(stage.share("NYZX", "SOLE"));
        story.assigned(stage.share("NYZX", "LEAD"), stage.share("SLZ", "ASSISTING"));
        Page page = browser.page(OFFICE_SCREEN, "handler-NYZX", "/");
        Locator badge = page.locator(".bell b span").first();
        assertThat(badge).hasText("2");

        page.locator(".bell").click();
        assertThat(page.locator(".told li")).hasCount(4);
        assertThat(Browser.latinWords(page)).containsOnly("handler", "NYZX", "fengtang", "example");
        page.locator(".told li.unread").first().getByRole(AriaRole.BUTTON).click();
        assertThat(badge).hasText("1");

        page.getByText("全部标为已读").click();
        assertThat(page.locator(".bell b")).hasCount(0);
        assertThat(page.locator(".told li.unread")).hasCount(0);
    }

    @Test
    void onAPhoneTheListFitsAndLeadsToTheCase() {
        story.assigned(stage.share("NYZX", "SOLE"));
        Page page = browser.page(Browser.PHONE, "d1", "/");

        page.locator(".bell").click();
        assertThat(page.locator(".told li.unread")).hasCount(1);
        assertThat(Browser.isTooWide(page)).isFalse();
        page.locator(".told-what a").click();

        assertThat(page.locator("h1")).containsText("清淤村前灌溉支渠");
        assertThat(page.locator(".bell b")).hasCount(0);
        page.locator(".bell").click();
        assertThat(page.locator(".told li")).hasCount(1);
    }

    @Test
    void theOutboxFitsAtADeskAndOnAPhone() {
        told.giveAddresses("handler-NYZX");
        story.assigned(stage.share("NYZX", "LEAD"), stage.share("SLZ", "ASSISTING"));

        for (int width : new int[] {OFFICE_SCREEN, Browser.PHONE}) {
            Page page = browser.page(width, "admin", "/outbox");
            assertThat(page.locator(".outbox tbody tr")).hasCount(7);
            assertThat(Browser.isTooWide(page)).isFalse();
        }
    }
}
