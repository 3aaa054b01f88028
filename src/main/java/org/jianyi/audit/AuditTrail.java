package org.jianyi.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes and reads the audit trail. A line is part of the act's own transaction: no act without its line, no line without its act. Whoever listens hears of each line about a suggestion. */
@Component
public class AuditTrail {

    private final AuditLines lines;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;

    AuditTrail(AuditLines lines, ApplicationEventPublisher listeners, Clock clock) {
        this.lines = lines;
        this.listeners = listeners;
        this.clock = clock;
    }

    /**
     * Records an act.
     *
     * @param onBehalfOf name of the person it is recorded for (代录), or null
     * @param act what was done, in one Chinese word: 交办
     * @param day the day it was done; the time of entry is taken from the clock
     * @param detail a sentence for people, or null
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            String suggestionId,
            String actorId,
            String actorName,
            String onBehalfOf,
            String act,
            LocalDate day,
            String detail) {
        record(suggestionId, actorId, actorName, onBehalfOf, act, day, null, null, detail);
    }

    /**
     * Records an act that changed something.
     *
     * @param before what was changed, as a JSON object, or null
     * @param after what it was changed to, as a JSON object, or null
     * @see #record(String, String, String, String, String, LocalDate, String)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            String suggestionId,
            String actorId,
            String actorName,
            String onBehalfOf,
            String act,
            LocalDate day,
            String before,
            String after,
            String detail) {
        listeners.publishEvent(lines.save(new AuditLine(
                suggestionId, null, clock.instant(), actorId, actorName, onBehalfOf, act, day, before, after, detail)));
    }

    /**
     * Records an act of a person for himself that changed something.
     *
     * @param changes each by the word people know it by
     * @see #record(String, String, String, String, String, LocalDate, String)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            String suggestionId,
            String actorId,
            String actorName,
            String act,
            LocalDate day,
            List<Change> changes,
            String detail) {
        record(suggestionId, actorId, actorName, null, act, day, changes, detail);
    }

    /** The same for whoever it is recorded for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            String suggestionId,
            String actorId,
            String actorName,
            String onBehalfOf,
            String act,
            LocalDate day,
            List<Change> changes,
            String detail) {
        record(
                suggestionId,
                actorId,
                actorName,
                onBehalfOf,
                act,
                day,
                Change.before(changes),
                Change.after(changes),
                detail);
    }

    /** All lines about something of the roster, in the order of entry. */
    @Transactional(readOnly = true)
    public List<AuditLine> forSubject(String subject) {
        return lines.findBySubjectOrderById(subject);
    }

    /** All lines of a suggestion, in the order of entry. */
    @Transactional(readOnly = true)
    public List<AuditLine> forSuggestion(String suggestionId) {
        return lines.findBySuggestionIdOrderById(suggestionId);
    }

    /** The same with what it changed in words, where no list has columns for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordRoster(
            String subject, String actorId, String actorName, String act, List<Change> changes, String detail) {
        recordRoster(subject, actorId, actorName, act, Change.before(changes), Change.after(changes), detail);
    }

    /**
     * Records what was changed in the roster: a deputy, a unit, a person, a session.
     *
     * @param subject what it is about, in words: 代表 FT13-001 柏若兰
     * @see #record(String, String, String, String, String, LocalDate, String, String, String)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordRoster(
            String subject, String actorId, String actorName, String act, String before, String after, String detail) {
        listeners.publishEvent(lines.save(new AuditLine(
                null,
                subject,
                clock.instant(),
                actorId,
                actorName,
                null,
                act,
                LocalDate.now(clock),
                before,
                after,
                detail)));
    }

    /** Lines that fit, the latest first. */
    @Transactional(readOnly = true)
    public Slice<AuditLine> find(AuditFilter filter, Pageable page) {
        return lines.find(
                begin(filter.from()),
                begin(filter.to().plusDays(1)),
                containing(filter.who()),
                containing(filter.act()),
                filter.about() == null ? null : containing(filter.about()),
                filter.cases(),
                page);
    }

    /** What was done in that time, each kind of act once. */
    @Transactional(readOnly = true)
    public List<String> acts(LocalDate from, LocalDate to) {
        return lines.acts(begin(from), begin(to.plusDays(1)));
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static String containing(String words) {
        return "%" + words.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
