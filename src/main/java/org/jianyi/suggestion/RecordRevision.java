package org.jianyi.suggestion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.ActDay;
import org.jianyi.audit.AuditTrail;
import org.jianyi.paper.Papers;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.Standing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lead deputy hands in the next version of a returned suggestion. */
@Service
@Transactional
public class RecordRevision {

    private final Suggestions suggestions;
    private final Submissions submissions;
    private final Cosignings cosignings;
    private final Papers papers;
    private final AuditTrail trail;
    private final Clock clock;

    RecordRevision(
            Suggestions suggestions,
            Submissions submissions,
            Cosignings cosignings,
            Papers papers,
            AuditTrail trail,
            Clock clock) {
        this.suggestions = suggestions;
        this.submissions = submissions;
        this.cosignings = cosignings;
        this.papers = papers;
        this.trail = trail;
        this.clock = clock;
    }

    /** Co-signers are asked again if title, facts or proposals changed, by more than the office's correction; signatures on the office's paper hold for the new paper. */
    public Suggestion record(SuggestionId id, ReviseSuggestion form, Actor actor) {
        Suggestion suggestion = suggestions.getLocked(id);
        Standing standing = Standing.forDeputy(actor, suggestion.lead(), form.scan());
        LocalDate day = ActDay.of(form.day(), LocalDate.now(clock), suggestion.examinedOn(), "退回");
        Submission before = submissions.latest(id);
        boolean corrected = suggestion.title().equals(form.title().strip());
        boolean same = before.saysTheSameAs(corrected ? before.title() : form.title(), form.facts(), form.proposals());
        List<Cosigning> signed = cosignings.signed(suggestion);
        boolean asks = !same && !standing.isProxy() && signed.stream().anyMatch(c -> canAnswer(c.deputy(), day));
        suggestion.revise(form.title().strip(), asks);
        submissions.save(new Submission(
                id,
                suggestion.textVersion(),
                form.title(),
                form.facts(),
                form.proposals(),
                form.note(),
                day,
                clock.instant(),
                actor.userId()));
        for (Cosigning cosigning : signed) {
            Cosigning.State state = same ? cosigning.state() : again(cosigning.deputy(), standing, day);
            cosignings.save(new Cosigning(id, cosigning.deputy(), suggestion.textVersion(), state, clock.instant()));
        }
        papers.claim(form.attachments(), actor.userId(), id.value());
        papers.claim(form.scan() == null ? List.of() : List.of(form.scan()), actor.userId(), id.value());
        trail.record(
                id.value(),
                actor.userId(),
                actor.name(),
                standing.onBehalfOf(),
                "补正",
                day,
                "第" + suggestion.textVersion() + "稿");
        suggestions.flush();
        return suggestion;
    }

    /** Nobody signs a text he has not seen: who can be asked is asked, who signed the office's new paper has signed, all others drop off. */
    private static Cosigning.State again(Deputy deputy, Standing standing, LocalDate day) {
        if (standing.isProxy() && deputy.isActiveOn(day)) {
            return Cosigning.State.ON_PAPER;
        }
        return !standing.isProxy() && canAnswer(deputy, day) ? Cosigning.State.ASKED : Cosigning.State.DROPPED;
    }

    private static boolean canAnswer(Deputy deputy, LocalDate day) {
        return deputy.userId() != null && deputy.isActiveOn(day);
    }
}
