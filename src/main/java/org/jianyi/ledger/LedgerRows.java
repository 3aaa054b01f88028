package org.jianyi.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jianyi.assignment.OfficeDates;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.Contacts;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.Role;
import org.jianyi.ledger.FindWhereabouts.Known;
import org.jianyi.reply.Meaning;
import org.jianyi.reply.Replies;
import org.jianyi.roster.Reading;
import org.jianyi.roster.Unit;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.survey.Grade;
import org.jianyi.survey.Rating;
import org.springframework.stereotype.Component;

/** Makes the ledger's rows from the cases themselves. A handful of queries, however many cases. */
@Component
class LedgerRows {

    private static final Set<Meaning> PLANNED = EnumSet.of(Meaning.RESOLVED, Meaning.IN_PROGRESS, Meaning.PLANNED);

    private final Suggestions suggestions;
    private final Cosignings cosignings;
    private final Handlings handlings;
    private final Contacts contacts;
    private final Replies replies;
    private final FindWhereabouts whereabouts;
    private final OfficeDates offices;

    LedgerRows(
            Suggestions suggestions,
            Cosignings cosignings,
            Handlings handlings,
            Contacts contacts,
            Replies replies,
            FindWhereabouts whereabouts,
            OfficeDates offices) {
        this.suggestions = suggestions;
        this.cosignings = cosignings;
        this.handlings = handlings;
        this.contacts = contacts;
        this.replies = replies;
        this.whereabouts = whereabouts;
        this.offices = offices;
    }

    List<LedgerRow> of(Collection<SuggestionId> ids) {
        List<Suggestion> cases = suggestions.inOrder(ids);
        Map<SuggestionId, List<Handling>> shares = handlings.findBySuggestionInOrderById(ids).stream()
                .collect(groupingBy(Handling::suggestion, LinkedHashMap::new, java.util.stream.Collectors.toList()));
        List<Handling> all = shares.values().stream().flatMap(List::stream).toList();
        List<HandlingId> handled = all.stream().map(Handling::id).toList();
        Map<SuggestionId, List<Cosigning>> signatures =
                cosignings.findBySuggestionInOrderById(ids).stream().collect(groupingBy(Cosigning::suggestion));
        Map<HandlingId, List<Contacts.Talks>> talks =
                contacts.talks(handled).stream().collect(groupingBy(Contacts.Talks::handling));
        Map<HandlingId, List<Replies.Letter>> letters =
                replies.delivered(handled).stream().collect(groupingBy(Replies.Letter::handling));
        Known known = whereabouts.known(cases, all);
        return cases.stream()
                .map(s -> new Case(
                                s,
                                shares.getOrDefault(s.id(), List.of()),
                                signatures.getOrDefault(s.id(), List.of()),
                                talks,
                                letters,
                                known)
                        .row())
                .toList();
    }

    /** One suggestion with all that belongs to it. */
    private final class Case {

        private final Suggestion s;
        private final List<Handling> shares;
        private final List<Handling> current;
        private final List<AssistingOpinion> asked;
        private final List<String> cosigners;
        private final List<Contacts.Talks> talks;
        private final Map<HandlingId, List<Replies.Letter>> letters;
        private final Known known;
        private final List<Rating> ratings;

        Case(
                Suggestion s,
                List<Handling> shares,
                List<Cosigning> signatures,
                Map<HandlingId, List<Contacts.Talks>> talks,
                Map<HandlingId, List<Replies.Letter>> letters,
                Known known) {
            this.s = s;
            this.shares = shares;
            this.known = known;
            this.letters = letters;
            this.current = shares.stream().filter(h -> !h.isEnded()).toList();
            this.asked = opinions(current)
                    .filter(o -> o.state() == AssistingOpinion.State.ASKED || o.state() == AssistingOpinion.State.GIVEN)
                    .toList();
            this.cosigners = signatures.stream()
                    .filter(c -> c.textVersion() == s.textVersion() && c.isSigned())
                    .map(c -> c.deputy().name())
                    .toList();
            this.talks = shares.stream()
                    .flatMap(h -> talks.getOrDefault(h.id(), List.of()).stream())
                    .toList();
            this.ratings = known.rated(shares).stream().map(known::last).toList();
        }

