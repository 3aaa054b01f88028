package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.handling.Contact;
import org.jianyi.handling.Contacts;
import org.jianyi.process.CaseTest;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A clerk with a bundle of paper, at a desk and with a telephone in hand. */
class UnitRecordBrowserTest extends CaseTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final String PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";

    @Autowired
    Contacts contacts;

    @Test
    void aTalkASignedReplyAndItsDeliveryInOneGoThenTheRatingFromPaper() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(TODAY.plusDays(30));
        Page page = browser.page(Browser.DESK, "office", "/suggestions/" + id);
        page.getByText("代录单位办理").click();

        tick(page, "签字的答复");
        submit(page);
        assertThat(page.locator(".jianyi > .errors")).containsText("答复前至少要与代表沟通一次，请同时勾选“与代表沟通”");
        tick(page, "与代表沟通");
        tick(page, "送达");
        page.setInputFiles("#scans", new FilePayload[] {pdf("答复函"), pdf("沟通记录")});
        assertThat(page.locator("#scans ~ .uploads li .state")).hasText(new String[] {"已上传", "已上传"});
        fill(page, "contacts[].day", "2026-04-18");
        choose(page, "contacts[].stage", "BEFORE");
        choose(page, "contacts[].form", "VISIT");
        choose(page, "contacts[].rank", "HEAD");
        fill(page, "contacts[].said", "希望冬修前动工。");
        page.locator("[name='contacts[].scan']")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(2));
        assertThat(page.locator("[name='reply.scan'] option:checked")).hasText("第1份 答复函.pdf");
        fill(page, "reply.letterNumber", "12号");
        page.locator("[name='reply.replyClass'][value=A]").check();
        page.locator("[name='reply.answers[].text']").first().fill("支渠已于冬修期间清淤，并聘请两名管护员。");
        page.getByText("其余各条填“与第1条一并答复”").click();
        assertThat(page.locator("[name='reply.answers[].text']").nth(1)).hasValue("与第1条一并答复。");
        fill(page, "reply.contactPerson", "经办人");
        fill(page, "reply.contactPhone", "0714-0000000");
        page.locator("[name='reply.publicity'][value=ACTIVE]").check();
        fill(page, "head.signerName", "王站长");
        fill(page, "reply.day", "2026-04-28");
        fill(page, "delivery.day", "2026-04-30");
        choose(page, "delivery.way", "IN_PERSON");
        assertThat(page.locator("[name='delivery.sealed'] option:checked")).hasText("不提供给代表");
        page.locator("[name='delivery.sealed']")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        browser.picture(page, "unit-record-filled");
        submit(page);
        assertThat(page.locator("#letterNumber ~ .error")).containsText("发文字号应如");
        assertThat(page.locator("#letterNumber")).isFocused();
        assertThat(page.locator("[name='head.signerName']")).hasValue("王站长");
        assertThat(contacts.findByHandlingInOrderByDayAscIdAsc(List.of(story.share(id, "SLZ"))))
                .isEmpty();

        fill(page, "reply.letterNumber", "枫水函〔2026〕8812号");
        submit(page);
        assertThat(page.locator("h1")).hasText("单位办理已代录");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REPLIED);
        stage.worksOff();

        page.navigate("/suggestions/" + id + "/record");
        assertThat(page.locator("[data-control=withRating]")).isChecked();
        page.setInputFiles("#rating-scan", pdf("征询意见表"));
        assertThat(page.locator("#rating-scan ~ .uploads .state")).hasText("已上传");
        fill(page, "rating.day", "2026-05-06");
        page.locator("[name='rating.attitude'][value=SATISFIED]").check();
        page.locator("[name='rating.result'][value=SATISFIED]").check();
        choose(page, "rating.solved", "SOLVED");
        submit(page);
        assertThat(page.locator("h1")).hasText("单位办理已代录");
        stage.worksOff();

        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        page.navigate("/suggestions/" + id);
        assertThat(page.locator(".letter-card .mark")).hasText(new String[] {"答复代录", "签发代录", "送达代录"});
        assertThat(page.locator(".rating .mark")).hasText("代录");
    }

    @Test
    void aCallIsEnteredByKeyboardOnAPhoneAndNothingTypedIsLost() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("GDS", "ASSISTING"));
        Page page = browser.page(Browser.PHONE, "office", "/suggestions/" + id + "/record");
        assertThat(page.locator(".notice")).hasText("请选择替哪个单位登记。");
        page.locator(".units a").first().click();
        assertThat(page.locator("[data-control=withContact]"))
                .isVisible(); // a key goes to the page as long as the form is hidden
        page.locator("[data-control=withContact]").press("Space");
        assertThat(page.locator("[name='contacts[].scan'] option:checked")).hasText("电话，没有纸质材料");
        choose(page, "contacts[].stage", "DURING");
        choose(page, "contacts[].form", "PHONE");
        choose(page, "contacts[].rank", "HANDLER");
        fill(page, "contacts[].said", "同意分两年清淤。");
        fill(page, "contacts[].day", "2026-04-08");
        page.getByText("暂存").click();
        assertThat(page.locator(".actions .saved")).containsText("已暂存");

        page.reload();
        assertThat(page.locator(".restored")).containsText("暂存的内容");
        assertThat(page.locator("[name='contacts[].said']")).hasValue("同意分两年清淤。");
        assertThat(page.locator("[name='contacts[].form']")).hasValue("PHONE");
        page.locator("button.submit").press("Enter");
        assertThat(page.locator("[name='contacts[].toldBy'] ~ .error")).hasText("没有纸质材料的，请填写谁来的电话");
        assertThat(page.locator("[name='contacts[].toldBy']")).isFocused();
        assertThat(Browser.isTooWide(page)).isFalse();
        page.keyboard().type("王站长");
        page.locator("button.submit").press("Enter");
        assertThat(page.locator("h1")).hasText("单位办理已代录");

        assertThat(contacts.findByHandlingInOrderByDayAscIdAsc(List.of(story.share(id, "SLZ"))))
                .singleElement()
                .matches(Contact::isOnBehalf)
                .extracting(Contact::day)
                .isEqualTo(LocalDate.of(2026, 4, 8));
        assertThat(stage.trail(id)).last().satisfies(line -> assertThat(line.detail())
                .isEqualTo("王站长来电：同意分两年清淤。"));
    }

    @Test
    void aUnitSignsInOnPaperAndThenObjectsOnPaper() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId other = story.assigned(stage.share("SLZ", "SOLE"));
        Page page = browser.page(1366, "office", "/suggestions/" + id + "/record");
        tick(page, "签收");
        submit(page);
        assertThat(page.locator("[name='acceptance.day'] ~ .error")).isVisible();
        assertThat(page.locator("[name='acceptance.toldBy'] ~ .error")).hasText("没有纸质材料的，请填写谁来的电话");
        page.setInputFiles("#scans", pdf("签收单"));
        assertThat(page.locator("#scans ~ .uploads li .state")).hasText("已上传");
        page.locator("[name='acceptance.scan']")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        assertThat(page.locator("[name='acceptance.toldBy']")).isHidden();
        fill(page, "acceptance.day", "2026-04-08");
        browser.picture(page, "unit-record-acceptance");
        submit(page);
        assertThat(page.locator("h1")).hasText("单位办理已代录");
        assertThat(stage.acts(id)).endsWith("签收");
        page.navigate("/suggestions/" + id + "/record");
        assertThat(page.locator("[data-control=withContact]")).isVisible();
        assertThat(page.locator("[data-control=withAcceptance]")).isHidden();

        page.navigate("/suggestions/" + other + "/record");
        tick(page, "退办申请");
        page.setInputFiles("#scans", pdf("退办申请"));
        assertThat(page.locator("#scans ~ .uploads li .state")).hasText("已上传");
        fill(page, "objection.day", "2026-04-08");
        fill(page, "objection.reason", "灌溉支渠由县水利局管理。");
        submit(page);
        assertThat(page.locator("[name='objection.basis'] ~ .error")).isVisible();
        assertThat(page.locator("[name='objection.reason']")).hasValue("灌溉支渠由县水利局管理。");
        fill(page, "objection.basis", "单位三定方案第二条。");
        choose(page, "objection.proposedUnit", "NYZX");
        browser.picture(page, "unit-record-objection");
        submit(page);
        assertThat(page.locator("h1")).hasText("单位办理已代录");
        assertThat(stage.steps(other)).containsExactly("DecideObjection");
    }

    @Test
    void nothingCanBeTickedBeforeTheScriptIsThereToSeeIt() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        Page page = browser.page(Browser.DESK, "office", "/suggestions/" + id);
        page.route("**/assets/forms*.js", Route::abort);
        page.navigate("/suggestions/" + id + "/record");
        assertThat(page.locator(".stands")).isVisible();
        assertThat(page.locator("[data-control=withContact]")).isHidden();

        page.unroute("**/assets/forms*.js");
        page.reload();
        page.locator("[data-control=withContact]").check();
        assertThat(page.locator("[name='contacts[].said']")).isVisible();
    }

    @Test
    void theLettersOfTheTownAskForTheLeadersSignatureBeforeTheyCanBeDelivered() {
        SuggestionId id = story.assigned(stage.share("CJB", "SOLE"));
        Page page = browser.page(Browser.DESK, "office", "/suggestions/" + id + "/record");
        Locator delivery = page.locator("[data-control=withDelivery]");
        tick(page, "签字的答复");
        assertThat(page.locator("[name='reply.issuer']")).hasValue("TOWN_GOVERNMENT");
        assertThat(delivery).isHidden();
        page.locator("[data-control=withLeader]").check();
        assertThat(delivery).isVisible();
        assertThat(page.locator("[name='leader.signerName']")).isVisible();
        choose(page, "reply.issuer", "UNIT");
        assertThat(page.locator("[name='leader.signerName']")).isHidden();
        assertThat(delivery).isVisible();

        page.locator("[data-control=withReply]").uncheck();
        tick(page, "退办申请");
        assertThat(page.locator("[data-control=withReply]")).isHidden();
        assertThat(delivery).isHidden();
    }

    private static FilePayload pdf(String name) {
        return new FilePayload(name + ".pdf", "application/pdf", PDF.getBytes(StandardCharsets.UTF_8));
    }

    private static void tick(Page page, String part) {
        page.locator(".parts label", new Page.LocatorOptions().setHasText(part))
                .locator("input")
                .check();
    }

    private static void fill(Page page, String field, String value) {
        page.locator("[name='" + field + "']").fill(value);
    }

    private static void choose(Page page, String field, String value) {
        page.locator("[name='" + field + "']").selectOption(value);
    }

    private static void submit(Page page) {
        page.locator("button.submit").click();
    }
}
