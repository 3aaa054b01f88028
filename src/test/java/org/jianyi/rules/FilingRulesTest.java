package org.jianyi.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jianyi.Cast;
import org.jianyi.handling.CaseAccess;
import org.jianyi.process.EngineClock;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** From the deputy's pen to the number. */
class FilingRulesTest extends ActsTest {

    @Autowired
    Submissions submissions;

    @Autowired
    Cosignings cosignings;

    @Autowired
    Deputies deputies;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    CaseAccess access;

    private Long deputy(int number) {
        return stage.cast().deputy(number).id();
    }

    @Test
    @Tag("R1")
    void onlyADeputyOfThatDayLeadsForHimselfOrThroughTheOffice() {
        forbidden("只有代表本人或镇人大办可以提出建议", () -> acts.submits("handler-SLZ"));
        forbidden("您只能以自己的名义提出建议", () -> acts.submits("d1", "deputyId", deputy(2)));
        badInput("deputyId", "不是在任代表", () -> acts.submits("d14"));
        badInput("deputyId", "请选择领衔代表", () -> acts.submits("office"));
        badInput("deputyId", "没有这位代表", () -> acts.submits("office", "deputyId", 987654, "scan", acts.scan("office")));
        badInput(
                "deputyId",
                "代表14在2026年4月8日不是在任代表",
                () -> acts.submits("office", "deputyId", deputy(14), "scan", acts.scan("office")));
        badInput("scan", "请上传有代表签名的纸质建议", () -> acts.submits("office", "deputyId", deputy(2)));
        badInput("deputyId", "没有这位代表", () -> acts.submits("office", "deputyId", -1));

        Suggestion entered =
                acts.submits("office", "deputyId", deputy(2), "scan", acts.scan("office"), "day", "2026-04-01");
        assertThat(entered.isEnteredByOffice()).isTrue();
        assertThat(entered.submittedOn()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(acts.submits("d2").isEnteredByOffice()).isFalse();
    }

    @Test
    @Tag("R1")
    void whoFilesByHimselfFilesToday() {
        badInput("day", "本人提交的，提出日期就是今天", () -> acts.submits("d1", "day", "2026-04-07"));
        badInput("day", "日期不能晚于今天", () -> acts.submits("d1", "day", "2026-04-09"));
        badInput(
                "day",
                "本人提交的，提出日期就是今天",
                () -> acts.submits(
                        "d14",
                        "day",
                        "2025-06-30",
                        "sessionId",
                        stage.cast().session().id()));
        assertThat(acts.submits("d1", "day", "2026-04-08").submittedOn()).isEqualTo(TODAY);
    }

    @Test
    @Tag("R1")
    void cosignersAreOtherDeputiesOfThatDayWithALoginOrASignatureOnPaper() {
        badInput("cosigners", "代表14在2026年4月8日不是在任代表", () -> acts.submits("d1", "cosigners", List.of(deputy(14))));
        badInput("cosigners", "没有这位代表", () -> acts.submits("d1", "cosigners", List.of(987654)));
        badInput("cosigners", "领衔代表不能同时附议", () -> acts.submits("d1", "cosigners", List.of(deputy(1))));
        badInput("cosigners", "代表13代表没有登录账号，请由镇人大办按纸质签名登记", () -> acts.submits("d1", "cosigners", List.of(deputy(13))));
        badInput(
                "signedOnPaper",
                "纸质附议签名由镇人大办登记",
                () -> acts.submits("d1", "cosigners", List.of(deputy(2)), "signedOnPaper", true));

        Suggestion onPaper = acts.submits(
                "office",
                "deputyId",
                deputy(1),
                "scan",
                acts.scan("office"),
                "cosigners",
                List.of(deputy(2), deputy(13)),
                "signedOnPaper",
                true);
        assertThat(onPaper.status()).isEqualTo(SuggestionStatus.SUBMITTED);
        assertThat(acts.asked(onPaper)).isEmpty();
        assertThat(cosignings.signed(onPaper)).hasSize(2);
    }

    @Test
    @Tag("R2")
    void nobodyCosignsForAnotherOrTwiceOrWhenItIsOver() {
        SuggestionId id = acts.submitted("cosigners", List.of(deputy(2), deputy(3), deputy(4)));
        forbidden("只有被邀请的代表本人可以确认附议", () -> acts.cosigns("d5", id, true));
        forbidden("只有被邀请的代表本人可以确认附议", () -> acts.cosigns("office", id, true));
        conflict("不能审查登记", () -> acts.examines("office", id, "REGISTER"));
        acts.cosigns("d2", id, true);
        acts.cosigns("d3", id, false);
        conflict("您已经答复过附议", () -> acts.cosigns("d2", id, false));
        conflict("您已经答复过附议", () -> acts.cosigns("d3", id, true));
        acts.closesCosigning(id);
        conflict("附议已经结束", () -> acts.cosigns("d4", id, true));

        assertThat(cosignings.signed(get(id)))
                .extracting(c -> c.deputy().userId())
                .containsExactly("d2");
    }

    @Test
    @Tag("R3")
    void aSubmittedTextIsNeverChangedNotEvenInTheDatabase() {
        SuggestionId id = acts.submitted();
        acts.examines("office", id, "RETURN", "reason", "请写明长度");
        acts.revises("d1", id, "facts", "村前支渠一千二百米，淤积半米。下游浇不上水。", "note", "已写明");

        assertThat(submissions.findBySuggestionOrderByNumber(id))
                .extracting(s -> s.number() + s.facts().substring(0, 6))
                .containsExactly("1村前支渠约一", "2村前支渠一千");
        assertThatThrownBy(() -> jdbc.update("update submission set facts = 'x' where suggestion_id = ?", id.value()))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.update(
                        "delete from submission_proposal where submission_id in (select id from submission where suggestion_id = ?)",
                        id.value()))
                .hasMessageContaining("never changed");
        forbidden("只有代表1代表本人或镇人大办", () -> acts.revises("d2", id));
        conflict("目前为“待审查”，不能补正", () -> acts.revises("d1", id));
    }

