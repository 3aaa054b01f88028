package org.jianyi.earlier;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.jianyi.Refusals;
import org.jianyi.audit.AuditTrail;
import org.jianyi.deadline.LegalClock;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Role;
import org.jianyi.reply.Reply;
import org.jianyi.reply.ReplyClass;
import org.jianyi.reply.ReplyClasses;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.FormerNames;
import org.jianyi.roster.FormerNames.Reading;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.roster.Track;
import org.jianyi.roster.Unit;
import org.jianyi.roster.WithinTransaction;
import org.jianyi.suggestion.EarlierSuggestions;
import org.jianyi.suggestion.EarlierSuggestions.Known;
import org.jianyi.suggestion.Level;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionNumber;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.suggestion.Suggestions.Numbered;
import org.jianyi.survey.Rating;
import org.springframework.stereotype.Component;

/** Puts down one line of a ledger as a closed case: no process is begun, nobody gets a task, and what the ledger does not say stays empty. */
@Component
class TakeInLedger {

    private static final int LEAP = 100;

    private final EarlierSuggestions earlier;
    private final FormerNames names;
    private final LegalClock legalClock;
    private final AuditTrail trail;
    private final EntityManager entities;
    private final Clock clock;
    private final WithinTransaction<Map<String, List<Session>>> held;
    private final WithinTransaction<Map<SuggestionNumber, String>> given;
    private final WithinTransaction<List<ReplyClass>> scheme;

    /** The session that still takes suggestions. */
    private final WithinTransaction<Optional<Session>> present;

    /** Whether between sessions, and the highest number of that kind in the session that still takes suggestions. */
    private final WithinTransaction<Map<Boolean, Integer>> highest;

    TakeInLedger(
            Sessions sessions,
            Suggestions suggestions,
            EarlierSuggestions earlier,
            FormerNames names,
            ReplyClasses classes,
            LegalClock legalClock,
            AuditTrail trail,
            EntityManager entities,
            Clock clock) {
        this.earlier = earlier;
        this.names = names;
        this.legalClock = legalClock;
        this.trail = trail;
        this.entities = entities;
        this.clock = clock;
        this.held = new WithinTransaction<>(
                () -> sessions.findAll().stream().collect(Collectors.groupingBy(Session::name)));
        this.given = new WithinTransaction<>(
                () -> suggestions.numbered().stream().collect(Collectors.toMap(Numbered::number, Numbered::title)));
        this.scheme = new WithinTransaction<>(classes::active);
        this.present = new WithinTransaction<>(() -> held.get().values().stream()
                .flatMap(List::stream)
                .filter(session -> !session.opensOn().isAfter(LocalDate.now(clock)))
                .max(Comparator.comparing(Session::opensOn)));
        this.highest = new WithinTransaction<>(() -> given.get().keySet().stream()
                .filter(this::isOfPresentSession)
                .collect(
                        Collectors.toMap(SuggestionNumber::inSession, SuggestionNumber::seq, Math::max, HashMap::new)));
    }

    /**
     * @param origin where the line stands, for the audit trail
     * @return what came into the roster with it, in a few words each
     * @throws Refusal naming what is wrong
     */
    List<String> put(EarlierEntry entry, String origin, Actor actor) {
        Reading reading = new Reading(origin, actor, new ArrayList<>());
        Refusals refusals = new Refusals();
        Session session = refusals.tried(() -> session(entry.session()));
        SuggestionNumber number = session == null ? null : refusals.tried(() -> number(session, entry));
        entry.days().check(LocalDate.now(clock), refusals);
        ReplyClass replyClass =
                entry.replyClass() == null ? null : refusals.tried(() -> replyClass(entry.replyClass()));
        checkWhole(entry, refusals);
        Deputy lead =
                session == null ? null : refusals.tried(() -> deputy(session, entry, entry.lead(), "lead", reading));
        List<Deputy> cosigners = new ArrayList<>();
        if (session != null) {
            entry.cosigners()
                    .forEach(name ->
                            refusals.check(() -> cosigners.add(deputy(session, entry, name, "cosigners", reading))));
        }
        refusals.checkThat(
                differ(cosigners, lead == null ? List.of() : List.of(lead)), "cosigners", "有人写了两次，或者同时是领衔代表");
        List<Unit> units =
                entry.units().stream().map(name -> names.unit(name, reading)).toList();
        List<Unit> assisting = entry.assisting().stream()
                .map(name -> names.unit(name, reading))
                .toList();
        refusals.checkThat(differ(units, assisting), "assisting", "同一个单位写了两次");
        refusals.tell();
        warnOfLeap(number, reading);
        LocalDate due = entry.months() == null
                ? null
                : legalClock.replyDue(entry.assignedOn(), entry.months()).due();
        Suggestion suggestion = earlier.put(new Known(
                number,
                entry.title(),
                names.category(entry.category(), reading),
                units.get(0).track() == Track.UPPER ? Level.CITY : Level.TOWN,
                lead,
                cosigners,
                entry.days(),
                entry.months(),
                due));
        for (int i = 0; i < units.size(); i++) {
            HandlingId id = HandlingId.of(suggestion.id(), i + 1L);
            put(id, suggestion, units.get(i), entry, due, actor);
            if (replyClass != null) {
                entities.persist(Reply.ofEarlierYears(id, replyClass, entry.repliedOn()));
            }
            assisting.forEach(unit ->
                    entities.persist(AssistingOpinion.ofEarlierYears(id, unit, entry.assignedOn(), entry.repliedOn())));
        }
        trail.record(
                suggestion.id().value(),
                actor.userId(),
                actor.name(),
                null,
                "导入",
                LocalDate.now(clock),
                String.join(
                        "；",
                        Stream.concat(Stream.of(origin), reading.brought().stream())
                                .toList()));
        return reading.brought();
    }

