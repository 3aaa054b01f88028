package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.Cast;
import org.jianyi.Town;
import org.jianyi.handling.HandlingId;
import org.jianyi.process.EngineClock;
import org.jianyi.process.Stage;
import org.jianyi.process.SupervisionFlow;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.IssueUrge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** An assisting unit is urged, its answer is sent back, and it revises it on its phone. */
@Town
class SentBackBrowserTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    SupervisionFlow flow;

    @Autowired
    EngineClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void anAnswerThatWasSentBackIsThereToBeRevised() {
        stage.today(Cast.SESSION_DAY.plusDays(2));
        stage.cast();
        SuggestionId assisted = stage.submits("d5", stage.suggestion("title", "关于移栽樟树的建议"));
        stage.does(
                "office",
                assisted,
                "ExamineSuggestion",
                form(
                        "outcome",
                        "REGISTER",
                        "assignment",
                        stage.assignment(
                                "units", List.of(stage.share("SLZ", "LEAD"), stage.share("GDS", "ASSISTING")))));
        stage.today(LocalDate.of(2026, 7, 2));
        stage.as(
                "office",
                () -> flow.urge(
                        HandlingId.of(assisted, 1L), "GDS", new IssueUrge("请提出会办意见。", null), stage.actor("office")));
        stage.does("handler-GDS", assisted, "AnswerSupervision", form("text", "正在勘查线路。"));
        stage.does("office", assisted, "AcceptAnswer", form("accepted", false, "comment", "请写明哪一天提出。"));

        Page unit = browser.page(Browser.PHONE, "handler-GDS", "/");
        unit.locator(".tasks a:has-text('答复催办'):has-text('移栽樟树')").click();
        assertThat(unit.locator("#text")).hasValue("正在勘查线路。");
        assertThat(unit.locator("form.jianyi .warning")).containsText("请写明哪一天提出。");
        assertThat(unit.locator(".summary")).containsText("供电所会办意见期限");
        assertThat(unit.locator(".summary")).not().containsText("水利站期限");
        unit.locator(".summary details.why summary").first().click();
        browser.picture(unit, "SupervisionBrowserTest-5-sent-back");
        unit.fill("#text", "正在勘查线路，7月6日提出会办意见。");
        unit.click("button.submit");
        assertThat(unit.locator("h1")).hasText("答复已提交审核");

        Page office = browser.page(Browser.DESK, "office", "/");
        office.locator(".tasks a:has-text('审核催办答复'):has-text('移栽樟树')").click();
        assertThat(office.locator("form.jianyi .warning")).containsText("请写明哪一天提出。");
        assertThat(office.locator(".summary")).containsText("本环节期限");
        browser.picture(office, "SupervisionBrowserTest-6-answered-anew");
    }
}
