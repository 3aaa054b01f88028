package org.jianyi.handling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import org.jianyi.ActDay;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.paper.Audience;
import org.jianyi.paper.Papers;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Standing;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Assisting units give their opinions to the lead unit, which may send back one without substance. */
@Service
@Transactional
public class RecordAssistingOpinion {

    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Suggestions suggestions;
    private final CaseDates dates;
    private final Papers papers;
    private final AuditTrail trail;
    private final Clock clock;

    RecordAssistingOpinion(
            Handlings handlings,
            AssistingOpinions opinions,
            Suggestions suggestions,
            CaseDates dates,
            Papers papers,
            AuditTrail trail,
            Clock clock) {
        this.handlings = handlings;
        this.opinions = opinions;
        this.suggestions = suggestions;
        this.dates = dates;
        this.papers = papers;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws Refusal when this unit is not asked, or not any more */
    public void record(HandlingId id, String unit, GiveAssistingOpinion form, Actor actor) {
        AssistingOpinion opinion = asked(id, unit);
        Handling lead = handlings.get(id);
        Standing standing = Standing.forUnit(actor, opinion.unit(), form.scan(), form.toldBy());
        LocalDate day = ActDay.of(form.day(), LocalDate.now(clock), opinion.askedOn(), "交办");
        opinion.give(form, actor.userId(), standing.isProxy(), day);
        papers.claim(form.attachments(), actor.userId(), lead.suggestion().value(), Audience.INSIDE);
        papers.claim(
                Collections.singletonList(form.scan()),
                actor.userId(),
                lead.suggestion().value(),
                Audience.INSIDE);
        trail.record(
                lead.suggestion().value(),
                actor.userId(),
                actor.name(),
                standing.onBehalfOf(),
                "会办意见",
                day,
                standing.noted(form.text()));
        opinions.flush();
    }

    /**
     * The lead unit sends an opinion back; some working days for the next.
     *
     * @return the code of the unit that is asked again
     */
    public String sendBack(HandlingId id, Long opinionId, ReturnOpinion form, Actor actor) {
        Handling lead = handlings.getLocked(id);
        if (!actor.worksIn(lead.unit().code()) && !actor.isOffice()) {
            throw Refusal.forbidden("只有主办单位可以退回会办意见");
        }
        if (!lead.isUndrafted()) {
            throw Refusal.conflict("主办单位已经拟稿，不能再退回会办意见");
        }
        AssistingOpinion opinion = get(lead, opinionId);
        LocalDate today = LocalDate.now(clock);
        opinions.save(dates.ask(suggestions.get(lead.suggestion()), opinion.sendBack(form.comment(), today)));
        trail.record(
                lead.suggestion().value(),
                actor.userId(),
                actor.name(),
                null,
                "退回会办意见",
                today,
                opinion.unit().name() + "：" + form.comment());
        opinions.flush();
        return opinion.unit().code();
    }

    /**
     * The office takes an assisting unit out; the lead unit waits for it no longer.
     *
     * @return the unit's code
     * @throws Refusal when the actor is not the office, or the opinion is given already
     */
    public String cancel(HandlingId id, Long opinionId, CancelOpinion form, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以取消会办单位");
        }
        Handling lead = handlings.getLocked(id);
        AssistingOpinion opinion = get(lead, opinionId);
        opinion.cancel();
        trail.record(
                lead.suggestion().value(),
                actor.userId(),
                actor.name(),
                null,
                "取消会办",
                LocalDate.now(clock),
                opinion.unit().name() + "：" + form.reason());
        opinions.flush();
        return opinion.unit().code();
    }

    private AssistingOpinion get(Handling lead, Long opinionId) {
        return opinions.findById(opinionId)
                .filter(found -> found.handling().equals(lead.id()))
                .orElseThrow(() -> Refusal.notFound("没有这份会办意见"));
    }

    private AssistingOpinion asked(HandlingId id, String unit) {
        return opinions.findFirstByHandlingAndUnitCodeOrderByIdDesc(id, unit)
                .orElseThrow(() -> Refusal.notFound("没有请该单位会办"));
    }
}
