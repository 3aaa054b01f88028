package org.jianyi.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.assignment.Objection;
import org.jianyi.assignment.Objections;
import org.jianyi.assignment.OfficeDates;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Extension;
import org.jianyi.handling.Extensions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.RecordExtension;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Replies.Signing;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.survey.Rating;
import org.jianyi.survey.Ratings;
import org.jianyi.survey.Rehandlings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds who has a case: what the case page's sentence and the ledger both say. */
@Component
public class FindWhereabouts {

    private static final String OFFICE = "镇人大办";
    private static final String GOVERNMENT = "镇政府办";

    /** The day on which a text came to whoever has it now: handed in, or settled by the last co-signer's answer. */
    private static final String ARRIVED = """
            select s.id, greatest(max(t.submitted_on), max(c.answered_at at time zone 'Asia/Shanghai')::date) as day
            from suggestion s join submission t on t.suggestion_id = s.id
                left join cosigning c on c.suggestion_id = s.id and c.text_version = s.text_version and s.status = 'SUBMITTED'
                    and c.state in ('CONFIRMED', 'DECLINED', 'DROPPED')
            where s.id = any(:ids) group by s.id""";

    private final Ratings ratings;
    private final Rehandlings rehandlings;
    private final Objections objections;
    private final AssistingOpinions opinions;
    private final Extensions extensions;
    private final RecordExtension recordExtension;
    private final Replies replies;
    private final Units units;
    private final OfficeDates offices;
    private final JdbcClient jdbc;

    FindWhereabouts(
            Ratings ratings,
            Rehandlings rehandlings,
            Objections objections,
            AssistingOpinions opinions,
            Extensions extensions,
            RecordExtension recordExtension,
            Replies replies,
            Units units,
            OfficeDates offices,
            JdbcClient jdbc) {
        this.ratings = ratings;
        this.rehandlings = rehandlings;
        this.objections = objections;
        this.opinions = opinions;
        this.extensions = extensions;
        this.recordExtension = recordExtension;
        this.replies = replies;
        this.units = units;
        this.offices = offices;
        this.jdbc = jdbc;
    }

    /**
     * What is known of cases beside their shares, however many cases they are.
     *
     * @param ratings each share's, in order
     * @param decided when the office decided what follows a dissatisfied one
     * @param objections those that wait for the office's decision
     * @param refused the day on which a unit's objection was refused
     * @param opinions all that assisting units were asked
     * @param signings of those whose reply is drafted, and not yet delivered
     * @param arrived the day on which a text that nobody has examined came in
     * @param extensions how often each was granted more time; only those that were
     * @param asked what waits for the office's decision on more time
     * @param receivers names of units that got something for reference, by their codes
     */
    public record Known(
            Map<HandlingId, List<Rating>> ratings,
            Map<HandlingId, LocalDate> decided,
            Map<HandlingId, Objection> objections,
            Map<HandlingId, LocalDate> refused,
            Map<HandlingId, List<AssistingOpinion>> opinions,
            Map<HandlingId, Signing> signings,
            Map<SuggestionId, LocalDate> arrived,
            Map<HandlingId, Integer> extensions,
            Map<HandlingId, Extension> asked,
            Map<String, String> receivers) {

        /** @return the rating that stands, or null */
        public Rating last(Handling share) {
            List<Rating> given = ratings.getOrDefault(share.id(), List.of());
            return given.isEmpty() ? null : given.get(given.size() - 1);
        }

        /** @return of each unit the last share that was rated; not what was taken from it */
        public Collection<Handling> rated(List<Handling> shares) {
            Map<String, Handling> rated = new LinkedHashMap<>();
            shares.stream()
                    .filter(share -> !share.isEnded() && last(share) != null)
                    .forEach(share -> rated.merge(
                            share.unit().code(), share, (one, other) -> other.round() > one.round() ? other : one));
            return rated.values();
        }

        /** How often its unit was granted more time. */
        public int extensions(Handling share) {
            return extensions.getOrDefault(share.id(), 0);
        }

        /** @return true when it was rated dissatisfied and waits for the office's decision */
        boolean isUndecided(Handling share) {
            return share.status() == HandlingStatus.RATED
                    && last(share) != null
                    && last(share).isDissatisfied()
                    && !decided.containsKey(share.id());
        }
    }

