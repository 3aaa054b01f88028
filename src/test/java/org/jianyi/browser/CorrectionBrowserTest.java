package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.jianyi.process.CaseTest;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The office takes an assignment back and corrects what was mistyped, on the case page, at a desk and on a phone. */
class CorrectionBrowserTest extends CaseTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    private Page open(int width, SuggestionId id) {
        Page page = browser.page(width, "office", "/suggestions/" + id);
        assertThat(page.locator("h1")).isVisible();
        return page;
    }

    private static Locator panel(Page page, String opener) {
        page.locator("[data-panel-of=" + opener + "]").click();
        Locator dialog = page.locator("dialog");
        assertThat(dialog).isVisible();
        return dialog;
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.DESK, Browser.PHONE})
    void aMistakenAssignmentIsTakenBack(int width) {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        Page page = open(width, id);

        Locator dialog = panel(page, "recall");
        dialog.locator("button.submit").click();
        assertThat(dialog.locator(".errors")).containsText("请填写理由");
        browser.picture(page, "CorrectionBrowserTest-recall-" + width);
        dialog.locator("[name=reason]").fill("选错了单位，应由镇农业农村服务中心办理。");
        dialog.locator("button.submit").click();

        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator(".now-line")).containsText("等待镇人大办交办");
        assertThat(page.locator(".share.past summary")).containsText("已收回");
        assertThat(page.locator(".story li").first()).containsText("收回交办");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REGISTERED);
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.DESK, Browser.PHONE})
    void aTypingErrorInTheTitleIsCorrected(int width) {
        SuggestionId id = story.deputySubmits("title", "关于清於村前灌溉支渠的建议");
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        Page page = open(width, id);

        Locator dialog = panel(page, "correction");
        dialog.locator("#correction-which").selectOption("标题");
        Locator title = dialog.locator("[name=value]:visible");
        assertThat(title).hasValue("关于清於村前灌溉支渠的建议");
        title.fill("关于清淤村前灌溉支渠的建议");
        browser.picture(page, "CorrectionBrowserTest-title-" + width);
        dialog.locator("[name=reason]").fill("错字。");
        dialog.locator("button.submit").click();

        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator("h1")).containsText("关于清淤村前灌溉支渠的建议 更正");
        assertThat(page.locator(".story li").first()).containsText("关于清於村前灌溉支渠的建议");
        page.locator("#trail summary").click();
        page.locator("#trail select").selectOption("更正");
        assertThat(page.locator("#trail tbody tr:visible")).hasCount(1);
        assertThat(page.locator("#trail [data-count]")).hasText("1/4");
        page.locator("#trail").scrollIntoViewIfNeeded();
        browser.picture(page, "CorrectionBrowserTest-trail-" + width);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing runs out of the page sideways")
                .isTrue();
    }

    @Test
    void whoWasSlowerSeesWhatItIsNowAndKeepsWhatHeTyped() {
        SuggestionId id = story.registered();
        Page slow = open(Browser.DESK, id);
        Locator dialog = panel(slow, "correction");
        dialog.locator("#correction-which").selectOption("类别");
        dialog.locator("select[name=value]:visible").selectOption("环境卫生");
        dialog.locator("[name=reason]").fill("登记时选错了。");

        Page fast = browser.page(Browser.DESK, "office2", "/suggestions/" + id);
        Locator other = panel(fast, "correction");
        other.locator("#correction-which").selectOption("类别");
        other.locator("select[name=value]:visible").selectOption("文化建设");
        other.locator("[name=reason]").fill("与正文不符。");
        other.locator("button.submit").click();
        assertThat(fast.locator("dialog")).hasCount(0);

        dialog.locator("button.submit").click();
        assertThat(dialog.locator(".errors")).containsText("刚刚有人改过，现在是“文化建设”");
        assertThat(dialog.locator("[data-present]:visible b")).hasText("文化建设");
        assertThat(dialog.locator("select[name=value]:visible")).hasValue("环境卫生");
        assertThat(dialog.locator("[name=reason]")).hasValue("登记时选错了。");
        browser.picture(slow, "CorrectionBrowserTest-slower");
        dialog.locator("button.submit").click();

        assertThat(slow.locator("dialog")).hasCount(0);
        assertThat(suggestions.get(id).category()).isEqualTo("环境卫生");
    }

    @Test
    void coSignersDaysPartsAndScansAreCorrectedInTheSamePanel() {
        SuggestionId id = stage.submits(
                "office",
                stage.suggestion(
                        "deputyId", stage.cast().deputy(2).id(),
                        "cosigners", List.of(stage.cast().deputy(3).id()),
                        "signedOnPaper", true,
                        "scan", stage.scan("office"),
                        "day", "2026-04-01"));
        stage.does(
                "office",
                id,
                "ExamineSuggestion",
                form(
                        "outcome",
                        "REGISTER",
                        "assignment",
                        stage.assignment(
                                "units",
                                List.of(stage.share("SLZ", "SEPARATE", 1), stage.share("HWS", "SEPARATE", 2)))));
        Page page = open(Browser.DESK, id);

        Locator signers = panel(page, "correction");
        signers.locator("#correction-which").selectOption("附议代表");
        Locator search = signers.locator(".search input:visible");
        search.fill("代表5");
        page.keyboard().press("Enter");
        assertThat(signers.locator(".chips:visible li")).hasCount(2);
        browser.picture(page, "CorrectionBrowserTest-cosigners");
        signers.locator("[name=reason]").fill("漏录一位附议代表。");
        signers.locator("button.submit").click();
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator(".byline")).containsText("代表3、代表5 附议");

        Locator day = panel(page, "correction");
        day.locator("[name=reason]").fill("看错了一行。");
        day.locator("button.submit").click();
        assertThat(day.locator(".errors li")).hasText("请选择更正什么");
        day.locator("#correction-which").selectOption("提出日期");
        assertThat(day.locator(".errors li")).hasCount(0);
        day.locator("input[type=date]:visible").fill("2026-04-09");
        day.locator("[name=reason]").fill("看错了一行。");
        day.locator("button.submit").click();
        assertThat(day.locator(".field .error")).containsText("不能晚于");
        day.locator("#correction-which").selectOption("标题");
        assertThat(day.locator(".error, .errors li")).hasCount(0);
        day.locator("#correction-which").selectOption("提出日期");
        day.locator("input[type=date]:visible").fill("2026-04-02");
        day.locator("button.submit").click();
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator(".byline")).containsText("2026年4月2日提出");

        Locator shares = panel(page, "correction");
        shares.locator("#correction-which").selectOption("分工");
        assertThat(shares.locator("[data-part=proposal-1]")).hasValue("SLZ");
        shares.locator("[data-part=way][value=LEAD]").check();
        shares.locator("[data-part=lead]").selectOption("SLZ");
        shares.locator(".search input:visible").fill("环卫");
        page.keyboard().press("Enter");
        browser.picture(page, "CorrectionBrowserTest-shares");
        shares.locator("[name=reason]").fill("会上定的是主办和会办。");
        shares.locator("button.submit").click();
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator(".share:not(.past) .share-head")).hasCount(1);
        assertThat(page.locator(".share:not(.past) .share-head")).containsText("主办");
        assertThat(stage.steps(id)).containsExactly("DraftReply", "GiveRequestedOpinion");

        page.navigate("/suggestions/" + id + "/trail");
        assertThat(page.locator("tbody tr")).hasCount(6);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        page.pdf(new Page.PdfOptions()
                .setPath(java.nio.file.Path.of("target/screenshots", "CorrectionBrowserTest-trail.pdf"))
                .setPreferCSSPageSize(true));
    }
}
