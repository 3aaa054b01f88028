package org.jianyi.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.HandlingId;
import org.jianyi.paper.Audience;
import org.jianyi.paper.Papers;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** From the first talk to the delivered letter. */
class ReplyRulesTest extends ActsTest {

    @Autowired
    Replies replies;

    @Autowired
    AssistingOpinions opinions;

    @Autowired
    CaseAccess access;

    @Autowired
    Papers papers;

    @Autowired
    JdbcTemplate jdbc;

    private Actor handler() {
        return actor("handler-SLZ");
    }

    private Actor head() {
        return actor("head-SLZ");
    }

    /** @return a share on which the unit may draft */
    private HandlingId talkedOver() {
        HandlingId share = acts.share(acts.assigned(), "SLZ").id();
        acts.contacts(handler(), share);
        return share;
    }

    private HandlingId drafted() {
        HandlingId share = talkedOver();
        acts.drafts(handler(), share);
        return share;
    }

    @Test
    @Tag("R12")
    void onlyTheUnitThatWasAskedGivesItsOpinionAndOnlyOnce() {
        SuggestionId id = acts.assigned(share("SLZ", "LEAD"), share("GDS", "ASSISTING"));
        HandlingId share = acts.share(id, "SLZ").id();
        forbidden("只有供电所或镇人大办", () -> acts.givesOpinion(handler(), share, "GDS"));
        notFound("没有请该单位会办", () -> acts.givesOpinion(actor("handler-CJB"), share, "CJB"));
        badInput("text", "请填写会办意见", () -> acts.givesOpinion(actor("handler-GDS"), share, "GDS", "text", ""));
        acts.givesOpinion(actor("handler-GDS"), share, "GDS");

        conflict("不能提出会办意见", () -> acts.givesOpinion(actor("handler-GDS"), share, "GDS"));
    }

    @Test
    @Tag("R12")
    void aDraftOnPaperFromBeforeTheirTimeWasOverWaitedForTheOpinions() {
        SuggestionId id = acts.assigned(share("SLZ", "LEAD"), share("GDS", "ASSISTING"));
        HandlingId share = acts.share(id, "SLZ").id();
        acts.contacts(handler(), share);
        stage.today(LocalDate.of(2026, 5, 9));
        String scan = acts.scan("office");

        conflict("请等待：供电所", () -> acts.drafts(actor("office"), share, "scan", scan, "day", "2026-05-08"));
        assertThat(acts.drafts(actor("office"), share, "scan", scan).missingOpinions())
                .as("逾期未提")
                .isEqualTo("供电所");
    }

    @Test
    @Tag("R13")
    void theTalkIsWaivedByTheDeputyHimselfOrOnHisPaper() {
        HandlingId share = acts.share(acts.assigned(), "SLZ").id();
        forbidden("只有代表1代表本人、镇水利站或镇人大办", () -> acts.waives(actor("handler-HWS"), share));
        badInput("scan", "请上传签字或盖章的纸质材料", () -> acts.waives(handler(), share));
        badInput("scan", "请上传签字或盖章的纸质材料", () -> acts.waives(actor("office"), share));
        badInput("reason", "请填写说明", () -> acts.waives(actor("d1"), share, "reason", ""));
        conflict("答复前至少要与代表沟通一次", () -> acts.drafts(handler(), share));

        acts.waives(handler(), share, "scan", acts.scan("handler-SLZ"));
        assertThat(acts.drafts(handler(), share).status()).isEqualTo(Reply.Status.DRAFTED);
    }

    @Test
    @Tag("R13")
    void aTalkIsRecordedByTheUnitWithWhatTheDeputySaid() {
        HandlingId share = acts.share(acts.assigned(), "SLZ").id();
        forbidden("只有镇水利站或镇人大办", () -> acts.contacts(actor("d1"), share));
        badInput("said", "请填写代表意见", () -> acts.contacts(handler(), share, "said", " "));
        badInput("stage", "请选择沟通阶段", () -> acts.contacts(handler(), share, "stage", null));
        badInput("day", "不能早于交办日", () -> acts.contacts(handler(), share, "day", "2026-04-07"));
        conflict("答复前至少要与代表沟通一次", () -> acts.drafts(handler(), share));
    }

