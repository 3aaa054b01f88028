package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jianyi.Town;
import org.jianyi.process.EngineClock;
import org.jianyi.process.Stage;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger as a person uses it: typing, opening a case and coming back, by keyboard, on a phone, on paper. */
@Town
class LedgerBrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 8);
    private static final LocalDate HELD = LocalDate.of(2024, 9, 5);
    private static final int ALL = 24;

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Long session;

    @Autowired
    Stage stage;

    @Autowired
    Sessions sessions;

    @Autowired
    EngineClock clock;

    @BeforeEach
    void manySuggestions() {
        stage.today(TODAY);
        stage.cast();
        if (session != null) {
            return;
        }
        session = sessions.save(new Session(
                        stage.cast().session().congress(), 42, "镇十三届人大四十二次会议", HELD, HELD, HELD.atTime(16, 0)))
                .id();
        for (int i = 1; i <= ALL; i++) {
            stage.submits(
                    "office",
                    stage.suggestion(
                            "deputyId",
                            stage.cast().deputy(i % 12 + 1).id(),
                            "sessionId",
                            session,
                            "inSession",
                            true,
                            "day",
                            HELD.toString(),
                            "title",
                            i % 6 == 0 ? "关于修补晒谷场第" + i + "块水泥板的建议" : "关于整修第" + i + "处山塘的建议",
                            "scan",
                            stage.scan("office")));
        }
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void oneTypesOpensACaseAndComesBackToTheSamePlace() {
        Page page = browser.page(Browser.DESK, "office", "/ledger?session=" + session);
        assertThat(page.locator(".ledger tbody tr")).hasCount(ALL);
        assertThat(page.locator(".ledger thead th").first()).isInViewport();

        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().insertText("晒谷场");
        assertThat(page.locator(".ledger tbody tr")).hasCount(4);
        assertThat(page.locator("#n-all")).hasText("4");
        assertThat(page).hasURL(Pattern.compile("/ledger\\?session=" + session + "&q=%E6%99%92%E8%B0%B7%E5%9C%BA$"));
        assertThat(page.locator("#q")).isFocused();

        page.fill("#q", "");
        assertThat(page.locator(".ledger tbody tr")).hasCount(ALL);
        page.fill("#q", "山塘");
        assertThat(page.locator(".ledger tbody tr")).hasCount(20);
        Locator row = page.locator(".ledger tbody tr").nth(17);
        String id = row.getAttribute("id");
        row.locator(".go").click();
        assertThat(page.getByText("返回台账")).isVisible();
        double left = scrolled(page, () -> page.goBack());
        assertThat(page.locator("#q")).hasValue("山塘");
        assertThat(page.locator(".ledger tbody tr")).hasCount(20);
        assertThat(page.locator("[id='" + id + "']")).isInViewport();
        assertThat(page.locator("[id='" + id + "'] .go")).isFocused();
        assertThat(left).as("not at the top").isPositive();
        browser.picture(page, "ledger-back");

        page.keyboard().press("ArrowUp");
        assertThat(page.locator(".ledger tbody tr").nth(16).locator(".go")).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.getByText("返回台账").click();
        assertThat(page).hasURL(Pattern.compile("&q=%E5%B1%B1%E5%A1%98#" + id));
        assertThat(page.locator("[id='" + id + "']")).isInViewport();
    }

    private static double scrolled(Page page, Runnable act) {
        act.run();
        assertThat(page.locator(".ledger")).isVisible();
        page.waitForFunction("() => window.scrollY > 0");
        return ((Number) page.evaluate("window.scrollY")).doubleValue();
    }

    @Test
    void conditionsAreChosenAndKeptAsAView() {
        Page page = browser.page(Browser.DESK, "presidium", "/ledger?session=" + session);
        page.locator(".chip:has-text('办理中')").click();
        assertThat(page).hasURL(Pattern.compile("phase=OPEN"));
        page.getByText("更多条件").click();
        page.locator("select[name=category]").selectOption("环境卫生");
        assertThat(page.locator("#found .notice")).containsText("没有符合这些条件的建议");
        page.locator("select[name=category]").selectOption("农田水利");
        assertThat(page.locator(".ledger tbody tr")).hasCount(ALL);

        page.getByText("我的视图").click();
        page.fill("#view-name", "水利在办");
        page.locator(".keep button").click();
        assertThat(page.locator("#views li > a")).hasText("水利在办");
        page.fill("#view-name", "水利在办");
        page.locator(".keep button").click();
        assertThat(page.locator("#views [role=alert]")).containsText("已经有名为“水利在办”的视图");
        assertThat(page.locator("#view-name")).hasValue("水利在办");
        browser.picture(page, "ledger-views");
        page.navigate("/ledger?session=all");
        page.getByText("我的视图").click();
        page.locator("#views li > a").click();
        assertThat(page.locator("select[name=category]")).hasValue("农田水利");
        assertThat(page.locator(".ledger tbody tr")).hasCount(ALL);
        assertThat(Browser.latinWords(page)).isEmpty();

        page.getByText("我的视图").click();
        page.onceDialog(Dialog::accept);
        page.locator("#views form[action$='/removal'] button").click();
        assertThat(page.locator("#views li")).hasCount(0);
    }

    @Test
    void onAPhoneRowsAreCards() {
        Page page = browser.page(Browser.PHONE, "handler-SLZ", "/ledger");
        page.navigate("/ledger?session=" + session);
        assertThat(page.locator("#found .notice")).isVisible();
        assertThat(Browser.isTooWide(page)).isFalse();

        Page office = browser.page(Browser.PHONE, "office", "/ledger?session=" + session);
        assertThat(office.locator(".ledger thead")).isHidden();
        assertThat(office.locator(".ledger tbody tr").first()).containsText("逾期");
        assertThat(Browser.isTooWide(office)).isFalse();
        office.getByText("更多条件").click();
        office.getByText("我的视图").click();
        assertThat(Browser.isTooWide(office)).isFalse();
    }

    @Test
    void onPaperItIsA4LandscapeSheetBySheet() throws java.io.IOException {
        Page page = browser.page(Browser.DESK, "office", "/ledger/print?session=" + session);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".top")).isHidden();
        assertThat(page.locator("[data-print]")).isHidden();
        List<Object> overfull = (List<Object>) page.evaluate("""
                () => [...document.querySelectorAll('.sheet')].filter(sheet => [...sheet.querySelectorAll('table, .totals')]
                    .some(part => part.getBoundingClientRect().bottom > sheet.querySelector('footer').getBoundingClientRect().top)
                    || [...sheet.querySelectorAll('tbody tr')].some(row => row.offsetHeight > parseFloat(row.style.height) * 96 / 25.4 + 2))
                    .map(sheet => sheet.querySelector('footer').innerText)""");
        assertThat(overfull).as("rows are as tall as was reckoned").isEmpty();
        byte[] pdf = page.pdf(new Page.PdfOptions()
                .setPath(Path.of("target/screenshots/LedgerBrowserTest-paper.pdf"))
                .setPreferCSSPageSize(true));
        int sheets = page.locator(".sheet").count();
        assertThat(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1).split("/Type\\s*/Page\\b").length - 1)
                .as("one page a sheet")
                .isEqualTo(sheets);
        assertThat(page.locator(".sheet footer").last()).hasText("第 " + sheets + " 页　共 " + sheets + " 页");
    }
}
