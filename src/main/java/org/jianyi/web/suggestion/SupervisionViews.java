package org.jianyi.web.suggestion;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.SupervisionAnswer;
import org.jianyi.supervision.SupervisionAnswers;
import org.jianyi.supervision.SupervisionState;
import org.jianyi.supervision.Supervisions;
import org.jianyi.supervision.Visits;
import org.jianyi.web.suggestion.CaseView.PaperRef;
import org.jianyi.web.suggestion.SupervisionView.AnswerView;
import org.jianyi.web.suggestion.SupervisionView.OfShare;
import org.jianyi.web.suggestion.SupervisionView.VisitView;
import org.springframework.stereotype.Component;

/** What of the supervision of a case a person sees. What was written stays between those who supervise, the unit it went to, and those who stand over it. */
@Component
public class SupervisionViews {

    /** Acts of the story that nobody but office and presidium reads: what was never sent. */
    static final Set<String> UNSENT = Set.of("拟督办单", "不予签发督办单", "督办单不再签发");

    private final Supervisions supervisions;
    private final SupervisionAnswers answers;
    private final Visits visits;
    private final Clock clock;

    SupervisionViews(Supervisions supervisions, SupervisionAnswers answers, Visits visits, Clock clock) {
        this.supervisions = supervisions;
        this.answers = answers;
        this.visits = visits;
        this.clock = clock;
    }

    /** @return whether the actor, who may see the case, may read all of what was written */
    public static boolean isWhole(Supervision supervision, Suggestion suggestion, Actor actor) {
        boolean concerned =
                actor.worksIn(supervision.unit().code()) && !suggestion.lead().isUser(actor.userId());
        return isSent(supervision)
                ? concerned || actor.isSupervisor() || actor.isLeader() || actor.isGovernmentOffice()
                : actor.isSupervisor();
    }

    private static boolean isSent(Supervision supervision) {
        return supervision.issuedOn() != null;
    }

    Map<HandlingId, OfShare> ofShares(Suggestion suggestion, Map<UUID, PaperRef> papersById, Actor actor) {
        List<Supervision> all = supervisions.findBySuggestionOrderById(suggestion.id()).stream()
                .filter(one -> isSent(one) || actor.isSupervisor())
                .toList();
        Map<?, List<SupervisionAnswer>> given =
                answers
                        .findBySupervisionInOrderById(
                                all.stream().map(Supervision::id).toList())
                        .stream()
                        .collect(groupingBy(SupervisionAnswer::supervision));
        Map<HandlingId, OfShare> shares = new HashMap<>();
        all.stream().collect(groupingBy(Supervision::handling)).forEach((share, sent) -> {
            List<SupervisionView> views = sent.stream()
                    .map(one -> view(
                            one,
                            given.getOrDefault(one.id(), List.of()),
                            papersById,
                            isWhole(one, suggestion, actor),
                            actor))
                    .toList();
            shares.put(
                    share,
                    new OfShare(
                            views,
                            find(views, SupervisionState.DRAFTED::equals),
                            find(views, SupervisionState::isLive)));
        });
        return shares;
    }

    List<VisitView> visits(SuggestionId suggestion, Map<UUID, PaperRef> papersById) {
        return visits.findBySuggestionInOrderByDayAscIdAsc(List.of(suggestion)).stream()
                .map(visit -> new VisitView(
                        CaseViews.labelled(visit.kind()),
                        visit.day(),
                        visit.participants(),
                        visit.found(),
                        refs(visit.photos(), papersById),
                        visit.enteredName()))
                .toList();
    }

    private SupervisionView view(
            Supervision s, List<SupervisionAnswer> given, Map<UUID, PaperRef> papersById, boolean whole, Actor actor) {
        SupervisionAnswer last = given.isEmpty() ? null : given.get(given.size() - 1);
        return new SupervisionView(
                s.id().value(),
                CaseViews.labelled(s.kind()),
                s.label(),
                CaseViews.labelled(s.state()),
                whole,
                s.unit().name(),
                s.addresseeName(),
                s.isAddressedTo(actor),
                whole ? s.text() : null,
                s.draftedName(),
                s.draftedOn(),
                s.issuedOn(),
                s.signedBy(),
                s.isSignedOnBehalf(),
                s.answerDue(),
                s.state() == SupervisionState.ISSUED && LocalDate.now(clock).isAfter(s.answerDue()),
                s.receivedOn(),
                s.receivedBy(),
                s.isReceivedOnBehalf(),
                given.stream().map(answer -> view(answer, papersById, whole)).toList(),
                whole && last != null && s.state() == SupervisionState.ISSUED ? last.comment() : null,
                s.endedOn(),
                s.endReason());
    }

    private static AnswerView view(SupervisionAnswer answer, Map<UUID, PaperRef> papersById, boolean whole) {
        List<PaperRef> attachments = refs(answer.attachments(), papersById);
        return new AnswerView(
                answer.day(),
                answer.onBehalfOf() == null ? answer.enteredName() : answer.onBehalfOf(),
                answer.onBehalfOf() != null,
                whole ? answer.text() : null,
                whole ? attachments : List.of(),
                attachments.isEmpty()
                        ? "无"
                        : attachments.stream().map(PaperRef::name).collect(joining("、")),
                answer.accepted(),
                whole ? answer.comment() : null,
                answer.decidedOn(),
                answer.decidedName());
    }

    /** Who has to answer one of several himself sees that one. */
    private static SupervisionView find(List<SupervisionView> views, Predicate<SupervisionState> state) {
        return views.stream()
                .filter(view -> state.test(SupervisionState.valueOf(view.state().code())))
                .min(Comparator.comparing(view -> !view.addressedToMe()))
                .orElse(null);
    }

    private static List<PaperRef> refs(List<UUID> ids, Map<UUID, PaperRef> papersById) {
        return ids.stream().map(papersById::get).filter(Objects::nonNull).toList();
    }
}
