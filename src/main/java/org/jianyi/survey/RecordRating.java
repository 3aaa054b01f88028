package org.jianyi.survey;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jianyi.ActDay;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.Rules;
import org.jianyi.handling.CaseDates;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.paper.Audience;
import org.jianyi.paper.Papers;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Standing;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The deputy rates; the office decides what follows from a dissatisfied rating; in the end the suggestion is closed. */
@Service
@Transactional
public class RecordRating {

    /** What the clock notes for a deputy who does not rate. */
    private static final RateHandling NO_FEEDBACK =
            new RateHandling(true, null, null, null, null, null, null, null, null, null, null);

    private static final int DAYS_BETWEEN_REMINDERS = 7;

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final Cosignings cosignings;
    private final Ratings ratings;
    private final Rehandlings rehandlings;
    private final LegalClock legalClock;
    private final Rules rules;
    private final CaseDates dates;
    private final Papers papers;
    private final AuditTrail trail;
    private final Clock clock;

    RecordRating(
            Suggestions suggestions,
            Handlings handlings,
            Cosignings cosignings,
            Ratings ratings,
            Rehandlings rehandlings,
            LegalClock legalClock,
            Rules rules,
            CaseDates dates,
            Papers papers,
            AuditTrail trail,
            Clock clock) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.cosignings = cosignings;
        this.ratings = ratings;
        this.rehandlings = rehandlings;
        this.legalClock = legalClock;
        this.rules = rules;
        this.dates = dates;
        this.papers = papers;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @return true when the office has to decide what follows: a first dissatisfied rating of the round
     * @throws Refusal when somebody else than the lead deputy rates (R20), or a dissatisfied one gives no reasons (R21)
     */
    public boolean record(HandlingId id, RateHandling form, Actor actor) {
        Handling handling = handlings.getLocked(id);
        Suggestion suggestion = suggestions.get(handling.suggestion());
        if (form.noFeedback()) {
            return recordNoFeedback(handling, form, actor);
        }
        Standing standing = Standing.forDeputy(actor, suggestion.lead(), form.scan());
        LocalDate day = ActDay.of(form.day(), today(), handling.repliedOn(), "答复送达");
        check(form, handling);
        List<Rating> before = ratings.findByHandlingOrderBySequence(id);
        handling.rate(day);
        Rating rating =
                ratings.save(new Rating(id, before.size() + 1, form, actor, standing.isProxy(), day, clock.instant()));
        papers.claim(
                Collections.singletonList(form.scan()),
                actor.userId(),
                suggestion.id().value(),
                Audience.OFFICE);
        note(
                handling,
                actor,
                standing.onBehalfOf(),
                "评价",
                day,
                "办理态度" + form.attitude().label() + "，办理结果" + form.result().label());
        ratings.flush();
        return rating.isDissatisfied() && before.isEmpty();
    }

