package org.jianyi.web.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.draft.Draft;
import org.jianyi.draft.Drafts;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.Role;
import org.jianyi.ledger.FindWhereabouts.Known;
import org.jianyi.process.Case;
import org.jianyi.process.Desk;
import org.jianyi.process.EngineClock;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;
import org.jianyi.substitution.SignerPlace;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.web.home.Home.CaseLine;
import org.jianyi.web.home.Home.CaseList;
import org.jianyi.web.home.Home.KeptStart;
import org.jianyi.web.home.Home.TaskLine;
import org.jianyi.web.suggestion.CaseSentence;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a person's start page together: what waits for him, and how his cases stand. A handful of queries, however many cases. */
@Component
@Transactional(readOnly = true)
class Homes {

    private static final int RECENT_DAYS = 90;
    private static final int URGENT = 20;
    private static final int LATEST = 5;
    private static final Set<String> REPLY_STEPS = Set.of(
            "accept-assignment",
            "handle-suggestion",
            "draft-reply",
            "sign-off-reply",
            "deliver-reply",
            "close-referral");

    private final Desk desk;
    private final CaseAccess access;
    private final Handlings handlings;
    private final Cosignings cosignings;
    private final Units units;
    private final CaseSentence sentences;
    private final Drafts drafts;
    private final ObjectMapper mapper;
    private final Clock clock;

    Homes(
            Desk desk,
            CaseAccess access,
            Handlings handlings,
            Cosignings cosignings,
            Units units,
            CaseSentence sentences,
            Drafts drafts,
            ObjectMapper mapper,
            Clock clock) {
        this.desk = desk;
        this.access = access;
        this.handlings = handlings;
        this.cosignings = cosignings;
        this.units = units;
        this.sentences = sentences;
        this.drafts = drafts;
        this.mapper = mapper;
        this.clock = clock;
    }

    Home of(Actor actor) {
        List<Suggestion> visible = access.visibleTo(actor, LocalDate.now(clock).minusDays(RECENT_DAYS));
        Facts facts = new Facts(visible);
        Map<String, Suggestion> byId = visible.stream().collect(Collectors.toMap(s -> s.id().value(), s -> s));
        List<TaskLine> mine = new ArrayList<>();
        List<TaskLine> offered = new ArrayList<>();
        List<TaskLine> taken = new ArrayList<>();
        List<TaskLine> unhurried = new ArrayList<>();
        for (Desk.OpenTask task : desk.waitingFor(actor)) {
            Suggestion s = byId.get(task.suggestion());
            if (s != null) {
                List<TaskLine> offers = task.holder() == null ? offered : taken;
                (task.isUnhurried(s.submittedOn(), LocalDate.now(clock)) ? unhurried : task.mine() ? mine : offers)
                        .add(line(task, s, facts, actor));
            }
        }
        boolean withdrawable = visible.stream()
                .anyMatch(
                        s -> s.isWithdrawable() && (actor.isOffice() || s.lead().isUser(actor.userId())));
        return new Home(mine, offered, taken, unhurried, withdrawable, kept(actor, byId), lists(actor, visible, facts));
    }

    private List<KeptStart> kept(Actor actor, Map<String, Suggestion> visible) {
        return Stream.of(Case.SUGGESTION_HANDLING, Case.WITHDRAWAL)
                .flatMap(process -> drafts.findById(Drafts.ofStart(process, actor.userId())).stream()
                        .map(draft -> kept(process, draft, visible)))
                .toList();
    }

    private KeptStart kept(String process, Draft draft, Map<String, Suggestion> visible) {
        String title;
        try {
            var typed = mapper.readTree(draft.json()).path("form");
            Suggestion withdrawn = visible.get(typed.path("suggestion").asText());
            title = withdrawn == null ? typed.path("title").asText("").strip() : withdrawn.title();
        } catch (JsonProcessingException e) {
            title = "";
        }
        return new KeptStart(
                process,
                title.isEmpty() ? null : title,
                draft.savedAt().atZone(EngineClock.TOWN).toLocalDateTime());
    }