        LedgerRow row() {
            Whereabouts now = whereabouts.of(s, shares, known);
            List<String> leading = leading();
            List<String> assisting = names(asked.stream().map(AssistingOpinion::unit));
            Map<String, String> shown = shown();
            List<Replies.Letter> latest = latestLetters();
            Owing owing = Owing.of(List.copyOf(shown.values()), now);
            return new LedgerRow(
                    s.id().value(),
                    s.session().id(),
                    s.session().label(),
                    s.session().opensOn(),
                    s.isInSession(),
                    s.number() == null ? null : s.number().seq(),
                    s.numberLabel(),
                    s.submittedOn().getYear(),
                    s.title(),
                    s.category(),
                    s.lead().name(),
                    String.join("、", cosigners),
                    cosigners.size(),
                    String.join("、", leading),
                    role(),
                    String.join("、", assisting),
                    List.copyOf(shown.keySet()),
                    List.copyOf(shown.values()),
                    concerned(),
                    s.status(),
                    s.status() == SuggestionStatus.WITHDRAWN
                            ? Phase.WITHDRAWN
                            : s.closedOn() == null ? Phase.OPEN : Phase.CLOSED,
                    openness(),
                    s.leader(),
                    s.isConfidential(),
                    s.isKey(),
                    s.isEnteredByOffice(),
                    ratings.stream().anyMatch(Rating::isOnBehalf),
                    now.turns(),
                    now.since(),
                    now.due(),
                    now.nearFrom(),
                    now.lateFrom(),
                    s.legalDue(),
                    s.closedOn(),
                    count(false),
                    count(true),
                    s.repliedOn(),
                    latest.stream()
                            .map(Replies.Letter::day)
                            .max(Comparator.naturalOrder())
                            .orElse(s.repliedOn()), // an old ledger knows the day, and no letter
                    latest.stream().map(Replies.Letter::replyClass).distinct().collect(joining("、")),
                    worst(Rating::attitude),
                    worst(Rating::result),
                    !ratings.isEmpty() && ratings.stream().allMatch(Rating::isNoFeedback),
                    current.stream().mapToInt(Handling::round).max().orElse(0),
                    Fact.bits(facts(latest)),
                    now.steps(),
                    s.submittedOn(),
                    s.registeredOn(),
                    s.assignedOn(),
                    s.internalDue(),
                    isProvisional(),
                    Stream.concat(Stream.of(s.lead().name()), cosigners.stream())
                            .map(name -> Reading.of(name).initials())
                            .collect(joining(" ")),
                    current.stream().mapToInt(known::extensions).sum(),
                    (int) dated().count(),
                    (int) dated().filter(h -> known.extensions(h) > 0).count(),
                    owing.nearFrom(),
                    owing.lateFrom(),
                    owing.reply());
        }

        /** What 延期率 is of: an old ledger does not tell who had more time. */
        private Stream<Handling> dated() {
            return counts() && !s.isImported() ? current.stream().filter(h -> h.due() != null) : Stream.empty();
        }

        private boolean counts() {
            return s.number() != null
                    && !s.isReferenceOnly()
                    && s.status() != SuggestionStatus.WITHDRAWN
                    && s.status() != SuggestionStatus.MERGED;
        }

        private List<String> leading() {
            return s.referenceUnit() == null
                    ? names(current.stream().map(Handling::unit))
                    : List.of(known.receivers().get(s.referenceUnit()));
        }

        private Role role() {
            return s.referenceUnit() == null
                    ? current.stream().map(Handling::role).findFirst().orElse(null)
                    : Role.REFERENCE;
        }

        /** The units that stand in the row, by their codes. */
        private Map<String, String> shown() {
            Map<String, String> shown = new LinkedHashMap<>();
            if (s.referenceUnit() != null) {
                shown.put(s.referenceUnit(), known.receivers().get(s.referenceUnit()));
            }
            Stream.concat(current.stream().map(Handling::unit), asked.stream().map(AssistingOpinion::unit))
                    .forEach(unit -> shown.put(unit.code(), unit.name()));
            return shown;
        }

        /** The rule of CaseAccess: of a confidential one only those who still have it. */
        private List<String> concerned() {
            Set<String> concerned = new LinkedHashSet<>();
            if (s.referenceUnit() != null) {
                concerned.add(s.referenceUnit());
            }
            List<Handling> had = s.isConfidential() ? current : shares;
            had.forEach(h -> concerned.add(h.unit().code()));
            opinions(had)
                    .filter(o -> !s.isConfidential() || o.state() != AssistingOpinion.State.CANCELLED)
                    .forEach(o -> concerned.add(o.unit().code()));
            return concerned.stream().sorted().toList();
        }

