package org.jianyi.web.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jianyi.assignment.RecordObjection;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.HandlingId;
import org.jianyi.process.Case;
import org.jianyi.process.Desk;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.Settings;
import org.jianyi.process.UnitProposals;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Categories;
import org.jianyi.roster.Category;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.People;
import org.jianyi.roster.Sessions;
import org.jianyi.roster.Track;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.EntryHints;
import org.jianyi.suggestion.Ground;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.suggestion.CaseView;
import org.jianyi.web.suggestion.CaseViews;
import org.jianyi.withdrawal.Withdrawal;
import org.jianyi.withdrawal.Withdrawals;
import org.springframework.stereotype.Component;

/** The choices that a form offers. */
@Component
class FormOptions {

    private final Units units;
    private final Categories categories;
    private final Deputies deputies;
    private final Sessions sessions;
    private final Suggestions suggestions;
    private final People people;
    private final EnginePeople enginePeople;
    private final ReplyOptions replyOptions;
    private final Withdrawals withdrawals;
    private final UnitProposals proposals;
    private final RecordObjection recordObjection;
    private final ReplyPeriods replyPeriods;
    private final Settings settings;
    private final Clock clock;

    FormOptions(
            Units units,
            Categories categories,
            Deputies deputies,
            Sessions sessions,
            Suggestions suggestions,
            People people,
            EnginePeople enginePeople,
            ReplyOptions replyOptions,
            Withdrawals withdrawals,
            UnitProposals proposals,
            RecordObjection recordObjection,
            ReplyPeriods replyPeriods,
            Settings settings,
            Clock clock) {
        this.units = units;
        this.categories = categories;
        this.deputies = deputies;
        this.sessions = sessions;
        this.suggestions = suggestions;
        this.people = people;
        this.enginePeople = enginePeople;
        this.replyOptions = replyOptions;
        this.withdrawals = withdrawals;
        this.proposals = proposals;
        this.recordObjection = recordObjection;
        this.replyPeriods = replyPeriods;
        this.settings = settings;
        this.clock = clock;
    }

    record UnitOption(String code, String name, Track track) {}

    record DeputyOption(Long id, String name, String cardNumber, String squad, String village, boolean login) {}

    boolean isProxy(Desk.OpenTask task, CaseView suggestion, Actor actor) {
        return switch (task.form()) {
            case "examine-suggestion",
                    "assign-suggestion",
                    "dispatch-assignment",
                    "decide-objection",
                    "decide-extension",
                    "decide-rehandling",
                    "accept-answer",
                    "close-referral" -> false;
            case "sign-order" -> !actor.isPresidium();
            case "answer-supervision" ->
                !share(task, suggestion).supervision().about(task.supervision()).addressedToMe();
            case "rate-handling", "revise-suggestion" -> !isLead(suggestion, actor);
            case "finish-cosigning", "confirm-cosigning", "confirm-withdrawal" -> false;
            case "sign-off-reply" -> replyOptions.signsForAnother(share(task, suggestion), leaderOf(suggestion), actor);
            default -> actor.isOffice() && !actor.worksIn(unitOf(task, suggestion));
        };
    }

    boolean isProxyStart(Actor actor) {
        return actor.isOffice() && deputies.findByUserId(actor.userId()).isEmpty();
    }

    Map<String, Object> forTask(Desk.OpenTask task, CaseView suggestion, Actor actor) {
        Map<String, Object> options = new LinkedHashMap<>();
        switch (task.form()) {
            case "examine-suggestion", "assign-suggestion", "dispatch-assignment" ->
                assignment(options, suggestion, task);
            case "decide-objection" -> {
                assignment(options, suggestion, task);
                options.put("takeover", recordObjection.proposed(HandlingId.of(task.handling())));
                options.put("assisting", assisting(share(task, suggestion)));
            }
            case "accept-assignment" -> options.put("units", otherUnits(share(task, suggestion)));
            case "give-assisting-opinion" ->
                share(task, suggestion).opinions().stream()
                        .filter(o -> o.unit().equals(task.assistingUnit()) && o.returnComment() != null)
                        .reduce((first, second) -> second)
                        .ifPresent(o -> options.put("returnComment", o.returnComment()));
            case "confirm-receipt" -> options.put("units", units(false));
            case "draft-reply" -> {
                options.put("units", otherUnits(share(task, suggestion)));
                replyOptions.draft(options, suggestion, share(task, suggestion), actor);
            }
            case "rate-handling" -> replyOptions.rating(options, suggestion, share(task, suggestion), actor);
            case "confirm-withdrawal" ->
                withdrawals
                        .findBySuggestionAndState(new SuggestionId(suggestion.id()), Withdrawal.State.REQUESTED)
                        .ifPresent(w -> options.put("withdrawalReason", w.reason()));
            case "decide-rehandling" -> replyOptions.rehandling(options, suggestion, share(task, suggestion));
            case "sign-off-reply" ->
                replyOptions.signOff(options, suggestion, share(task, suggestion), leaderOf(suggestion), actor);
            default -> {}
        }
        return options;
    }

