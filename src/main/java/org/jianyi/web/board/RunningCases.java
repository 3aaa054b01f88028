package org.jianyi.web.board;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.Role;
import org.jianyi.process.Instances.Instance;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.SupervisionId;
import org.jianyi.supervision.Supervisions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which case a running instance belongs to. A handful of queries, however many instances. */
@Component
@Transactional(readOnly = true)
class RunningCases {

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final Supervisions supervisions;
    private final CaseAccess access;

    RunningCases(Suggestions suggestions, Handlings handlings, Supervisions supervisions, CaseAccess access) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.supervisions = supervisions;
        this.access = access;
    }

    /**
     * A running instance, as people know it.
     *
     * @param number empty before registration
     * @param unit who leads, or whose share it is; empty before assignment
     * @param round 0 before assignment
     * @param due last day for the reply, if there is one
     * @param suggestion its case page, null for whom there is none
     */
    record RunningCase(
            String id,
            String definition,
            String number,
            String title,
            String unit,
            int round,
            LocalDate due,
            String suggestion) {}

    List<RunningCase> of(List<Instance> running, Actor actor) {
        List<Instance> instances = ofShares(running);
        Set<SuggestionId> ids = instances.stream()
                .map(RunningCases::suggestion)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<SuggestionId, Suggestion> known =
                suggestions.findAllById(ids).stream().collect(Collectors.toMap(Suggestion::id, Function.identity()));
        Map<SuggestionId, List<Handling>> shares = handlings.findBySuggestionInOrderById(ids).stream()
                .collect(Collectors.groupingBy(Handling::suggestion));
        return instances.stream()
                .filter(instance -> known.containsKey(suggestion(instance)))
                .map(instance -> {
                    Suggestion suggestion = known.get(suggestion(instance));
                    return running(instance, suggestion, shares.getOrDefault(suggestion.id(), List.of()), actor);
                })
                .toList();
    }

    /** An urge or an order belongs to the share that it presses for. */
    private List<Instance> ofShares(List<Instance> running) {
        List<SupervisionId> pressing = running.stream()
                .map(Instance::key)
                .filter(key -> key != null && key.matches("D\\d{4}-\\d{4,6}"))
                .map(SupervisionId::of)
                .toList();
        Map<String, String> shares = supervisions.findAllById(pressing).stream()
                .collect(Collectors.toMap(
                        one -> one.id().value(), one -> one.handling().value()));
        return running.stream()
                .map(one -> new Instance(one.id(), one.definition(), shares.getOrDefault(one.key(), one.key())))
                .toList();
    }

    private RunningCase running(Instance instance, Suggestion suggestion, List<Handling> shares, Actor actor) {
        List<Handling> leading = shares.stream()
                .filter(share -> isMeant(share, instance, shares))
                .toList();
        return new RunningCase(
                instance.id(),
                instance.definition(),
                suggestion.number() == null ? "" : suggestion.numberLabel(),
                suggestion.openTitle(),
                leading.stream().map(share -> share.unit().name()).distinct().collect(Collectors.joining("、")),
                leading.stream().mapToInt(Handling::round).max().orElse(0),
                leading.stream()
                        .filter(Handling::isOpen)
                        .map(Handling::due)
                        .filter(Objects::nonNull)
                        .min(LocalDate::compareTo)
                        .orElse(null),
                access.mayView(suggestion, actor) ? suggestion.id().value() : null);
    }

    /** All rounds of the unit whose share it is; of a whole suggestion, those who answer for it. */
    private static boolean isMeant(Handling share, Instance instance, List<Handling> shares) {
        return shares.stream()
                .filter(own -> own.id().value().equals(instance.key()))
                .findFirst()
                .map(own -> share.unit().code().equals(own.unit().code()))
                .orElse(!share.isEnded() && share.role() != Role.ASSISTING);
    }

    /** Business keys are ids of suggestions (J2026-0057) or of units' shares in them (J2026-0057-2). */
    private static SuggestionId suggestion(Instance instance) {
        return instance.key() == null || !instance.key().matches("J\\d{4}-\\d{4,6}(-\\d{1,3})?")
                ? null
                : new SuggestionId(instance.key().replaceFirst("^(J\\d{4}-\\d+).*$", "$1"));
    }
}
