package org.jianyi.web;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jianyi.roster.Actor;
import org.jianyi.roster.People;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.SupervisionKind;
import org.jianyi.supervision.SupervisionState;
import org.jianyi.web.CaseView.HandlingView;
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
        boolean nameKey = supervises && suggestion.mayBecomeKey();
        boolean dropKey = supervises && suggestion.isKey() && suggestion.closedOn() == null;
        boolean visit = supervises && suggestion.assignedOn() != null && suggestion.withdrawnOn() == null;
        Map<String, Oversight.Acts> shares = c.handlings().stream()
                .collect(toMap(HandlingView::id, h -> acts(h, suggestion.leader() != null, supervises, actor)));
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

    private static Oversight.Acts acts(HandlingView h, boolean leader, boolean supervises, Actor actor) {
        SupervisionView live = h.supervision().live();
        boolean ordered = h.supervision().drafted() != null
                || live != null && live.kind().code().equals(SupervisionKind.ORDER.name());
        boolean unreceived =
                live != null && live.state().code().equals(SupervisionState.ISSUED.name()) && live.receivedOn() == null;
        return new Oversight.Acts(
                supervises && h.open() && live == null,
                supervises && h.open() && !ordered,
                leader,
                unreceived && (live.addressedToMe() || actor.isOffice()),
                unreceived && !live.addressedToMe());
    }
}