    @Test
    @Tag("R3")
    void aChangedTextKeepsNoSignatureOfTheOldOne() {
        SuggestionId id = acts.submits(
                        "office",
                        "deputyId",
                        deputy(1),
                        "scan",
                        acts.scan("office"),
                        "cosigners",
                        List.of(deputy(2), deputy(13)),
                        "signedOnPaper",
                        true)
                .id();
        acts.examines("office", id, "RETURN", "reason", "请写明长度");

        Suggestion unchanged = acts.revises("d1", id);
        assertThat(cosignings.signed(unchanged)).hasSize(2);

        acts.examines("office", id, "RETURN", "reason", "还是请写明长度");
        Suggestion changed = acts.revises("d1", id, "title", "关于清淤支渠的建议");
        assertThat(changed.status()).isEqualTo(SuggestionStatus.COSIGNING);
        assertThat(acts.asked(changed)).containsExactly("d2");
        assertThat(cosignings.signed(changed))
                .as("who signed the old paper only")
                .isEmpty();

        acts.cosigns("d2", id, true);
        acts.closesCosigning(id);
        acts.examines("office", id, "RETURN", "reason", "请代表重新签名");
        badInput("scan", "请上传签字或盖章的纸质材料", () -> acts.revises("office", id, "title", "关于整修支渠的建议"));
        Suggestion onNewPaper = acts.revises("office", id, "title", "关于整修支渠的建议", "scan", acts.scan("office"));
        assertThat(cosignings.signed(onNewPaper))
                .extracting(Cosigning::state)
                .containsExactly(Cosigning.State.ON_PAPER);
        assertThat(onNewPaper.status()).isEqualTo(SuggestionStatus.SUBMITTED);
    }

    @Test
    @Tag("R3")
    void whoSignedOnlyThePaperDropsOffWhenTheLeadDeputyChangesTheText() {
        SuggestionId id = acts.submits(
                        "office",
                        "deputyId",
                        deputy(1),
                        "scan",
                        acts.scan("office"),
                        "cosigners",
                        List.of(deputy(13)),
                        "signedOnPaper",
                        true)
                .id();
        acts.examines("office", id, "RETURN", "reason", "请写明长度");

        Suggestion changed = acts.revises("d1", id, "title", "关于清淤支渠的建议");

        assertThat(cosignings.signed(changed)).isEmpty();
        assertThat(changed.status()).isEqualTo(SuggestionStatus.SUBMITTED);
    }