    public Known known(Collection<Suggestion> cases, Collection<Handling> shares) {
        List<HandlingId> all = shares.stream().map(Handling::id).toList();
        List<HandlingId> rated = shares.stream()
                .filter(h -> h.ratedOn() != null)
                .map(Handling::id)
                .toList();
        Map<HandlingId, LocalDate> decided = new HashMap<>();
        rehandlings
                .findByHandlingInOrderById(rated)
                .forEach(decision -> decided.put(decision.handling(), decision.decidedOn()));
        Map<HandlingId, Objection> open = new HashMap<>();
        Map<HandlingId, LocalDate> refused = new HashMap<>();
        for (Objection objection : objections.findByHandlingInOrderById(all)) {
            if (objection.isOpen()) {
                open.put(objection.handling(), objection);
            } else if (!objection.upheld()) {
                refused.put(objection.handling(), objection.decidedOn());
            }
        }
        List<Extension> more = extensions.findByHandlingInOrderById(all);
        return new Known(
                ratings.findByHandlingInOrderById(rated).stream().collect(Collectors.groupingBy(Rating::handling)),
                decided,
                open,
                refused,
                opinions.findByHandlingInOrderById(all).stream()
                        .collect(Collectors.groupingBy(AssistingOpinion::handling)),
                signings(shares),
                arrived(cases),
                more.stream()
                        .filter(Extension::isGranted)
                        .collect(Collectors.toMap(Extension::handling, extension -> 1, Integer::sum)),
                more.stream()
                        .filter(Extension::isOpen)
                        .collect(Collectors.toMap(Extension::handling, extension -> extension)),
                receivers(cases));
    }

    private Map<HandlingId, Signing> signings(Collection<Handling> shares) {
        List<HandlingId> drafted = shares.stream()
                .filter(h -> h.status() == HandlingStatus.DRAFTED || h.status() == HandlingStatus.SIGNED)
                .map(Handling::id)
                .toList();
        return replies.signings(drafted).stream()
                .collect(Collectors.toMap(Signing::handling, signing -> signing, (one, other) -> other));
    }

    private Map<SuggestionId, LocalDate> arrived(Collection<Suggestion> cases) {
        String[] ids = cases.stream()
                .filter(s -> s.status() == SuggestionStatus.COSIGNING || s.status() == SuggestionStatus.SUBMITTED)
                .map(s -> s.id().value())
                .toArray(String[]::new);
        Map<SuggestionId, LocalDate> arrived = new HashMap<>();
        if (ids.length > 0) {
            jdbc.sql(ARRIVED)
                    .param("ids", ids)
                    .query((row, n) ->
                            Map.entry(new SuggestionId(row.getString("id")), row.getObject("day", LocalDate.class)))
                    .list()
                    .forEach(found -> arrived.put(found.getKey(), found.getValue()));
        }
        return arrived;
    }

    private Map<String, String> receivers(Collection<Suggestion> cases) {
        Set<String> codes = new HashSet<>();
        cases.stream()
                .map(Suggestion::referenceUnit)
                .filter(java.util.Objects::nonNull)
                .forEach(codes::add);
        return codes.isEmpty()
                ? Map.of()
                : units.findAllById(codes).stream().collect(Collectors.toMap(Unit::code, Unit::name));
    }

    /** @param shares all of the case, in all rounds */
    public Whereabouts of(Suggestion s, List<Handling> shares, Known known) {
        String deputy = s.lead().name() + "代表";
        Turn one =
                switch (s.status()) {
                    case COSIGNING ->
                        Turn.of(Step.COSIGN, "附议代表", known.arrived().get(s.id()), null);
                    case SUBMITTED ->
                        Turn.of(
                                Step.EXAMINE,
                                OFFICE,
                                known.arrived().get(s.id()),
                                offices.assignment(s).due());
                    case RETURNED -> Turn.of(Step.REVISE, deputy, s.examinedOn(), null);
                    case REGISTERED ->
                        Turn.of(
                                Step.ASSIGN,
                                OFFICE,
                                s.registeredOn(),
                                offices.assignment(s).due());
                    case MERGED -> Turn.of(Step.FOLLOW_MASTER, "主件", s.registeredOn(), null);
                    case REFERRED ->
                        Turn.of(
                                Step.ANSWER_FROM_ABOVE,
                                "上级单位",
                                s.examinedOn(),
                                offices.referralAnswer(s).due());
                    case ASSIGNED ->
                        s.referenceUnit() == null
                                ? null
                                : Turn.of(
                                        Step.CONFIRM_RECEIPT,
                                        known.receivers().get(s.referenceUnit()),
                                        s.assignedOn(),
                                        null);
                    case REPLIED, CLOSED, NOT_TAKEN_UP, LETTER, PETITION, WITHDRAWN -> null;
                };
        if (one != null) {
            return new Whereabouts(List.of(one));
        }
        return s.closedOn() != null
                ? new Whereabouts(List.of())
                : new Whereabouts(
                        shares.stream().flatMap(h -> of(s, h, deputy, known)).toList());
    }