    Map<String, Object> forStart(String process, Actor actor) {
        Map<String, Object> options = new LinkedHashMap<>();
        LocalDate today = LocalDate.now(clock);
        if (process.equals(Case.WITHDRAWAL)) {
            List<Suggestion> candidates = actor.isOffice()
                    ? suggestions.open()
                    : suggestions.findByLeadUserIdOrderBySubmittedAtDesc(actor.userId());
            options.put(
                    "suggestions",
                    candidates.stream()
                            .filter(Suggestion::isWithdrawable)
                            .map(FormOptions::link)
                            .toList());
            return options;
        }
        options.put(
                "categories",
                categories.findByActiveTrueOrderByOrdinal().stream()
                        .map(Category::name)
                        .toList());
        options.put("units", units(false));
        options.put(
                "deputies",
                deputies.activeOn(today).stream().map(FormOptions::deputy).toList());
        Long own = deputies.findByUserId(actor.userId()).map(Deputy::id).orElse(null);
        options.put(
                "cosigners",
                deputies.activeOn(today).stream()
                        .filter(d -> !d.id().equals(own))
                        .map(FormOptions::deputy)
                        .toList());
        options.put(
                "inSession",
                sessions.findAllByOrderByOpensOnDesc().stream()
                        .anyMatch(s -> !today.isBefore(s.opensOn()) && !today.isAfter(s.closesOn())));
        options.put(
                "me",
                deputies.findByUserId(actor.userId()).map(FormOptions::deputy).orElse(null));
        options.put(
                "sessions",
                sessions.findAllByOrderByOpensOnDesc().stream()
                        .map(s -> Map.of(
                                "id", s.id(), "name", s.name(), "opensOn", s.opensOn(), "closesOn", s.closesOn()))
                        .toList());
        options.put(
                "earlier",
                (actor.isOffice()
                                ? suggestions.findAll()
                                : suggestions.findByLeadUserIdOrderBySubmittedAtDesc(actor.userId()))
                        .stream().map(FormOptions::link).toList());
        return options;
    }

    private void assignment(Map<String, Object> options, CaseView suggestion, Desk.OpenTask task) {
        LocalDate today = LocalDate.now(clock);
        options.put("profile", settings.profile().name().toLowerCase(java.util.Locale.ROOT));
        options.put("units", units(true));
        options.put(
                "categories",
                categories.findByActiveTrueOrderByOrdinal().stream()
                        .map(Category::name)
                        .toList());
        options.put("leaders", people.members("leader"));
        options.put("proposed", proposals.forCategory(suggestion.category()));
        options.put("leadUnits", leadUnits(suggestion));
        options.put("replyPeriods", replyPeriods.from(today));
        options.put(
                "grounds",
                Arrays.stream(Ground.values()).map(CaseViews::labelled).toList());
        if (task.form().equals("examine-suggestion")) {
            List<String> hints = EntryHints.of(suggestion.title(), suggestion.facts(), suggestion.proposals());
            options.put("hints", hints.isEmpty() ? null : String.join("；", hints) + "。");
            options.put(
                    "masters",
                    suggestions.open().stream()
                            .filter(s -> s.status() == SuggestionStatus.REGISTERED
                                    || s.status() == SuggestionStatus.ASSIGNED)
                            .filter(s -> s.master() == null && s.repliedOn() == null && s.referenceUnit() == null)
                            .map(FormOptions::link)
                            .toList());
        }
    }

    /** The units the lead deputy works in: they may handle it, but not he. */
    private List<UnitOption> leadUnits(CaseView suggestion) {
        Deputy lead = suggestions.get(new SuggestionId(suggestion.id())).lead();
        Set<String> codes = new HashSet<>();
        codes.add(lead.unitCode());
        if (lead.userId() != null) {
            codes.addAll(enginePeople.actor(lead.userId()).units());
        }
        return units(false).stream().filter(unit -> codes.contains(unit.code())).toList();
    }

    private static CaseView.HandlingView share(Desk.OpenTask task, CaseView suggestion) {
        return suggestion.handlings().stream()
                .filter(h -> h.id().equals(task.handling()))
                .findFirst()
                .orElseThrow();
    }

    /** Who still owes it an opinion, by name. */
    private static String assisting(CaseView.HandlingView share) {
        return share.opinions().stream()
                .filter(o -> o.state().code().equals(AssistingOpinion.State.ASKED.name()))
                .map(CaseView.OpinionView::unitName)
                .collect(Collectors.joining("、"));
    }

    /** Those that could take over from the unit. */
    private List<UnitOption> otherUnits(CaseView.HandlingView share) {
        return units(false).stream().filter(u -> !u.code().equals(share.unit())).toList();
    }

    private String unitOf(Desk.OpenTask task, CaseView suggestion) {
        if (task.assistingUnit() != null) {
            return task.assistingUnit();
        }
        if (task.handling() == null) {
            return suggestions.get(new SuggestionId(suggestion.id())).referenceUnit();
        }
        return suggestion.handlings().stream()
                .filter(h -> h.id().equals(task.handling()))
                .map(CaseView.HandlingView::unit)
                .findFirst()
                .orElse("");
    }

    private String leaderOf(CaseView suggestion) {
        return suggestions.get(new SuggestionId(suggestion.id())).leader();
    }

    private boolean isLead(CaseView suggestion, Actor actor) {
        return suggestions.get(new SuggestionId(suggestion.id())).lead().isUser(actor.userId());
    }

    private List<UnitOption> units(boolean withUpper) {
        return units.findByActiveTrueOrderByCode().stream()
                .filter(u -> withUpper || u.track() != Track.UPPER)
                .map(u -> new UnitOption(u.code(), u.name(), u.track()))
                .toList();
    }

    private static CaseView.LinkView link(Suggestion s) {
        String number = s.number() == null ? s.numberLabel() : s.number().labelInSession();
        return new CaseView.LinkView(s.id().value(), number, s.title());
    }

    static DeputyOption deputy(Deputy d) {
        return new DeputyOption(d.id(), d.name(), d.cardNumber(), d.squad(), d.village(), d.userId() != null);
    }
}