    @Test
    void aDayBeginsAtMidnightInTheTownWhereverTheServerStands() {
        clock.setTo(Instant.parse("2026-04-08T15:59:59Z"));
        assertThat(get(acts.submitted()).submittedOn()).isEqualTo(LocalDate.of(2026, 4, 8));

        clock.setTo(Instant.parse("2026-04-08T16:00:00Z"));
        SuggestionId id = acts.registered();
        acts.assigns(actor("office"), id);
        assertThat(get(id).submittedOn()).isEqualTo(LocalDate.of(2026, 4, 9));
        assertThat(get(id).legalDue()).isEqualTo(LocalDate.of(2026, 7, 9));
    }

    @Test
    void afterTheCutOffOnlyTheOfficeFilesForTheSession() {
        clock.setTo(Cast.SESSION_DAY.atTime(15, 59).atZone(EngineClock.TOWN).toInstant());
        assertThat(get(acts.submitted("inSession", true)).isInSession()).isTrue();

        clock.setTo(Cast.SESSION_DAY.atTime(16, 1).atZone(EngineClock.TOWN).toInstant());
        badInput("inSession", "收集建议的时间已经截止，请选择闭会期间", () -> acts.submitted("inSession", true));
        assertThat(acts.submits("office", "inSession", true, "deputyId", deputy(1), "scan", acts.scan("office"))
                        .isInSession())
                .isTrue();
    }

    @Test
    void theSessionIsOneThatHasBegun() {
        badInput("inSession", "提出日期不在镇十三届人大九次会议会期内", () -> acts.submitted("inSession", true));
        badInput(
                "sessionId",
                "在2026年3月20日才召开，请选择以前的会议",
                () -> acts.submits(
                        "office",
                        "sessionId",
                        stage.cast().session().id(),
                        "day",
                        "2026-03-19",
                        "deputyId",
                        deputy(1),
                        "scan",
                        acts.scan("office")));
        badInput("sessionId", "没有这次会议", () -> acts.submitted("sessionId", 987654));
    }

    @Test
    void whatASuggestionRefersToExists() {
        badInput("category", "没有“月球”这一类别", () -> acts.submitted("category", "月球"));
        badInput("suggestedUnit", "没有编码为“NOPE”的单位", () -> acts.submitted("suggestedUnit", "NOPE"));
        badInput("earlierId", "没有这件以前提出的建议", () -> acts.submitted("earlierId", "J1999-0001"));
        badInput("earlierId", "没有这件以前提出的建议", () -> acts.submitted("earlierId", "x"));
        badInput("confidentialReason", "申请保密时请写明理由", () -> acts.submitted("confidential", true));
        SuggestionId earlier = acts.submitted();
        assertThat(get(acts.submitted("earlierId", earlier.value())).earlier()).isEqualTo(earlier);
    }

    @Test
    void anExaminationSaysWhatItsOutcomeNeeds() {
        SuggestionId id = acts.submitted();
        forbidden("只有镇人大办可以审查建议", () -> acts.examines("government", id, "REGISTER"));
        forbidden("只有镇人大办可以审查建议", () -> acts.examines("d1", id, "REGISTER"));
        for (String outcome : List.of("RETURN", "NOT_TAKEN_UP", "LETTER", "PETITION", "REFER_UP")) {
            badInput("reason", "请写明理由并告知代表", () -> acts.examines("office", id, outcome, "ground", "OTHER"));
        }
        badInput("ground", "请选择不作为建议受理的情形", () -> acts.examines("office", id, "NOT_TAKEN_UP", "reason", "个人事项"));
        badInput("referredTo", "请选择转报的上级单位", () -> acts.examines("office", id, "REFER_UP", "reason", "市管"));
        badInput(
                "referredTo",
                "请选择转报的上级单位",
                () -> acts.examines("office", id, "REFER_UP", "reason", "市管", "referredTo", "SLZ"));
        badInput("category", "没有“月球”这一类别", () -> acts.examines("office", id, "REGISTER", "category", "月球"));
        badInput("day", "不能早于提出日（2026年4月8日）", () -> acts.examines("office", id, "REGISTER", "day", "2026-04-07"));
        badInput(
                "assignment",
                "只有审查登记时可以同时交办",
                () -> acts.examines("office", id, "LETTER", "reason", "来信", "assignment", stage.assignment()));
        assertThat(get(id).status()).isEqualTo(SuggestionStatus.SUBMITTED);
    }

