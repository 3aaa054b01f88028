package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;
import static org.jianyi.process.Stage.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jianyi.Refusal;
import org.jianyi.assignment.Objection;
import org.jianyi.assignment.Objections;
import org.jianyi.audit.AuditLine;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Contact;
import org.jianyi.handling.Contacts;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.paper.Audience;
import org.jianyi.paper.Papers;
import org.jianyi.reply.Issuer;
import org.jianyi.reply.Reply;
import org.jianyi.reply.SignOff;
import org.jianyi.reply.SignOffs;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.survey.Rating;
import org.jianyi.survey.Ratings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A unit hands over a bundle of paper, or rings up: the office records it in one go, step by step, all or nothing. */
class RecordForUnitTest extends CaseTest {

    private static final LocalDate LATER = TODAY.plusDays(30);

    @Autowired
    RecordForUnit recordForUnit;

    @Autowired
    FormMessages messages;

    @Autowired
    Contacts contacts;

    @Autowired
    Objections objections;

    @Autowired
    AssistingOpinions opinions;

    @Autowired
    SignOffs signOffs;

    @Autowired
    Ratings ratings;

    @Autowired
    Papers papers;

    @Autowired
    CaseAccess access;

    private final Map<String, Object> nothing = Map.of();

    // ---- one go