    private Session session(String name) {
        List<Session> found = held.get().getOrDefault(name, List.of());
        if (found.size() != 1) {
            throw Refusal.badInput(
                    "session",
                    found.isEmpty() ? "没有“" + name + "”，请先在名册的“届”“会议”里登记" : "有几次会议都叫“" + name + "”，请先在名册的“会议”里改成不同的名称");
        }
        return found.get(0);
    }

    private SuggestionNumber number(Session session, EarlierEntry entry) {
        SuggestionNumber number = new SuggestionNumber(session, entry.isInSession(), entry.seq());
        if (given.get().containsKey(number)) {
            throw Refusal.badInput("number", "已经是《" + given.get().get(number) + "》的编号");
        }
        return number;
    }

    /** In the session that still takes suggestions the next ones count on from the highest number: a slip of the pen leaves a gap for ever. */
    private void warnOfLeap(SuggestionNumber number, Reading reading) {
        if (!isOfPresentSession(number)) {
            return;
        }
        int before = highest.get().getOrDefault(number.inSession(), 0);
        if (number.seq() > before + LEAP) {
            reading.brought()
                    .add(number.label() + "比这次会议已有的编号大得多，导入以后新登记的从"
                            + new SuggestionNumber(number.session(), number.inSession(), number.seq() + 1).label()
                            + "编起");
        }
        highest.get().merge(number.inSession(), number.seq(), Math::max);
    }

    private boolean isOfPresentSession(SuggestionNumber number) {
        return present.get()
                .filter(session -> session.id().equals(number.session().id()))
                .isPresent();
    }

    private Deputy deputy(Session session, EarlierEntry entry, String name, String field, Reading reading) {
        return names.deputy(session.congress(), name, entry.submittedOn(), field, reading);
    }

    private static <T> boolean differ(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().count() == some.size() + others.size();
    }

    private ReplyClass replyClass(String code) {
        return scheme.get().stream()
                .filter(it -> it.code().equals(code))
                .findAny()
                .orElseThrow(() -> Refusal.badInput(
                        "replyClass",
                        "没有“" + code + "”这一类，只能填"
                                + scheme.get().stream().map(ReplyClass::code).collect(Collectors.joining("、"))));
    }

    private static void checkWhole(EarlierEntry entry, Refusals refusals) {
        boolean both = (entry.attitude() == null) == (entry.result() == null);
        refusals.checkThat(both, entry.attitude() == null ? "attitude" : "result", "办理态度、办理结果要么都填，要么都不填；只有一个总评的，两栏填一样");
        refusals.checkThat(
                !both || (entry.attitude() == Judgement.NO_FEEDBACK) == (entry.result() == Judgement.NO_FEEDBACK),
                "result",
                "代表没有反馈的，办理态度、办理结果两栏都填未反馈");
        refusals.checkThat(entry.round() == 1 || entry.months() == null, "months", "重新办理过的不填，台账里没有每一次的交办日期，算不出是否按期");
        refusals.checkThat(
                entry.units().size() == 1 || entry.assisting().isEmpty(), "assisting", "有几个主办单位就是分办，分办没有会办单位");
    }

    /** When a round after the first was due, a ledger does not say: it counts as kept. */
    private void put(HandlingId id, Suggestion suggestion, Unit unit, EarlierEntry entry, LocalDate due, Actor actor) {
        Role role = entry.units().size() > 1 ? Role.SEPARATE : entry.assisting().isEmpty() ? Role.SOLE : Role.LEAD;
        boolean judged = entry.attitude() != null;
        entities.persist(Handling.ofEarlierYears(
                id,
                suggestion.id(),
                unit,
                role,
                entry.round(),
                entry.assignedOn(),
                due == null ? entry.repliedOn() : due,
                entry.repliedOn(),
                judged ? entry.closedOn() : null));
        if (judged) {
            entities.persist(Rating.ofEarlierYears(
                    id, entry.attitude().grade(), entry.result().grade(), actor, entry.closedOn(), clock.instant()));
        }
    }
}