    private List<CaseList> lists(Actor actor, List<Suggestion> visible, Facts facts) {
        List<CaseList> lists = new ArrayList<>();
        List<Suggestion> left = new ArrayList<>(visible);
        if (actor.isDeputy()) {
            List<Suggestion> own = take(left, s -> s.lead().isUser(actor.userId()));
            List<Suggestion> cosigned = take(left, s -> facts.isAsked(s, actor)).stream()
                    .filter(s -> facts.isCosigner(s, actor))
                    .toList();
            lists.add(list("我的建议", "您还没有提出建议。", 0, own, facts, s -> "领衔"));
            if (!cosigned.isEmpty()) {
                lists.add(list("我附议的建议", "", 0, cosigned, facts, s -> "附议"));
            }
        }
        boolean all = actor.isOffice() || actor.isPresidium() || actor.isGovernmentOffice() || actor.isLeader();
        if (all) {
            left = new ArrayList<>(visible);
        } else if (actor.units().isEmpty()) {
            return lists;
        }
        String whose = all ? "" : "本单位";
        if (actor.isLeader()) {
            List<Suggestion> charge =
                    take(left, s -> s.closedOn() == null && actor.userId().equals(s.leader()));
            lists.add(list("我分管的建议", "没有由您分管、正在办理的建议。", URGENT, charge, facts, s -> facts.partOf(s, actor)));
            whose = "其他";
        }
        List<Suggestion> open = take(left, s -> s.closedOn() == null);
        LocalDate since = LocalDate.now(clock).minusDays(RECENT_DAYS);
        List<Suggestion> recent = take(left, s -> s.closedOn().isAfter(since));
        lists.add(list(whose + "办理中的建议", "没有办理中的建议。", URGENT, open, facts, s -> facts.partOf(s, actor)));
        if (!recent.isEmpty()) {
            lists.add(list("近三个月结束的建议", "", LATEST, recent, facts, s -> facts.partOf(s, actor)));
        }
        return lists;
    }

    private static List<Suggestion> take(List<Suggestion> from, Predicate<Suggestion> which) {
        List<Suggestion> taken = from.stream().filter(which).toList();
        from.removeAll(taken);
        return taken;
    }

    private CaseList list(
            String heading,
            String none,
            int first,
            List<Suggestion> cases,
            Facts facts,
            java.util.function.Function<Suggestion, String> part) {
        Comparator<CaseLine> urgent = Comparator.comparing(
                        CaseLine::closedOn, Comparator.nullsFirst(Comparator.reverseOrder()))
                .thenComparing(CaseLine::due, Comparator.nullsLast(Comparator.naturalOrder()));
        return new CaseList(
                heading,
                none,
                first > 0,
                first,
                cases.stream()
                        .map(s -> line(s, facts, part.apply(s)))
                        .sorted(urgent)
                        .toList());
    }

    private CaseLine line(Suggestion s, Facts facts, String part) {
        List<Handling> shares = facts.sharesOf(s);
        CaseSentence.Now now = sentences.of(s, shares, facts.known);
        long more = facts.cosigningsOf(s).stream().filter(Cosigning::isSigned).count();
        return new CaseLine(
                s.id().value(),
                facts.numberOf(s),
                s.title(),
                s.category(),
                s.lead().name() + (more > 0 ? "等" + (more + 1) + "人" : ""),
                shares.stream()
                        .filter(h -> !h.isEnded())
                        .map(h -> h.unit().name())
                        .distinct()
                        .collect(Collectors.joining("、")),
                part,
                s.status().label(),
                now.sentence(),
                now.due(),
                now.light(),
                s.closedOn(),
                s.isKey(),
                s.isConfidential());
    }

