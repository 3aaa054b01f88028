package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.Cast;
import org.jianyi.Town;
import org.jianyi.process.EngineClock;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.SupervisionState;
import org.jianyi.supervision.Supervisions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The office urges from the list of what is proposed, the unit answers on its phone, the office accepts the answer in Tasklist. */
@Town
class SupervisionBrowserTest {

    private static final String TITLE = "关于修复柳林村抽水站的建议";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    Supervisions supervisions;

    @Autowired
    EngineClock clock;

    private SuggestionId id;

    /** So early that it stands before what other tests left behind. */
    @BeforeEach
    void aCaseThatIsLate() {
        stage.today(Cast.SESSION_DAY.plusDays(2));
        stage.cast();
        id = stage.submits("d5", stage.suggestion("title", TITLE));
        stage.does(
                "office",
                id,
                "ExamineSuggestion",
                form(
                        "outcome",
                        "REGISTER",
                        "assignment",
                        stage.assignment("units", List.of(stage.share("GDS", "SOLE")))));
        stage.today(LocalDate.of(2026, 7, 2));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void anUrgeIsSentAnsweredAndAccepted() {
        Page office = browser.page(Browser.DESK, "office", "/supervision");
        Locator row = office.locator("tr:has-text('" + TITLE + "')");
        assertThat(row).containsText("拟催办");
        row.locator("[data-pick]").check();
        browser.picture(office, "SupervisionBrowserTest-1-proposed");
        office.click("[data-do]");
        assertThat(office.locator("[data-done]")).containsText("号催办函");
        assertThat(office.locator("tr[data-id]:has-text('" + TITLE + "')")).hasCount(0);

        Page unit = browser.page(Browser.PHONE, "handler-GDS", "/");
        unit.locator(".tasks a:has-text('答复催办'):has-text('" + TITLE + "')").click();
        assertThat(unit.locator("form.jianyi")).containsText("你单位承办的代表建议已超过答复期限");
        unit.click("button:has-text('先签收，稍后答复')");
        assertThat(unit.locator("form.jianyi")).containsText("已签收。");
        assertThat(unit.locator("[data-panel]")).isHidden();
        unit.fill("#text", "水泵已经返厂，7月20日前装好并答复代表。");
        browser.picture(unit, "SupervisionBrowserTest-2-answer");
        unit.click("button.submit");
        assertThat(unit.locator("h1")).hasText("答复已提交审核");

        office.navigate("/camunda/app/tasklist/default/");
        office.locator(".task-filters").getByText("本办待办").first().click();
        Browser.task(office, TITLE, "审核催办答复").click();
        office.locator(".claim").first().click();
        assertThat(office.locator("form.jianyi")).containsText("水泵已经返厂");
        office.check("input[name=accepted][value=true]");
        browser.picture(office, "SupervisionBrowserTest-3-accept");
        office.locator(".form-actions button.btn-primary:visible").click();
        assertThat(office.locator("form.jianyi")).hasCount(0);

        Supervision urge = supervisions.findBySuggestionOrderById(id).get(0);
        assertThat(urge.state()).isEqualTo(SupervisionState.ACCEPTED);
        Page leader = browser.page(Browser.DESK, "presidium", "/suggestions/" + id);
        assertThat(leader.locator("#supervision")).containsText("已认可");
        leader.click("button[data-panel-of=order]");
        leader.fill("#order-text", "请主要负责人说明情况。");
        browser.picture(leader, "SupervisionBrowserTest-4-order");
        leader.click("dialog button.submit");
        assertThat(leader.locator("#supervision")).containsText("号督办单");
        assertThat(leader.locator("dialog")).hasCount(0);
    }
}
