package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.jianyi.Town;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Who watches over the work finds a case in Cockpit by what people call it, and is offered nothing that he may not do. */
@Town
class CockpitBrowserTest {

    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @BeforeEach
    void enter() {
        stage.cast();
    }

    @Test
    void aCaseIsKnownByNumberTitleUnitAndRound() {
        SuggestionId id = stage.submits("d1", stage.suggestion("title", "关于硬化晒谷场的建议"));
        stage.does("office", id, "ExamineSuggestion", form("outcome", "REGISTER", "assignment", stage.assignment()));
        Page page = browser.page(Browser.DESK, "presidium", COCKPIT);
        page.getByText("流程").first().click();
        page.locator("a[href*='process-definition']:has-text('建议办理')").first().click();
        page.fill("input[placeholder='输入编号、标题或者单位']", "硬化晒谷场");

        Locator line = page.locator(".cam-table tbody tr");
        assertThat(line).hasCount(1);
        assertThat(line).containsText("第1次办理");
        assertThat(line.getByText("案卷")).hasAttribute("href", "/camunda/../suggestions/" + id.value());

        line.getByText("关于硬化晒谷场的建议").click();
        assertThat(page.locator(".cam-breadcrumb .active")).containsText("关于硬化晒谷场的建议 · ");
        assertThat(page.locator(".cam-breadcrumb .active")).containsText(" · 第1次办理");
        assertThat(page.locator(".cam-table").last()).containsText("领衔代表");
        assertThat(page.locator(".ctn-toolbar .glyphicon:visible")).hasCount(1); // look again
    }

    @Test
    void decisionTablesAndTheirRecordsSpeakChinese() {
        Page page = browser.page(Browser.DESK, "presidium", COCKPIT);
        page.getByText("决策").first().click();
        page.locator("a[href*='decision-definition']:has-text('建议承办单位')").click();

        assertThat(page.locator(".dmn-decision-table-container tbody")).containsText("主办");
        assertThat((String) page.locator(".dmn-decision-table-container").innerText())
                .contains("命中规则", "当", "镇水利站")
                .doesNotContain(
                        "Hit", "When", "Then", "And", "Annotations", "string", "LEAD", "ASSISTING", "SLZ", "\"");
    }
}
