package org.jianyi.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.Change;
import org.jianyi.handling.Extension;
import org.jianyi.handling.Extensions;
import org.jianyi.handling.HandlingId;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** More time for a reply: asked in time, within the law, decided by the office. */
@Tag("R8")
class ExtensionRulesTest extends ActsTest {

    private static final LocalDate DUE = LocalDate.of(2026, 7, 8);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);

    @Autowired
    Extensions extensions;

    private SuggestionId id;

    private HandlingId assigned() {
        id = acts.assigned(share("SLZ", "SOLE"));
        return acts.share(id, "SLZ").id();
    }

    @Test
    void whileItIsAskedTheOldDateRuns() {
        HandlingId share = assigned();

        acts.asksForTime(actor("handler-SLZ"), share, "2026-09-01");

        assertThat(acts.share(id, "SLZ").due()).isEqualTo(DUE);
        assertThat(get(id).legalDue()).isEqualTo(DUE);
        assertThat(acts.share(id, "SLZ").acceptedOn())
                .as("asking is a first act")
                .isEqualTo(TODAY);
        assertThat(stage.acts(id)).endsWith("申请延期");
        conflict("还在等镇人大办审核", () -> acts.asksForTime(actor("handler-SLZ"), share, "2026-09-02"));
    }

    @Test
    void grantedItMovesBothDatesOfTheUnitAndThoseOfTheCase() {
        HandlingId share = assigned();
        acts.asksForTime(actor("handler-SLZ"), share, "2026-09-01");

        Extension extension = acts.decidesExtension(actor("office"), share, true);

        assertThat(extension.isGranted()).isTrue();
        assertThat(extension.dueBefore()).isEqualTo(DUE);
        assertThat(acts.share(id, "SLZ").due()).isEqualTo(SEPTEMBER);
        assertThat(acts.share(id, "SLZ").ownDue()).isEqualTo(SEPTEMBER);
        assertThat(acts.share(id, "SLZ").internalDue())
                .as("ten working days before")
                .isEqualTo("2026-08-18");
        assertThat(get(id).legalDue()).isEqualTo(SEPTEMBER);
        assertThat(get(id).internalDue()).isEqualTo("2026-08-25");
        AuditLine line = last();
        assertThat(line.act()).isEqualTo("同意延期");
        assertThat(line.detail()).contains("镇水利站第1次申请延期，由2026年7月8日延至2026年9月1日");
        assertThat(Change.of(line)).contains(new Change("答复期限", "2026年7月8日", "2026年9月1日"));
    }

    @Test
    void refusedTheOldDateStandsAndTheUnitLearnsWhy() {
        HandlingId share = assigned();
        acts.asksForTime(actor("handler-SLZ"), share, "2026-09-01");
        badInput("reason", "不同意延期时，请写明理由", () -> acts.decidesExtension(actor("office"), share, false));
        badInput("reason", "不同意延期时，请写明理由", () -> acts.decidesExtension(actor("office"), share, false, "reason", " "));

        acts.decidesExtension(actor("office"), share, false, "reason", "汛前必须完成");

        assertThat(acts.share(id, "SLZ").due()).isEqualTo(DUE);
        assertThat(last().act()).isEqualTo("不同意延期");
        assertThat(last().detail()).endsWith("：汛前必须完成");
        acts.asksForTime(actor("handler-SLZ"), share, "2026-08-03");
        assertThat(extensions.findByHandlingOrderById(share))
                .as("it may ask again, and all is kept")
                .extracting(Extension::sequence, Extension::state)
                .containsExactly(tuple(1, Extension.State.REFUSED), tuple(2, Extension.State.ASKED));
    }

    @Test
    void onlyTheUnitAsksAndOnlyTheOfficeDecides() {
        HandlingId share = assigned();
        for (String user : List.of("handler-NYZX", "d1", "leader", "presidium", "government", "admin")) {
            forbidden("只有镇水利站或镇人大办可以办理这一步", () -> acts.asksForTime(actor(user), share, "2026-09-01"));
        }
        acts.asksForTime(actor("head-SLZ"), share, "2026-09-01");
        for (String user : List.of("handler-SLZ", "head-SLZ", "leader", "presidium", "government", "d1", "admin")) {
            forbidden("只有镇人大办可以审核延期申请", () -> acts.decidesExtension(actor(user), share, true));
        }
        acts.decidesExtension(actor("office"), share, true);
        conflict("没有待审核的延期申请", () -> acts.decidesExtension(actor("office"), share, true));
    }

    @Test
    void theOfficeEntersItFromPaperWithTheDayOfThePaper() {
        HandlingId share = assigned();
        badInput("scan", "代镇水利站登记时，请上传", () -> acts.asksForTime(actor("office"), share, "2026-09-01"));
        stage.today(LocalDate.of(2026, 7, 10));
        String scan = acts.scan("office");

        acts.asksForTime(actor("office"), share, "2026-09-01", "scan", scan, "day", "2026-07-06");

        Extension extension = extensions.open(share).orElseThrow();
        assertThat(extension.isOnBehalf()).isTrue();
        assertThat(extension.askedOn()).isEqualTo("2026-07-06");
        assertThat(last().onBehalfOf()).isEqualTo("镇水利站");
        assertThat(acts.isClaimed(scan)).isTrue();
        badInput("day", "日期不能早于申请延期日", () -> acts.decidesExtension(actor("office"), share, true, "day", "2026-07-05"));
    }

    @Test
    void eachDateItMayNotHaveIsRefusedInItsOwnWords() {
        HandlingId share = assigned();
        stage.today(LocalDate.of(2026, 6, 1));
        asked(share, "2026-05-29", "新的期限2026年5月29日已经过去，请选择今天以后的日期");
        asked(share, "2026-07-08", "新的期限要晚于现在的期限2026年7月8日");
        asked(share, "2026-06-30", "新的期限要晚于现在的期限2026年7月8日");
        asked(share, "2026-10-09", "自交办之日起最长六个月（代表法第五十一条），最晚可以延到2026年10月8日");
        asked(share, "2026-09-05", "新的期限2026年9月5日（星期六，周末休息）不是工作日，请选择工作日");
        asked(share, "2026-10-01", "不是工作日");
        asked(share, null, "请填写新的答复期限");
        badInput("reason", "请填写延期理由", () -> ask(share, "2026-09-01", "reason", " "));
        badInput("reason", "延期理由不能超过2000字", () -> ask(share, "2026-09-01", "reason", "长".repeat(2001)));
        badInput("until", "格式不对", () -> ask(share, "2026-02-31"));
        assertThat(ask(share, "2026-10-08").until())
                .as("the last day that the law allows")
                .isEqualTo("2026-10-08");
    }

    @Test
    void afterTheDateItIsTooLateAndOnItsLastDayItIsNot() {
        HandlingId late = assigned();
        HandlingId share = assigned();
        stage.today(DUE);
        ask(share, "2026-09-01");
        stage.today(DUE.plusDays(1));
        conflict("答复期限（2026年7月8日）已过，延期应在到期以前申请", () -> ask(late, "2026-09-01"));
        String scan = acts.scan("office");
        conflict(
                "已过",
                () -> acts.asksForTime(
                        actor("office"),
                        late,
                        "2026-09-01",
                        "scan",
                        scan,
                        "day",
                        DUE.plusDays(1).toString()));

        acts.decidesExtension(actor("office"), share, true);

        assertThat(acts.share(id, "SLZ").due())
                .as("asked in time, granted later")
                .isEqualTo(SEPTEMBER);
    }

    @Test
    void whatWasAskedForAndIsPastByNowCanOnlyBeRefused() {
        HandlingId share = assigned();
        ask(share, "2026-07-10");
        stage.today(LocalDate.of(2026, 7, 13));
        badInput("granted", "申请的新期限2026年7月10日已经过去，只能选择不同意", () -> acts.decidesExtension(actor("office"), share, true));

        acts.decidesExtension(actor("office"), share, false, "reason", "已过");

        assertThat(acts.share(id, "SLZ").due()).isEqualTo(DUE);
    }

    @Test
    void severalExtensionsTogetherStayWithinSixMonths() {
        HandlingId share = assigned();
        ask(share, "2026-09-01");
        acts.decidesExtension(actor("office"), share, true);
        asked(share, "2026-10-09", "最晚可以延到2026年10月8日");
        ask(share, "2026-10-08");
        acts.decidesExtension(actor("office"), share, true);

        assertThat(acts.share(id, "SLZ").due()).isEqualTo("2026-10-08");
        conflict("已经是最长的期限，自交办之日起最长六个月（代表法第五十一条），不能再延期", () -> ask(share, "2026-10-09"));
    }

    @Test
    void whoHasSixMonthsAlreadyGetsNoMore() {
        SuggestionId complex = acts.registered();
        acts.assigns(actor("office"), complex, "months", 6, "complexReason", "涉及几个单位");
        HandlingId share = acts.share(complex, "SLZ").id();

        conflict("不能再延期", () -> ask(share, "2026-10-09"));
    }

    @Test
    void whoOwesNoReplyAsksForNothing() {
        HandlingId objected = assigned();
        acts.objects(actor("handler-SLZ"), objected);
        conflict("正在申请退办，请等镇人大办审核后再申请延期", () -> ask(objected, "2026-09-01"));
        acts.decidesObjection(objected, true, "units", List.of(share("NYZX", "SOLE")));
        conflict("不再承办这件建议，不能申请延期", () -> ask(objected, "2026-09-01"));

        HandlingId share = assigned();
        acts.contacts(actor("handler-SLZ"), share);
        acts.drafts(actor("handler-SLZ"), share);
        acts.signs(actor("head-SLZ"), share, "unit-head", true);
        conflict("答复已经签发，请尽快送达代表，不能再申请延期", () -> ask(share, "2026-09-01"));
        acts.delivers(actor("handler-SLZ"), share);
        conflict("已经答复代表，不用再申请延期", () -> ask(share, "2026-09-01"));
    }

    @Test
    void anotherUnitOfTheCaseKeepsItsDateAndTheCaseHasThatOfTheLast() {
        id = acts.assigned(share("SLZ", "SEPARATE", 1), share("NYZX", "SEPARATE", 2));
        HandlingId share = acts.share(id, "SLZ").id();
        ask(share, "2026-09-01");
        acts.decidesExtension(actor("office"), share, true);

        assertThat(acts.share(id, "SLZ").due()).isEqualTo(SEPTEMBER);
        assertThat(acts.share(id, "NYZX").due()).isEqualTo(DUE);
        assertThat(get(id).legalDue()).isEqualTo(SEPTEMBER);

        acts.adds("office", id, "unit", "HWS", "role", "SEPARATE", "reason", "一并办理");
        assertThat(acts.share(id, "HWS").due()).as("given on the same day").isEqualTo(DUE);
        stage.today(TODAY.plusDays(1));
        acts.adds("office", id, "unit", "GDS", "role", "SEPARATE", "reason", "一并办理");
        assertThat(acts.share(id, "GDS").due())
                .as("who comes in after the deputy was told of the later date")
                .isEqualTo(SEPTEMBER);

        acts.cancels("office", share);
        assertThat(get(id).legalDue()).as("until the dates are settled next").isEqualTo(SEPTEMBER);
    }

    @Test
    void aFurtherRoundHasThreeMonthsAtMost() {
        HandlingId first = assigned();
        acts.replies(id, "SLZ");
        acts.rates(actor("d1"), first, "SATISFIED", "DISSATISFIED", "reasons", "没有解决");
        HandlingId second =
                acts.decidesRehandling("office", first, "HANDLE_AGAIN").id();
        assertThat(acts.share(id, "SLZ").due()).isEqualTo("2026-05-08");
        asked(second, "2026-07-09", "自决定重新办理之日起最长三个月，最晚可以延到2026年7月8日");

        ask(second, "2026-06-01");
        acts.decidesExtension(actor("office"), second, true);

        assertThat(acts.share(id, "SLZ").due()).isEqualTo("2026-06-01");
        assertThat(get(id).legalDue()).as("the first answer's").isEqualTo(DUE);
    }

    @Test
    void whatFollowsAMasterHasItsMastersDate() {
        HandlingId share = assigned();
        SuggestionId merged = acts.submitted();
        acts.examines("office", merged, "MERGE", "master", id.value());
        ask(share, "2026-09-01");
        acts.decidesExtension(actor("office"), share, true);
        stage.today(LocalDate.of(2026, 8, 3));
        acts.replies(id, "SLZ");

        acts.followsMaster(merged);

        assertThat(get(merged).legalDue()).isEqualTo(SEPTEMBER);
        assertThat(acts.share(merged, "SLZ").due()).isEqualTo(SEPTEMBER);
    }

    private void asked(HandlingId share, String until, String words) {
        badInput("until", words, () -> ask(share, until));
    }

    private Extension ask(HandlingId share, String until, Object... changes) {
        return acts.asksForTime(actor("handler-SLZ"), share, until, changes);
    }

    private AuditLine last() {
        List<AuditLine> lines = stage.trail(id);
        return lines.get(lines.size() - 1);
    }
}
