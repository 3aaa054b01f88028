package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.jianyi.process.CaseTest;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Dates on the screen: why they are what they are, and where the calendars come from. */
class DeadlineBrowserTest extends CaseTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    private static FilePayload file(String csv) {
        return new FilePayload("2091.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theAdministratorImportsAYearAfterHavingSeenIt() {
        Page page = browser.page(Browser.DESK, "admin", "/");
        page.getByText("管理", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("header .menu-list a:has-text('放假安排')").click();
        page.getByText("导入一年的放假安排").click();
        page.locator("input[name=year]").fill("2091");
        page.getByLabel("依据").first().fill("国办发明电〔2090〕9号");
        page.getByLabel("文件").setInputFiles(file("2091-10-01,休,国庆节\n2091-10-01,班,国庆节\n"));
        page.getByText("检查", new Page.GetByTextOptions().setExact(true)).first().click();
        assertThat(page.locator(".complaints")).containsText("第2行");
        assertThat(page.getByLabel("依据")).hasValue("国办发明电〔2090〕9号");

        page.getByLabel("文件").setInputFiles(file("2091-10-01,休,国庆节\n2091-10-02,休,国庆节\n2091-10-06,班,国庆节\n"));
        page.getByText("检查", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("放假2天，调休上班1天");
        page.getByText("确认导入").dblclick(); // twice is once

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("2091年放假安排已导入");
        assertThat(page.locator(".month").nth(9)).containsText("班 10月6日（周六）国庆节");
        Page phone = browser.page(Browser.PHONE, "admin", "/calendars?year=2026");
        assertThat(Browser.isTooWide(phone)).isFalse();
        Page rules = browser.page(Browser.PHONE, "admin", "/rules/entry");
        assertThat(Browser.isTooWide(rules)).isFalse();
    }

    @Test
    void anybodyCalculatesADateOnAPhone() {
        Page page = browser.page(Browser.PHONE, "d1", "/deadlines");
        page.getByLabel("起算日期").fill("2024-06-28");
        page.getByText("计算", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.locator("[data-kind=reply]")).containsText("2024年9月29日");
        assertThat(page.locator("[data-kind=reply]")).containsText("顺延至2024年9月29日（星期日，国庆节调休上班）");
        assertThat(Browser.isTooWide(page)).isFalse();
    }

    @Test
    void aFormSaysWhyADateIsWhatItIs() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        Page page = browser.page(Browser.DESK, "handler-SLZ", "/tasks/" + stage.task("handler-SLZ", id, "DraftReply"));
        assertThat(page.locator(".summary dl")).containsText("内部期限2026年6月24日");
        page.getByText("期限依据").click();
        assertThat(page.locator(".summary .why")).containsText("期满日为2026年7月8日");

        SuggestionId waiting = story.deputySubmits();
        Page office =
                browser.page(Browser.DESK, "office", "/tasks/" + stage.task("office", waiting, "ExamineSuggestion"));
        assertThat(office.locator(".summary dl")).containsText("本环节期限2026年4月17日");
    }
}
