package org.jianyi.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jianyi.ActDay;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.HandlingId;
import org.jianyi.paper.Audience;
import org.jianyi.paper.Papers;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Standing;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The unit receives an urge or an order and answers it; office or presidium accept the answer or send it back. */
@Service
@Transactional
public class RecordSupervisionAnswer {

    private final Supervisions supervisions;
    private final SupervisionAnswers answers;
    private final Suggestions suggestions;
    private final CaseAccess access;
    private final Ladder ladder;
    private final Papers papers;
    private final AuditTrail trail;
    private final Clock clock;

    RecordSupervisionAnswer(
            Supervisions supervisions,
            SupervisionAnswers answers,
            Suggestions suggestions,
            CaseAccess access,
            Ladder ladder,
            Papers papers,
            AuditTrail trail,
            Clock clock) {
        this.supervisions = supervisions;
        this.answers = answers;
        this.suggestions = suggestions;
        this.access = access;
        this.ladder = ladder;
        this.papers = papers;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * One that waits for an answer on this share is confirmed to have come in.
     *
     * @param which its id; null: the one that is addressed to the actor, or the only one
     */
    public void acknowledge(HandlingId id, String which, AcknowledgeSupervision form, Actor actor) {
        Supervision supervision = supervisions.lockOpen(id).stream()
                .filter(open -> open.state().isLive())
                .filter(open -> which == null || open.id().value().equals(which))
                .min(Comparator.comparing((Supervision open) -> !open.isAddressedTo(actor)))
                .orElseThrow(() -> Refusal.conflict("没有等待签收的催办函或督办单，请刷新后查看"));
        Standing standing = supervision.standing(actor, form.scan());
        LocalDate day = ActDay.of(form.day(), today(), supervision.issuedOn(), "发出");
        supervision.receive(day, receiver(standing, actor), standing.isProxy());
        claim(Collections.singletonList(form.scan()), supervision, actor);
        note(supervision, actor, standing, "签收" + supervision.kind().label(), day, supervision.label());
        supervisions.flush();
    }

    /** @throws Refusal when it is ended or answered already, or the actor neither has to answer nor brings the paper */
    public void answer(SupervisionId id, AnswerSupervision form, Actor actor) {
        Supervision supervision = supervisions.getLocked(id);
        Suggestion suggestion = suggestions.get(supervision.suggestion());
        Standing standing = supervision.standing(actor, form.scan());
        if (!standing.isProxy() && suggestion.lead().isUser(actor.userId())) {
            throw Refusal.forbidden("您是这件建议的领衔代表，请由单位其他人员答复");
        }
        LocalDate day = ActDay.of(form.day(), today(), after(supervision), "发出、签收或退回");
        supervision.answer(day, receiver(standing, actor), standing.isProxy());
        revises(id, form);
        answers.save(new SupervisionAnswer(id, form, day, clock.instant(), actor, standing.onBehalfOf()));
        claim(form.attachments(), supervision, actor);
        claim(Collections.singletonList(form.scan()), supervision, actor);
        note(supervision, actor, standing, "答复" + supervision.kind().word(), day, supervision.label());
        supervisions.flush();
    }

    /**
     * @return true when the answer does
     * @throws Refusal when the actor is neither office nor presidium, or it is sent back without saying why
     */
    public boolean decide(SupervisionId id, AcceptAnswer form, Actor actor) {
        Supervision supervision = supervisions.getLocked(id);
        access.require(suggestions.get(supervision.suggestion()), actor);
        if (!actor.isSupervisor()) {
            throw Refusal.forbidden("只有镇人大办和主席团可以审核督办答复");
        }
        SupervisionAnswer answer = answers.latest(id);
        LocalDate day = ActDay.of(form.day(), today(), answer.day(), "答复");
        answer.decide(form.accepted(), form.comment(), day, actor);
        if (form.accepted()) {
            supervision.accept(day);
        } else {
            supervision.sendBack(ladder.nextAnswerDue(day).due());
        }
        String act = (form.accepted() ? "认可" : "退回") + supervision.kind().word() + "答复";
        note(supervision, actor, Standing.SELF, act, day, form.comment());
        supervisions.flush();
        return form.accepted();
    }

    /** What was sent back does not come again as it was. */
    private void revises(SupervisionId id, AnswerSupervision form) {
        answers.findBySupervisionInOrderById(List.of(id)).stream()
                .reduce((first, second) -> second)
                .filter(before -> before.isSame(form))
                .ifPresent(before -> {
                    throw Refusal.badInput("text", "和退回的答复一样，请按退回理由补充后再提交：" + before.comment());
                });
    }

    /** @return the day of what the answer follows */
    private LocalDate after(Supervision supervision) {
        LocalDate since = supervision.receivedOn() == null ? supervision.issuedOn() : supervision.receivedOn();
        return answers.findBySupervisionInOrderById(List.of(supervision.id())).stream()
                .map(SupervisionAnswer::decidedOn)
                .reduce(since, (one, other) -> other == null || one.isAfter(other) ? one : other);
    }

    private static String receiver(Standing standing, Actor actor) {
        return standing.isProxy() ? standing.onBehalfOf() : actor.name();
    }

    private void claim(List<UUID> ids, Supervision supervision, Actor actor) {
        papers.claim(ids, actor.userId(), supervision.suggestion().value(), Audience.INSIDE);
    }

    private void note(
            Supervision supervision, Actor actor, Standing standing, String act, LocalDate day, String detail) {
        trail.record(
                supervision.suggestion().value(),
                actor.userId(),
                actor.name(),
                standing.onBehalfOf(),
                act,
                day,
                detail);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
