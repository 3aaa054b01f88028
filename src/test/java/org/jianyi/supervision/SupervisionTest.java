package org.jianyi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.supervision.SupervisionState.ACCEPTED;
import static org.jianyi.supervision.SupervisionState.ANSWERED;
import static org.jianyi.supervision.SupervisionState.DRAFTED;
import static org.jianyi.supervision.SupervisionState.ISSUED;
import static org.jianyi.supervision.SupervisionState.NEEDLESS;
import static org.jianyi.supervision.SupervisionState.NOT_SIGNED;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jianyi.Refused;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.WorkCalendar;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Role;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Track;
import org.jianyi.roster.Unit;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 15);
    private static final LocalDate DUE = LocalDate.of(2026, 7, 22);
    private static final Unit UNIT = new Unit("SLZ", "镇水利站", Track.TOWN, "UNIT", "枫水函");
    private static final SuggestionId CASE = new SuggestionId("J2026-0001");
    private static final Actor OFFICE = new Actor("office", "人大办一", Set.of("presidium-office"));

    /** The verbs that lead to each state. */
    private static final Map<SupervisionState, Consumer<Supervision>> STATES = new LinkedHashMap<>();

    static {
        STATES.put(DRAFTED, one -> {});
        STATES.put(ISSUED, one -> one.issue(3, DAY, "主席", null, DUE));
        STATES.put(ANSWERED, STATES.get(ISSUED).andThen(one -> one.answer(DAY, "经办", false)));
        STATES.put(ACCEPTED, STATES.get(ANSWERED).andThen(one -> one.accept(DAY)));
        STATES.put(NOT_SIGNED, one -> one.discard("先催办", "主席", DAY));
        STATES.put(NEEDLESS, STATES.get(ISSUED).andThen(one -> one.becomeNeedless("已答复", DAY)));
    }

    /** Which verb needs which states. */
    private static final Map<Consumer<Supervision>, Set<SupervisionState>> VERBS = Map.of(
            one -> one.issue(4, DAY, "主席", null, DUE), Set.of(DRAFTED),
            one -> one.discard("先催办", "主席", DAY), Set.of(DRAFTED),
            one -> one.receive(DAY, "经办", false), Set.of(ISSUED),
            one -> one.answer(DAY, "经办", false), Set.of(ISSUED),
            one -> one.accept(DAY), Set.of(ANSWERED),
            one -> one.sendBack(DUE), Set.of(ANSWERED),
            one -> one.becomeNeedless("已答复", DAY), Set.of(DRAFTED, ISSUED, ANSWERED));

    static Stream<Arguments> statesAndVerbs() {
        return STATES.keySet().stream().flatMap(state -> VERBS.entrySet().stream()
                .map(verb -> Arguments.of(state, verb.getKey(), verb.getValue().contains(state))));
    }

    @ParameterizedTest
    @MethodSource("statesAndVerbs")
    void everyVerbNamesTheStatesItNeeds(SupervisionState state, Consumer<Supervision> verb, boolean admitted) {
        Supervision order = order(state);
        assertThat(order.state()).isEqualTo(state);

        if (admitted) {
            verb.accept(order);
        } else {
            Refused.conflict("目前为“" + state.label() + "”", () -> verb.accept(order));
            assertThat(order.state()).isEqualTo(state);
        }
    }

    @Test
    void itHasANumberOnlyWhenItIsSigned() {
        assertThat(order(DRAFTED).label()).isEqualTo("督办单（待签发）");
        assertThat(order(NOT_SIGNED).label()).isEqualTo("督办单（不予签发）");
        assertThat(order(ISSUED).label()).isEqualTo("2026年第3号督办单");
        assertThat(order(NEEDLESS).label()).isEqualTo("2026年第3号督办单");
    }

    @Test
    void itIsReceivedOnce() {
        Supervision order = order(ISSUED);
        order.receive(DAY, "经办", false);

        Refused.conflict("已经签收", () -> order.receive(DAY, "经办", false));
    }

    @Test
    void whatIsSentBackHasADateOfItsOwn() {
        Supervision order = order(ANSWERED);
        order.sendBack(DUE.plusDays(7));

        assertThat(order.state()).isEqualTo(ISSUED);
        assertThat(order.answerDue()).isEqualTo(DUE.plusDays(7));
        order.answer(DAY.plusDays(1), "负责人", false);
        assertThat(order.receivedBy()).as("received with the first answer").isEqualTo("经办");
    }

    @Test
    void whoHasToAnswerIsWhomItIsAddressedTo() {
        Actor handler = new Actor("h", "经办", Set.of("unit-SLZ"));
        Actor head = new Actor("k", "负责人", Set.of("unit-head-SLZ"));
        Actor leader = new Actor("mayor", "镇长", Set.of("leader"));
        Actor other = new Actor("vice", "副镇长", Set.of("leader"));

        assertThat(Stream.of(handler, head, leader, other).map(to(Addressee.UNIT)::isAddressedTo))
                .containsExactly(true, true, false, false);
        assertThat(Stream.of(handler, head, leader, other).map(to(Addressee.HEAD)::isAddressedTo))
                .containsExactly(false, true, false, false);
        assertThat(Stream.of(handler, head, leader, other).map(to(Addressee.LEADER)::isAddressedTo))
                .containsExactly(false, false, true, false);
        assertThat(to(Addressee.LEADER).addresseeName()).isEqualTo("镇长");
        Refused.forbidden("只有镇水利站负责人或镇人大办", () -> to(Addressee.HEAD).standing(handler, null));
        Refused.badInput("scan", "请上传", () -> to(Addressee.HEAD).standing(OFFICE, null));
        assertThat(to(Addressee.HEAD).standing(OFFICE, UUID.randomUUID()).onBehalfOf())
                .isEqualTo("镇水利站负责人");
    }

    @Test
    void anAnswerIsDecidedOnceAndSentBackOnlyWithAReason() {
        SupervisionAnswer answer = new SupervisionAnswer(
                new SupervisionId("D2026-0001"),
                new AnswerSupervision("正在办理。", null, null, null),
                DAY,
                Instant.EPOCH,
                OFFICE,
                null);

        Refused.badInput("comment", "请写明意见", () -> answer.decide(false, " ", DAY, OFFICE));
        answer.decide(true, null, DAY, OFFICE);
        Refused.conflict("已由人大办一审核", () -> answer.decide(false, "不行", DAY, OFFICE));
    }

    @Test
    void theLadderCountsWorkingDays() {
        Ladder ladder = new Ladder(new LegalClock(WorkCalendar.shipped()));

        assertThat(ladder.urgeFrom(LocalDate.of(2024, 4, 30)).due()).isEqualTo("2024-05-10");
        assertThat(ladder.orderFrom(LocalDate.of(2024, 4, 30)).due()).isEqualTo("2024-05-16");
        assertThat(ladder.answerDue(LocalDate.of(2025, 1, 17)).due()).isEqualTo("2025-01-24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "D2026-1", "J2026-0001", "D2026-0001'", "D2026-0001/../x"})
    void whatIsNoIdIsNotFound(String value) {
        Refused.notFound("没有这件催办或督办单", () -> SupervisionId.of(value));
    }

    private static Supervision order(SupervisionState state) {
        Supervision order = to(Addressee.HEAD);
        STATES.get(state).accept(order);
        return order;
    }

    private static Supervision to(Addressee addressee) {
        Suggestion suggestion = mock(Suggestion.class);
        when(suggestion.id()).thenReturn(CASE);
        when(suggestion.leader()).thenReturn("mayor");
        when(suggestion.leaderName()).thenReturn("镇长");
        Handling handling = new Handling(
                new HandlingId("J2026-0001-1"),
                CASE,
                UNIT,
                Role.SOLE,
                List.of(1),
                DAY.minusMonths(3),
                DAY.minusDays(7));
        return new Supervision(
                new SupervisionId("D2026-0001"),
                SupervisionKind.ORDER,
                suggestion,
                handling,
                UNIT,
                addressee,
                "请说明。",
                DAY,
                OFFICE,
                Instant.EPOCH);
    }
}
