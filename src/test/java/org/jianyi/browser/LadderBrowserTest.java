package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jianyi.Cast;
import org.jianyi.Town;
import org.jianyi.process.EngineClock;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.SupervisionState;
import org.jianyi.supervision.Supervisions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The upper rungs of the ladder: an order is proposed, written and signed; the unit stays silent, and the presidium hears its report. */
@Town
class LadderBrowserTest {

    private static final String TITLE = "关于疏通老石桥涵洞的建议";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    Supervisions supervisions;

    @Autowired
    EngineClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void anOrderIsProposedSentSignedAndAfterItsTimeTheReportIsHeard() {
        stage.today(Cast.SESSION_DAY.plusDays(2));
        stage.cast();
        SuggestionId id = assigned(TITLE);
        stage.today(LocalDate.of(2026, 7, 8));

        Page office = browser.page(Browser.DESK, "office", "/supervision");
        office.setViewportSize(1366, 768);
        assertThat(row(office)).containsText("拟督办");
        row(office).locator("[data-pick]").check();
        assertThat(office.locator("[data-way][value$=orders]")).isChecked();
        browser.picture(office, "LadderBrowserTest-1-proposed");
        assertThat(office.locator("[data-past]")).isHidden();
        office.fill("[data-day]", "2026-07-07");
        assertThat(office.locator("[data-past]")).containsText("可能一发出就逾期");
        office.fill("[data-day]", "2026-07-08");
        assertThat(office.locator("[data-past]")).isHidden();
        assertThat(office.locator("[data-under-way]")).not().containsText("老石桥");
        office.click("[data-do]");
        assertThat(office.locator("[data-done]")).containsText("督办单（待签发）");
        assertThat(office.locator("[data-under-way]")).containsText("老石桥");
        assertThat(supervisions.findBySuggestionOrderById(id).get(0).state()).isEqualTo(SupervisionState.DRAFTED);

        Page chairman = browser.page(Browser.PHONE, "presidium", "/");
        Locator task = chairman.locator(".tasks a:has-text('签发督办单'):has-text('老石桥')");
        assertThat(task).containsText("7月13日");
        task.click();
        assertThat(chairman.locator(".summary")).containsText("本环节期限");
        chairman.locator(".summary details.why summary").last().click();
        assertThat(chairman.locator(".summary")).containsText("自定的内部时间，不是法定期限");
        browser.picture(chairman, "LadderBrowserTest-2-sign");
        chairman.check("input[name=signed][value=true]");
        chairman.click("button.submit");
        assertThat(chairman.locator("h1")).hasText("签发意见已登记");

        stage.today(LocalDate.of(2026, 7, 16));
        office.navigate("/supervision");
        assertThat(row(office)).containsText("拟上会");
        assertThat(row(office)).containsText("应于2026年7月15日前答复，建议仍未答复代表");
        browser.picture(office, "LadderBrowserTest-3-meeting");
        row(office).locator("a:has-text('登记听取汇报')").click();
        assertThat(office).hasURL(Pattern.compile(".*/suggestions/" + id + "#supervision"));
        office.click("button[data-panel-of=visit]");
        office.check("input[name=kind][value=HEARING]");
        office.fill("#visit-participants", "主席团全体成员");
        office.click("dialog button.submit");
        assertThat(office.locator("dialog .error").first()).isVisible();
        office.fill("#visit-found", "所长到会说明，7月底前答复代表。");
        office.click("dialog button.submit");
        assertThat(office.locator("#supervision")).containsText("听取汇报");
        browser.picture(office, "LadderBrowserTest-4-heard");
        office.navigate("/supervision");
        assertThat(row(office)).hasCount(0);
    }

    @Test
    void theLetterThatIsProposedIsChosenFirstUntilSomebodyChoosesHimselfAndAMixedChoiceIsNamed() {
        stage.today(Cast.SESSION_DAY.plusDays(2));
        stage.cast();
        assigned("关于加固东山口护坡的建议");
        stage.today(LocalDate.of(2026, 3, 30));
        assigned("关于修补东山口路面的建议");
        stage.today(LocalDate.of(2026, 7, 8));
        Page office = browser.page(Browser.DESK, "office", "/supervision");
        Locator order = row(office, "加固东山口护坡");
        Locator urge = row(office, "修补东山口路面");
        assertThat(order).containsText("拟督办");
        assertThat(urge).containsText("拟催办");
        assertThat(order.locator("a.heard")).hasCount(0);

        order.locator("[data-pick]").check();
        assertThat(office.locator("[data-way][value$=orders]")).isChecked();
        assertThat(office.locator("[data-mixed]")).isHidden();
        urge.locator("[data-pick]").check();
        assertThat(office.locator("[data-mixed]")).isVisible();
        assertThat(office.locator("[data-way][value$=urges]")).isChecked();
        office.check("[data-way][value$=orders]");
        order.locator("[data-pick]").uncheck();
        assertThat(office.locator("[data-mixed]")).isHidden();
        assertThat(office.locator("[data-way][value$=orders]")).isChecked();
    }

    private SuggestionId assigned(String title) {
        SuggestionId id = stage.submits("d5", stage.suggestion("title", title));
        stage.does(
                "office",
                id,
                "ExamineSuggestion",
                form(
                        "outcome",
                        "REGISTER",
                        "assignment",
                        stage.assignment("units", List.of(stage.share("GDS", "SOLE")))));
        return id;
    }

    private static Locator row(Page page) {
        return row(page, TITLE);
    }

    /** Of what is proposed. */
    private static Locator row(Page page, String title) {
        return page.locator("tr[data-id]:has-text('" + title + "')");
    }
}
