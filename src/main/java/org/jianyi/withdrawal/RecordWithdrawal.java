package org.jianyi.withdrawal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.ActDay;
import org.jianyi.Refusal;
import org.jianyi.assignment.RecordAssignment;
import org.jianyi.audit.AuditTrail;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.paper.Papers;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.Standing;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Withdraws a suggestion before its reply: the lead deputy asks in writing, all co-signers agree (R25). */
@Service
@Transactional
public class RecordWithdrawal {

    private final Suggestions suggestions;
    private final Cosignings cosignings;
    private final Withdrawals withdrawals;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final RecordAssignment recordAssignment;
    private final Deputies deputies;
    private final Papers papers;
    private final AuditTrail trail;
    private final Clock clock;

    RecordWithdrawal(
            Suggestions suggestions,
            Cosignings cosignings,
            Withdrawals withdrawals,
            Handlings handlings,
            AssistingOpinions opinions,
            RecordAssignment recordAssignment,
            Deputies deputies,
            Papers papers,
            AuditTrail trail,
            Clock clock) {
        this.suggestions = suggestions;
        this.cosignings = cosignings;
        this.withdrawals = withdrawals;
        this.handlings = handlings;
        this.opinions = opinions;
        this.recordAssignment = recordAssignment;
        this.deputies = deputies;
        this.papers = papers;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The request. A paper that the office enters carries all signatures, so nobody is asked again.
     *
     * @return user ids of the co-signers who are asked
     */
    public List<String> request(WithdrawSuggestion form, Actor actor) {
        SuggestionId id = SuggestionId.of(form.suggestion());
        Suggestion suggestion = suggestions.getLocked(id);
        if (!suggestion.lead().isUser(actor.userId()) && !actor.isOffice()) {
            throw Refusal.notFound("没有这件建议，或者您无权查看");
        }
        Standing standing = Standing.forDeputy(actor, suggestion.lead(), form.scan());
        LocalDate day = ActDay.of(form.day(), LocalDate.now(clock), suggestion.submittedOn(), "提出");
        if (!suggestion.isWithdrawable()) {
            throw Refusal.conflict("建议已答复或已结束，不能撤回");
        }
        if (withdrawals.findBySuggestionAndState(id, Withdrawal.State.REQUESTED).isPresent()) {
            throw Refusal.conflict("这件建议已经申请撤回，正在等待附议代表确认");
        }
        List<Deputy> signed =
                cosignings.signed(suggestion).stream().map(Cosigning::deputy).toList();
        if (!standing.isProxy() && signed.stream().anyMatch(deputy -> deputy.userId() == null)) {
            throw Refusal.conflict("有附议代表没有登录账号，请由镇人大办按纸质签名登记撤回");
        }
        withdrawals.save(new Withdrawal(id, form.reason(), day, actor.userId()));
        papers.claim(form.scan() == null ? List.of() : List.of(form.scan()), actor.userId(), id.value());
        trail.record(id.value(), actor.userId(), actor.name(), standing.onBehalfOf(), "申请撤回", day, form.reason());
        withdrawals.flush();
        return standing.isProxy()
                ? List.of()
                : signed.stream().map(Deputy::userId).toList();
    }

    /** @return true when the actor refuses, which ends the request */
    public boolean consent(SuggestionId id, ConfirmWithdrawal form, Actor actor) {
        Deputy deputy = deputies.findByUserIdOrderByValidFromDesc(actor.userId()).stream()
                .filter(found -> cosignings.hasSigned(id, found))
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("只有附议代表本人可以确认撤回"));
        withdrawals
                .findBySuggestionAndState(id, Withdrawal.State.REQUESTED)
                .orElseThrow(() -> Refusal.conflict("撤回申请已经结束"))
                .consent(deputy.id(), form.agreed(), form.comment(), clock.instant());
        trail.record(
                id.value(),
                actor.userId(),
                actor.name(),
                null,
                form.agreed() ? "同意撤回" : "不同意撤回",
                LocalDate.now(clock),
                form.comment());
        withdrawals.flush();
        return !form.agreed();
    }

    /** @return true when all agreed and the suggestion is still not replied: it shall be ended now */
    public boolean settle(SuggestionId id) {
        Suggestion suggestion = suggestions.getLocked(id);
        Withdrawal withdrawal = withdrawals
                .findBySuggestionAndState(id, Withdrawal.State.REQUESTED)
                .orElseThrow();
        if (withdrawal.isRefused()) {
            withdrawal.end(Withdrawal.State.REFUSED);
        } else if (!suggestion.isWithdrawable()) {
            withdrawal.end(Withdrawal.State.TOO_LATE);
        } else {
            withdrawal.end(Withdrawal.State.DONE);
        }
        withdrawals.flush();
        return withdrawal.state() == Withdrawal.State.DONE;
    }

    /**
     * Ends everything that is still going on; the number is kept, the case leaves the rates.
     *
     * @return those that were merged into it, now free to be assigned on their own
     */
    public List<SuggestionId> withdraw(SuggestionId id) {
        Suggestion suggestion = suggestions.getLocked(id);
        Withdrawal withdrawal = withdrawals.findBySuggestionOrderById(id).stream()
                .reduce((first, second) -> second)
                .orElseThrow();
        LocalDate day = withdrawal.agreedOn(clock.getZone());
        suggestion.withdraw(withdrawal.reason(), day);
        cosignings.dropUnanswered(suggestion, clock.instant());
        for (Handling handling : handlings.findBySuggestionOrderById(id)) {
            opinions.findByHandlingOrderById(handling.id()).stream()
                    .filter(opinion -> opinion.state() == AssistingOpinion.State.ASKED)
                    .forEach(AssistingOpinion::cancel);
            if (handling.isOpen()) {
                handling.cancel("建议已撤回", day);
            }
        }
        trail.record(id.value(), Actor.SYSTEM.userId(), Actor.SYSTEM.name(), null, "撤回", day, withdrawal.reason());
        suggestions.flush();
        List<SuggestionId> freed = suggestions.mergedInto(id);
        freed.forEach(recordAssignment::leaveMaster);
        return freed;
    }
}
