package org.jianyi.supervision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.deadline.DueDate;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks by the clock which late shares should be urged, ordered to answer, or laid before the presidium. Sends nothing (R32). */
@Service
@Transactional(readOnly = true)
public class ProposeSupervision {

    private final OverdueShares overdue;
    private final Supervisions supervisions;
    private final Visits visits;
    private final Suggestions suggestions;
    private final CaseAccess access;
    private final Ladder ladder;
    private final Clock clock;

    ProposeSupervision(
            OverdueShares overdue,
            Supervisions supervisions,
            Visits visits,
            Suggestions suggestions,
            CaseAccess access,
            Ladder ladder,
            Clock clock) {
        this.overdue = overdue;
        this.supervisions = supervisions;
        this.visits = visits;
        this.suggestions = suggestions;
        this.access = access;
        this.ladder = ladder;
        this.clock = clock;
    }

    /**
     * @return of the cases the actor may see, the highest rung first, then the longest overdue
     * @throws Refusal when the actor is neither office nor presidium
     */
    public List<Proposal> to(Actor actor) {
        if (!actor.isSupervisor()) {
            throw Refusal.forbidden("只有镇人大办和主席团可以查看督办建议");
        }
        LocalDate today = LocalDate.now(clock);
        List<Handling> late = overdue.on(today);
        Map<SuggestionId, Suggestion> cases =
                suggestions
                        .findAllById(late.stream()
                                .map(Handling::suggestion)
                                .distinct()
                                .toList())
                        .stream()
                        .filter(suggestion -> access.mayView(suggestion, actor))
                        .collect(toMap(Suggestion::id, Function.identity()));
        Map<HandlingId, List<Supervision>> done =
                supervisions
                        .findByHandlingInOrderById(
                                late.stream().map(Handling::id).toList())
                        .stream()
                        .collect(groupingBy(Supervision::handling));
        Map<SuggestionId, List<Visit>> seen = visits.findBySuggestionInOrderByDayAscIdAsc(cases.keySet()).stream()
                .collect(groupingBy(Visit::suggestion));
        return late.stream()
                .filter(share -> cases.containsKey(share.suggestion()))
                .map(share -> proposal(
                        cases.get(share.suggestion()),
                        share,
                        done.getOrDefault(share.id(), List.of()).stream()
                                .filter(one ->
                                        one.unit().code().equals(share.unit().code()))
                                .toList(),
                        seen.getOrDefault(share.suggestion(), List.of()),
                        today))
                .filter(proposal -> proposal != null)
                .sorted(Comparator.comparing(Proposal::rung).reversed())
                .toList();
    }

    private Proposal proposal(
            Suggestion suggestion, Handling share, List<Supervision> done, List<Visit> seen, LocalDate today) {
        if (done.stream().anyMatch(one -> one.state() == SupervisionState.DRAFTED)) {
            return null;
        }
        Supervision order = done.stream()
                .filter(one -> one.kind() == SupervisionKind.ORDER && one.issuedOn() != null)
                .reduce((first, second) -> second)
                .orElse(null);
        if (order != null) {
            boolean heard = seen.stream()
                    .anyMatch(visit ->
                            visit.kind() == VisitKind.HEARING && !visit.day().isBefore(order.issuedOn()));
            return heard || !today.isAfter(order.answerDue()) || order.state() == SupervisionState.ANSWERED
                    ? null
                    : new Proposal(
                            suggestion,
                            share,
                            Rung.MEETING,
                            order.answerDue().plusDays(1),
                            order.label() + "应于" + ChineseDate.of(order.answerDue()) + "前答复，建议仍未答复代表。");
        }
        DueDate orderFrom = ladder.orderFrom(share.due());
        if (!today.isBefore(orderFrom.due())) {
            return new Proposal(suggestion, share, Rung.ORDER, orderFrom.due(), orderFrom.reason());
        }
        DueDate urgeFrom = ladder.urgeFrom(share.due());
        boolean urged = done.stream().anyMatch(one -> one.kind() == SupervisionKind.URGE);
        return urged || today.isBefore(urgeFrom.due())
                ? null
                : new Proposal(suggestion, share, Rung.URGE, urgeFrom.due(), urgeFrom.reason());
    }
}