    private boolean recordNoFeedback(Handling handling, RateHandling form, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以登记未反馈");
        }
        LocalDate last = feedbackDue(handling).due();
        if (!today().isAfter(last)) {
            throw Refusal.conflict("反馈期限到" + last + "为止，期限过后才能登记未反馈");
        }
        List<Rating> before = ratings.findByHandlingOrderBySequence(handling.id());
        handling.rate(today());
        ratings.save(new Rating(handling.id(), before.size() + 1, form, actor, false, today(), clock.instant()));
        papers.claim(
                Collections.singletonList(form.scan()),
                actor.userId(),
                handling.suggestion().value(),
                Audience.OFFICE);
        note(handling, actor, null, "登记未反馈", today(), null);
        ratings.flush();
        return false;
    }

    /** Until when the deputy rates: counted from the reply, or from the explanation or meeting after which he is asked once more. */
    public DueDate feedbackDue(HandlingId id) {
        return feedbackDue(handlings.get(id));
    }

    /** The same of a share at hand. */
    public DueDate feedbackDue(Handling handling) {
        LocalDate asked = rehandlings.findByHandlingInOrderById(List.of(handling.id())).stream()
                .map(Rehandling::decidedOn)
                .reduce(handling.repliedOn(), (one, other) -> one.isAfter(other) ? one : other);
        return legalClock.of(
                Period.FEEDBACK,
                asked,
                rules.on(suggestions.get(handling.suggestion()).assignedOn()));
    }

    /** How long he is reminded before he counts as one who has not rated: until the second reminder after his time. */
    @Transactional(readOnly = true)
    public LocalDate waitedForUntil(HandlingId id) {
        return feedbackDue(handlings.get(id)).due().plusDays(2L * DAYS_BETWEEN_REMINDERS);
    }

    /** The deputy was reminded and has not rated: noted as 未反馈 (R24). Who was asked once more after an explanation keeps the rating that he gave. */
    public void lapse(HandlingId id) {
        Handling handling = handlings.getLocked(id);
        boolean rated = !ratings.findByHandlingOrderBySequence(id).isEmpty();
        handling.rate(today());
        if (!rated) {
            ratings.save(new Rating(id, 1, NO_FEEDBACK, Actor.SYSTEM, false, today(), clock.instant()));
        }
        note(handling, Actor.SYSTEM, null, "登记未反馈", today(), rated ? "再次征询后没有评价，以上一次评价为准" : "提醒后仍没有评价");
        ratings.flush();
    }

    private void check(RateHandling form, Handling handling) {
        if (form.attitude() == null) {
            throw Refusal.badInput("attitude", "请评价办理态度");
        }
        if (form.result() == null) {
            throw Refusal.badInput("result", "请评价办理结果");
        }
        if (form.solved() == null) {
            throw Refusal.badInput("solved", "请选择问题解决程度");
        }
        boolean dissatisfied = form.attitude() == Grade.DISSATISFIED || form.result() == Grade.DISSATISFIED;
        if (dissatisfied && (form.reasons() == null || form.reasons().isBlank())) {
            throw Refusal.badInput("reasons", "评价为不满意时，请写明意见和理由");
        }
        if (form.receivedOn() != null && form.receivedOn().isBefore(handling.repliedOn())) {
            throw Refusal.badInput("receivedOn", "收到日期不能早于答复送达日（" + ChineseDate.of(handling.repliedOn()) + "）");
        }
    }

    /**
     * @return the next round's share with HANDLE_AGAIN, one month from the decision (R23); otherwise the same share, asked once more
     */
    public Handling decide(HandlingId id, DecideRehandling form, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以决定如何处理");
        }
        Suggestion suggestion = suggestions.getLocked(handlings.get(id).suggestion());
        Handling handling = handlings.getLocked(id);
        LocalDate day = ActDay.of(form.day(), today(), handling.ratedOn(), "评价");
        rehandlings.save(new Rehandling(id, form, actor, day));
        note(handling, actor, null, form.decision().label(), day, form.text());
        if (form.decision() != RehandlingDecision.HANDLE_AGAIN) {
            handling.askAgain();
            rehandlings.flush();
            return handling;
        }
        Handling next =
                handlings.save(dates.begin(suggestion, handling.nextRound(handlings.nextId(suggestion.id()), day)));
        suggestion.reopen();
        handlings.flush();
        return next;
    }

    /** What a co-signer says; the rating stays the lead deputy's (R20). */
    public void comment(SuggestionId id, CommentAsCosigner form, Actor actor) {
        Suggestion suggestion = suggestions.get(id);
        cosignings
                .findBySuggestionAndTextVersionAndDeputyUserId(id, suggestion.textVersion(), actor.userId())
                .orElseThrow(() -> Refusal.forbidden("只有附议代表可以填写意见"))
                .comment(form.text(), clock.instant());
        trail.record(id.value(), actor.userId(), actor.name(), null, "附议代表意见", today(), form.text());
        cosignings.flush();
    }

    /** All units are done. */
    public void close(SuggestionId id) {
        Suggestion suggestion = suggestions.getLocked(id);
        suggestion.close(today());
        trail.record(id.value(), Actor.SYSTEM.userId(), Actor.SYSTEM.name(), null, "办结", today(), null);
        suggestions.flush();
    }

    private void note(Handling handling, Actor actor, String onBehalfOf, String act, LocalDate day, String detail) {
        trail.record(handling.suggestion().value(), actor.userId(), actor.name(), onBehalfOf, act, day, detail);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
