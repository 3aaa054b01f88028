package org.jianyi.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.handling.HandlingStatus.ACCEPTED;
import static org.jianyi.handling.HandlingStatus.ASSIGNED;
import static org.jianyi.handling.HandlingStatus.CANCELLED;
import static org.jianyi.handling.HandlingStatus.DRAFTED;
import static org.jianyi.handling.HandlingStatus.OBJECTED;
import static org.jianyi.handling.HandlingStatus.RATED;
import static org.jianyi.handling.HandlingStatus.REASSIGNED;
import static org.jianyi.handling.HandlingStatus.RECALLED;
import static org.jianyi.handling.HandlingStatus.RECEIVED;
import static org.jianyi.handling.HandlingStatus.REPLIED;
import static org.jianyi.handling.HandlingStatus.SIGNED;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jianyi.Refused;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Standing;
import org.jianyi.roster.Track;
import org.jianyi.roster.Unit;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 8);
    private static final SuggestionId SUGGESTION = new SuggestionId("J2026-0001");
    private static final HandlingId ID = new HandlingId("J2026-0001-1");
    private static final Unit UNIT = new Unit("SLZ", "镇水利站", Track.TOWN, "UNIT", "枫水函");

    private static final Consumer<Handling> NOTHING = handling -> {};

    /** The verbs that lead to each state. */
    private static final Map<HandlingStatus, Consumer<Handling>> STATES = new LinkedHashMap<>();

    static {
        STATES.put(ASSIGNED, NOTHING);
        STATES.put(OBJECTED, Handling::object);
        STATES.put(ACCEPTED, h -> h.accept(DAY, false));
        STATES.put(DRAFTED, h -> h.draft("handler", DAY, false));
        STATES.put(SIGNED, STATES.get(DRAFTED).andThen(Handling::sign));
        STATES.put(REPLIED, STATES.get(SIGNED).andThen(h -> h.deliver(DAY)));
        STATES.put(RATED, STATES.get(REPLIED).andThen(h -> h.rate(DAY)));
        STATES.put(REASSIGNED, STATES.get(OBJECTED).andThen(h -> h.reassign("不归该站", DAY)));
        STATES.put(CANCELLED, h -> h.cancel("不再需要", DAY));
        STATES.put(RECALLED, h -> h.recall("选错了单位", DAY));
    }

    private static Handling in(HandlingStatus status) {
        Handling handling = new Handling(ID, SUGGESTION, UNIT, Role.SOLE, List.of(1, 2), DAY, DAY.plusMonths(3));
        STATES.get(status).accept(handling);
        return handling;
    }

    static Stream<Arguments> verbs() {
        return Stream.of(
                verb("accept", h -> h.accept(DAY, false), ACCEPTED, ASSIGNED),
                verb("object", Handling::object, OBJECTED, ASSIGNED),
                verb("mustHandle", h -> h.mustHandle(DAY), ACCEPTED, OBJECTED),
                verb("reassign", h -> h.reassign("不归该站", DAY), REASSIGNED, OBJECTED),
                verb("passOn", h -> h.passOn("另有分工", DAY), REASSIGNED, ASSIGNED),
                verb("recall", h -> h.recall("选错了单位", DAY), RECALLED, ASSIGNED),
                verb("report", h -> h.report("已清淤", DAY, false), ACCEPTED, ASSIGNED, ACCEPTED),
                verb("draft", h -> h.draft("handler", DAY, false), DRAFTED, ASSIGNED, ACCEPTED),
                verb("returnDraft", Handling::returnDraft, ACCEPTED, DRAFTED),
                verb("sign", Handling::sign, SIGNED, DRAFTED),
                verb("deliver", h -> h.deliver(DAY), REPLIED, SIGNED),
                verb("rate", h -> h.rate(DAY), RATED, REPLIED),
                verb("askAgain", Handling::askAgain, REPLIED, RATED),
                verb("cancel", h -> h.cancel("不再需要", DAY), CANCELLED, ASSIGNED, OBJECTED, ACCEPTED, DRAFTED, SIGNED));
    }

    private static Arguments verb(
            String name, Consumer<Handling> verb, HandlingStatus then, HandlingStatus first, HandlingStatus... more) {
        return Arguments.of(name, verb, then, EnumSet.of(first, more));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verbs")
    void aVerbLeadsOnFromItsStatesAndIsRefusedInAllOthers(
            String name, Consumer<Handling> verb, HandlingStatus then, Set<HandlingStatus> from) {
        assertThat(STATES.keySet())
                .as("all but what a unit has that only takes note")
                .isEqualTo(EnumSet.complementOf(EnumSet.of(RECEIVED)));
        for (HandlingStatus status : STATES.keySet()) {
            Handling handling = in(status);
            assertThat(handling.status()).isEqualTo(status);
            if (from.contains(status)) {
                verb.accept(handling);
                assertThat(handling.status()).as(name + " from " + status).isEqualTo(then);
            } else {
                Refused.conflict("镇水利站的办理目前为“" + status.label() + "”，不能", () -> verb.accept(handling));
                assertThat(handling.status())
                        .as("after " + name + " was refused")
                        .isEqualTo(status);
            }
        }
    }

    @Test
    void theFirstActSignsInAndLaterOnesDoNot() {
        Handling handling = in(ASSIGNED);
        handling.begin(DAY.plusDays(1), false);
        handling.begin(DAY.plusDays(9), true);

        assertThat(handling.acceptedOn()).isEqualTo(DAY.plusDays(1));
    }

    @Test
    @Tag("R9")
    void whoHasBegunCannotObject() {
        Handling handling = in(ASSIGNED);
        handling.begin(DAY, false);
        Refused.conflict("不能申请退办", handling::object);
    }

    @Test
    @Tag("R10")
    void whoWasRefusedHasToHandleIt() {
        Handling handling = in(OBJECTED);
        handling.mustHandle(DAY);

        assertThat(handling.acceptedOn()).isEqualTo(DAY);
        Refused.conflict("目前为“办理中”，不能申请退办", handling::object);
    }

    @Test
    @Tag("R23")
    void theNextRoundHasItsOwnClock() {
        Handling first = in(RATED);
        Handling second = first.nextRound(new HandlingId("J2026-0001-2"), DAY.plusDays(40));
        second.due(DAY.plusDays(70), DAY.plusDays(70), DAY.plusDays(56), false);

        assertThat(second.round()).isEqualTo(2);
        assertThat(second.previous()).isEqualTo(ID);
        assertThat(second.assignedOn()).isEqualTo(DAY.plusDays(40));
        assertThat(second.due()).isEqualTo(DAY.plusDays(70));
        assertThat(second.status()).isEqualTo(ACCEPTED);
        assertThat(second.proposals()).containsExactly(1, 2);
        assertThat(first.status()).isEqualTo(RATED);
        assertThat(first.due()).isEqualTo(DAY.plusMonths(3));
        Refused.conflict("不能重新办理", () -> in(REPLIED).nextRound(ID, DAY));
    }

    @Test
    void openRepliedAndEndedAreToldApart() {
        assertThat(STATES.keySet().stream().filter(s -> in(s).isOpen()))
                .containsExactly(ASSIGNED, OBJECTED, ACCEPTED, DRAFTED, SIGNED);
        assertThat(STATES.keySet().stream().filter(s -> in(s).isReplied())).containsExactly(REPLIED, RATED);
        assertThat(STATES.keySet().stream().filter(s -> in(s).isEnded()))
                .containsExactly(REASSIGNED, CANCELLED, RECALLED);
    }

    @Test
    @Tag("R13")
    void theContactIsWaivedBeforeTheDraft() {
        Handling handling = in(ACCEPTED);
        handling.waiveContact("已当面说过", "d1", false);

        assertThat(handling.waivedReason()).isEqualTo("已当面说过");
        Refused.conflict("不能登记免于面商", () -> in(DRAFTED).waiveContact("已当面说过", "d1", false));
    }

    @Test
    @Tag("R12")
    void anOpinionIsAwaitedUntilItsDay() {
        AssistingOpinion opinion = new AssistingOpinion(ID, UNIT, DAY);
        opinion.due(DAY.plusMonths(1), false);

        assertThat(opinion.isAwaitedOn(DAY.minusDays(1))).isFalse();
        assertThat(opinion.isAwaitedOn(DAY)).isTrue();
        assertThat(opinion.isAwaitedOn(DAY.plusMonths(1))).isTrue();
        assertThat(opinion.isAwaitedOn(DAY.plusMonths(1).plusDays(1))).isFalse();
        give(opinion);
        assertThat(opinion.isAwaitedOn(DAY)).isFalse();
    }

    @Test
    void anOpinionIsGivenOnceSentBackOnceAndAskedAnew() {
        AssistingOpinion opinion = new AssistingOpinion(ID, UNIT, DAY);
        opinion.due(DAY.plusMonths(1), false);
        Refused.conflict("目前为“待提意见”，不能退回会办意见", () -> opinion.sendBack("没有内容", DAY));
        give(opinion);
        Refused.conflict("不能提出会办意见", () -> give(opinion));
        Refused.conflict("不能取消会办", opinion::cancel);

        AssistingOpinion next = opinion.sendBack("没有内容", DAY.plusDays(1));

        assertThat(opinion.state()).isEqualTo(AssistingOpinion.State.RETURNED);
        assertThat(opinion.text()).isEqualTo("同意清淤");
        assertThat(next.state()).isEqualTo(AssistingOpinion.State.ASKED);
        assertThat(next.askedOn()).isEqualTo(DAY.plusDays(1));
        assertThat(next.countedFrom()).isEqualTo(DAY.plusDays(1));
        assertThat(next.isRepeated()).isTrue();
    }

    @Test
    @Tag("R11")
    void anOpinionAskedForAnotherUnitRunsOnAsItWasAsked() {
        AssistingOpinion opinion = new AssistingOpinion(ID, UNIT, DAY);
        opinion.due(DAY.plusMonths(1), true);

        AssistingOpinion moved = opinion.movedTo(new HandlingId("J2026-0001-2"), DAY.plusDays(9));

        assertThat(moved.askedOn()).isEqualTo(DAY.plusDays(9));
        assertThat(moved.countedFrom()).isEqualTo(DAY);
        assertThat(moved.due()).isEqualTo(DAY.plusMonths(1));
        assertThat(moved.isDueProvisional()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "J2026-0001", "J2026-0001-", "J2026-0001-1234", "x", "J2026-0001-1 "})
    void whatIsNoIdIsNotFound(String value) {
        Refused.notFound("没有这项办理，或者您无权查看", () -> HandlingId.of(value));
    }

    @Test
    @Tag("R20")
    void onlyTheOfficeEntersForOthersAndOnlyFromPaper() {
        Actor office = new Actor("office", "人大办", Set.of("presidium-office"));
        Actor handler = new Actor("h", "经办", Set.of("unit-SLZ"));
        Actor other = new Actor("o", "他人", Set.of("unit-CJB", "unit-head-CJB"));
        UUID scan = UUID.randomUUID();

        assertThat(Standing.forUnit(handler, UNIT, null).isProxy()).isFalse();
        assertThat(Standing.forUnit(office, UNIT, scan).onBehalfOf()).isEqualTo("镇水利站");
        Refused.badInput("scan", "代镇水利站登记时，请上传签字或盖章的纸质材料", () -> Standing.forUnit(office, UNIT, null));
        Refused.forbidden("只有镇水利站或镇人大办可以办理这一步", () -> Standing.forUnit(other, UNIT, scan));
    }

    private static void give(AssistingOpinion opinion) {
        opinion.give(new GiveAssistingOpinion("同意清淤", null, null, null, null), "handler", false, DAY);
    }
}