    @Test
    @Tag("R13")
    void aTalkAfterTheReplyIsRecordedAsThat() {
        HandlingId share = acts.share(acts.replied(), "SLZ").id();

        acts.contacts(handler(), share, "stage", "AFTER");
        conflict("目前为“已答复”，不能再登记", () -> acts.contacts(handler(), share, "stage", "DURING"));
    }

    @Test
    @Tag("R14")
    void everyNumberedProposalIsAnsweredOnceByTheUnitWhoseItIs() {
        HandlingId share = talkedOver();
        badInput("answers", "还没有答复：第2条", () -> acts.drafts(handler(), share, "answers", List.of(answer(1, "已清淤。"))));
        badInput(
                "answers",
                "还没有答复：第1条、第2条",
                () -> acts.drafts(handler(), share, "answers", List.of(answer(1, " "), answer(2, null))));
        badInput("answers", "请逐条答复建议", () -> acts.drafts(handler(), share, "answers", List.of()));
        badInput(
                "answers",
                "第3条建议不由镇水利站答复",
                () -> acts.drafts(
                        handler(), share, "answers", List.of(answer(1, "甲"), answer(2, "乙"), answer(3, "丙"))));
        badInput(
                "answers",
                "第1条建议写了两次答复",
                () -> acts.drafts(
                        handler(), share, "answers", List.of(answer(1, null), answer(1, "甲"), answer(2, "乙"))));

        SuggestionId separate = acts.assigned(share("SLZ", "SEPARATE", 2), share("GDS", "SEPARATE", 1));
        HandlingId own = acts.share(separate, "SLZ").id();
        acts.contacts(handler(), own);
        badInput(
                "answers",
                "第1条建议不由镇水利站答复",
                () -> acts.drafts(handler(), own, "answers", List.of(answer(1, "甲"), answer(2, "乙"))));
        assertThat(acts.drafts(handler(), own, "answers", List.of(answer(2, "乙")))
                        .answers())
                .containsOnlyKeys(2);
    }

    @Test
    @Tag("R15")
    void theClassIsOfTheSchemeAndComesWithPromiseOrReason() {
        HandlingId share = talkedOver();
        badInput("replyClass", "没有“D”这一答复类别", () -> acts.drafts(handler(), share, "replyClass", "D"));
        badInput("replyClass", "请选择答复类别", () -> acts.drafts(handler(), share, "replyClass", ""));
        badInput("promises", "至少写一项承诺事项和完成日期", () -> acts.drafts(handler(), share, "replyClass", "B"));
        badInput(
                "promises[0].due",
                "请填写承诺完成日期",
                () -> acts.drafts(handler(), share, "replyClass", "B", "promises", List.of(form("matter", "清淤"))));
        badInput(
                "promises",
                "承诺完成日期不能早于拟稿日",
                () -> acts.drafts(
                        handler(),
                        share,
                        "replyClass",
                        "B",
                        "promises",
                        List.of(form("matter", "清淤", "due", "2026-04-07"))));
        badInput(
                "promises",
                "承诺完成日期在拟稿日10年以后，请核对年份",
                () -> acts.drafts(
                        handler(),
                        share,
                        "replyClass",
                        "B",
                        "promises",
                        List.of(form("matter", "清淤", "due", "2062-12-31"))));
        badInput("classReason", "C类答复请写明原因", () -> acts.drafts(handler(), share, "replyClass", "C"));
        badInput("publicityReason", "不予公开时请写明理由", () -> acts.drafts(handler(), share, "publicity", "NONE"));

        Reply reply = acts.drafts(
                handler(), share, "replyClass", "B", "promises", List.of(form("matter", "清淤", "due", "2026-12-31")));
        assertThat(reply.promises()).singleElement().matches(p -> p.due().equals(LocalDate.of(2026, 12, 31)));
    }