    @Test
    void theDayOfTheNextExaminationIsNotBeforeTheRevision() {
        SuggestionId id = acts.submitted();
        acts.examines("office", id, "RETURN", "reason", "请写明长度");
        stage.today(TODAY.plusDays(5));
        badInput("day", "不能早于退回日（2026年4月8日）", () -> acts.revises("d1", id, "day", "2026-04-07"));
        acts.revises("d1", id);

        badInput("day", "不能早于提出日（2026年4月13日）", () -> acts.examines("office", id, "REGISTER", "day", "2026-04-12"));
    }

    @Test
    @Tag("R19")
    void aUnitOfTheTownReceivesWhatIsForReferenceAndNobodyElseConfirms() {
        SuggestionId id = acts.submitted("referenceOnly", true);
        badInput("referenceUnit", "请选择收阅的单位", () -> acts.examines("office", id, "REFERENCE"));
        badInput("referenceUnit", "没有编码为", () -> acts.examines("office", id, "REFERENCE", "referenceUnit", "NOPE"));
        badInput("referenceUnit", "是上级单位", () -> acts.examines("office", id, "REFERENCE", "referenceUnit", "SJ-JT"));
        SuggestionId wanted = acts.submitted();
        badInput("reason", "请写明理由", () -> acts.examines("office", wanted, "REFERENCE", "referenceUnit", "SLZ"));
        acts.examines("office", id, "REFERENCE", "referenceUnit", "SLZ");
        assertThat(get(id).legalDue()).isNull();

        forbidden("只有镇水利站或镇人大办", () -> acts.receives(actor("handler-CJB"), id));
        forbidden("只有镇水利站或镇人大办", () -> acts.receives(actor("d1"), id));
        acts.receives(actor("head-SLZ"), id);
        assertThat(get(id).status()).isEqualTo(SuggestionStatus.CLOSED);
    }

    @Test
    @Tag("R29")
    void theUpperAnswerFollowsTheReferralAndTheAskerIsToldOfItAfterwards() {
        SuggestionId id = acts.submitted();
        acts.examines("office", id, "REFER_UP", "reason", "属市管道路", "referredTo", "SJ-JT");
        stage.today(TODAY.plusDays(30));
        badInput("toldOn", "请填写告知代表的日期", () -> acts.closesReferral("office", id, "toldOn", null));
        badInput("answeredOn", "不能早于转报日", () -> acts.closesReferral("office", id, "answeredOn", "2026-04-07"));
        badInput("toldOn", "告知日期应在答复之后", () -> acts.closesReferral("office", id, "toldOn", "2026-04-19"));
        forbidden("只有镇人大办可以登记上级答复", () -> acts.closesReferral("government", id));

        acts.closesReferral("office", id);
        assertThat(get(id).closedOn()).isEqualTo(LocalDate.of(2026, 4, 21));
    }

    @Test
    @Tag("R25")
    void whoSignedOnPaperAgreesToTheWithdrawalOnPaper() {
        SuggestionId id = acts.submits(
                        "office",
                        "deputyId",
                        deputy(1),
                        "scan",
                        acts.scan("office"),
                        "cosigners",
                        List.of(deputy(13)),
                        "signedOnPaper",
                        true)
                .id();
        conflict("有附议代表没有登录账号，请由镇人大办按纸质签名登记撤回", () -> acts.asksToWithdraw(actor("d1"), id));

        assertThat(acts.asksToWithdraw(actor("office"), id, "scan", acts.scan("office")))
                .as("nobody else is asked")
                .isEmpty();
        assertThat(acts.settlesWithdrawal(id)).isTrue();
    }

