package org.jianyi.web.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;
import static org.jianyi.process.Stage.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.draft.Drafts;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.process.CaseTest;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 代录单位办理 as the office uses it: from the case page, through the form's own address, to what everybody then reads. */
class UnitRecordTest extends CaseTest {

    private static final LocalDate LATER = TODAY.plusDays(30);

    @LocalServerPort
    int port;

    @Autowired
    Drafts drafts;

    private Guest office;

    @BeforeEach
    void theOfficeOpens() {
        office = Guest.of(port, "office");
    }

    // ---- the way in

    @Test
    void theCasePageLeadsToOneFormAndTheSingleStepsLieWithinIt() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));

        Document page = page(office, "/suggestions/" + id);
        assertThat(page.select(".now .acts a").eachText()).containsExactly("代录单位办理");
        assertThat(page.select(".now .menu")).isEmpty();

        Document form = page(office, page.select(".now .acts a").attr("href"));
        assertThat(form.select(".stands").text()).contains("镇水利站（独办）", "已交镇水利站，等待其开始办理，应在7月8日前答复");
        assertThat(form.select(".single a").eachText()).containsExactly("拟稿答复");
        assertThat(form.select("[data-jianyi-host]").attr("data-address"))
                .isEqualTo("/api/handlings/" + story.share(id, "SLZ") + "/record/SLZ");
    }

    @Test
    void whatIsNoUnitsStepIsStillEnteredOnItsOwn() {
        SuggestionId id = story.deputySubmits();
        story.officeExamines(id, "RETURN", "reason", "请把建议写具体。");

        assertThat(page(office, "/suggestions/" + id)
                        .select(".now .menu-list a")
                        .eachText())
                .containsExactly("补正");
        assertThat(page(office, "/suggestions/" + id + "/record")
                        .select(".notice")
                        .text())
                .contains("现在没有可以代录的单位步骤");
    }

    @Test
    void ofSeveralUnitsTheLeadComesFirstAndTheAddressMayNameOne() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("GDS", "ASSISTING"));
        String share = story.share(id, "SLZ").value();
        String record = "/suggestions/" + id + "/record";

        Document several = page(office, record);
        assertThat(several.select(".units b").eachText()).containsExactly("镇水利站", "供电所");
        assertThat(several.select(".units small").eachText().get(1)).contains("应在2026年5月8日前提给镇水利站");
        assertThat(several.select("[data-jianyi-host]")).isEmpty();

        assertThat(page(office, record + "?handling=" + share)
                        .select(".units [aria-current] b")
                        .text())
                .isEqualTo("镇水利站");
        assertThat(page(office, record + "?handling=" + share + "&unit=GDS")
                        .select(".units [aria-current] b")
                        .text())
                .isEqualTo("供电所");
        for (String strange : List.of("J2020-0001-1", "' or 1=1", share + "&unit=HWS")) {
            assertThat(page(office, record + "?handling=" + strange.replace(" ", "%20"))
                            .select(".notice")
                            .text())
                    .as(strange)
                    .contains("请选择其他单位");
        }
    }

    @Test
    @Tag("R9")
    void onceTheTimeForAnObjectionIsOverItSaysWhyNoneIsOffered() {
        SuggestionId silent = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId begun = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitTalksWithDeputy(begun, "SLZ");
        String over = "申请退办的期限到2026年4月15日止，单位没有申请，视为签收，";
        Guest unit = Guest.of(port, "handler-SLZ");

        stage.today(LocalDate.of(2026, 4, 15));
        assertThat(over(unit, silent)).isEmpty();
        assertThat(page(unit, "/suggestions/" + silent).text()).contains("申请退办（4月15日前）");

        stage.timePasses(silent, LocalDate.of(2026, 4, 16));
        stage.timePasses(begun, LocalDate.of(2026, 4, 16));
        assertThat(over(unit, silent)).isEqualTo(over + "现在不能再申请退办。");
        assertThat(over(office, silent)).isEqualTo(over + "期限内交来的纸质申请仍可以代录。");
        assertThat(over(Guest.of(port, "d1"), silent))
                .as("none of his business")
                .isEmpty();
        assertThat(over(office, begun)).as("it has begun itself").isEmpty();
        JsonNode options = options(silent);
        assertThat(options.path("objectionOver").asText()).isEqualTo(over + "期限内交来的纸质申请仍可以代录。");
        assertThat(options.path("offers").path("objection").asBoolean()).isTrue();
        assertThat(options(begun).path("objectionOver").isNull()).isTrue();
        assertThat(options(begun).path("offers").path("objection").asBoolean()).isFalse();
    }

    private String over(Guest guest, SuggestionId id) {
        return page(guest, "/suggestions/" + id).select("[data-objection-over]").text();
    }

    private JsonNode options(SuggestionId id) {
        return office.get("/api/handlings/" + story.share(id, "SLZ") + "/record/SLZ")
                .json()
                .path("options");
    }

    @Test
    @Tag("R28")
    void nobodyButTheOfficeGetsInAndAConfidentialCaseIsNotThereForWatchers() {
        SuggestionId open = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId secret = story.deputySubmits("confidential", true, "confidentialReason", "涉及个人隐私。");
        story.officeAssigns(secret, stage.share("SLZ", "SOLE"));
        Map<String, Object> call = form("contacts", List.of(talk(1, null, "王站长")));

        for (String user : List.of("presidium", "government", "leader", "handler-SLZ", "head-SLZ", "d1")) {
            assertThat(statuses(user, open, call)).as(user).containsOnly(403);
        }
        for (String user : List.of("d3", "handler-HWS", "admin")) {
            assertThat(statuses(user, open, call)).as(user).containsOnly(404);
        }
        assertThat(statuses("presidium", secret, call)).containsOnly(404);
        assertThat(statuses("handler-SLZ", secret, call)).containsOnly(403);
        assertThat(page(office, "/suggestions/" + secret + "/record").select(".stands"))
                .isNotEmpty();
        assertThat(stage.acts(open)).containsExactly("提出", "审查", "交办");
    }

    // ---- what is offered

    @Test
    void onlyWhatIsPossibleNowIsOffered() {
        SuggestionId id = story.assigned(stage.share("CJB", "LEAD"), stage.share("GDS", "ASSISTING"));
        assertThat(offers(id, "CJB"))
                .containsExactlyInAnyOrder("acceptance", "objection", "contact", "waiver", "reply");
        assertThat(offersOf(office.get("/api/handlings/" + story.share(id, "CJB") + "/record/GDS")))
                .containsExactly("opinion");
        assertThat(office.get("/api/handlings/" + story.share(id, "CJB") + "/record/HWS")
                        .status())
                .isEqualTo(404);

        story.unitTalksWithDeputy(id, "CJB");
        assertThat(offers(id, "CJB")).containsExactlyInAnyOrder("contact", "reply");
        stage.does("handler-GDS", id, "GiveAssistingOpinion", form("text", "同意移杆。"));
        story.unitDrafts(id, "CJB");
        assertThat(offers(id, "CJB")).containsExactlyInAnyOrder("contact", "head");
        story.signs("head-CJB", id, "CJB");
        assertThat(offers(id, "CJB")).containsExactlyInAnyOrder("contact", "leader");
        story.signs("leader", id, "CJB");
        assertThat(offers(id, "CJB")).containsExactlyInAnyOrder("contact", "delivery");
        story.unitDelivers(id, "CJB");
        assertThat(offers(id, "CJB")).containsExactlyInAnyOrder("contact", "rating");
        story.deputyIsSatisfied(id, "CJB");
        assertThat(office.get(address(id, "CJB")).message()).contains("现在没有可以代录的步骤");
    }

    // ---- the journey

    @Test
    @Tag("R20")
    void fromTheFirstDraftToTheRatingEverythingIsMarkedForWhoeverReadsIt() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATER);
        String letter = stage.scan("office");
        Map<String, Object> reply =
                stage.reply("scan", letter, "day", TODAY.plusDays(20).toString());
        Map<String, Object> bundle = form(
                "scans", List.of(letter),
                "contacts", List.of(talk(10, letter, null)),
                "reply", with(reply, "letterNumber", "十二号"),
                "head", form("signerName", "王站长"),
                "delivery",
                        with(
                                story.delivery(),
                                "scan",
                                letter,
                                "sealed",
                                letter,
                                "day",
                                TODAY.plusDays(22).toString()));
        assertThat(office.put(address(id, "SLZ") + "/draft", form("form", bundle))
                        .status())
                .isEqualTo(200);

        Answer refused = office.post(address(id, "SLZ"), bundle);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("field").asText()).isEqualTo("reply.letterNumber");
        assertThat(story.handling(id, "SLZ").status()).isEqualTo(HandlingStatus.ASSIGNED);
        assertThat(Guest.of(port, "office2")
                        .get(address(id, "SLZ"))
                        .json()
                        .at("/draft/form/head/signerName")
                        .asText())
                .as("kept for the whole office")
                .isEqualTo("王站长");

        assertThat(office.post(address(id, "SLZ"), with(bundle, "reply", reply)).status())
                .isEqualTo(200);
        stage.worksOff();
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REPLIED);
        assertThat(office.get(address(id, "SLZ")).json().path("draft").isNull()).isTrue();
        assertThat(office.post(address(id, "SLZ"), with(bundle, "reply", reply)).status())
                .as("sent twice")
                .isEqualTo(409);
        Map<String, Object> rating = stage.rating(
                "SATISFIED",
                "SATISFIED",
                "scan",
                stage.scan("office"),
                "day",
                TODAY.plusDays(25).toString());
        assertThat(office.post(address(id, "SLZ"), form("rating", rating)).status())
                .isEqualTo(200);
        stage.worksOff();

        for (String reader : List.of("office", "handler-SLZ", "presidium", "d1")) {
            Guest guest = Guest.of(port, reader);
            Document page = page(guest, "/suggestions/" + id);
            assertThat(page.select(".letter-card .mark").eachText()).as(reader).containsExactly("答复代录", "签发代录", "送达代录");
            assertThat(page.select(".letter-card").text()).contains("王站长");
            assertThat(page.select(".share-dates .mark, .rating .mark, .entry .mark")
                            .eachText())
                    .as(reader)
                    .containsExactly("代录", "代录", "代录");
            assertThat(page.select(".letter-links").text()).contains("盖章件");
            assertThat(page(guest, "/handlings/" + story.share(id, "SLZ") + "/letter")
                            .select(".notice.no-print")
                            .text())
                    .contains("代录");
        }
        assertThat(page(office, "/suggestions/" + id).select(".story .mark")).hasSize(5);
    }

    @Test
    void whatTheOfficeBeganToRecordGoesWithTheStepThatTheUnitTookItself() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("GDS", "ASSISTING"));
        for (String unit : List.of("SLZ", "GDS")) {
            office.put(record(id, unit) + "/draft", form("form", form("head", form("signerName", "王站长"))));
        }
        story.unitTalksWithDeputy(id, "SLZ");
        assertThat(drafted(id, "SLZ")).as("a talk ends no step").isTrue();

        stage.does("handler-GDS", story.share(id, "SLZ"), "GiveAssistingOpinion", form("text", "同意。"));
        assertThat(drafted(id, "GDS")).isFalse();
        assertThat(drafted(id, "SLZ")).as("another unit's").isTrue();

        story.unitDrafts(id, "SLZ");
        assertThat(drafted(id, "SLZ")).isFalse();
    }

    private boolean drafted(SuggestionId id, String unit) {
        return drafts.findById(Drafts.ofRecord(story.share(id, "SLZ").value(), unit))
                .isPresent();
    }

    private String record(SuggestionId id, String unit) {
        return "/api/handlings/" + story.share(id, "SLZ") + "/record/" + unit;
    }

    @Test
    void whoReadsALetterThatTheUnitWroteItselfReadsNoMark() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");

        Document page = page(office, "/suggestions/" + id);

        assertThat(page.select(".share .mark")).isEmpty();
        assertThat(page(office, "/handlings/" + story.share(id, "SLZ") + "/letter")
                        .select(".notice"))
                .isEmpty();
    }

    @Test
    void aLetterWrittenInTheTownsNameIsHeadedByIt() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        Map<String, Object> reply =
                stage.reply("scan", stage.scan("office"), "day", TODAY.toString(), "issuer", "TOWN_GOVERNMENT");
        office.post(
                address(id, "SLZ"),
                form("contacts", List.of(talk(0, null, "王站长")), "reply", reply, "head", form("signerName", "王站长")));

        assertThat(page(office, "/handlings/" + story.share(id, "SLZ") + "/letter")
                        .select(".letter-issuer")
                        .text())
                .isEqualTo("枫塘镇人民政府");
    }

    @Test
    void afterwardsItSaysWhatWasDoneAndWhatComesNext() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));

        assertThat(page(office, "/suggestions/" + id + "/done?step=record-for-unit")
                        .select("h1")
                        .text())
                .isEqualTo("单位办理已代录");
    }

    // ---- the office at work

    private Map<String, Object> talk(int after, String scan, String toldBy) {
        return stage.contact("day", TODAY.plusDays(after).toString(), "scan", scan, "toldBy", toldBy);
    }

    private String address(SuggestionId id, String unit) {
        return "/api/handlings/" + story.share(id, unit) + "/record/" + unit;
    }

    private List<Integer> statuses(String user, SuggestionId id, Map<String, Object> bundle) {
        Guest guest = Guest.of(port, user);
        String address = address(id, "SLZ");
        return List.of(
                guest.get("/suggestions/" + id + "/record").status(),
                guest.get(address).status(),
                guest.post(address, bundle).status(),
                guest.put(address + "/draft", form()).status(),
                guest.delete(address + "/draft").status());
    }

    private List<String> offers(SuggestionId id, String unit) {
        return offersOf(office.get(address(id, unit)));
    }

    private static List<String> offersOf(Answer answer) {
        JsonNode offers = answer.json().at("/options/offers");
        List<String> offered = new ArrayList<>();
        offers.fieldNames().forEachRemaining(part -> {
            if (offers.path(part).asBoolean()) {
                offered.add(part);
            }
        });
        return offered;
    }

    private static Document page(Guest guest, String path) {
        Answer answer = guest.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
