package org.jianyi.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.AuditTrail;
import org.jianyi.audit.Change;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The office takes a mistaken assignment back, as long as no unit has begun: no talk, no progress, no objection, no opinion, no draft.
 *
 * <p>What is taken back on the day it was entered was a slip and never stood: the next assignment starts the clock. What has stood longer
 * counts as the first assignment (R11): the deputy's three or six months still run from it, or they could be begun anew at will (R7).
 */
@Service
@Transactional
public class RecordRecall {

    private static final String ASSIGNED = "交办";

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Objections objections;
    private final AuditTrail trail;
    private final Clock clock;

    RecordRecall(
            Suggestions suggestions,
            Handlings handlings,
            AssistingOpinions opinions,
            Objections objections,
            AuditTrail trail,
            Clock clock) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.opinions = opinions;
        this.objections = objections;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws Refusal when the actor is not the office, a unit has begun, or the suggestion was not assigned by itself */
    public void recall(SuggestionId id, RecallAssignment form, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以收回交办");
        }
        Suggestion suggestion = suggestions.getLocked(id);
        List<Handling> shares = running(handlings.lockAll(id));
        if (suggestion.status() != SuggestionStatus.ASSIGNED) {
            throw Refusal.conflict("建议目前为“" + suggestion.status().label() + "”，没有可以收回的交办，请刷新后查看最新情况");
        }
        if (!isByItself(suggestion)) {
            throw Refusal.conflict("参阅件和随主件办理的建议没有单独交办，不能收回");
        }
        if (!seen(shares).equals(form.seen())) {
            throw Refusal.conflict("承办单位刚刚有变动，请看过现在的情况再决定是否收回");
        }
        Set<String> begun = begun(suggestion, shares);
        if (!begun.isEmpty()) {
            throw Refusal.conflict(String.join("、", begun) + "已经开始办理，不能收回交办；要换单位的，请在承办单位下改由其他单位承办或者取消承办");
        }
        LocalDate today = LocalDate.now(clock);
        List<AssistingOpinion> asked = asked(shares);
        List<Change> changes = changes(suggestion, shares, asked);
        shares.forEach(share -> share.recall(form.reason(), today));
        asked.forEach(AssistingOpinion::cancel);
        suggestion.recallAssignment(today.isAfter(enteredOn(suggestion)));
        suggestions.flush();
        trail.record(id.value(), actor.userId(), actor.name(), "收回交办", today, changes, form.reason());
    }

    /** @return what there is to be taken back, as {@link RecallAssignment#seen}; empty when nothing is assigned or a unit has begun */
    @Transactional(readOnly = true)
    public Optional<String> recallable(Suggestion suggestion) {
        List<Handling> shares = running(handlings.findBySuggestionOrderById(suggestion.id()));
        return suggestion.status() == SuggestionStatus.ASSIGNED
                        && isByItself(suggestion)
                        && begun(suggestion, shares).isEmpty()
                ? Optional.of(seen(shares))
                : Optional.empty();
    }

    private static String seen(List<Handling> shares) {
        return shares.stream().map(share -> share.id().value()).collect(Collectors.joining(","));
    }

    private static boolean isByItself(Suggestion suggestion) {
        return suggestion.referenceUnit() == null && suggestion.master() == null;
    }

    private static List<Handling> running(List<Handling> all) {
        return all.stream().filter(share -> !share.isEnded()).toList();
    }

    /** Who objected has acted, also where another unit has taken over since. */
    private Set<String> begun(Suggestion suggestion, List<Handling> shares) {
        Set<String> begun = new LinkedHashSet<>();
        shares.stream()
                .filter(share -> !share.isUnbegun() || share.isWaivedByOthers(suggestion.lead()))
                .forEach(share -> begun.add(share.unit().name()));
        opinions.findByHandlingInOrderById(ids(shares)).stream()
                .filter(opinion -> opinion.text() != null)
                .forEach(opinion -> begun.add(opinion.unit().name()));
        List<Handling> all = handlings.findBySuggestionOrderById(suggestion.id());
        Set<HandlingId> objected = objections.findByHandlingInOrderById(ids(all)).stream()
                .map(Objection::handling)
                .collect(Collectors.toSet());
        all.stream()
                .filter(share -> objected.contains(share.id()))
                .forEach(share -> begun.add(share.unit().name()));
        return begun;
    }

    private List<AssistingOpinion> asked(List<Handling> shares) {
        return opinions.findByHandlingInOrderById(ids(shares)).stream()
                .filter(opinion -> opinion.state() == AssistingOpinion.State.ASKED)
                .toList();
    }

    private static List<Change> changes(Suggestion suggestion, List<Handling> shares, List<AssistingOpinion> asked) {
        List<String> units = new ArrayList<>();
        shares.forEach(share -> units.add(share.role().label() + share.unit().name()));
        asked.forEach(opinion -> units.add("会办" + opinion.unit().name()));
        List<Change> changes = new ArrayList<>(List.of(
                new Change("状态", suggestion.status().label(), SuggestionStatus.REGISTERED.label()),
                new Change("承办单位", String.join("，", units), null),
                new Change("交办日期", ChineseDate.of(suggestion.assignedOn()), null),
                new Change("答复期限", ChineseDate.of(suggestion.legalDue()) + "（" + suggestion.months() + "个月）", null),
                new Change("分管领导", suggestion.leaderName(), null),
                new Change("重点督办", suggestion.keyReason(), null)));
        changes.removeIf(change -> Objects.equals(change.before(), change.after()));
        return changes;
    }

    /** When the assignment that stands now was entered, whichever day it names. */
    private LocalDate enteredOn(Suggestion suggestion) {
        return trail.forSuggestion(suggestion.id().value()).stream()
                .filter(line -> line.act().equals(ASSIGNED))
                .reduce((first, last) -> last)
                .map(AuditLine::at)
                .map(at -> LocalDate.ofInstant(at, clock.getZone()))
                .orElse(suggestion.assignedOn());
    }

    private static List<HandlingId> ids(List<Handling> shares) {
        return shares.stream().map(Handling::id).toList();
    }
}