    @Test
    @Tag("R28")
    void aUnitThatWasRelievedSeesAConfidentialCaseNoMore() {
        SuggestionId id = acts.registered("confidential", true, "confidentialReason", "怕打击报复");
        acts.assigns(actor("office"), id, "units", List.of(share("SLZ", "SEPARATE", 1), share("GDS", "SEPARATE", 2)));
        assertThat(List.of("handler-SLZ", "head-SLZ", "handler-GDS"))
                .allMatch(user -> access.mayView(get(id), actor(user)));

        acts.objects(actor("handler-SLZ"), acts.share(id, "SLZ").id());
        acts.decidesObjection(acts.share(id, "SLZ").id(), true, "units", List.of(share("HWS", "SEPARATE")));

        assertThat(List.of("handler-SLZ", "head-SLZ")).noneMatch(user -> access.mayView(get(id), actor(user)));
        assertThat(List.of("handler-HWS", "handler-GDS")).allMatch(user -> access.mayView(get(id), actor(user)));
    }

    @Test
    @Tag("R28")
    void aConfidentialCaseNamesItsLeader() {
        SuggestionId id = acts.registered("confidential", true, "confidentialReason", "怕打击报复");
        badInput("leader", "请指定分管镇领导", () -> acts.assigns(actor("office"), id, "units", List.of(share("CJB", "SOLE"))));
        badInput("leader", "请指定分管镇领导", () -> acts.assigns(actor("office"), id, "key", true, "keyReason", "群众反映强烈"));
        acts.assigns(actor("office"), id, "units", List.of(share("CJB", "SOLE")), "leader", "leader");

        assertThat(access.mayView(get(id), actor("leader"))).isTrue();
    }

    @Test
    void aScanIsTheActorsOwnOrOfThisCase() {
        Long lead = deputy(1);
        String anothers = acts.scan("office2");
        badInput(null, "不是您上传的", () -> acts.submits("office", "deputyId", lead, "scan", anothers));
        badInput(null, "不存在", () -> acts.submits("office", "deputyId", lead, "scan", UUID.randomUUID()));
        badInput(null, "不是您上传的", () -> acts.submits("d1", "attachments", List.of(anothers)));

        String scan = acts.scan("office");
        SuggestionId id = acts.submits("office", "deputyId", lead, "scan", scan).id();
        conflict("已用于另一件建议", () -> acts.submits("office", "deputyId", lead, "scan", scan));

        acts.examines("office", id, "RETURN", "reason", "请写明长度");
        acts.revises("office2", id, "scan", scan);
        assertThat(get(id).textVersion())
                .as("what belongs to the case may be named again")
                .isEqualTo(2);
    }

    @Test
    @Tag("R1")
    void whoseMandateHasEndedDropsOffAndWhatHeFiledInTimeCounts() {
        Deputy leaving = deputies.save(new Deputy(
                stage.cast().session().congress(),
                "FT13-9" + UUID.randomUUID().toString().substring(0, 6),
                "离任代表",
                null,
                null,
                null,
                null,
                null,
                null,
                TODAY));
        leaving.endMandate(TODAY);
        deputies.save(leaving);
        Suggestion signed = acts.submits(
                "office",
                "deputyId",
                deputy(1),
                "scan",
                acts.scan("office"),
                "cosigners",
                List.of(leaving.id()),
                "signedOnPaper",
                true);
        stage.today(TODAY.plusDays(1));
        acts.examines("office", signed.id(), "RETURN", "reason", "请写明长度");
        Suggestion again = acts.revises("office", signed.id(), "title", "关于整修支渠的建议", "scan", acts.scan("office"));

        assertThat(cosignings.signed(again)).isEmpty();
        badInput(
                "deputyId",
                "不是在任代表",
                () -> acts.submits("office", "deputyId", leaving.id(), "scan", acts.scan("office")));
        Suggestion late =
                acts.submits("office", "deputyId", leaving.id(), "scan", acts.scan("office"), "day", TODAY.toString());
        assertThat(late.lead().id()).as("handed in while it lasted").isEqualTo(leaving.id());
    }
}
