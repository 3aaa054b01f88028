package org.jianyi.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import org.jianyi.ActDay;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.paper.Papers;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Categories;
import org.jianyi.roster.Standing;
import org.jianyi.roster.Track;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Outcome;
import org.jianyi.suggestion.Registration;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office examines a suggestion; what it registers gets its number, and may be assigned in the same act. */
@Service
@Transactional
public class RecordExamination {

    private final Suggestions suggestions;
    private final Submissions submissions;
    private final Examinations examinations;
    private final Referrals referrals;
    private final Categories categories;
    private final Units units;
    private final Registration registration;
    private final RecordAssignment recordAssignment;
    private final Papers papers;
    private final AuditTrail trail;
    private final Clock clock;

    RecordExamination(
            Suggestions suggestions,
            Submissions submissions,
            Examinations examinations,
            Referrals referrals,
            Categories categories,
            Units units,
            Registration registration,
            RecordAssignment recordAssignment,
            Papers papers,
            AuditTrail trail,
            Clock clock) {
        this.suggestions = suggestions;
        this.submissions = submissions;
        this.examinations = examinations;
        this.referrals = referrals;
        this.categories = categories;
        this.units = units;
        this.registration = registration;
        this.recordAssignment = recordAssignment;
        this.papers = papers;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param assigning whether registering and assigning may be one act (town profile)
     * @throws Refusal when the actor is not the office, or what the outcome needs is missing
     */
    public Suggestion record(SuggestionId id, ExamineSuggestion form, boolean assigning, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以审查建议");
        }
        Suggestion suggestion = suggestions.getLocked(id);
        LocalDate handedIn = submissions.handedIn(suggestion);
        LocalDate day = ActDay.of(form.day(), LocalDate.now(clock), handedIn, "提出");
        requireReason(form, suggestion);
        if (form.category() != null && !form.category().isBlank()) {
            categories.get(form.category());
        }
        String before = suggestion.category() + "、" + suggestion.level().label();
        suggestion.recategorize(form.category(), form.level());
        String after = suggestion.category() + "、" + suggestion.level().label();
        switch (form.outcome()) {
            case RETURN -> suggestion.returnForCorrection(day);
            case NOT_TAKEN_UP, LETTER, PETITION -> suggestion.decline(form.outcome(), day);
            case REFER_UP -> refer(suggestion, form, day);
            case REFERENCE -> suggestion.takeForReference(receiver(form), registration.nextFor(suggestion), day);
            case MERGE -> merge(suggestion, form, day);
            case REGISTER -> suggestion.register(registration.nextFor(suggestion), day);
        }
        examinations.save(new Examination(id, form, actor, day));
        String number = suggestion.number() == null ? "" : "，编号" + suggestion.numberLabel();
        trail.record(
                id.value(),
                actor.userId(),
                actor.name(),
                null,
                "审查",
                day,
                form.outcome().label() + number + (after.equals(before) ? "" : "，类别和层次由" + before + "改为" + after));
        suggestions.flush();
        if (form.assignment() != null) {
            assign(id, form, assigning, actor);
        }
        return suggestion;
    }

    private void assign(SuggestionId id, ExamineSuggestion form, boolean assigning, Actor actor) {
        if (form.outcome() != Outcome.REGISTER || !assigning) {
            throw Refusal.badInput("assignment", "只有审查登记时可以同时交办");
        }
        try {
            recordAssignment.assign(id, form.assignment(), actor);
        } catch (Refusal refusal) {
            throw refusal.within("assignment");
        }
    }

    /** Who wanted an answer and gets none is told why, too. */
    private void requireReason(ExamineSuggestion form, Suggestion suggestion) {
        boolean silent = form.outcome() == Outcome.REGISTER
                || form.outcome() == Outcome.MERGE
                || form.outcome() == Outcome.REFERENCE && suggestion.isReferenceOnly();
        if (!silent && (form.reason() == null || form.reason().isBlank())) {
            throw Refusal.badInput("reason", form.outcome().label() + "时，请写明理由并告知代表");
        }
        if (form.outcome() == Outcome.NOT_TAKEN_UP && form.ground() == null) {
            throw Refusal.badInput("ground", "请选择不作为建议受理的情形");
        }
    }

