package org.jianyi.web.suggestion;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jianyi.roster.Actor;
import org.jianyi.roster.People;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.SupervisionKind;
import org.jianyi.supervision.SupervisionState;
import org.jianyi.web.suggestion.CaseView.HandlingView;
import org.springframework.stereotype.Component;

/** Says which acts of supervision the case page offers. Whether one is done is still the domain's to say. */
@Component
class Oversights {

    private static final Set<String> SIGNED = Set.of("SIGNED", "REPLIED");

    private final Suggestions suggestions;
    private final People people;

    Oversights(Suggestions suggestions, People people) {
        this.suggestions = suggestions;
        this.people = people;
    }

    Oversight of(CaseView c, Actor actor) {
        Suggestion suggestion = suggestions.get(SuggestionId.of(c.id()));
        boolean supervises = actor.isSupervisor();
        // No unit is pressed for what the government's office has not passed on to it.
        boolean presses = supervises && !suggestion.awaitsDispatch();
        boolean nameKey = supervises && suggestion.mayBecomeKey();
        boolean dropKey = supervises && suggestion.isKey() && suggestion.closedOn() == null;
        boolean visit = supervises && suggestion.assignedOn() != null && suggestion.withdrawnOn() == null;
        Map<String, Oversight.Acts> shares = c.handlings().stream()
                .collect(
                        toMap(HandlingView::id, h -> acts(h, suggestion.leader() != null, presses && h.open(), actor)));
        String signed = c.handlings().stream()
                .filter(h -> SIGNED.contains(h.status().code()))
                .map(HandlingView::unitName)
                .distinct()
                .collect(joining("、"));
        boolean sent =
                c.handlings().stream().anyMatch(h -> !h.supervision().all().isEmpty());
        return new Oversight(
                nameKey,
                dropKey,
                visit,
                signed.isEmpty() ? null : signed,
                nameKey ? people.members("leader") : List.of(),
                shares,
                sent || c.key() || nameKey || visit || !c.visits().isEmpty());
    }

    private static Oversight.Acts acts(HandlingView h, boolean leader, boolean presses, Actor actor) {
        return new Oversight.Acts(
                presses && mayUrge(h, h.unitName()),
                presses && mayOrder(h, h.unitName()),
                leader,
                !presses
                        ? List.of()
                        : h.opinions().stream()
                                .filter(CaseView.OpinionView::overdue)
                                .map(opinion -> new Oversight.Assisting(
                                        opinion.unit(),
                                        opinion.unitName(),
                                        mayUrge(h, opinion.unitName()),
                                        mayOrder(h, opinion.unitName())))
                                .toList(),
                h.supervision().all().stream()
                        .filter(Oversights::isUnreceived)
                        .filter(one -> one.addressedToMe() || actor.isOffice())
                        .map(one -> new Oversight.Receipt(one.id(), one.kind().label(), !one.addressedToMe()))
                        .toList());
    }

    private static boolean mayUrge(HandlingView h, String unit) {
        return sent(h, unit)
                .noneMatch(one -> SupervisionState.valueOf(one.state().code()).isLive());
    }

    private static boolean mayOrder(HandlingView h, String unit) {
        return sent(h, unit)
                .filter(one -> one.kind().code().equals(SupervisionKind.ORDER.name()))
                .map(one -> SupervisionState.valueOf(one.state().code()))
                .noneMatch(state -> state == SupervisionState.DRAFTED || state.isLive());
    }

    private static Stream<SupervisionView> sent(HandlingView h, String unit) {
        return h.supervision().all().stream().filter(one -> one.unitName().equals(unit));
    }

    private static boolean isUnreceived(SupervisionView one) {
        return one.state().code().equals(SupervisionState.ISSUED.name()) && one.receivedOn() == null;
    }
}
