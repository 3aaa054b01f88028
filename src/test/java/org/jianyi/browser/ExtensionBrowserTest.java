package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import org.jianyi.Town;
import org.jianyi.process.EngineClock;
import org.jianyi.process.Stage;
import org.jianyi.process.Story;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** More time for a reply, as the unit and the office meet it. */
@Town
class ExtensionBrowserTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    Story story;

    @Autowired
    EngineClock clock;

    private SuggestionId id;

    @BeforeEach
    void enter() {
        stage.today(LocalDate.of(2026, 4, 8));
        stage.cast();
        id = story.assigned(stage.share("SLZ", "SOLE"));
    }

    @AfterEach
    void leave() {
        story.deputyWithdraws(id);
        clock.reset();
    }

    /** froide #281: it is in the task, where a handler finds it who has never seen it. */
    @Test
    @Tag("R8")
    void aUnitAsksWithinItsTaskAndTheOfficeGrantsIt() {
        Page unit = browser.page(Browser.PHONE, "handler-SLZ", "/tasks/" + stage.task("handler-SLZ", id, "DraftReply"));
        unit.click("summary:has-text('申请延期（最晚可延到2026年10月8日）')");
        Locator panel = unit.locator("[data-panel$='/extension']");
        panel.locator("textarea[name=reason]").fill("要等水库放水后施工。");
        panel.locator("input[name=until]").fill("2026-09-05");
        panel.locator("button:has-text('提交延期申请')").click();
        assertThat(panel.locator(".errors")).containsText("新的期限2026年9月5日（星期六，周末休息）不是工作日");
        assertThat(panel.locator("textarea[name=reason]")).hasValue("要等水库放水后施工。");
        panel.locator("input[name=until]").fill("2026-09-01");
        panel.locator("button:has-text('提交延期申请')").click();
        assertThat(unit.locator("[data-materials]")).containsText("第1次申请：待审核");
        assertThat(panel).isHidden();
        assertThat(Browser.isTooWide(unit)).isFalse();

        String decision = stage.task("office", id, "DecideExtension");
        Page office = browser.page(Browser.DESK, "office", "/");
        office.navigate("/camunda/app/tasklist/default/#/?task=" + decision);
        office.locator(".claim")
                .first()
                .click(new Locator.ClickOptions().setTimeout(60_000)); // the whole list comes first
        assertThat(office.locator("form.jianyi")).containsText("要等水库放水后施工。");
        office.check("input[name=granted][value=true]");
        browser.picture(office, "extension-decision");
        office.locator(".form-actions button.btn-primary:visible").click();
        office.waitForCondition(() -> !stage.steps(id).contains("DecideExtension"));

        unit.reload();
        assertThat(unit.locator("suggestion-summary")).containsText("2026年9月1日");
        assertThat(unit.locator("[data-materials]")).containsText("第1次申请：同意");
        Page deputy = browser.page(Browser.PHONE, "d1", "/suggestions/" + id);
        assertThat(deputy.locator(".share-dates")).containsText("应于2026年9月1日前答复");
        assertThat(deputy.locator(".share-dates")).containsText("已延期1次");
        assertThat(deputy.locator(".share")).containsText("原2026年7月8日 → 2026年9月1日，理由：要等水库放水后施工。镇人大办人大办一2026年4月8日同意。");
        deputy.click(".share-dates summary");
        assertThat(deputy.locator(".share-dates .why")).containsText("经镇人大办2026年4月8日同意延期，原期限2026年7月8日");
        assertThat(Browser.isTooWide(deputy)).isFalse();
        assertThat(deputy.locator(".story")).containsText("答复期限");
        assertThat(deputy.locator(".story")).not().containsText("内部期限");
        assertThat(Browser.latinWords(deputy)).isSubsetOf("FT", "SLZ"); // names of the cast
    }
}