    private void refer(Suggestion suggestion, ExamineSuggestion form, LocalDate day) {
        if (form.referredTo() == null
                || units.findById(form.referredTo())
                        .filter(u -> u.track() == Track.UPPER)
                        .isEmpty()) {
            throw Refusal.badInput("referredTo", "请选择转报的上级单位");
        }
        units.active(form.referredTo(), "referredTo");
        suggestion.referUp(day);
        referrals.save(new Referral(suggestion.id(), form.referredTo(), day));
    }

    private String receiver(ExamineSuggestion form) {
        if (form.referenceUnit() == null || form.referenceUnit().isBlank()) {
            throw Refusal.badInput("referenceUnit", "请选择收阅的单位");
        }
        return units.assignable(form.referenceUnit(), "referenceUnit").code();
    }

    /** It registers with its own number, then names a master that is registered, not merged itself, and not replied. */
    private void merge(Suggestion suggestion, ExamineSuggestion form, LocalDate day) {
        if (form.master() == null || form.master().isBlank()) {
            throw Refusal.badInput("master", "请选择并入哪一件建议");
        }
        SuggestionId masterId = SuggestionId.of(form.master());
        if (masterId.equals(suggestion.id())) {
            throw Refusal.badInput("master", "不能并入建议自身");
        }
        Suggestion master =
                suggestions.findLocked(masterId).orElseThrow(() -> Refusal.badInput("master", "没有这件主件，请重新选择"));
        if (master.master() != null) {
            throw Refusal.badInput("master", master.numberLabel() + "已并入其他建议，不能作为主件");
        }
        boolean open = master.status() == SuggestionStatus.REGISTERED || master.status() == SuggestionStatus.ASSIGNED;
        if (!open || master.repliedOn() != null || master.referenceUnit() != null) {
            throw Refusal.badInput("master", "主件应已登记、尚未答复，请重新选择");
        }
        suggestion.mergeInto(masterId, registration.nextFor(suggestion), day);
    }

    /** The upper organ's answer, told to the asker. */
    public void closeReferral(SuggestionId id, CloseReferral form, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以登记上级答复");
        }
        Suggestion suggestion = suggestions.getLocked(id);
        LocalDate today = LocalDate.now(clock);
        Referral referral = referrals.findById(id).orElseThrow();
        if (form.answeredOn().isBefore(referral.referredOn())) {
            throw Refusal.badInput("answeredOn", "答复日期不能早于转报日（" + ChineseDate.of(referral.referredOn()) + "）");
        }
        if (form.toldOn().isBefore(form.answeredOn()) || form.toldOn().isAfter(today)) {
            throw Refusal.badInput("toldOn", "告知日期应在答复之后、今天之前");
        }
        referral.close(form);
        papers.claim(form.attachments(), actor.userId(), id.value());
        suggestion.closeReferral(form.toldOn());
        trail.record(
                id.value(),
                actor.userId(),
                actor.name(),
                null,
                "登记上级答复",
                form.toldOn(),
                form.body() + "：" + form.answer());
        suggestions.flush();
    }

    /** A suggestion for reference needs a receipt, not a reply (R19). */
    public void confirmReceipt(SuggestionId id, ConfirmReceipt form, Actor actor) {
        Suggestion suggestion = suggestions.getLocked(id);
        Standing standing = Standing.forUnit(actor, units.get(suggestion.referenceUnit()), form.scan());
        LocalDate day = ActDay.of(form.day(), LocalDate.now(clock), suggestion.registeredOn(), "登记");
        suggestion.confirmReceipt(day);
        papers.claim(Collections.singletonList(form.scan()), actor.userId(), id.value());
        trail.record(id.value(), actor.userId(), actor.name(), standing.onBehalfOf(), "收阅确认", day, form.note());
        suggestions.flush();
    }
}
