package org.jianyi.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.jianyi.Refusal;
import org.jianyi.process.CaseTest;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.transaction.BeforeTransaction;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

/** A new congress takes over, through the page on which the office does it; then everybody goes on. All of it is taken back. */
@Transactional
class TermRulesTest extends CaseTest {

    private static final LocalDate OPENS = TODAY.plusDays(2);

    @Autowired
    Deputies deputies;

    @Autowired
    IdentityService identity;

    @Autowired
    WebApplicationContext context;

    MockMvc pages;

    /** Who is there already when the first test of all takes its own changes back must stay. */
    @BeforeTransaction
    void peopleEnter() {
        stage.cast();
    }

    @BeforeEach
    void openTheDoors() {
        pages = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    @Tag("R27")
    void whatIsOpenGoesOnAndItsFormerDeputyStillGetsItsReplyAndRates() {
        SuggestionId handled = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId unexamined = story.deputySubmits();
        SuggestionId returned = story.deputySubmits();
        story.officeExamines(returned, "RETURN", "reason", "请写明地点。");
        LocalDate due = suggestions.get(handled).legalDue();
        newCongress();

        assertThat(suggestions.get(handled).legalDue()).isEqualTo(due);
        story.unitReplies(
                handled,
                "SLZ",
                "replyClass",
                "B",
                "promises",
                List.of(form("matter", "冬修期间清淤", "due", "2026-12-31", "responsible", "镇水利站")));
        assertThat(page(get("/suggestions/" + handled), "d1")).contains("等待代表1代表评价", "冬修期间清淤", "评价");
        story.deputyIsSatisfied(handled, "SLZ");
        assertThat(story.status(handled)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(page(get("/suggestions/" + handled), "d1")).contains("承诺", "2026年12月31日前");

        stage.does(
                "d1",
                returned,
                "ReviseSuggestion",
                form(
                        "title", "关于清淤柳林村支渠的建议",
                        "facts", "柳林村前支渠淤积。",
                        "proposals", List.of("清淤支渠。"),
                        "note", "写明了地点。"));
        story.officeExamines(returned, "REGISTER");
        story.officeExamines(unexamined, "REGISTER");
        assertThat(suggestions.get(unexamined).number().session().congress().term())
                .isEqualTo(13);
        assertThat(suggestions.get(unexamined).number().seq())
                .isEqualTo(suggestions.get(returned).number().seq() + 1);
    }

    @Test
    @Tag("R27")
    void thoseWhoDealWithAFormerDeputyReadThatHeIsOneAndNobodyTakesTheReelectedForOne() {
        SuggestionId left = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId stays = stage.submits("d2", stage.suggestion());
        story.officeAssigns(stays, stage.share("SLZ", "SOLE"));
        newCongress();
        story.unitReplies(left, "SLZ");

        for (String user : List.of("office", "handler-SLZ")) {
            assertThat(page(get("/suggestions/" + left), user)).contains(">离任</span>", "（离任）");
            assertThat(page(get("/suggestions/" + stays), user)).contains("代表2").doesNotContain("离任");
            assertThat(page(get("/suggestions/" + left + "/slips"), user)).contains("代表1（离任）");
            assertThat(page(get("/handlings/" + story.share(left, "SLZ") + "/letter"), user))
                    .contains("领衔代表已离任，答复仍送本人");
        }
        assertThat(page(get("/suggestions/" + left), "d1")).contains("代表1").doesNotContain("离任");
    }

    @Test
    @Tag("R27")
    void ofWhoHasNoLoginTheNameTellsThatHeSitsAgain() {
        Deputy before = stage.cast().deputy(13);
        SuggestionId id =
                stage.submits("office", stage.suggestion("deputyId", before.id(), "scan", stage.scan("office")));
        newCongress();
        assertThat(suggestions.ofFormerDeputies(OPENS)).contains(id.value());

        Deputy again = new Deputy(
                deputies.activeOn(OPENS).get(0).congress(),
                "FT14-013",
                before.name(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        again.sit(OPENS, null);
        deputies.saveAndFlush(again);

        assertThat(suggestions.ofFormerDeputies(OPENS)).doesNotContain(id.value());
    }

    @Test
    void whoHasNothingToWithdrawIsNotOfferedTo() {
        String newcomer = "newcomer";
        identity.saveUser(identity.newUser(newcomer));
        identity.createMembership(newcomer, "deputy");
        deputies.saveAndFlush(new Deputy(
                stage.cast().session().congress(), "FT13-099", "新代表", null, null, null, null, null, newcomer, TODAY));

        assertThat(page(get("/"), newcomer)).contains("提出建议").doesNotContain("撤回建议");
        stage.submits(newcomer, stage.suggestion());
        assertThat(page(get("/"), newcomer)).contains("撤回建议");
    }

    @Test
    @Tag("R1")
    @Tag("R4")
    void aFormerDeputyFilesAndSignsNothingNewAndNumbersBeginAnew() {
        SuggestionId asked = stage.submits("d2", stage.suggestion("cosigners", story.deputies(3)));
        SuggestionId askedToo = stage.submits("d2", stage.suggestion("cosigners", story.deputies(3)));
        newCongress();

        assertThat(stage.actor("d1").isDeputy()).isTrue();
        assertThat(stage.refusal(() -> stage.submits("d1", stage.suggestion())).sentence())
                .contains("代表1在2026年4月10日不是在任代表");
        assertThat(page(get("/start/suggestion-handling"), "d1")).contains("您现在不是在任代表，不能提出建议");
        assertThat(page(get("/"), "d1")).contains("您的代表资格到2026年4月9日为止").doesNotContain(">提出建议<");
        assertThat(page(get("/"), "d2")).contains(">提出建议<").doesNotContain("您的代表资格");
        Refusal signing = stage.refusal(() -> stage.does("d3", asked, "ConfirmCosigning", form("agreed", true)));
        assertThat(signing.field()).isEqualTo("agreed");
        stage.does("d3", askedToo, "ConfirmCosigning", form("agreed", false));
        assertThat(story.status(askedToo)).isEqualTo(SuggestionStatus.SUBMITTED);
        assertThat(stage.refusal(() -> stage.submits("d2", stage.suggestion("cosigners", story.deputies(1))))
                        .field())
                .isEqualTo("cosigners");

        SuggestionId first = stage.submits("d2", stage.suggestion("inSession", true));
        SuggestionId second = stage.submits("d2", stage.suggestion("inSession", true));
        SuggestionId between = stage.submits("d2", stage.suggestion());
        for (SuggestionId id : List.of(first, second, between)) {
            story.officeExamines(id, "REGISTER");
        }
        assertThat(List.of(first, second, between))
                .extracting(id -> suggestions.get(id).number().fullLabel())
                .containsExactly("镇十四届人大一次会议第001号", "镇十四届人大一次会议第002号", "镇十四届人大一次会议闭会期间第001号");
        Suggestion filed = suggestions.get(first);
        assertThat(filed.lead().cardNumber()).isEqualTo("FT14-002");
        assertThat(filed.lead().congress().term()).isEqualTo(14);
    }

    @Test
    void theOfficeIsAskedOnceMoreWhoLeaves() {
        Deputy again = deputies.findByUserId("d2").orElseThrow();
        stage.submits("d3", stage.suggestion("cosigners", story.deputies(1, 2)));

        String check = page(term(again, OPENS), "office");

        assertThat(check)
                .as("who goes and has yet to say whether he co-signs")
                .containsPattern("其中[^<]*代表1[^<]*还没有答复附议")
                .doesNotContainPattern("其中[^<]*代表2[、还][^<]*没有答复附议");
        assertThat(check)
                .contains("还没有换届，请核对", "连任<b>1</b>人", "代表1、", "确认换届", "返回修改")
                .as("what is confirmed is what was checked")
                .doesNotContain("type=\"date\"", "type=\"checkbox\"", "下一步：核对");
        assertThat(deputies.findByUserId("d1").orElseThrow().isActiveOn(OPENS)).isTrue();
        assertThat(page(term(again, LocalDate.of(2026, 3, 20)).param("confirmed", "true"), "office"))
                .contains("应晚于镇十三届人大九次会议的闭幕日期");
        assertThat(page(term(again, OPENS).param("back", "true"), "office"))
                .contains("下一步：核对", "value=\"" + OPENS + "\"", "value=\"FT14-002\"")
                .doesNotContain("确认换届");
    }

    @Test
    void allThatDoesNotFitIsToldBeforeAnybodyConfirms() {
        Deputy again = deputies.findByUserId("d2").orElseThrow();
        Deputy same = deputies.findByUserId("d3").orElseThrow();

        String check = page(
                term(again, LocalDate.of(2026, 3, 20))
                        .param("again", same.id().toString())
                        .param("card" + same.id(), "FT14-002"),
                "office");

        assertThat(check)
                .contains("应晚于镇十三届人大九次会议的闭幕日期", "这些新证号没有填、太长或者与别人重复，请改正：代表3（FT14-002）", "下一步：核对")
                .doesNotContain("确认换届");
    }

    private void newCongress() {
        Deputy again = deputies.findByUserId("d2").orElseThrow();
        page(term(again, OPENS).param("confirmed", "true"), "office");
        stage.today(OPENS);
        assertThat(deputies.activeOn(OPENS)).extracting(Deputy::cardNumber).containsExactly("FT14-002");
    }

    private static MockHttpServletRequestBuilder term(Deputy again, LocalDate opens) {
        return post("/roster/term")
                .param("name", "枫塘镇第十四届人民代表大会")
                .param("sessionName", "镇十四届人大一次会议")
                .param("opensOn", opens.toString())
                .param("closesOn", opens.toString())
                .param("cutOff", opens + "T16:00")
                .param("again", again.id().toString())
                .param("card" + again.id(), "FT14-002");
    }

    private String page(MockHttpServletRequestBuilder request, String person) {
        try {
            MockHttpServletResponse answer = pages.perform(
                            request.requestAttr("org.jianyi.roster.Actor", stage.actor(person)))
                    .andReturn()
                    .getResponse();
            return answer.getContentAsString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
