package org.jianyi.web.supervision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jianyi.deadline.DueDate;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.ledger.FindWhereabouts;
import org.jianyi.process.Desk;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.KeySuggestions;
import org.jianyi.supervision.ProposeSupervision;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.SupervisionDates;
import org.jianyi.supervision.Supervisions;
import org.jianyi.supervision.Visit;
import org.jianyi.supervision.Visits;
import org.jianyi.web.WebPage;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** What office and presidium supervise: what is proposed, what is under way, and the key suggestions. */
@WebPage
class SupervisionPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final ProposeSupervision propose;
    private final Supervisions supervisions;
    private final SupervisionDates supervisionDates;
    private final Suggestions suggestions;
    private final KeySuggestions keySuggestions;
    private final Visits visits;
    private final Handlings handlings;
    private final FindWhereabouts whereabouts;
    private final CaseAccess access;
    private final Desk desk;
    private final Clock clock;

    SupervisionPages(
            ProposeSupervision propose,
            Supervisions supervisions,
            SupervisionDates supervisionDates,
            Suggestions suggestions,
            KeySuggestions keySuggestions,
            Visits visits,
            Handlings handlings,
            FindWhereabouts whereabouts,
            CaseAccess access,
            Desk desk,
            Clock clock) {
        this.propose = propose;
        this.supervisions = supervisions;
        this.supervisionDates = supervisionDates;
        this.suggestions = suggestions;
        this.keySuggestions = keySuggestions;
        this.visits = visits;
        this.handlings = handlings;
        this.whereabouts = whereabouts;
        this.access = access;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * An urge or an order that is under way, and its suggestion.
     *
     * @param due until when it is to go on
     * @param task id of the task in which this person goes on with it, or null when it is not his turn
     */
    public record UnderWay(Supervision supervision, Suggestion suggestion, LocalDate due, String task) {

        /** What is to be done until then. */
        public String what() {
            return switch (supervision.state()) {
                case DRAFTED -> "签发";
                case ANSWERED -> "审核";
                default -> "答复";
            };
        }
    }

    @GetMapping("/supervision")
    @Transactional(readOnly = true)
    public String page(@RequestAttribute(ACTOR) Actor actor, Model model) {
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("today", today);
        model.addAttribute("rows", ProposalRow.of(propose.to(actor), today));
        model.addAttribute("underWay", underWay(actor));
        List<Suggestion> watched = keySuggestions.open().stream()
                .filter(suggestion -> access.mayView(suggestion, actor))
                .toList();
        model.addAttribute("watched", watched);
        model.addAttribute("visits", lastVisits(watched));
        model.addAttribute("now", now(watched, today));
        return "supervision/board";
    }

    /** Who has it, and for what; its state where nobody has. */
    private Map<SuggestionId, String> now(List<Suggestion> cases, LocalDate today) {
        List<Handling> all = handlings.findBySuggestionInOrderById(
                cases.stream().map(Suggestion::id).toList());
        FindWhereabouts.Known known = whereabouts.known(cases, all);
        return cases.stream().collect(toMap(Suggestion::id, suggestion -> {
            List<Handling> shares = all.stream()
                    .filter(share -> share.suggestion().equals(suggestion.id()))
                    .toList();
            String now = whereabouts.of(suggestion, shares, known).on(today).stream()
                    .map(turn -> turn.who() + turn.step().label())
                    .distinct()
                    .collect(joining("，"));
            return now.isEmpty() ? suggestion.status().label() : now;
        }));
    }

    private List<UnderWay> underWay(Actor actor) {
        List<Supervision> open = supervisions.open();
        Map<SuggestionId, Suggestion> cases =
                suggestions
                        .inOrder(open.stream()
                                .map(Supervision::suggestion)
                                .distinct()
                                .toList())
                        .stream()
                        .filter(suggestion -> access.mayView(suggestion, actor))
                        .collect(toMap(Suggestion::id, Function.identity()));
        Map<String, String> turns = desk.waitingFor(actor).stream()
                .filter(task -> task.supervision() != null)
                .collect(toMap(Desk.OpenTask::supervision, Desk.OpenTask::id));
        return open.stream()
                .filter(one -> cases.containsKey(one.suggestion()))
                .map(one -> new UnderWay(
                        one,
                        cases.get(one.suggestion()),
                        supervisionDates.of(one).map(DueDate::due).orElse(null),
                        turns.get(one.id().value())))
                .toList();
    }

    private Map<SuggestionId, List<Visit>> lastVisits(List<Suggestion> watched) {
        return visits
                .findBySuggestionInOrderByDayAscIdAsc(
                        watched.stream().map(Suggestion::id).toList())
                .stream()
                .collect(groupingBy(Visit::suggestion));
    }
}
