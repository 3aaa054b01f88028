package org.jianyi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import org.jianyi.Refusal;
import org.jianyi.handling.HandlingId;
import org.jianyi.process.CaseTest;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom the clock reminds: before a date those who have to do it, on its last day their head, afterwards those who watch over it. */
class RemindTest extends CaseTest {

    /** Assigned on 8 April 2026, for three months. */
    private static final LocalDate DUE = LocalDate.of(2026, 7, 8);

    @Autowired
    Remind remind;

    @Autowired
    Told told;

    @Autowired
    JdbcClient jdbc;

    @Test
    void beforeTheReplyIsDueTheHandlerIsRemindedAndOnTheDayHisHeadToo() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));

        assertThat(remind(NoticeKind.REPLY_DUE, id, "NYZX", DUE.minusDays(7))).isOne();
        assertThat(told.of(NoticeKind.REPLY_DUE, id)).containsExactly("handler-NYZX");

        assertThat(remind(NoticeKind.REPLY_DUE, id, "NYZX", DUE)).isEqualTo(2);
        assertThat(told.of(NoticeKind.REPLY_DUE, id)).containsExactly("handler-NYZX", "handler-NYZX", "head-NYZX");
        assertThat(told.to("handler-NYZX", id)).endsWith("REPLY_DUE 请抓紧办理，按期答复代表。");
    }

    @Test
    void afterItOfficeAndPresidiumHearOfItEachWeekAndTheDeputyOnce() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));

        remind(NoticeKind.REPLY_OVERDUE, id, "NYZX", DUE.plusDays(1));
        assertThat(told.of(NoticeKind.REPLY_OVERDUE, id))
                .containsExactly("d1", "handler-NYZX", "head-NYZX", "office", "office2", "presidium");
        assertThat(told.to("d1", id)).endsWith("REPLY_OVERDUE 镇农业农村服务中心没有按期答复，已要求说明原因。");

        remind(NoticeKind.REPLY_OVERDUE, id, "NYZX", DUE.plusDays(8));
        assertThat(told.of(NoticeKind.REPLY_OVERDUE, id)).hasSize(11).containsOnlyOnce("d1");
    }

    @Test
    void onOneDayEverybodyIsRemindedOnceHoweverOftenTheClockCalls() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));
        remind(NoticeKind.REPLY_OVERDUE, id, "NYZX", DUE.plusDays(1));

        assertThat(remind(NoticeKind.REPLY_OVERDUE, id, "NYZX", DUE.plusDays(1)))
                .isZero();
        assertThat(told.of(NoticeKind.REPLY_OVERDUE, id)).hasSize(6);
    }

    @Test
    void nobodyIsRemindedOfAReplyThatIsGivenOrNoLongerOwed() {
        SuggestionId replied = story.assigned(stage.share("NYZX", "SOLE"));
        story.unitReplies(replied, "NYZX");
        SuggestionId withdrawn = story.assigned(stage.share("NYZX", "SOLE"));
        story.deputyWithdraws(withdrawn);

        assertThat(remind(NoticeKind.REPLY_DUE, replied, "NYZX", DUE)).isZero();
        assertThat(remind(NoticeKind.REPLY_OVERDUE, replied, "NYZX", DUE.plusDays(1)))
                .isZero();
        assertThat(remind(NoticeKind.REPLY_OVERDUE, withdrawn, "NYZX", DUE.plusDays(1)))
                .isZero();
    }

    @Test
    void aLaterDateStopsTheOverdueReminder() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));
        jdbc.sql("update handling set due = :due where suggestion_id = :id")
                .param("due", DUE.plusMonths(3))
                .param("id", id.value())
                .update();

        assertThat(remind(NoticeKind.REPLY_OVERDUE, id, "NYZX", DUE.plusDays(1)))
                .isZero();
    }

    @Test
    void ofAConfidentialReplyOnlyThoseAreRemindedWhoMaySeeTheCase() {
        SuggestionId id = story.deputySubmits("confidential", true, "confidentialReason", "涉及个人情况");
        story.officeAssigns(id, stage.share("NYZX", "SOLE"));

        remind(NoticeKind.REPLY_OVERDUE, id, "NYZX", DUE.plusDays(1));

        assertThat(told.of(NoticeKind.REPLY_OVERDUE, id))
                .containsExactly("d1", "handler-NYZX", "head-NYZX", "office", "office2");
    }

    @Test
    void whoHasNotTalkedWithTheDeputyIsRemindedUntilHeHas() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));
        LocalDate due = LocalDate.of(2026, 5, 9); // a Saturday that is worked

        assertThat(remind(NoticeKind.CONTACT_DUE, id, "NYZX", due.minusDays(3))).isOne();
        assertThat(remind(NoticeKind.CONTACT_DUE, id, "NYZX", due.plusDays(1))).isEqualTo(4);
        assertThat(told.to("office", id)).endsWith("CONTACT_DUE 镇农业农村服务中心还没有与代表沟通的记录。");

        story.unitTalksWithDeputy(id, "NYZX");
        assertThat(remind(NoticeKind.CONTACT_DUE, id, "NYZX", due.plusDays(8))).isZero();
    }

    @Test
    void anAssistingUnitIsRemindedAndTheLeadUnitLearnsThatItMayGoOn() {
        SuggestionId id = story.assigned(stage.share("NYZX", "LEAD"), stage.share("GDS", "ASSISTING"));
        LocalDate due = LocalDate.of(2026, 5, 8);

        remind(NoticeKind.OPINION_DUE, id, "NYZX", due.minusDays(3));
        assertThat(told.of(NoticeKind.OPINION_DUE, id)).containsExactly("handler-GDS");

        remind(NoticeKind.OPINION_DUE, id, "NYZX", due.plusDays(1));
        assertThat(told.to("handler-NYZX", id)).endsWith("OPINION_DUE 供电所逾期未提会办意见，可以先行答复。");

        stage.does("handler-GDS", story.share(id, "NYZX"), "GiveAssistingOpinion", form("text", "线路不受影响。"));
        assertThat(remind(NoticeKind.OPINION_DUE, id, "NYZX", due.plusDays(8))).isZero();
    }

    @Test
    void aUnitIsRemindedThatItMayObjectAsLongAsItMay() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));

        assertThat(remind(NoticeKind.OBJECTION_WINDOW, id, "NYZX", LocalDate.of(2026, 4, 14)))
                .isOne();
        assertThat(remind(NoticeKind.OBJECTION_WINDOW, id, "NYZX", LocalDate.of(2026, 4, 16)))
                .isZero();
        story.unitTalksWithDeputy(id, "NYZX");
        assertThat(remind(NoticeKind.OBJECTION_WINDOW, id, "NYZX", LocalDate.of(2026, 4, 15)))
                .isZero();
    }

    @Test
    void theDeputyIsRemindedToRateAndTheOfficeAfterwards() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));
        story.unitReplies(id, "NYZX");
        LocalDate due = LocalDate.of(2026, 4, 29);

        remind(NoticeKind.FEEDBACK_DUE, id, "NYZX", due);
        assertThat(told.of(NoticeKind.FEEDBACK_DUE, id)).containsExactly("d1");

        remind(NoticeKind.FEEDBACK_DUE, id, "NYZX", due.plusDays(1));
        assertThat(told.to("office2", id)).endsWith("FEEDBACK_DUE 代表没有在期限内评价镇农业农村服务中心的答复，可以登记未反馈。");

        story.deputyIsSatisfied(id, "NYZX");
        assertThat(remind(NoticeKind.FEEDBACK_DUE, id, "NYZX", due.plusDays(2))).isZero();
    }

    @Test
    void theOfficeIsRemindedOfItsDecisionsAndThePresidiumWhenTheyAreLate() {
        SuggestionId id = story.deputySubmits();
        assertThat(remind.remind(NoticeKind.DECISION_DUE, id, TODAY.plusDays(5)))
                .isEqualTo(2);
        assertThat(remind.remind(NoticeKind.DECISION_DUE, id, TODAY.plusDays(20)))
                .isEqualTo(3);
        assertThat(told.to("presidium", id)).containsExactly("DECISION_DUE 请审查登记。");

        story.officeAssigns(id, stage.share("NYZX", "SOLE"));
        assertThat(remind.remind(NoticeKind.DECISION_DUE, id, TODAY.plusDays(21)))
                .isZero();

        assertThat(remind(NoticeKind.DECISION_DUE, id, "NYZX", TODAY)).isZero();
        story.unitObjects(id, "NYZX", "GDS");
        assertThat(remind(NoticeKind.DECISION_DUE, id, "NYZX", TODAY)).isEqualTo(2);
        assertThat(told.to("office", id)).endsWith("DECISION_DUE 请审核镇农业农村服务中心的退办申请。");
    }

    @Test
    void theOfficeIsRemindedToDecideAfterADissatisfiedRating() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));
        story.unitReplies(id, "NYZX");
        story.deputyIsDissatisfied(id, "NYZX");
        HandlingId first = story.share(id, "NYZX");

        assertThat(remind.remind(NoticeKind.DECISION_DUE, first, TODAY)).isEqualTo(2);

        story.officeDecides(id, "NYZX", "HANDLE_AGAIN");
        assertThat(remind.remind(NoticeKind.DECISION_DUE, first, TODAY.plusDays(1)))
                .isZero();
    }

    @Test
    void whoWasAskedToCosignIsRemindedAndTheLeadDeputyLearnsWhoIsMissing() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(2, 3));
        stage.does("d2", id, "ConfirmCosigning", form("agreed", true));

        remind.remind(NoticeKind.COSIGNING_CUT_OFF, id, TODAY);

        assertThat(told.of(NoticeKind.COSIGNING_CUT_OFF, id)).containsExactly("d1", "d3");
        assertThat(told.to("d1", id)).endsWith("COSIGNING_CUT_OFF 代表3代表还没有确认附议；不再等待的，可以直接提交。");
    }

    @Test
    void nobodyIsRemindedAnyMoreOnceItIsDone() {
        SuggestionId id = story.assigned(stage.share("NYZX", "LEAD"), stage.share("GDS", "ASSISTING"));
        remind(NoticeKind.CONTACT_DUE, id, "NYZX", LocalDate.of(2026, 5, 10));
        remind(NoticeKind.OPINION_DUE, id, "NYZX", LocalDate.of(2026, 5, 9));
        remind(NoticeKind.REPLY_OVERDUE, id, "NYZX", DUE.plusDays(1));
        assertThat(told.reminders("handler-GDS", id)).hasSize(1);

        stage.does("handler-GDS", story.share(id, "NYZX"), "GiveAssistingOpinion", form("text", "线路不受影响。"));
        assertThat(told.reminders("handler-GDS", id)).isEmpty();
        assertThat(told.reminders("office", id)).hasSize(2);

        story.unitReplies(id, "NYZX");
        assertThat(told.reminders("handler-NYZX", id)).isEmpty();
        assertThat(told.reminders("presidium", id)).isEmpty();
        assertThat(told.reminders("office", id)).isEmpty();
    }

    @Test
    void ofWhatIsSaidAgainAndAgainOnlyTheLatestCounts() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));
        remind(NoticeKind.REPLY_OVERDUE, id, "NYZX", DUE.plusDays(1));
        remind(NoticeKind.REPLY_OVERDUE, id, "NYZX", DUE.plusDays(7));

        assertThat(told.reminders("head-NYZX", id)).containsExactly("REPLY_OVERDUE 2026-07-15");
        assertThat(told.reminders("d1", id)).containsExactly("REPLY_OVERDUE 2026-07-09");
    }

    @Test
    void whenTheTimeForAnObjectionIsOverNobodyIsRemindedOfIt() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));
        remind(NoticeKind.OBJECTION_WINDOW, id, "NYZX", LocalDate.of(2026, 4, 14));
        told.sweep();
        assertThat(told.reminders("handler-NYZX", id)).hasSize(1);

        jdbc.sql("update notice set due = '2026-04-07' where suggestion_id = ? and kind = 'OBJECTION_WINDOW'")
                .param(id.value())
                .update();
        told.sweep();
        assertThat(told.reminders("handler-NYZX", id)).isEmpty();
    }

    @Test
    void whatIsNotThereOrNoReminderIsRefusedLoudly() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));

        assertThatThrownBy(() -> remind.remind(NoticeKind.REPLY_DUE, HandlingId.of("J2020-9999-1"), TODAY))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> remind(NoticeKind.ASSIGNED, id, "NYZX", TODAY)).hasMessageContaining("ASSIGNED");
        assertThatThrownBy(() -> remind.remind(NoticeKind.REPLY_DUE, id, TODAY)).hasMessageContaining("REPLY_DUE");
    }

    private int remind(NoticeKind kind, SuggestionId id, String unit, LocalDate day) {
        return remind.remind(kind, story.share(id, unit), day);
    }
}
