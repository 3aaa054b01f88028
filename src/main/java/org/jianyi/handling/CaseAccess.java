package org.jianyi.handling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jianyi.Refusal;
import org.jianyi.paper.Audience;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may see a case: its signers and the office always; the presidium once it is submitted and government office and leaders once it is
 * examined, all but confidential ones; a unit what it was given, a deputy also what he is asked to sign.
 */
@Component
@Transactional(readOnly = true)
public class CaseAccess {

    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Cosignings cosignings;
    private final VisibleSuggestions visible;

    CaseAccess(Handlings handlings, AssistingOpinions opinions, Cosignings cosignings, VisibleSuggestions visible) {
        this.visible = visible;
        this.handlings = handlings;
        this.opinions = opinions;
        this.cosignings = cosignings;
    }

    /** @throws Refusal 404 when the actor may not see the case, the same as when there is none */
    public void require(Suggestion suggestion, Actor actor) {
        if (!mayView(suggestion, actor)) {
            throw Refusal.notFound("没有这件建议，或者您无权查看");
        }
    }

    public boolean mayView(Suggestion suggestion, Actor actor) {
        return actor.isOffice()
                || suggestion.lead().isUser(actor.userId())
                || isCosigner(suggestion, actor)
                || worksOn(suggestion, actor)
                || suggestion.leader() != null && leadersOf(actor).contains(suggestion.leader())
                || watches(actor)
                        && !suggestion.isConfidential()
                        && !suggestion.isDropped()
                        && !unseen(actor).contains(suggestion.status());
    }

    /** Himself, and those for whom he signs today. */
    public static Set<String> leadersOf(Actor actor) {
        Set<String> leaders = new HashSet<>();
        if (actor.isLeader()) {
            leaders.add(actor.userId());
        }
        actor.substituting().forEach(it -> leaders.add(it.signer().userId()));
        return leaders;
    }

    private static boolean watches(Actor actor) {
        return actor.isLeader() || actor.isPresidium() || actor.isGovernmentOffice();
    }

    /** What is still its signers' and the office's affair. */
    private static Set<SuggestionStatus> unseen(Actor actor) {
        return actor.isPresidium()
                ? Set.of(SuggestionStatus.COSIGNING)
                : Set.of(SuggestionStatus.COSIGNING, SuggestionStatus.SUBMITTED, SuggestionStatus.RETURNED);
    }

    /** @return which papers of the case the actor sees; none when he may not see the case */
    public Set<Audience> audiences(Suggestion suggestion, Actor actor) {
        if (!mayView(suggestion, actor)) {
            return Set.of();
        }
        Set<Audience> audiences = EnumSet.of(Audience.CASE);
        if (isInside(suggestion, actor)) {
            audiences.add(Audience.INSIDE);
        }
        if (actor.isOffice() || actor.isPresidium() || suggestion.lead().isUser(actor.userId())) {
            audiences.add(Audience.OFFICE);
        }
        return audiences;
    }

    /** @return true for those who prepare the answer or watch over it, so that drafts and opinions are their affair; a deputy is not one of them in his own case, even where he works in the unit */
    public boolean isInside(Suggestion suggestion, Actor actor) {
        return actor.isOffice()
                || actor.isLeader()
                || actor.isGovernmentOffice()
                || actor.isPresidium()
                || worksOn(suggestion, actor) && !suggestion.lead().isUser(actor.userId());
    }

    /** @return true for the lead deputy and the co-signers */
    public boolean isSigner(Suggestion suggestion, Actor actor) {
        return suggestion.lead().isUser(actor.userId()) || isCosigner(suggestion, actor);
    }

    /** @return all cases that the actor may see, the newest first */
    public List<Suggestion> visibleTo(Actor actor) {
        return visibleTo(actor, LocalDate.EPOCH);
    }

    /** @return those of them that are open, or were closed after {@code since}, or bear his own signature, however old */
    public List<Suggestion> visibleTo(Actor actor, LocalDate since) {
        List<String> units = new ArrayList<>(actor.units());
        if (units.isEmpty()) {
            units.add("");
        }
        List<String> leaders = new ArrayList<>(leadersOf(actor));
        if (leaders.isEmpty()) {
            leaders.add("");
        }
        return visible.of(actor.userId(), actor.isOffice(), watches(actor), unseen(actor), leaders, units, since);
    }

    private boolean isCosigner(Suggestion suggestion, Actor actor) {
        return cosignings.findBySuggestionAndTextVersionOrderById(suggestion.id(), suggestion.textVersion()).stream()
                .filter(cosigning -> cosigning.isSigned() || cosigning.state() == Cosigning.State.ASKED)
                .anyMatch(cosigning -> cosigning.deputy().isUser(actor.userId()));
    }

    /** @return true when the actor's unit was given something of it; of a confidential one, when it still has it */
    public boolean worksOn(Suggestion suggestion, Actor actor) {
        if (suggestion.referenceUnit() != null && actor.worksIn(suggestion.referenceUnit())) {
            return true;
        }
        List<Handling> shares = handlings.findBySuggestionOrderById(suggestion.id()).stream()
                .filter(handling -> !suggestion.isConfidential() || !handling.isEnded())
                .toList();
        return shares.stream()
                        .anyMatch(handling -> actor.worksIn(handling.unit().code()))
                || opinions
                        .findByHandlingInOrderById(
                                shares.stream().map(Handling::id).toList())
                        .stream()
                        .filter(opinion ->
                                !suggestion.isConfidential() || opinion.state() != AssistingOpinion.State.CANCELLED)
                        .anyMatch(opinion -> actor.worksIn(opinion.unit().code()));
    }
}