    @Test
    @Tag("R16")
    void theHeadSignsTheTextHeSawOrThePaperWithHisNameIsThere() {
        HandlingId share = drafted();
        String scan = acts.scan("office");
        forbidden("只有镇水利站负责人可以审签", () -> acts.signs(handler(), share, "unit-head", true));
        forbidden("只有镇水利站负责人可以审签", () -> acts.signs(actor("head-GDS"), share, "unit-head", true));
        badInput("scan", "请上传有签名的纸质稿", () -> acts.signs(actor("office"), share, "unit-head", true));
        conflict(
                "答复稿已经更新，请刷新页面",
                () -> acts.signs(actor("office"), share, "unit-head", true, "scan", scan, "hash", "0"));
        badInput("hash", "请刷新页面后再审签", () -> acts.signs(head(), share, "unit-head", true, "hash", null));
        badInput("approved", "请选择同意或退回", () -> acts.signs(head(), share, "unit-head", true, "approved", null));
        badInput("day", "不能早于拟稿", () -> acts.signs(head(), share, "unit-head", true, "day", "2026-04-07"));

        acts.signs(actor("office"), share, "unit-head", true, "scan", scan);
        assertThat(replies.latest(share).signerName()).isEqualTo("镇水利站负责人");
    }

    @Test
    @Tag("R16")
    void theLeaderWhoSignsIsTheOneInChargeAndSignsAfterTheHead() {
        SuggestionId id = acts.registered();
        acts.assigns(actor("office"), id, "key", true, "keyReason", "群众反映强烈", "leader", "leader");
        HandlingId share = acts.share(id, "SLZ").id();
        acts.contacts(handler(), share);
        acts.drafts(handler(), share);
        stage.today(TODAY.plusDays(3));
        acts.signs(head(), share, "unit-head", false);
        Actor another = new Actor("another", "另一领导", Set.of("leader"));

        forbidden("只有镇领导可以审签", () -> acts.signs(head(), share, "leader", true));
        forbidden("只有镇领导可以审签", () -> acts.signs(another, share, "leader", true));
        badInput(
                "day",
                "不能早于拟稿或上一级审签日（2026年4月11日）",
                () -> acts.signs(actor("leader"), share, "leader", true, "day", "2026-04-10"));
        acts.signs(actor("leader"), share, "leader", true);
        assertThat(replies.latest(share).signerName()).isEqualTo("镇领导");
    }