    private Stream<Turn> of(Suggestion s, Handling h, String deputy, Known known) {
        String unit = h.unit().name();
        if (h.status() == HandlingStatus.REPLIED) {
            LocalDate asked = known.decided().getOrDefault(h.id(), h.repliedOn());
            return Stream.of(new Turn(
                    Step.RATE,
                    deputy,
                    unit,
                    h.round(),
                    asked,
                    offices.feedback(s, asked).due(),
                    null,
                    null,
                    null));
        }
        if (known.isUndecided(h)) {
            return Stream.of(new Turn(
                    Step.DECIDE_REHANDLING,
                    OFFICE,
                    unit,
                    h.round(),
                    h.ratedOn(),
                    offices.rehandlingDecision(h).due(),
                    null,
                    null,
                    null));
        }
        if (!h.isOpen()) {
            return Stream.empty();
        }
        List<Turn> turns = new ArrayList<>();
        turns.add(open(s, h, unit, known));
        Extension asked = known.asked().get(h.id());
        if (asked != null) {
            turns.add(new Turn(
                    Step.DECIDE_EXTENSION,
                    OFFICE,
                    unit,
                    h.round(),
                    asked.askedOn(),
                    recordExtension.decisionDue(s, asked).due(),
                    null,
                    null,
                    null));
        }
        if (h.isUndrafted() && !s.awaitsDispatch()) {
            known.opinions().getOrDefault(h.id(), List.of()).stream()
                    .filter(o -> o.state() == AssistingOpinion.State.ASKED)
                    .forEach(o -> turns.add(new Turn(
                            Step.ASSIST,
                            o.unit().name(),
                            unit,
                            h.round(),
                            o.askedOn(),
                            o.due(),
                            null,
                            h.id().value(),
                            o.unit().code())));
        }
        return turns.stream();
    }

    private Turn open(Suggestion s, Handling h, String unit, Known known) {
        if (s.awaitsDispatch()) {
            return new Turn(
                    Step.DISPATCH,
                    GOVERNMENT,
                    unit,
                    h.round(),
                    s.assignedOn(),
                    offices.dispatch(s).due(),
                    h.due(),
                    h.id().value(),
                    null);
        }
        Objection objection = known.objections().get(h.id());
        if (objection != null) {
            return new Turn(
                    Step.DECIDE_OBJECTION,
                    OFFICE,
                    unit,
                    h.round(),
                    objection.raisedOn(),
                    offices.decision(h, objection).due(),
                    h.due(),
                    h.id().value(),
                    null);
        }
        Signing signing = known.signings().get(h.id());
        if (signing != null) {
            return signing(s, h, unit, signing);
        }
        return new Turn(
                h.status() == HandlingStatus.ASSIGNED ? Step.BEGIN : Step.HANDLE,
                unit,
                unit,
                h.round(),
                known.refused().getOrDefault(h.id(), h.assignedOn()),
                null,
                h.due(),
                h.id().value(),
                null);
    }

    /** First the unit's head signs, then the leader in charge; then the unit delivers. */
    private static Turn signing(Suggestion s, Handling h, String unit, Signing signing) {
        LocalDate since = signing.signed() == null ? signing.drafted() : signing.signed();
        boolean drafted = h.status() == HandlingStatus.DRAFTED;
        String who = drafted && signing.signed() != null && s.leaderName() != null ? s.leaderName() : unit;
        return new Turn(
                drafted ? Step.SIGN : Step.DELIVER, who, unit, h.round(), since, null, h.due(), h.id().value(), null);
    }
}
