package org.jianyi.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jianyi.handling.HandlingId;
import org.jianyi.reply.Issuer;
import org.jianyi.reply.Replies;
import org.jianyi.reply.SignOff;
import org.jianyi.reply.SignOffs;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the office enters for a unit from paper or a call: whose it is, what it needs, and that figures can leave it out. */
class OnPaperRulesTest extends ActsTest {

    @Autowired
    Replies replies;

    @Autowired
    SignOffs signOffs;

    @Autowired
    JdbcTemplate jdbc;

    private Actor office() {
        return actor("office");
    }

    private Actor handler() {
        return actor("handler-SLZ");
    }

    private HandlingId assigned() {
        return acts.share(acts.assigned(), "SLZ").id();
    }

    // ---- who drafted and who signed

    @Test
    @Tag("R16")
    void whatTheOfficeEntersFromPaperTheUnitDraftedNotTheClerk() {
        HandlingId share =
                acts.share(acts.assigned(share("CJB", "SOLE")), "CJB").id();
        Actor clerkAndLeader = new Actor("office", "人大办一", Set.of("presidium-office", "leader"));
        acts.contacts(actor("handler-CJB"), share);
        acts.drafts(clerkAndLeader, share, "scan", acts.scan("office"));
        acts.signs(actor("head-CJB"), share, "unit-head", false);

        assertThat(replies.latest(share).drafterName()).isEqualTo("镇村镇建设办公室");
        assertThat(acts.signs(clerkAndLeader, share, "leader", true)).isTrue();
        assertThat(replies.latest(share).signerName()).isEqualTo("人大办一");
    }

    @Test
    @Tag("R16")
    void aSignatureOnPaperBearsTheNameOfWhoeverSignedAndIsNotTheDraftersOwn() {
        HandlingId share = assigned();
        acts.contacts(handler(), share);
        acts.drafts(handler(), share);
        String scan = acts.scan("office");

        badInput(
                "signerName",
                "经办SLZ是拟稿人，不能签发自己拟的稿",
                () -> acts.signs(office(), share, "unit-head", true, "scan", scan, "signerName", " 经办SLZ "));
        acts.signs(office(), share, "unit-head", true, "scan", scan, "signerName", " 王站长 ");

        assertThat(replies.latest(share).signerName()).isEqualTo("王站长");
        assertThat(signOffs.findByReplyIdInOrderById(
                        List.of(replies.latest(share).id())))
                .singleElement()
                .matches(SignOff::isOnBehalf)
                .matches(signOff -> signOff.name().equals("王站长"));
        assertThat(stage.trail(share.suggestion())).last().satisfies(line -> {
            assertThat(line.onBehalfOf()).isEqualTo("镇水利站负责人");
            assertThat(line.detail()).isEqualTo("王站长签字");
        });
    }

    @Test
    @Tag("R16")
    void theLeadDeputyDoesNotSignHisOwnSuggestionsReplyOnPaperEither() {
        SuggestionId id =
                acts.examines("office", acts.submits("d15").id(), "REGISTER").id();
        acts.assigns(office(), id, "units", List.of(share("HWS", "SOLE")));
        HandlingId share = acts.share(id, "HWS").id();
        acts.contacts(actor("handler-HWS"), share);
        acts.drafts(actor("handler-HWS"), share);
        String scan = acts.scan("office");

        badInput(
                "signerName",
                "代表15是这件建议的领衔代表",
                () -> acts.signs(office(), share, "unit-head", true, "scan", scan, "signerName", "代表15"));
        acts.signs(office(), share, "unit-head", true, "scan", scan, "signerName", "副所长");
    }

    @Test
    @Tag("R16")
    void inWhoseNameALetterStandsOnlyThePaperMaySayOtherwise() {
        HandlingId share = assigned();
        acts.contacts(handler(), share);
        badInput("issuer", "镇水利站的答复以承办单位名义发文，不能更改", () -> acts.drafts(handler(), share, "issuer", "TOWN_GOVERNMENT"));
        acts.drafts(office(), share, "scan", acts.scan("office"), "issuer", "TOWN_GOVERNMENT");

        assertThat(replies.latest(share).issuer()).isEqualTo(Issuer.TOWN_GOVERNMENT);
    }

    @Test
    @Tag("R13")
    void aReplyOnPaperIsNotOlderThanTheTalk() {
        HandlingId share = assigned();
        stage.today(TODAY.plusDays(9));
        acts.contacts(office(), share, "toldBy", "王站长", "day", "2026-04-12");
        acts.contacts(office(), share, "toldBy", "王站长", "day", "2026-04-14");
        String scan = acts.scan("office");

        badInput(
                "day",
                "日期不能早于与代表沟通日（2026年4月12日）",
                () -> acts.drafts(office(), share, "scan", scan, "day", "2026-04-11"));
        acts.drafts(office(), share, "scan", scan, "day", "2026-04-12");
    }

    // ---- by telephone

