package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.jianyi.Town;
import org.jianyi.process.Stage;
import org.jianyi.roster.DeputyEntry;
import org.jianyi.roster.KeepRoster;
import org.jianyi.roster.OpenAccounts;
import org.jianyi.roster.PersonEntry;
import org.jianyi.roster.Roll;
import org.jianyi.sheet.SheetWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The roster in a browser: a workbook with mistakes and a good one, and the first login of somebody new. */
@Town
class RosterBrowserTest {

    private static final LocalDate BEGINS = LocalDate.of(2022, 1, 1);

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    Roll<DeputyEntry> deputies;

    @Autowired
    Roll<PersonEntry> people;

    @Autowired
    KeepRoster roster;

    @Autowired
    OpenAccounts accounts;

    @Autowired
    IdentityService identity;

    @Autowired
    SheetWriter writer;

    @BeforeEach
    void enter() {
        stage.cast();
    }

    @Test
    void aWorkbookWithAMistakeIsRefusedAndAGoodOneTakenIn() throws IOException {
        Page page = browser.page(Browser.DESK, "office", "/roster/deputies");
        page.getByText("从工作簿导入").click();
        choose(page, former("FT13-901", BEGINS.minusDays(1)));

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("什么都没有导入");
        assertThat(page.locator(".complaints li")).hasText("第2行“有效期止”：早于有效期起");
        assertThat(deputies.present()).doesNotContainKey("FT13-901");

        choose(page, former("FT13-901", BEGINS.plusYears(1)));
        assertThat(page.getByText("新增1行，修改0行，没有变化的0行。还没有导入")).isVisible();
        assertThat(deputies.present()).doesNotContainKey("FT13-901");
        browser.picture(page, "roster-preview");
        page.getByText("确认导入").click();

        assertThat(page.getByText("导入完成：新增1行，修改0行，没有变化的0行。")).isVisible();
        assertThat(deputies.present()).containsKey("FT13-901");
        page.fill("[data-filter]", "FT13-901");
        assertThat(page.locator("tbody tr:visible")).hasCount(1);
    }

    @Test
    void whatWasTypedStaysWhenItIsRefused() {
        Page page = browser.page(Browser.PHONE, "office", "/roster/deputies/entry");
        page.fill("#cardNumber", "FT13-902");
        page.fill("#name", "误填");
        page.fill("#validFrom", "2022-01-01");
        page.fill("#validTo", "2021-01-01");
        page.click("main form.entry .btn-main");

        assertThat(page.locator(".mistake")).hasText("早于有效期起");
        assertThat(page.locator("#name")).hasValue("误填");
        assertThat(page.locator("#validTo")).hasValue("2021-01-01");
        assertThat(Browser.isTooWide(page)).isFalse();
    }

    @Test
    void whoComesForTheFirstTimeChoosesAPasswordBeforeAnythingElse() {
        roster.keep(
                people,
                null,
                new PersonEntry("xinren", "欧阳新", List.of(), List.of("市交通运输局"), List.of(), null),
                stage.actor("office"));
        String first = accounts.renew("xinren", stage.actor("office")).password();
        try {
            Page page = browser.page(Browser.DESK);
            page.navigate("/");
            page.fill("input[name=username]", "xinren");
            page.fill("input[name=password]", first);
            page.click("form button");
            page.waitForURL("**/password");
            for (String elsewhere : List.of("/", "/camunda/app/tasklist/default/", "/start/suggestion-handling")) {
                page.navigate(elsewhere);
                assertThat(page.url()).endsWith("/password");
            }
            assertThat(page.request()
                            .get("/camunda/api/engine/engine/default/task")
                            .status())
                    .isEqualTo(403);

            page.fill("#password", "aaaaaaaaaaa");
            page.fill("#again", "aaaaaaaaaaa");
            page.click("form[action$='/password'] .btn-main");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("密码不合要求");
            page.fill("#password", "Daoxiang-2026");
            page.fill("#again", "Daoxiang-2026");
            page.click("form[action$='/password'] .btn-main");

            page.waitForURL(url -> !url.contains("/password"));
            assertThat(page.locator("h1")).containsText("欧阳新");
        } finally {
            identity.deleteUser("xinren");
        }
    }

    @Test
    void theSlipsBearTheAddressThatIsSetAndNotTheOneOfTheServersOwnScreen() {
        roster.keep(
                people,
                null,
                new PersonEntry("daifa", "司徒待发", List.of(), List.of("市交通运输局"), List.of(), null),
                stage.actor("office"));
        try {
            Page page = browser.page(Browser.PHONE, "office", "/roster/accounts");
            assertThat(page.locator("#address")).hasValue("http://jianyi.example:8080");
            assertThat(page.locator(".address .notice-bad")).hasCount(0);
            assertThat(Browser.isTooWide(page)).isFalse();
            page.navigate("/roster/term");
            assertThat(Browser.isTooWide(page)).isFalse();
            page.navigate("/roster/deputies");
            assertThat(Browser.isTooWide(page)).isFalse();
        } finally {
            identity.deleteUser("daifa");
        }
    }

    private void choose(Page page, DeputyEntry entry) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write("代表", deputies.table(), List.of(entry), out);
        page.setInputFiles(
                "#file",
                new FilePayload(
                        "代表.xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        out.toByteArray()));
        page.getByText("检查", new Page.GetByTextOptions().setExact(true)).click();
    }

    private static DeputyEntry former(String card, LocalDate validTo) {
        return new DeputyEntry(card, "导入甲", "第二小分队", "枫石村", "村民", null, null, null, BEGINS, validTo);
    }
}
