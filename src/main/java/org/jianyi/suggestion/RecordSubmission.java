package org.jianyi.suggestion;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import org.jianyi.ActDay;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.paper.Papers;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Categories;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.roster.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A deputy hands in a suggestion, or the office does it for him from signed paper (代表法第二十四条、第三十六条). */
@Service
@Transactional
public class RecordSubmission {

    private final Suggestions suggestions;
    private final Submissions submissions;
    private final Cosignings cosignings;
    private final Deputies deputies;
    private final Sessions sessions;
    private final Categories categories;
    private final Units units;
    private final Papers papers;
    private final Counters counters;
    private final AuditTrail trail;
    private final Clock clock;

    RecordSubmission(
            Suggestions suggestions,
            Submissions submissions,
            Cosignings cosignings,
            Deputies deputies,
            Sessions sessions,
            Categories categories,
            Units units,
            Papers papers,
            Counters counters,
            AuditTrail trail,
            Clock clock) {
        this.suggestions = suggestions;
        this.submissions = submissions;
        this.cosignings = cosignings;
        this.deputies = deputies;
        this.sessions = sessions;
        this.categories = categories;
        this.units = units;
        this.papers = papers;
        this.counters = counters;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws Refusal when somebody is no deputy on that day, or the day, session, category or paper is wrong */
    public Suggestion record(SubmitSuggestion form, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = ActDay.of(form.day(), today, null, null);
        Deputy lead = lead(form, actor, day);
        boolean byOffice = !lead.isUser(actor.userId());
        if (byOffice && form.scan() == null && !form.scanLater()) {
            throw Refusal.badInput("scan", "代代表提出时，请上传有代表签名的纸质建议，或者选择稍后补传");
        }
        if (!byOffice && !day.equals(today)) {
            throw Refusal.badInput("day", "本人提交的，提出日期就是今天；以前交来的纸质建议请由镇人大办登记");
        }
        Session session = session(form, day, byOffice);
        if (!session.congress().id().equals(lead.congress().id())) {
            throw Refusal.badInput(
                    "sessionId", lead.name() + "是第" + lead.congress().term() + "届的代表，请选择该届的会议");
        }
        categories.get(form.category());
        if (form.suggestedUnit() != null && !form.suggestedUnit().isBlank()) {
            units.active(form.suggestedUnit(), "suggestedUnit");
        }
        if (form.earlierId() != null
                && !form.earlierId().isBlank()
                && !suggestions.existsById(new SuggestionId(form.earlierId()))) {
            throw Refusal.badInput("earlierId", "没有这件以前提出的建议，请重新选择");
        }
        boolean asks = !form.cosigners().isEmpty() && !form.signedOnPaper();
        Suggestion suggestion = new Suggestion(counters.nextId(day), form, lead, session, asks, day, clock.instant());
        if (byOffice) {
            suggestion.enteredBy(actor.userId(), actor.name(), form.scan());
        }
        suggestions.save(suggestion);
        submissions.save(new Submission(
                suggestion.id(),
                1,
                form.title(),
                form.facts(),
                form.proposals(),
                null,
                day,
                clock.instant(),
                actor.userId()));
        askCosigners(suggestion, form.cosigners(), lead, form.signedOnPaper(), day);
        papers.claim(form.attachments(), actor.userId(), suggestion.id().value());
        papers.claim(
                Collections.singletonList(form.scan()),
                actor.userId(),
                suggestion.id().value());
        trail.record(
                suggestion.id().value(),
                actor.userId(),
                actor.name(),
                byOffice ? lead.name() + "代表" : null,
                "提出",
                day,
                form.title() + (suggestion.isScanMissing() ? "（签名纸质件待补传）" : ""));
        suggestions.flush();
        return suggestion;
    }

    /**
     * The signed paper that was filed from is scanned now.
     *
     * @throws Refusal when the actor is not the office, or no scan is missing
     */
    public void attachScan(SuggestionId id, AttachScan form, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以补传签名纸质件");
        }
        Suggestion suggestion = suggestions.getLocked(id);
        suggestion.attachScan(form.scan());
        papers.claim(List.of(form.scan()), actor.userId(), id.value());
        trail.record(
                id.value(),
                actor.userId(),
                actor.name(),
                suggestion.lead().name() + "代表",
                "补传签名纸质件",
                LocalDate.now(clock),
                null);
        suggestions.flush();
    }

    /** A paper was handed in when its day says; who files by himself does so before the cut-off, or after the session. */
    private Session session(SubmitSuggestion form, LocalDate day, boolean byOffice) {
        Session session = form.sessionId() == null ? sessions.latestOn(day) : sessions.get(form.sessionId());
        if (day.isBefore(session.opensOn())) {
            throw Refusal.badInput(
                    "sessionId", session.name() + "在" + ChineseDate.of(session.opensOn()) + "才召开，请选择以前的会议");
        }
        if (form.inSession() && day.isAfter(session.closesOn())) {
            throw Refusal.badInput("inSession", "提出日期不在" + session.name() + "会期内，请选择闭会期间");
        }
        if (form.inSession() && !byOffice && LocalDateTime.now(clock).isAfter(session.cutOff())) {
            throw Refusal.badInput("inSession", session.name() + "收集建议的时间已经截止，请选择闭会期间");
        }
        return session;
    }

    private Deputy lead(SubmitSuggestion form, Actor actor, LocalDate day) {
        Deputy own = deputies.findByUserId(actor.userId()).orElse(null);
        if (actor.isOffice() && form.deputyId() != null) {
            return deputies.active(form.deputyId(), day, "deputyId");
        }
        if (own == null) {
            throw actor.isOffice() ? Refusal.badInput("deputyId", "请选择领衔代表") : Refusal.forbidden("只有代表本人或镇人大办可以提出建议");
        }
        if (form.deputyId() != null && !form.deputyId().equals(own.id())) {
            throw Refusal.forbidden("您只能以自己的名义提出建议");
        }
        return deputies.active(own.id(), day, "deputyId");
    }

    private void askCosigners(Suggestion suggestion, List<Long> asked, Deputy lead, boolean onPaper, LocalDate day) {
        for (Long deputyId : asked) {
            Deputy cosigner = deputies.active(deputyId, day, "cosigners");
            if (cosigner.id().equals(lead.id())) {
                throw Refusal.badInput("cosigners", "领衔代表不能同时附议");
            }
            if (!onPaper && cosigner.userId() == null) {
                throw Refusal.badInput("cosigners", cosigner.name() + "代表没有登录账号，请由镇人大办按纸质签名登记附议");
            }
            Cosigning.State state = onPaper ? Cosigning.State.ON_PAPER : Cosigning.State.ASKED;
            cosignings.save(new Cosigning(suggestion.id(), cosigner, 1, state, clock.instant()));
        }
        if (onPaper && !asked.isEmpty() && !suggestion.isEnteredByOffice()) {
            throw Refusal.badInput("signedOnPaper", "纸质附议签名由镇人大办登记，请改为请代表确认");
        }
    }
}
