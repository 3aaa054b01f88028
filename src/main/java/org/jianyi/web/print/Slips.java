package org.jianyi.web.print;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.Role;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.suggestion.ObjectionTimes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each unit was assigned, as it is handed to it. */
@Component
@Transactional(readOnly = true)
class Slips {

    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Submissions submissions;
    private final Cosignings cosignings;
    private final CaseAccess access;
    private final Suggestions suggestions;
    private final ObjectionTimes objectionTimes;
    private final Clock clock;

    Slips(
            Handlings handlings,
            AssistingOpinions opinions,
            Submissions submissions,
            Cosignings cosignings,
            CaseAccess access,
            Suggestions suggestions,
            ObjectionTimes objectionTimes,
            Clock clock) {
        this.handlings = handlings;
        this.opinions = opinions;
        this.submissions = submissions;
        this.cosignings = cosignings;
        this.access = access;
        this.suggestions = suggestions;
        this.objectionTimes = objectionTimes;
        this.clock = clock;
    }

    /**
     * One unit's part of one suggestion.
     *
     * @param proposals number and text of those that are this unit's
     * @param due until when this unit replies, or gives its opinion
     * @param objectUntil the last day on which it may say that the matter is not its own, or null for who assists
     * @param former whether the lead deputy's mandate is over
     * @param others who else works on it: 主办镇水利站、会办供电所
     */
    record Slip(
            Suggestion suggestion,
            String unit,
            Role role,
            Map<Integer, String> proposals,
            LocalDate due,
            LocalDate objectUntil,
            String others,
            String facts,
            List<String> cosigners,
            boolean former) {}

    /** The first round's; a unit sees its own alone. */
    List<Slip> of(List<Suggestion> assigned, Actor actor) {
        List<Slip> slips = new ArrayList<>();
        Set<String> former = suggestions.ofFormerDeputies(
                LocalDate.now(clock), assigned.stream().map(Suggestion::id).toList());
        for (Suggestion suggestion : assigned) {
            List<Handling> shares = handlings.findBySuggestionOrderById(suggestion.id()).stream()
                    .filter(h -> h.round() == 1 && !h.isEnded())
                    .toList();
            List<AssistingOpinion> asked =
                    opinions
                            .findByHandlingInOrderById(
                                    shares.stream().map(Handling::id).toList())
                            .stream()
                            .filter(o -> o.state() != AssistingOpinion.State.CANCELLED)
                            .toList();
            Map<String, Role> parts = new LinkedHashMap<>();
            shares.forEach(h -> parts.put(h.unit().name(), h.role()));
            asked.forEach(o -> parts.putIfAbsent(o.unit().name(), Role.ASSISTING));
            var text = submissions.latest(suggestion.id());
            List<String> cosigners = cosignings.signed(suggestion).stream()
                    .map(Cosigning::deputy)
                    .map(deputy -> deputy.name())
                    .toList();
            boolean all = actor.isOffice() || !access.worksOn(suggestion, actor);
            for (Handling h : shares) {
                if (all || actor.worksIn(h.unit().code())) {
                    slips.add(new Slip(
                            suggestion,
                            h.unit().name(),
                            h.role(),
                            numbered(text.proposals(), h.proposals()),
                            h.due(),
                            objectionTimes.until(h.assignedOn(), suggestion.assignedOn()),
                            others(parts, h.unit().name()),
                            text.facts(),
                            cosigners,
                            former.contains(suggestion.id().value())));
                }
            }
            for (AssistingOpinion o : asked) {
                if (all || actor.worksIn(o.unit().code())) {
                    slips.add(new Slip(
                            suggestion,
                            o.unit().name(),
                            Role.ASSISTING,
                            numbered(text.proposals(), null),
                            o.due(),
                            null,
                            others(parts, o.unit().name()),
                            text.facts(),
                            cosigners,
                            former.contains(suggestion.id().value())));
                }
            }
        }
        return slips;
    }

    static Map<Suggestion, List<Slip>> bySuggestion(List<Slip> slips) {
        return slips.stream().collect(Collectors.groupingBy(Slip::suggestion, LinkedHashMap::new, Collectors.toList()));
    }

    static Map<String, List<Slip>> byUnit(List<Slip> slips) {
        return slips.stream().collect(Collectors.groupingBy(Slip::unit, LinkedHashMap::new, Collectors.toList()));
    }

    private static Map<Integer, String> numbered(List<String> proposals, List<Integer> own) {
        Map<Integer, String> numbered = new LinkedHashMap<>();
        for (int i = 1; i <= proposals.size(); i++) {
            if (own == null || own.contains(i)) {
                numbered.put(i, proposals.get(i - 1));
            }
        }
        return numbered;
    }

    private static String others(Map<String, Role> parts, String unit) {
        return parts.entrySet().stream()
                .filter(part -> !part.getKey().equals(unit))
                .map(part -> part.getValue().label() + part.getKey())
                .collect(Collectors.joining("、"));
    }
}
