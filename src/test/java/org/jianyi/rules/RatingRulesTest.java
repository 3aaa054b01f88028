package org.jianyi.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jianyi.deadline.LegalClock;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.survey.Rating;
import org.jianyi.survey.Ratings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the deputy thinks of it, and what follows. */
class RatingRulesTest extends ActsTest {

    @Autowired
    Ratings ratings;

    @Autowired
    LegalClock legalClock;

    @Autowired
    Deputies deputies;

    private Actor deputy() {
        return actor("d1");
    }

    private HandlingId replied() {
        return acts.share(acts.replied(), "SLZ").id();
    }

    @Test
    @Tag("R20")
    void onlyTheLeadDeputyRatesOrTheOfficeFromHisPaper() {
        HandlingId share = replied();
        for (String user : List.of("d2", "handler-SLZ", "head-SLZ", "government", "leader", "admin")) {
            forbidden("只有代表1代表本人或镇人大办", () -> acts.rates(actor(user), share, "SATISFIED", "SATISFIED"));
        }
        badInput("scan", "请上传签字或盖章的纸质材料", () -> acts.rates(actor("office"), share, "SATISFIED", "SATISFIED"));
        badInput("attitude", "请评价办理态度", () -> acts.rates(deputy(), share, "", "SATISFIED", "attitude", null));
        badInput("result", "请评价办理结果", () -> acts.rates(deputy(), share, "SATISFIED", "", "result", null));
        badInput("solved", "请选择问题解决程度", () -> acts.rates(deputy(), share, "SATISFIED", "SATISFIED", "solved", null));
        badInput("day", "不能早于答复送达日", () -> acts.rates(deputy(), share, "SATISFIED", "SATISFIED", "day", "2026-04-07"));
        badInput(
                "receivedOn",
                "不能早于答复送达日",
                () -> acts.rates(deputy(), share, "SATISFIED", "SATISFIED", "receivedOn", "2026-04-07"));

        assertThat(acts.rates(actor("office"), share, "SATISFIED", "SATISFIED", "scan", acts.scan("office")))
                .isFalse();

        assertThat(ratings.findByHandlingOrderBySequence(share)).singleElement().matches(Rating::isOnBehalf);
        conflict("目前为“已评价”，不能评价", () -> acts.rates(deputy(), share, "SATISFIED", "SATISFIED"));
        HandlingId open = acts.share(acts.assigned(), "SLZ").id();
        conflict("不能评价", () -> acts.rates(deputy(), open, "SATISFIED", "SATISFIED"));
    }

    @Test
    @Tag("R20")
    void whoHasSignedCommentsAndNobodyElse() {
        SuggestionId id = acts.submits(
                        "d1", "cosigners", List.of(stage.cast().deputy(2).id()))
                .id();
        forbidden("只有附议代表可以填写意见", () -> acts.comments("d2", id));
        acts.cosigns("d2", id, true);
        acts.closesCosigning(id);

        acts.comments("d2", id);
        forbidden("只有附议代表可以填写意见", () -> acts.comments("d1", id));
        forbidden("只有附议代表可以填写意见", () -> acts.comments("d3", id));
    }

    @Test
    @Tag("R22")
    void theOfficeDecidesAfterARatingOnceAndInWords() {
        HandlingId share = replied();
        conflict("不能再次征询", () -> acts.decidesRehandling("office", share, "EXPLAIN"));
        acts.rates(deputy(), share, "DISSATISFIED", "DISSATISFIED", "reasons", "没有人来过");
        forbidden("只有镇人大办可以决定如何处理", () -> acts.decidesRehandling("handler-SLZ", share, "EXPLAIN"));
        badInput("decision", "请选择处理方式", () -> acts.decidesRehandling("office", share, null));
        badInput("text", "请填写处理意见", () -> acts.decidesRehandling("office", share, "EXPLAIN", "text", ""));
        badInput("day", "不能早于评价日", () -> acts.decidesRehandling("office", share, "EXPLAIN", "day", "2026-04-07"));

        acts.decidesRehandling("office", share, "EXPLAIN");
        conflict("不能再次征询", () -> acts.decidesRehandling("office", share, "EXPLAIN"));
    }

    @Test
    @Tag("R23")
    void theNextRoundIsDueAMonthAfterTheDecisionAndIsNotObjectedTo() {
        HandlingId first = replied();
        acts.rates(deputy(), first, "SATISFIED", "DISSATISFIED", "reasons", "只清了一半");
        stage.today(TODAY.plusDays(12));

        Handling second = acts.decidesRehandling("office", first, "HANDLE_AGAIN", "day", "2026-04-16");

        assertThat(second.due()).as("05-16 is a Saturday").isEqualTo(LocalDate.of(2026, 5, 18));
        conflict("重新办理不能再申请退办", () -> acts.objects(actor("handler-SLZ"), second.id()));
    }

    @Test
    @Tag("R24")
    void onlyTheOfficeNotesThatADeputyDidNotRate() {
        HandlingId share = replied();
        stage.today(LocalDate.of(2026, 4, 30));
        String anothers = acts.scan("office2");
        forbidden("只有镇人大办可以登记未反馈", () -> acts.notesNoFeedback("handler-SLZ", share));
        forbidden("只有镇人大办可以登记未反馈", () -> acts.notesNoFeedback("d1", share));
        badInput(null, "不是您上传的", () -> acts.notesNoFeedback("office", share, "scan", anothers));

        assertThat(acts.notesNoFeedback("office", share)).isFalse();
    }

    @Test
    @Tag("R24")
    void theWindowBeginsAnewWhenTheDeputyIsAskedOnceMore() {
        HandlingId share = replied();
        acts.rates(deputy(), share, "SATISFIED", "DISSATISFIED", "reasons", "只清了一半");
        stage.today(LocalDate.of(2026, 4, 30));
        acts.decidesRehandling("office", share, "EXPLAIN");
        LocalDate last =
                legalClock.afterWorkingDays(LocalDate.of(2026, 4, 30), 15).due();

        stage.today(last);
        conflict("反馈期限到" + last + "为止", () -> acts.notesNoFeedback("office", share));
        stage.today(last.plusDays(1));
        acts.notesNoFeedback("office", share);
        assertThat(ratings.findByHandlingOrderBySequence(share))
                .extracting(Rating::isNoFeedback)
                .containsExactly(false, true);
    }

    @Test
    @Tag("R20")
    void aFormerDeputyRatesAndWithdrawsWhatHeFiledAndFilesNothingNew() {
        String user = "former-" + UUID.randomUUID().toString().substring(0, 6);
        Deputy leaving = deputies.save(
                new Deputy(stage.cast().session().congress(), user, "离任代表", null, null, null, null, null, user, TODAY));
        leaving.endMandate(TODAY);
        deputies.save(leaving);
        Actor former = new Actor(user, "离任代表", Set.of("deputy"));
        SuggestionId id = acts.submits(former, stage.suggestion()).id();
        SuggestionId other = acts.submits(former, stage.suggestion()).id();
        stage.today(TODAY.plusDays(5));
        acts.examines("office", id, "REGISTER");
        acts.assigns(actor("office"), id);
        acts.replies(id, "SLZ");

        badInput("deputyId", "不是在任代表", () -> acts.submits(former, stage.suggestion()));
        acts.rates(former, acts.share(id, "SLZ").id(), "SATISFIED", "SATISFIED");
        assertThat(acts.share(id, "SLZ").status()).isEqualTo(HandlingStatus.RATED);
        acts.asksToWithdraw(former, other);
        assertThat(acts.settlesWithdrawal(other)).isTrue();
    }
}