    @Test
    @Tag("R17")
    void whatIsSignedIsNeverChangedNotEvenInTheDatabase() {
        HandlingId share = drafted();
        acts.signs(head(), share, "unit-head", true);
        Reply signed = replies.latest(share);
        assertThat(signed.computeHash()).isEqualTo(signed.hash());

        assertThatThrownBy(() -> jdbc.update("update reply set opening = 'x' where id = ?", signed.id()))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.update("update reply_answer set text = 'x' where reply_id = ?", signed.id()))
                .hasMessageContaining("never changed");
        conflict("不能拟稿答复", () -> acts.drafts(handler(), share));
    }

    @Test
    void aLetterNumberHasItsFormAndIsUsedOnce() {
        HandlingId share = talkedOver();
        for (String number : List.of("12号", "枫水函2026-12号", "枫水函〔2026〕012号", "枫水函〔26〕1号", "枫水函[2026]1号")) {
            badInput("letterNumber", "发文字号应如", () -> acts.drafts(handler(), share, "letterNumber", number));
        }
        badInput("letterNumber", "请填写发文字号", () -> acts.drafts(handler(), share, "letterNumber", null));
        String number = acts.drafts(handler(), share).letterNumber();
        HandlingId other = talkedOver();
        badInput("letterNumber", "已经使用，请改用其他号", () -> acts.drafts(handler(), other, "letterNumber", number));
        acts.signs(head(), share, "unit-head", true, "approved", false, "comment", "重写");
        assertThat(acts.drafts(handler(), other, "letterNumber", number).letterNumber())
                .as("a draft that was sent back gives its number up")
                .isEqualTo(number);
        badInput("letterNumber", "已经使用", () -> acts.drafts(handler(), share, "letterNumber", number));

        HandlingId third = talkedOver();
        HandlingId fourth = talkedOver();
        assertThat(stage.together(List.of(
                        () -> acts.drafts(handler(), third, "letterNumber", "枫水函〔2026〕9999号"),
                        () -> acts.drafts(handler(), fourth, "letterNumber", "枫水函〔2026〕9999号"))))
                .as("of two at the same moment one gets it")
                .hasSize(1);
    }

    @Test
    void whatTheSystemDeliversNobodySignsFor() {
        HandlingId share = drafted();
        acts.signs(head(), share, "unit-head", true);
        acts.delivers(handler(), share, "way", "SYSTEM", "receiver", null);

        assertThat(stage.trail(share.suggestion())).last().satisfies(line -> assertThat(line.detail())
                .isEqualTo("系统送达"));
    }

    @Test
    void aLetterIsDeliveredAfterItWasSignedAndOnce() {
        HandlingId share = drafted();
        conflict("不能登记送达", () -> acts.delivers(handler(), share));
        stage.today(TODAY.plusDays(2));
        acts.signs(head(), share, "unit-head", true);
        forbidden("只有镇水利站或镇人大办", () -> acts.delivers(actor("d1"), share));
        badInput("receiver", "请填写签收人", () -> acts.delivers(handler(), share, "receiver", ""));
        badInput("way", "请选择送达方式", () -> acts.delivers(handler(), share, "way", null));
        badInput("day", "不能早于签发日（2026年4月10日）", () -> acts.delivers(handler(), share, "day", "2026-04-09"));
        badInput(null, "不存在", () -> acts.delivers(handler(), share, "sealed", UUID.randomUUID()));

        assertThat(acts.delivers(handler(), share))
                .as("the suggestion is replied")
                .isTrue();
        conflict("不能登记送达", () -> acts.delivers(handler(), share));
    }

    @Test
    void withSeparateUnitsTheDayOfTheLastLetterCountsWhicheverWasEnteredLast() {
        SuggestionId id = acts.assigned(share("SLZ", "SEPARATE", 1), share("GDS", "SEPARATE", 2));
        HandlingId slz = acts.share(id, "SLZ").id();
        HandlingId gds = acts.share(id, "GDS").id();
        acts.contacts(handler(), slz);
        acts.contacts(actor("handler-GDS"), gds);
        acts.drafts(handler(), slz, "answers", List.of(answer(1, "甲")));
        acts.drafts(actor("handler-GDS"), gds, "answers", List.of(answer(2, "乙")));
        acts.signs(head(), slz, "unit-head", true);
        acts.signs(actor("head-GDS"), gds, "unit-head", true);
        stage.today(TODAY.plusDays(10));
        assertThat(acts.delivers(handler(), slz)).as("one is missing").isFalse();
        assertThat(get(id).status()).isEqualTo(SuggestionStatus.ASSIGNED);

        assertThat(acts.delivers(actor("handler-GDS"), gds, "day", "2026-04-10"))
                .isTrue();

        assertThat(get(id).repliedOn()).isEqualTo(TODAY.plusDays(10));
    }

    @Test
    @Tag("R28")
    void thePapersOfDraftsOpinionsAndRatingsAreForThoseTheyAreMeantFor() {
        SuggestionId id = acts.assigned(share("SLZ", "LEAD"), share("GDS", "ASSISTING"));
        HandlingId share = acts.share(id, "SLZ").id();
        acts.contacts(handler(), share);
        String opinion = acts.scan("handler-GDS");
        acts.givesOpinion(actor("handler-GDS"), share, "GDS", "attachments", List.of(opinion));
        String draft = acts.scan("handler-SLZ");
        acts.drafts(handler(), share, "attachments", List.of(draft));
        assertThat(audience(draft)).isEqualTo(Audience.INSIDE);
        acts.signs(head(), share, "unit-head", true);
        acts.delivers(handler(), share);
        String rating = acts.scan("office");
        acts.rates(actor("office"), share, "SATISFIED", "SATISFIED", "scan", rating);

        assertThat(audience(opinion)).isEqualTo(Audience.INSIDE);
        assertThat(audience(draft)).as("it went out with the letter").isEqualTo(Audience.CASE);
        assertThat(audience(rating)).isEqualTo(Audience.OFFICE);
        assertThat(access.audiences(get(id), actor("d1"))).containsExactlyInAnyOrder(Audience.CASE, Audience.OFFICE);
        assertThat(access.audiences(get(id), handler())).containsExactlyInAnyOrder(Audience.CASE, Audience.INSIDE);
        assertThat(access.audiences(get(id), actor("office"))).containsExactlyInAnyOrder(Audience.values());
        assertThat(access.audiences(get(id), actor("d2"))).isEmpty();
    }

    private Audience audience(String paper) {
        return papers.get(UUID.fromString(paper)).audience();
    }
}