        /** The same rule for those who watch over all that is not confidential. */
        private int openness() {
            if (s.isConfidential() || s.isDropped()) {
                return 0;
            }
            return switch (s.status()) {
                case COSIGNING -> 0;
                case SUBMITTED, RETURNED -> 1;
                default -> 2;
            };
        }

        private boolean isProvisional() {
            return s.closedOn() == null
                    && (s.status() == SuggestionStatus.REFERRED
                                    && offices.referralAnswer(s).provisional()
                            || s.repliedOn() == null && s.isDueProvisional()
                            || current.stream().anyMatch(h -> h.isOpen() && h.isDueProvisional())
                            || asked.stream()
                                    .anyMatch(o -> o.state() == AssistingOpinion.State.ASKED && o.isDueProvisional()));
        }

        private int count(boolean faceToFace) {
            return (int) talks.stream()
                    .filter(t -> !faceToFace || t.form().isFaceToFace())
                    .mapToLong(Contacts.Talks::count)
                    .sum();
        }

        /** Each unit's latest letter. */
        private List<Replies.Letter> latestLetters() {
            Map<String, Replies.Letter> latest = new LinkedHashMap<>();
            current.forEach(h -> letters.getOrDefault(h.id(), List.of())
                    .forEach(l -> latest.put(h.unit().code(), l)));
            return new ArrayList<>(latest.values());
        }

        private Grade worst(Function<Rating, Grade> grade) {
            return ratings.stream()
                    .map(grade)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }

        private Set<Fact> facts(List<Replies.Letter> latest) {
            Set<Fact> facts = EnumSet.noneOf(Fact.class);
            add(facts, Fact.KEY, s.isKey());
            add(facts, Fact.IMPORTED, s.isImported());
            add(facts, Fact.REGISTERED, s.number() != null);
            add(facts, Fact.TO_ASSIGN, counts());
            add(facts, Fact.ASSIGNED, counts() && s.assignedOn() != null);
            if (counts() && s.repliedOn() != null) {
                add(facts, Fact.REPLIED, true);
                add(facts, Fact.DUE, s.legalDue() != null);
                add(facts, Fact.ON_TIME, s.legalDue() != null && !s.repliedOn().isAfter(s.legalDue()));
                add(facts, Fact.TALKS_KEPT, !s.isImported());
                add(facts, Fact.CONTACTED, count(false) > 0);
                add(facts, Fact.FACE_TO_FACE, count(true) > 0);
                Set<Meaning> meanings =
                        latest.stream().map(Replies.Letter::meaning).collect(toSet());
                add(facts, Fact.SOLVED, meanings.equals(Set.of(Meaning.RESOLVED)));
                add(facts, Fact.SOLVED_OR_PLANNED, !meanings.isEmpty() && PLANNED.containsAll(meanings));
                judged(facts);
            }
            return facts;
        }

        private void judged(Set<Fact> facts) {
            Grade attitude = worst(Rating::attitude);
            Grade result = worst(Rating::result);
            if (attitude == null || result == null) {
                return;
            }
            add(facts, Fact.RATED, true);
            add(facts, Fact.RATED_BY_PROXY, ratings.stream().anyMatch(Rating::isOnBehalf));
            add(facts, Fact.ATTITUDE_SATISFIED, attitude == Grade.SATISFIED);
            add(facts, Fact.ATTITUDE_ACCEPTED, attitude != Grade.DISSATISFIED);
            add(facts, Fact.RESULT_SATISFIED, result == Grade.SATISFIED);
            add(facts, Fact.RESULT_ACCEPTED, result != Grade.DISSATISFIED);
            add(facts, Fact.HANDLED_AGAIN, current.stream().anyMatch(h -> h.round() > 1));
        }

        private Stream<AssistingOpinion> opinions(List<Handling> of) {
            return of.stream().flatMap(h -> known.opinions().getOrDefault(h.id(), List.of()).stream());
        }

        private static void add(Set<Fact> facts, Fact fact, boolean isTrue) {
            if (isTrue) {
                facts.add(fact);
            }
        }

        private static List<String> names(Stream<Unit> units) {
            return units.map(Unit::name).distinct().toList();
        }
    }
}
