package org.jianyi.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jianyi.suggestion.SuggestionStatus.ASSIGNED;
import static org.jianyi.suggestion.SuggestionStatus.CLOSED;
import static org.jianyi.suggestion.SuggestionStatus.COSIGNING;
import static org.jianyi.suggestion.SuggestionStatus.MERGED;
import static org.jianyi.suggestion.SuggestionStatus.REFERRED;
import static org.jianyi.suggestion.SuggestionStatus.REGISTERED;
import static org.jianyi.suggestion.SuggestionStatus.REPLIED;
import static org.jianyi.suggestion.SuggestionStatus.RETURNED;
import static org.jianyi.suggestion.SuggestionStatus.SUBMITTED;
import static org.jianyi.suggestion.SuggestionStatus.WITHDRAWN;
import static org.jianyi.suggestion.Written.DAY;
import static org.jianyi.suggestion.Written.SESSION;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jianyi.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SuggestionTest {

    private static final SuggestionNumber NUMBER = new SuggestionNumber(SESSION, false, 7);
    private static final SuggestionId MASTER = new SuggestionId("J2026-0009");

    /** A suggestion in every state it can be in. */
    private static final Map<SuggestionStatus, Supplier<Suggestion>> STATES = new LinkedHashMap<>();

    static {
        STATES.put(COSIGNING, Written::asking);
        STATES.put(SUBMITTED, Written::submitted);
        STATES.put(RETURNED, after(Written::submitted, s -> s.returnForCorrection(DAY)));
        STATES.put(REGISTERED, Written::registered);
        STATES.put(ASSIGNED, Written::assigned);
        STATES.put(REPLIED, Written::replied);
        STATES.put(CLOSED, after(Written::replied, s -> s.close(DAY)));
        STATES.put(MERGED, after(Written::submitted, s -> s.mergeInto(MASTER, NUMBER, DAY)));
        STATES.put(REFERRED, after(Written::submitted, s -> s.referUp(DAY)));
        for (Outcome outcome : Set.of(Outcome.NOT_TAKEN_UP, Outcome.LETTER, Outcome.PETITION)) {
            STATES.put(
                    SuggestionStatus.valueOf(outcome.name()), after(Written::submitted, s -> s.decline(outcome, DAY)));
        }
        STATES.put(WITHDRAWN, after(Written::submitted, s -> s.withdraw("已经解决", DAY)));
    }

    private static Supplier<Suggestion> after(Supplier<Suggestion> before, Consumer<Suggestion> verb) {
        return () -> {
            Suggestion suggestion = before.get();
            verb.accept(suggestion);
            return suggestion;
        };
    }

    static Stream<Arguments> verbs() {
        return Stream.of(
                verb("closeCosigning", Suggestion::closeCosigning, SUBMITTED, COSIGNING),
                verb("revise", s -> s.revise("新标题", false), SUBMITTED, RETURNED),
                verb("revise and ask", s -> s.revise("新标题", true), COSIGNING, RETURNED),
                verb("returnForCorrection", s -> s.returnForCorrection(DAY), RETURNED, SUBMITTED),
                verb("decline", s -> s.decline(Outcome.LETTER, DAY), SuggestionStatus.LETTER, SUBMITTED),
                verb("referUp", s -> s.referUp(DAY), REFERRED, SUBMITTED),
                verb("closeReferral", s -> s.closeReferral(DAY), CLOSED, REFERRED),
                verb("register", s -> s.register(NUMBER, DAY), REGISTERED, SUBMITTED),
                verb("mergeInto", s -> s.mergeInto(MASTER, NUMBER, DAY), MERGED, SUBMITTED),
                verb("takeForReference", s -> s.takeForReference("SLZ", NUMBER, DAY), ASSIGNED, SUBMITTED),
                verb("confirmReceipt", s -> s.confirmReceipt(DAY), CLOSED, ASSIGNED),
                verb("leaveMaster", Suggestion::leaveMaster, REGISTERED, MERGED),
                verb("followMaster", s -> s.followMaster(DAY, 3, DAY.plusMonths(3)), ASSIGNED, MERGED),
                verb("assign", s -> s.assign(3, null, DAY.plusMonths(3), false, DAY), ASSIGNED, REGISTERED),
                verb("recallAssignment", s -> s.recallAssignment(false), REGISTERED, ASSIGNED),
                verb("reply", s -> s.reply(DAY), REPLIED, ASSIGNED),
                verb("reopen", Suggestion::reopen, ASSIGNED, ASSIGNED, REPLIED),
                verb("close", s -> s.close(DAY), CLOSED, ASSIGNED, REPLIED),
                verb(
                        "withdraw",
                        s -> s.withdraw("已经解决", DAY),
                        WITHDRAWN,
                        COSIGNING,
                        SUBMITTED,
                        RETURNED,
                        REGISTERED,
                        ASSIGNED,
                        MERGED,
                        REFERRED));
    }

    private static Arguments verb(
            String name,
            Consumer<Suggestion> verb,
            SuggestionStatus then,
            SuggestionStatus first,
            SuggestionStatus... more) {
        return Arguments.of(name, verb, then, EnumSet.of(first, more));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verbs")
    void aVerbLeadsOnFromItsStatesAndIsRefusedInAllOthers(
            String name, Consumer<Suggestion> verb, SuggestionStatus then, Set<SuggestionStatus> from) {
        assertThat(STATES.keySet()).containsExactlyInAnyOrder(SuggestionStatus.values());
        STATES.forEach((status, state) -> {
            Suggestion suggestion = state.get();
            assertThat(suggestion.status()).isEqualTo(status);
            if (from.contains(status)) {
                verb.accept(suggestion);
                assertThat(suggestion.status()).as(name + " from " + status).isEqualTo(then);
            } else {
                Refused.conflict("不能", () -> verb.accept(suggestion));
                assertThat(suggestion.status())
                        .as("after " + name + " was refused")
                        .isEqualTo(status);
            }
        });
    }

    @Test
    void aRefusalNamesTheStateAndTheActInChinese() {
        Refused.conflict("建议目前为“待审查”，不能交办，请刷新后查看最新情况", () -> Written.submitted().assign(3, null, DAY, false, DAY));
    }

    @Test
    @Tag("R4")
    void aNumberComesWithRegistrationAndStays() {
        Suggestion suggestion = Written.submitted();
        assertThat(suggestion.number()).isNull();
        assertThat(suggestion.numberLabel()).isEqualTo("未编号");

        suggestion.register(NUMBER, DAY);
        suggestion.withdraw("已经解决", DAY);

        assertThat(suggestion.numberLabel()).isEqualTo("闭007");
        assertThat(suggestion.number().fullLabel()).isEqualTo("镇十三届人大九次会议闭会期间第007号");
    }

    @Test
    @Tag("R11")
    void theFirstAssignmentAndTheFirstReplyStay() {
        Suggestion suggestion = Written.replied();

        suggestion.reopen();
        suggestion.reply(DAY.plusDays(60));

        assertThat(suggestion.assignedOn()).isEqualTo(DAY);
        assertThat(suggestion.legalDue()).isEqualTo(DAY.plusMonths(3));
        assertThat(suggestion.repliedOn()).isEqualTo(DAY.plusDays(20));
    }

    @Test
    @Tag("R4")
    @Tag("R11")
    void anAssignmentThatWasTakenBackLeavesTheNumberAndTheDayFromWhichTimeRunsOnlyIfItStood() {
        Suggestion slip = Written.assigned();
        slip.makeKey("连续多年提出");
        slip.recallAssignment(false);
        assertThat(slip.numberLabel()).isEqualTo("闭001");
        assertThat(slip.assignedOn()).isNull();
        assertThat(slip.legalDue()).isNull();
        assertThat(slip.isKey()).isFalse();
        assertThat(slip.countedFrom(DAY.plusDays(3))).isEqualTo(DAY.plusDays(3));

        Suggestion stood = Written.assigned();
        stood.recallAssignment(true);
        assertThat(stood.countedFrom(DAY.plusDays(3))).isEqualTo(DAY);
        assertThat(stood.countedFrom(DAY.minusDays(1))).isEqualTo(DAY.minusDays(1));
        stood.assign(3, null, DAY.plusMonths(3), true, DAY.plusDays(3));
        stood.recallAssignment(false);
        assertThat(stood.countedFrom(DAY.plusDays(9)))
                .as("a later slip changes nothing")
                .isEqualTo(DAY);
    }

    @Test
    @Tag("R25")
    void afterTheFirstReplyNothingIsWithdrawn() {
        Suggestion suggestion = Written.replied();
        suggestion.reopen();

        assertThat(suggestion.isWithdrawable()).isFalse();
        Refused.conflict("建议已答复或已结束，不能撤回", () -> suggestion.withdraw("不必了", DAY));
        assertThat(suggestion.withdrawnOn()).isNull();
    }

    @Test
    @Tag("R29")
    void aReferredSuggestionIsOpenUntilTheAskerWasTold() {
        Suggestion suggestion = Written.submitted();
        suggestion.referUp(DAY);
        assertThat(suggestion.closedOn()).isNull();
        assertThat(suggestion.level()).isEqualTo(Level.CITY);
        Refused.conflict("不能办结", () -> suggestion.close(DAY));

        suggestion.closeReferral(DAY.plusDays(90));

        assertThat(suggestion.closedOn()).isEqualTo(DAY.plusDays(90));
    }

    @Test
    void aReferenceKeepsItsReceiverAndNeedsNoReply() {
        Suggestion suggestion = Written.submitted();
        suggestion.takeForReference("SLZ", NUMBER, DAY);

        assertThat(suggestion.referenceUnit()).isEqualTo("SLZ");
        assertThat(suggestion.isReferenceOnly()).isTrue();
        assertThat(suggestion.legalDue()).isNull();
    }

    @Test
    void anOutcomeThatDeclinesNothingEndsNothing() {
        Suggestion suggestion = Written.submitted();
        assertThatThrownBy(() -> suggestion.decline(Outcome.REGISTER, DAY))
                .as("a mistake of ours, which nobody is told in a sentence")
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(suggestion.status()).isEqualTo(SUBMITTED);
    }
}