    private TaskLine line(Desk.OpenTask task, Suggestion s, Facts facts, Actor actor) {
        Handling share = facts.share(task.handling());
        String unit = task.assistingUnit() != null
                ? facts.unitNames.get(task.assistingUnit())
                : share == null ? null : share.unit().name();
        return new TaskLine(
                task.id(),
                task.label()
                        + (share != null && share.round() > 1 ? "（第" + share.round() + "次办理）" : "")
                        + (task.form().equals("sign-off-reply") ? inWhosePlace(share, s, actor) : ""),
                s.number() == null ? null : facts.numberOf(s),
                s.title(),
                s.lead().name(),
                unit,
                task.holder(),
                task.due(),
                sentences.light(task.due(), REPLY_STEPS.contains(task.form()) ? 15 : 3));
    }

    /** For whom he would sign; nothing where he signs in his own right. */
    private static String inWhosePlace(Handling share, Suggestion s, Actor actor) {
        String unit = share.unit().code();
        if (actor.isHeadOf(unit)
                || actor.isLeader() && (s.leader() == null || s.leader().equals(actor.userId()))) {
            return "";
        }
        return actor.signsFor(SignerPlace.headOf(unit), null)
                .or(() -> actor.signsFor(SignerPlace.LEADER, s.leader()))
                .map(signer -> "（代" + signer.name() + "签）")
                .orElse("");
    }

    /** What the lines of all cases need, read at once. */
    private class Facts {

        final Map<String, String> unitNames =
                units.findAll().stream().collect(Collectors.toMap(Unit::code, Unit::name));
        final Map<SuggestionId, List<Handling>> shares;
        final Map<SuggestionId, List<Cosigning>> signatures;
        final Map<String, Handling> byId = new HashMap<>();
        final Known known;
        final boolean several;

        Facts(List<Suggestion> cases) {
            Collection<SuggestionId> ids = cases.stream().map(Suggestion::id).toList();
            List<Handling> found = handlings.findBySuggestionInOrderById(ids);
            found.forEach(h -> byId.put(h.id().value(), h));
            shares = found.stream().collect(Collectors.groupingBy(Handling::suggestion));
            signatures = cosignings.findBySuggestionInOrderById(ids).stream()
                    .collect(Collectors.groupingBy(Cosigning::suggestion));
            known = sentences.known(cases, found);
            several = cases.stream()
                            .filter(s -> s.number() != null)
                            .map(s -> s.session().id())
                            .distinct()
                            .count()
                    > 1;
        }

        /** With its session where there are several: each counts from 1. */
        String numberOf(Suggestion s) {
            return several && s.number() != null ? s.number().labelInSession() : s.numberLabel();
        }

        List<Handling> sharesOf(Suggestion s) {
            return shares.getOrDefault(s.id(), List.of());
        }

        Handling share(String id) {
            return id == null ? null : byId.get(id);
        }

        List<Cosigning> cosigningsOf(Suggestion s) {
            return signatures.getOrDefault(s.id(), List.of()).stream()
                    .filter(c -> c.textVersion() == s.textVersion())
                    .toList();
        }

        boolean isCosigner(Suggestion s, Actor actor) {
            return cosigningsOf(s).stream()
                    .anyMatch(c -> c.isSigned() && c.deputy().isUser(actor.userId()));
        }

        /** Is a co-signer, or still to say whether he will be. */
        boolean isAsked(Suggestion s, Actor actor) {
            return cosigningsOf(s).stream()
                    .filter(c -> c.isSigned() || c.state() == Cosigning.State.ASKED)
                    .anyMatch(c -> c.deputy().isUser(actor.userId()));
        }

        /** 独办, 主办, 会办 … of this person's unit; null for somebody of no unit in the case. */
        String partOf(Suggestion s, Actor actor) {
            for (Handling h : sharesOf(s)) {
                if (!h.isEnded() && actor.worksIn(h.unit().code())) {
                    return h.role().label();
                }
            }
            boolean assists = sharesOf(s).stream()
                    .flatMap(h -> known.opinions().getOrDefault(h.id(), List.of()).stream())
                    .anyMatch(o -> actor.worksIn(o.unit().code()));
            if (assists) {
                return Role.ASSISTING.label();
            }
            return s.referenceUnit() != null && actor.worksIn(s.referenceUnit()) ? Role.REFERENCE.label() : null;
        }
    }
}