    @Test
    @Tag("R16")
    @Tag("R20")
    void aTalkASignedReplyItsDeliveryAndTheRatingAreOneGo() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATER);

        records(id, "SLZ", with(signedReply(), "delivery", delivery(), "rating", rating()));

        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(stage.acts(id)).containsExactly("提出", "审查", "交办", "走访沟通", "拟稿答复", "审签同意", "答复送达", "评价", "办结");
        assertThat(stage.trail(id).subList(3, 8))
                .allMatch(line -> line.actorName().equals("人大办一") && line.onBehalfOf() != null)
                .extracting(AuditLine::day)
                .containsExactly(day(10), day(20), day(20), day(22), day(25));
        HandlingId share = story.share(id, "SLZ");
        Handling handling = story.handling(id, "SLZ");
        assertThat(handling.isAcceptedOnBehalf()).isTrue();
        assertThat(handling.acceptedOn()).as("signed in by the talk").isEqualTo(day(10));
        assertThat(contacts.findByHandlingInOrderByDayAscIdAsc(List.of(share))).allMatch(Contact::isOnBehalf);
        Reply reply = story.reply(id, "SLZ");
        assertThat(reply.isOnBehalf()).isTrue();
        assertThat(reply.isDeliveredOnBehalf()).isTrue();
        assertThat(reply.drafterName()).as("who drafts on paper").isEqualTo("镇水利站");
        assertThat(reply.signerName()).isEqualTo("王站长");
        assertThat(reply.signedOn()).isEqualTo(day(20));
        assertThat(signOffs.findByReplyIdInOrderById(List.of(reply.id())))
                .singleElement()
                .matches(SignOff::isOnBehalf)
                .matches(signOff -> signOff.name().equals("王站长"));
        assertThat(ratings.findByHandlingOrderBySequence(share)).singleElement().matches(Rating::isOnBehalf);
    }

    @Test
    void afterTheDeliveryItWaitsForTheDeputyWhoseRatingComesOnPaperLater() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATER);

        records(id, "SLZ", with(signedReply(), "delivery", delivery()));

        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REPLIED);
        assertThat(stage.steps(id)).containsExactly("RateHandling");

        records(id, "SLZ", form("rating", with(rating(), "result", "DISSATISFIED", "reasons", "今年灌溉等不及。")));

        assertThat(stage.steps(id)).containsExactly("DecideRehandling");
    }

    @Test
    void withoutTheRestTheSignedReplyWaitsForItsDelivery() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATER);

        records(id, "SLZ", signedReply());
        assertThat(stage.steps(id)).containsExactly("DeliverReply");

        records(id, "SLZ", form("delivery", delivery()));
        assertThat(stage.steps(id)).containsExactly("RateHandling");
    }

    @Test
    void whenTheLastPartIsRefusedNothingIsRecorded() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATER);
        Map<String, Object> bundle = with(signedReply(), "delivery", delivery());

        refused(id, with(bundle, "rating", with(rating(), "result", null)), "rating.result", "请评价办理结果");
        refused(id, with(bundle, "delivery", with(delivery(), "receiver", "")), "delivery.receiver", "请填写签收人");

        assertThat(stage.steps(id)).containsExactly("DraftReply");
        assertThat(story.handling(id, "SLZ").status()).isEqualTo(HandlingStatus.ASSIGNED);
        assertThat(stage.acts(id)).containsExactly("提出", "审查", "交办");
    }

    @Test
    void severalTalksAreRecordedInTheOrderOfTheirDays() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATER);

        records(id, "SLZ", form("contacts", List.of(talk(12), talk(3), talk(7))));

        assertThat(story.handling(id, "SLZ").acceptedOn()).isEqualTo(day(3));
        assertThat(stage.trail(id).subList(3, 6)).extracting(AuditLine::day).containsExactly(day(3), day(7), day(12));
    }

    // ---- signatures

    @Test
    @Tag("R16")
    void aLetterOfTheTownGovernmentNeedsTheLeadersSignatureToo() {
        SuggestionId id = story.deputySubmits();
        story.officeExamines(
                id,
                "REGISTER",
                "assignment",
                stage.assignment("leader", "leader", "units", List.of(stage.share("CJB", "SOLE"))));
        stage.today(LATER);
        Map<String, Object> signed = signedReply();
        refused(id, "CJB", with(signed, "delivery", delivery()), null, "目前为“待审签”，不能登记送达");

        records(id, "CJB", with(signed, "leader", form("signerName", "周副镇长", "day", day(21)), "delivery", delivery()));

        assertThat(story.reply(id, "CJB").signerName()).isEqualTo("周副镇长");
        assertThat(stage.steps(id)).containsExactly("RateHandling");
    }

    @Test
    @Tag("R16")
    void whatTheLeaderHasNotSignedOnPaperWaitsForHim() {
        SuggestionId id = story.assigned(stage.share("CJB", "SOLE"));
        stage.today(LATER);

        records(id, "CJB", signedReply());
        assertThat(stage.steps(id)).containsExactly("SignOffReply");

        story.signs("leader", id, "CJB");
        assertThat(story.reply(id, "CJB").signerName()).isEqualTo("镇领导");
    }

    @Test
    @Tag("R16")
    void aLetterThatWasWrittenInTheTownsNameIsRecordedAsThat() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATER);
        Map<String, Object> signed = signedReply();

        records(id, "SLZ", with(signed, "reply", with(part(signed, "reply"), "issuer", "TOWN_GOVERNMENT")));

        assertThat(story.reply(id, "SLZ").issuer()).isEqualTo(Issuer.TOWN_GOVERNMENT);
        assertThat(stage.steps(id)).as("the leader's").containsExactly("SignOffReply");
    }

    @Test
    @Tag("R16")
    void nobodySignsHisOwnDraftOnPaperEither() {
        SuggestionId id = story.assigned(stage.share("CJB", "SOLE"));
        story.unitTalksWithDeputy(id, "CJB");
        story.unitDrafts(id, "CJB");
        String hash = story.reply(id, "CJB").hash();
        Map<String, Object> signature = form("scan", scan(), "day", TODAY, "signerName", "经办CJB");

        refused(id, "CJB", form("hash", hash, "head", signature), "head.signerName", "经办CJB是拟稿人");
        refused(id, "CJB", form("hash", hash, "leader", with(signature, "signerName", "周副镇长")), null, "单位负责人还没有审签");
        refused(id, "CJB", form("hash", "0", "head", with(signature, "signerName", "李主任")), null, "答复稿已经更新");
        refused(id, "CJB", form("head", with(signature, "signerName", "李主任")), "head.hash", "请刷新页面后再审签");
        refused(id, "CJB", form("hash", hash, "head", with(signature, "scan", null)), "head.scan", "请上传有签名的纸质稿");

        records(id, "CJB", form("hash", hash, "head", with(signature, "signerName", "李主任")));
        refused(id, "CJB", form("hash", hash, "head", with(signature, "signerName", "李主任")), null, "单位负责人已经审签");
    }

    // ---- other parts

    @Test
    @Tag("R9")
    void anObjectionOnPaperGoesTheWayOfTheUnitsOwn() {
        SuggestionId town = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId county = ofCounty("SLZ");
        Map<String, Object> objection =
                form("reason", "不属本单位职责。", "basis", "三定方案。", "proposedUnit", "NYZX", "day", TODAY, "scan", scan());
        refused(town, form("objection", with(objection, "basis", "")), "objection.basis", "请填写退办依据");

        for (SuggestionId id : List.of(town, county)) {
            records(id, "SLZ", form("objection", with(objection, "scan", scan())));

            assertThat(stage.steps(id)).containsExactly("DecideObjection");
            assertThat(objections.findByHandlingOrderById(story.share(id, "SLZ")))
                    .singleElement()
                    .matches(Objection::isOnBehalf);
        }
    }

    @Test
    @Tag("R9")
    void anObjectionOnPaperFromItsTimeIsRecordedAfterTheUnitCountedAsHavingAccepted() {
        SuggestionId town = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId county = ofCounty("SLZ");
        Map<String, Object> objection =
                form("reason", "不属本单位职责。", "basis", "三定方案。", "proposedUnit", "NYZX", "scan", scan());

        for (SuggestionId id : List.of(town, county)) {
            stage.today(TODAY);
            stage.timePasses(id, LocalDate.of(2026, 4, 17));
            assertThat(stage.acts(id)).endsWith("视为签收");
            refused(id, form("objection", with(objection, "day", "2026-04-16")), null, "现已超过期限");

            records(id, "SLZ", form("objection", with(objection, "day", "2026-04-15", "scan", scan())));

            assertThat(stage.steps(id)).containsExactly("DecideObjection");
        }
    }

    @Test
    void aTalkAfterTheDeliveryIsOneAfterwardsInTheSameGoToo() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATER);

        records(
                id,
                "SLZ",
                with(
                        signedReply(),
                        "contacts",
                        List.of(talk(10), with(talk(25), "stage", "AFTER"), with(talk(22), "stage", "DURING")),
                        "delivery",
                        delivery()));

        assertThat(stage.steps(id)).containsExactly("RateHandling");
    }

    @Test
    void whereEveryStepStandsApartTheyAreAllRecordedInTheirOrder() {
        SuggestionId id = ofCounty("SLZ");
        stage.today(LATER);
        Map<String, Object> measures = form("measures", "已现场踏勘。", "day", day(15), "scan", scan());
        Map<String, Object> bundle = with(signedReply(), "handling", measures, "delivery", delivery());
        nothingRemainsOf(() -> go(id, "SLZ", bundle), "不能登记办理情况");

        records(id, "SLZ", with(bundle, "acceptance", form("accepted", true, "scan", scan(), "day", day(9))));

        assertThat(stage.steps(id)).containsExactly("RateHandling");
        assertThat(stage.acts(id)).containsSubsequence("签收", "走访沟通", "办理", "拟稿答复", "审签同意", "答复送达");
    }

    @Test
    void aUnitSignsInByTelephone() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATER);
        Map<String, Object> call = form("accepted", true, "toldBy", "水利站王站长", "day", day(9));
        refused(id, form("acceptance", with(call, "toldBy", " ")), "acceptance.scan", "请上传签字或盖章的纸质材料");
        refused(id, form("acceptance", with(call, "accepted", false)), "acceptance.accepted", "退办申请");

        records(id, "SLZ", form("acceptance", call));

        assertThat(story.handling(id, "SLZ").status()).isEqualTo(HandlingStatus.ACCEPTED);
        assertThat(story.handling(id, "SLZ").isAcceptedOnBehalf()).isTrue();
        assertThat(stage.trail(id)).last().satisfies(line -> {
            assertThat(line.act()).isEqualTo("签收");
            assertThat(line.day()).isEqualTo(day(9));
            assertThat(line.onBehalfOf()).isEqualTo("镇水利站");
            assertThat(line.detail()).isEqualTo("水利站王站长来电");
        });
        refused(id, form("acceptance", call), null, "目前为“办理中”，不能登记签收");
    }

    @Test
    @Tag("R12")
    void anAssistingUnitsOpinionIsRecordedForItself() {
        SuggestionId id = story.assigned(stage.share("SLZ", "LEAD"), stage.share("GDS", "ASSISTING"));
        Map<String, Object> opinion = form("text", "同意移杆。", "toldBy", "供电所刘所长", "day", TODAY);
        refused(id, "SLZ", form("opinion", opinion), null, "不由这个单位办理");
        refused(id, "GDS", form("contacts", List.of(talk(0))), null, "不由这个单位办理");

        go(id, "SLZ", "GDS", form("opinion", opinion));
        stage.worksOff();

        assertThat(opinions.findByHandlingOrderById(story.share(id, "SLZ")))
                .singleElement()
                .matches(AssistingOpinion::isOnBehalf);
        assertThat(stage.trail(id)).last().satisfies(line -> assertThat(line.detail())
                .isEqualTo("供电所刘所长来电：同意移杆。"));
        refused(id, "GDS", form("opinion", opinion), null, "已经提出");
    }

    @Test
    @Tag("R13")
    void theWaiverIsTheDeputysPaper() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATER);
        Map<String, Object> signed = with(signedReply(), "contacts", List.of());
        Map<String, Object> waiver = form("reason", "已当面说过。", "day", day(5), "scan", scan());
        refused(id, signed, null, "答复前至少要与代表沟通一次");
        refused(id, with(signed, "waiver", with(waiver, "scan", null)), "waiver.scan", "请上传");

        records(id, "SLZ", with(signed, "waiver", waiver));

        assertThat(story.handling(id, "SLZ").isWaivedOnBehalf()).isTrue();
        assertThat(stage.steps(id)).containsExactly("DeliverReply");
    }

    // ---- refusals

    @Test
    void everyRuleOfTheStepsHoldsAndNamesItsField() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATER);
        Map<String, Object> signed = signedReply();
        Map<String, Object> reply = part(signed, "reply");

        refused(id, nothing, null, "请先勾选");
        refused(id, form("scans", List.of(scan())), null, "请先勾选");
        refused(id, form("contacts", List.of(talk(3), talk(-1))), "contacts[1].day", "不能早于交办日");
        refused(id, form("contacts", List.of(with(talk(3), "day", LATER.plusDays(1)))), "contacts[0].day", "不能晚于今天");
        refused(id, form("contacts", List.of(with(talk(3), "scan", null))), "contacts[0].scan", "请写明是谁来的电话");
        refused(id, with(signed, "reply", with(reply, "scan", null)), "reply.scan", "请上传签字或盖章的纸质材料");
        refused(id, with(signed, "reply", with(reply, "day", day(9))), "reply.day", "不能早于与代表沟通日");
        refused(
                id,
                with(signed, "reply", with(reply, "answers", List.of(form("proposal", 1, "text", "已清淤。")))),
                "reply.answers",
                "还没有答复：第2条");
        refused(id, with(signed, "reply", with(reply, "replyClass", "B")), "reply.promises", "至少写一项承诺");
        refused(id, with(signed, "reply", with(reply, "letterNumber", "12号")), "reply.letterNumber", "发文字号应如");
        refused(id, with(signed, "head", form("signerName", " ")), "head.signerName", "请填写签字人姓名");
        refused(id, with(signed, "delivery", with(delivery(), "day", day(19))), "delivery.day", "不能早于签发日");
        refused(id, with(signed, "delivery", with(delivery(), "scan", null)), "delivery.scan", "请上传");
        refused(
                id,
                with(signed, "delivery", delivery(), "rating", with(rating(), "day", day(21))),
                "rating.day",
                "不能早于答复送达日");
        refused(
                id,
                with(signed, "delivery", delivery(), "rating", with(rating(), "scan", null)),
                "rating.scan",
                "请上传签字或盖章的纸质材料");
        Map<String, Object> during = with(talk(25), "stage", "DURING");
        refused(
                id,
                with(signed, "contacts", List.of(talk(10), during), "delivery", delivery()),
                "contacts[1].stage",
                "沟通在答复送达（2026年4月30日）以后，阶段请选“办后”");
        refused(id, form("rating", rating()), null, "不能登记评价");
        refused(id, form("delivery", delivery()), null, "不能登记送达");
    }

    @Test
    @Tag("R20")
    void onlyTheOfficeRecordsForOthers() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        for (String user : List.of("handler-SLZ", "head-SLZ", "presidium", "government", "leader", "d1", "admin")) {
            Refusal refusal = stage.refusal(() -> goAs(
                    user, id, "SLZ", "SLZ", form("contacts", List.of(with(talk(0), "scan", null, "toldBy", "王站长")))));
            assertThat(refusal.status()).as(user).isEqualTo(403);
        }
        assertThat(stage.acts(id)).containsExactly("提出", "审查", "交办");
    }

    // ---- papers

    @Test
    @Tag("R28")
    void thePapersAreTheUnitsAffairUntilTheLetterIsSent() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LATER);
        String letter = scan();
        String page = scan();
        String sheet = scan();
        Map<String, Object> signed = signedReply();

        records(
                id,
                "SLZ",
                with(
                        signed,
                        "scans",
                        List.of(letter, page),
                        "contacts",
                        List.of(with(talk(10), "scan", letter)),
                        "reply",
                        with(part(signed, "reply"), "scan", letter)));

        assertThat(audience(letter)).isEqualTo(Audience.INSIDE);
        assertThat(audience(page)).isEqualTo(Audience.INSIDE);
        assertThat(access.audiences(suggestions.get(id), stage.actor("d1"))).doesNotContain(Audience.INSIDE);
        refused(
                id,
                form("scans", List.of(sheet), "rating", with(rating(), "scan", sheet), "delivery", delivery()),
                "rating.scan",
                "请单独上传");

        records(
                id,
                "SLZ",
                form(
                        "delivery",
                        with(delivery(), "scan", letter, "sealed", letter),
                        "rating",
                        with(rating(), "scan", sheet)));

        assertThat(audience(letter)).as("the deputy reads what he got").isEqualTo(Audience.CASE);
        assertThat(audience(page)).isEqualTo(Audience.INSIDE);
        assertThat(audience(sheet)).isEqualTo(Audience.OFFICE);
        assertThat(access.audiences(suggestions.get(id), stage.actor("handler-SLZ")))
                .isEqualTo(Set.of(Audience.CASE, Audience.INSIDE));
    }

    // ---- what a unit hands over

    /** A talk, a reply and the head's signature under it; the leader's is said apart. */
    private Map<String, Object> signedReply() {
        return form(
                "contacts",
                List.of(talk(10)),
                "reply",
                stage.reply("scan", scan(), "day", day(20)),
                "head",
                form("signerName", "王站长"));
    }

    private Map<String, Object> talk(int after) {
        return stage.contact("scan", scan(), "day", day(after));
    }

    private Map<String, Object> delivery() {
        return with(story.delivery(), "scan", scan(), "day", day(22));
    }

    private Map<String, Object> rating() {
        return stage.rating("SATISFIED", "SATISFIED", "scan", scan(), "day", day(25));
    }

    private SuggestionId ofCounty(String unit) {
        SuggestionId id = story.deputyOfCountySubmits();
        story.officeExamines(id, "REGISTER");
        stage.does("office", id, "AssignSuggestion", stage.assignment("units", List.of(stage.share(unit, "SOLE"))));
        return id;
    }

    private String scan() {
        return stage.scan("office");
    }

    private static LocalDate day(int after) {
        return TODAY.plusDays(after);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> bundle, String name) {
        return (Map<String, Object>) bundle.get(name);
    }

    private Audience audience(String paper) {
        return papers.get(UUID.fromString(paper)).audience();
    }

    // ---- the office at work

    private void records(SuggestionId id, String unit, Map<String, Object> bundle) {
        go(id, unit, bundle);
        stage.worksOff();
    }

    private void go(SuggestionId id, String unit, Map<String, Object> bundle) {
        go(id, unit, unit, bundle);
    }

    private void go(SuggestionId id, String lead, String unit, Map<String, Object> bundle) {
        goAs("office", id, lead, unit, bundle);
    }

    private void goAs(String user, SuggestionId id, String lead, String unit, Map<String, Object> bundle) {
        UnitRecord record = messages.read(stage.json(bundle), UnitRecord.class);
        stage.as(user, () -> recordForUnit.record(story.share(id, lead), unit, record, stage.actor(user)));
    }

    private void refused(SuggestionId id, Map<String, Object> bundle, String field, String sentence) {
        refused(id, "SLZ", bundle, field, sentence);
    }

    private void refused(SuggestionId id, String unit, Map<String, Object> bundle, String field, String sentence) {
        String lead = story.shares(id).get(0).unit().code();
        assertThat(nothingRemainsOf(() -> go(id, lead, unit, bundle), sentence).field())
                .isEqualTo(field);
    }
}
