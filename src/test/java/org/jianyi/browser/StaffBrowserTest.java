package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jianyi.Guest;
import org.jianyi.process.StaffTest;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A head goes on leave, his substitute signs in Tasklist, and somebody who leaves hands over what he has. */
class StaffBrowserTest extends StaffTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void aHeadNamesHisSubstituteOnThePhoneAndTheSubstituteSignsInTasklist() {
        clock.reset();
        String second = comes("second", "经办二", "unit-SLZ");
        SuggestionId id = drafted();
        Page head = browser.page(Browser.PHONE, "head-SLZ", "/");
        head.getByText("代理与交接").click();
        head.locator("details.naming summary").click();
        head.selectOption("#substitute", second);
        head.fill("#to", LocalDate.now(clock).plusDays(7).toString());
        head.fill("#reason", "外出学习");
        browser.picture(head, "staff-naming-phone");
        assertThat(Browser.isTooWide(head)).isFalse();
        head.click("details.naming .btn-main");
        assertThat(head.locator(".notice-good")).containsText("已设代理人：经办二");
        assertThat(head.locator(".tag-accent").first()).hasText("代理中");
        assertThat(Browser.latinWords(head)).isSubsetOf("SLZ"); // a name of the cast

        Page page = browser.page(Browser.DESK, second, "/camunda/app/tasklist/default/");
        page.getByText("待领取").first().click();
        Browser.task(page, suggestions.get(id).numberLabel() + " ").click();
        page.locator(".claim").first().click();
        assertThat(page.locator("form.jianyi")).containsText("您代负责人SLZ签，签发人写“经办二（代负责人SLZ签）”");
        page.locator("form.jianyi label:has-text('同意签发')").click();
        page.locator("button:has-text('提交')").last().click();
        page.waitForCondition(() -> story.reply(id, "SLZ").signerName() != null);
        assertThat(story.reply(id, "SLZ").signerName()).isEqualTo("经办二（代负责人SLZ签）");

        head.onceDialog(Dialog::dismiss);
        head.getByText("提前结束").click();
        assertThat(head.locator(".tag-accent").first()).hasText("代理中");
        head.onceDialog(Dialog::accept);
        head.getByText("提前结束").click();
        assertThat(head.getByText("提前结束")).hasCount(0);
    }

    @Test
    void whoLeavesHandsOverAndPrintsHisList() {
        String from = comes("from", "经办甲", "unit-SLZ");
        String to = comes("to", "经办乙", "unit-SLZ");
        for (int i = 0; i < 3; i++) {
            SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
            tasks.setAssignee(stage.task(from, id, "DraftReply"), from);
        }
        Page page = browser.page(Browser.DESK, "office", "/staff/" + from);
        browser.picture(page, "staff-list");
        page.pdf(new Page.PdfOptions()
                .setPath(Path.of("target", "screenshots", "staff-list.pdf"))
                .setPreferCSSPageSize(true));
        assertThat(page.locator("input[name=task]:checked")).hasCount(0);
        page.locator("[data-pick-all]").check();
        assertThat(page.locator("input[name=task]:checked")).hasCount(3);
        page.locator("input[name=task]").first().uncheck();
        page.selectOption("#colleague", to);
        page.fill("#why", "调往农业农村服务中心");
        page.click(".moving .btn-main");

        assertThat(page.locator("[role=status]").first()).containsText("移交给经办乙2项。");
        assertThat(page.locator("input[name=task]")).hasCount(1);
        assertThat(tasks.createTaskQuery().taskAssignee(to).count()).isEqualTo(2);
    }

    @Test
    void whoIsStoppedWhileHeTypesIsToldAtTheLogin() {
        String handler = comes("handler", "经办二", "unit-SLZ");
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        Page page = browser.page(Browser.DESK, handler, "/tasks/" + stage.task(handler, id, "DraftReply"));
        accounts.regroup(handler, java.util.Set.of(), stage.actor("admin"));

        page.navigate("/");

        assertThat(page.locator("[role=alert]")).containsText("您的账号已经停用");
        assertThat(page.locator("#username")).isVisible();
        assertThat(Guest.anonymous(port).get("/staff").status()).isEqualTo(302);
    }
}
