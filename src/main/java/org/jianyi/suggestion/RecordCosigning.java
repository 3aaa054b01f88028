package org.jianyi.suggestion;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Co-signers answer, the lead deputy stops waiting, and the list is settled. Answers do not touch the suggestion's row: many answer at once. */
@Service
@Transactional
public class RecordCosigning {

    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private final Suggestions suggestions;
    private final Submissions submissions;
    private final Cosignings cosignings;
    private final Deputies deputies;
    private final AuditTrail trail;
    private final Clock clock;

    RecordCosigning(
            Suggestions suggestions,
            Submissions submissions,
            Cosignings cosignings,
            Deputies deputies,
            AuditTrail trail,
            Clock clock) {
        this.suggestions = suggestions;
        this.submissions = submissions;
        this.cosignings = cosignings;
        this.deputies = deputies;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws Refusal when the actor was not asked, has answered, or agrees and is no longer a deputy (R1) */
    public void record(SuggestionId id, ConfirmCosigning form, Actor actor) {
        Suggestion suggestion = suggestions.get(id);
        Deputy deputy = deputies.findByUserId(actor.userId()).orElseThrow(() -> Refusal.forbidden("只有被邀请的代表本人可以确认附议"));
        if (form.agreed()) {
            deputies.active(deputy.id(), LocalDate.now(clock), "agreed");
        }
        Cosigning cosigning = cosignings
                .findBySuggestionAndTextVersionAndDeputyUserId(id, suggestion.textVersion(), actor.userId())
                .orElseThrow(() -> Refusal.forbidden("只有被邀请的代表本人可以确认附议"));
        cosigning.answer(form.agreed(), form.comment(), clock.instant());
        trail.record(
                id.value(),
                actor.userId(),
                actor.name(),
                null,
                form.agreed() ? "附议" : "不附议",
                LocalDate.now(clock),
                form.comment());
        cosignings.flush();
    }

    /** @throws Refusal when the actor is neither the lead deputy nor the office */
    public void finish(SuggestionId id, Actor actor) {
        Suggestion suggestion = suggestions.get(id);
        if (!suggestion.lead().isUser(actor.userId()) && !actor.isOffice()) {
            throw Refusal.forbidden("只有领衔代表或镇人大办可以结束附议");
        }
        trail.record(id.value(), actor.userId(), actor.name(), null, "不再等待附议", LocalDate.now(clock), null);
    }

    /** Until when it is waited for those who are asked, town time; none between sessions. */
    @Transactional(readOnly = true)
    public Optional<LocalDateTime> cutOff(SuggestionId id) {
        Suggestion suggestion = suggestions.get(id);
        return suggestion.isInSession() ? Optional.of(suggestion.session().cutOff()) : Optional.empty();
    }

    /** When those who have not answered are reminded: a day before the cut-off; where they are asked less than two days before it, halfway. */
    @Transactional(readOnly = true)
    public Optional<LocalDateTime> reminder(SuggestionId id) {
        return cutOff(id).map(moment -> {
            LocalDateTime asked = LocalDateTime.ofInstant(submissions.latest(id).submittedAt(), clock.getZone());
            Duration left = Duration.between(asked, moment);
            return left.compareTo(TWO_DAYS) < 0 ? asked.plus(left.dividedBy(2)) : moment.minusDays(1);
        });
    }

    /** The session's cut-off has come. */
    public void cutOffCame(SuggestionId id) {
        trail.record(
                id.value(),
                Actor.SYSTEM.userId(),
                Actor.SYSTEM.name(),
                null,
                "不再等待附议",
                LocalDate.now(clock),
                "本次会议收集建议截止");
    }

    /** Unconfirmed names drop off. */
    public void close(SuggestionId id) {
        Suggestion suggestion = suggestions.getLocked(id);
        cosignings.dropUnanswered(suggestion, clock.instant());
        suggestion.closeCosigning();
        int signed = cosignings.signed(suggestion).size();
        trail.record(
                id.value(),
                Actor.SYSTEM.userId(),
                Actor.SYSTEM.name(),
                null,
                "附议结束",
                LocalDate.now(clock),
                signed == 0 ? "没有代表附议" : signed + "位代表附议");
        suggestions.flush();
    }

    /** User ids of those who have not answered yet. */
    public List<String> asked(Suggestion suggestion) {
        return cosignings.findBySuggestionAndTextVersionOrderById(suggestion.id(), suggestion.textVersion()).stream()
                .filter(cosigning -> cosigning.state() == Cosigning.State.ASKED)
                .map(cosigning -> cosigning.deputy().userId())
                .toList();
    }
}