    @Test
    @Tag("R20")
    void acceptanceTalkAndOpinionMayBeToldByTelephoneWithWhoSaidThem() {
        SuggestionId id = acts.assigned(share("SLZ", "LEAD"), share("GDS", "ASSISTING"));
        HandlingId share = acts.share(id, "SLZ").id();
        badInput("scan", "请写明是谁来的电话", () -> acts.accepts(office(), share, "accepted", true));
        badInput("scan", "请写明是谁来的电话", () -> acts.contacts(office(), share, "toldBy", " "));
        badInput("scan", "请写明是谁来的电话", () -> acts.givesOpinion(office(), share, "GDS"));
        forbidden("只有镇水利站或镇人大办", () -> acts.contacts(actor("handler-GDS"), share, "toldBy", "王站长"));

        acts.accepts(office(), share, "accepted", true, "toldBy", "王站长");
        acts.contacts(office(), share, "toldBy", "王站长");
        acts.givesOpinion(office(), share, "GDS", "toldBy", "刘所长");

        assertThat(stage.trail(id)
                        .subList(stage.trail(id).size() - 3, stage.trail(id).size()))
                .allMatch(line -> line.onBehalfOf() != null)
                .extracting(line -> line.detail())
                .containsExactly("王站长来电", "王站长来电：希望冬修前动工。", "刘所长来电：同意清淤方案。");
    }

    @Test
    @Tag("R20")
    void whatIsSignedNeedsThePaper() {
        HandlingId share = assigned();
        badInput("scan", "请上传签字或盖章的纸质材料", () -> acts.objects(office(), share));
        badInput("scan", "请上传签字或盖章的纸质材料", () -> acts.waives(office(), share));
        acts.contacts(handler(), share);
        badInput("scan", "请上传签字或盖章的纸质材料", () -> acts.drafts(office(), share));
        acts.drafts(handler(), share);
        badInput("scan", "请上传有签名的纸质稿", () -> acts.signs(office(), share, "unit-head", true, "signerName", "王站长"));
        acts.signs(actor("head-SLZ"), share, "unit-head", true);
        badInput("scan", "请上传签字或盖章的纸质材料", () -> acts.delivers(office(), share));
        acts.delivers(handler(), share);
        badInput("scan", "请上传签字或盖章的纸质材料", () -> acts.rates(office(), share, "SATISFIED", "SATISFIED"));
    }

    @Test
    void theUnitsOwnTalkNeedsNoCaller() {
        HandlingId share = assigned();

        acts.contacts(handler(), share, "toldBy", "王站长");

        assertThat(stage.trail(share.suggestion())).last().satisfies(line -> {
            assertThat(line.onBehalfOf()).isNull();
            assertThat(line.detail()).isEqualTo("希望冬修前动工。");
        });
    }

    // ---- figures

    @Test
    void everyActOnAShareSaysWhetherItWasEnteredForTheUnit() {
        HandlingId own = assigned();
        acts.contacts(handler(), own);
        acts.drafts(handler(), own);
        acts.signs(actor("head-SLZ"), own, "unit-head", true);
        acts.delivers(handler(), own);
        acts.rates(actor("d1"), own, "SATISFIED", "SATISFIED");
        HandlingId onPaper = entered();

        assertThat(marks(own))
                .containsOnlyKeys(ACTS)
                .allSatisfy((act, mark) -> assertThat(mark).as(act).isFalse());
        assertThat(marks(onPaper))
                .containsOnlyKeys(ACTS)
                .allSatisfy((act, mark) -> assertThat(mark).as(act).isTrue());
    }

    /** The columns are new; for what was entered before, the migration reads them off the trail. */
    @Test
    void theMigrationFindsInTheTrailWhatWasEnteredForTheUnit() throws IOException {
        HandlingId own = assigned();
        acts.contacts(handler(), own);
        acts.drafts(handler(), own);
        acts.signs(actor("head-SLZ"), own, "unit-head", true);
        acts.delivers(handler(), own);
        HandlingId onPaper = entered();
        List<HandlingId> both = List.of(own, onPaper);
        List<Map<String, Boolean>> before = both.stream().map(this::marks).toList();
        both.forEach(share -> {
            jdbc.update(
                    "update handling set accepted_on_behalf = false, waived_on_behalf = false where id = ?",
                    share.value());
            jdbc.update("update reply set delivered_on_behalf = false where handling_id = ?", share.value());
        });

        Arrays.stream(Files.readString(Path.of("src/main/resources/db/migration/V16__on_behalf.sql"))
                        .replaceAll("(?m)^--.*$", "")
                        .split(";"))
                .map(String::strip)
                .filter(statement -> statement.startsWith("update"))
                .forEach(jdbc::update);

        assertThat(both.stream().map(this::marks).toList()).isEqualTo(before);
    }

    private static final String[] ACTS = {"acceptance", "contact", "reply", "sign_off", "delivery", "rating"};

    /** All from paper. */
    private HandlingId entered() {
        HandlingId share = assigned();
        acts.contacts(office(), share, "scan", acts.scan("office"));
        acts.drafts(office(), share, "scan", acts.scan("office"));
        acts.signs(office(), share, "unit-head", true, "scan", acts.scan("office"), "signerName", "王站长");
        acts.delivers(office(), share, "scan", acts.scan("office"));
        acts.rates(office(), share, "SATISFIED", "SATISFIED", "scan", acts.scan("office"));
        return share;
    }

    private Map<String, Boolean> marks(HandlingId share) {
        Map<String, Boolean> marks = new java.util.TreeMap<>();
        jdbc.queryForList("""
                        select 'acceptance' as act, accepted_on_behalf as mark from handling where id = :id
                        union all select 'contact', on_behalf from contact where handling_id = :id
                        union all select 'reply', on_behalf from reply where handling_id = :id
                        union all select 'sign_off', s.on_behalf from sign_off s join reply r on r.id = s.reply_id where r.handling_id = :id
                        union all select 'delivery', delivered_on_behalf from reply where handling_id = :id
                        union all select 'rating', on_behalf from rating where handling_id = :id
                        """.replace(":id", "'" + share.value() + "'"))
                .forEach(row -> marks.put((String) row.get("act"), (Boolean) row.get("mark")));
        return marks;
    }
}
