package org.jianyi.handling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jianyi.ActDay;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.paper.Audience;
import org.jianyi.paper.Papers;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Standing;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The acts of a unit that end no step: contact, progress, waiver, and what was done. */
@Service
@Transactional
public class KeepRecords {

    private final Handlings handlings;
    private final Suggestions suggestions;
    private final Contacts contacts;
    private final ProgressEntries progressEntries;
    private final Papers papers;
    private final AuditTrail trail;
    private final Clock clock;

    KeepRecords(
            Handlings handlings,
            Suggestions suggestions,
            Contacts contacts,
            ProgressEntries progressEntries,
            Papers papers,
            AuditTrail trail,
            Clock clock) {
        this.handlings = handlings;
        this.suggestions = suggestions;
        this.contacts = contacts;
        this.progressEntries = progressEntries;
        this.papers = papers;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws Refusal when the unit has replied already and it is no talk afterwards (办后), or the actor is not of the unit */
    public Contact contact(HandlingId id, RecordContact form, Actor actor) {
        Handling handling = handlings.getLocked(id);
        if (!(form.stage() == ContactStage.AFTER && handling.isReplied() && !handling.isEnded())) {
            requireOpen(handling);
        }
        Standing standing = Standing.forUnit(actor, handling.unit(), form.scan(), form.toldBy());
        LocalDate day = ActDay.of(form.day(), today(), handling.assignedOn(), "交办");
        handling.begin(day, standing.isProxy());
        claim(form.photos(), form.scan(), handling, actor);
        Contact contact = contacts.save(
                new Contact(id, form, day, clock.instant(), actor.userId(), actor.name(), standing.isProxy()));
        note(handling, actor, standing, form.form().label() + "沟通", day, standing.noted(form.said()));
        contacts.flush();
        return contact;
    }

    /** @throws Refusal as above */
    public Progress progress(HandlingId id, RecordProgress form, Actor actor) {
        Handling handling = open(id);
        Standing standing = Standing.forUnit(actor, handling.unit(), form.scan());
        LocalDate day = ActDay.of(form.day(), today(), handling.assignedOn(), "交办");
        handling.begin(day, standing.isProxy());
        claim(form.photos(), form.scan(), handling, actor);
        Progress progress = progressEntries.save(
                new Progress(id, form, day, clock.instant(), actor.userId(), actor.name(), standing.isProxy()));
        note(handling, actor, standing, "办理进展", day, form.text());
        progressEntries.flush();
        return progress;
    }

    /** The lead deputy waives the contact, or the unit or the office enters his signed waiver (R13). */
    public void waiveContact(HandlingId id, WaiveContact form, Actor actor) {
        Handling handling = open(id);
        Suggestion suggestion = suggestions.get(handling.suggestion());
        Standing standing = Standing.forDeputy(actor, suggestion.lead(), handling.unit(), form.scan());
        LocalDate day = ActDay.of(form.day(), today(), handling.assignedOn(), "交办");
        handling.waiveContact(form.reason(), actor.userId(), standing.isProxy());
        claim(List.of(), form.scan(), handling, actor);
        note(handling, actor, standing, "免于面商", day, form.reason());
        handlings.flush();
    }

    /** What the unit did, where handling and drafting are two steps. */
    public void handle(HandlingId id, HandleSuggestion form, Actor actor) {
        Handling handling = handlings.getLocked(id);
        Standing standing = Standing.forUnit(actor, handling.unit(), form.scan());
        LocalDate day = ActDay.of(form.day(), today(), handling.assignedOn(), "交办");
        handling.report(form.measures(), day, standing.isProxy());
        papers.claim(
                Collections.singletonList(form.scan()),
                actor.userId(),
                handling.suggestion().value(),
                Audience.INSIDE);
        note(handling, actor, standing, "办理", day, form.measures());
        handlings.flush();
    }

    private Handling open(HandlingId id) {
        Handling handling = handlings.getLocked(id);
        requireOpen(handling);
        return handling;
    }

    private static void requireOpen(Handling handling) {
        if (!handling.isOpen()) {
            throw Refusal.conflict(
                    handling.unit().name() + "的办理目前为“" + handling.status().label() + "”，不能再登记");
        }
    }

    private void claim(List<UUID> photos, UUID scan, Handling handling, Actor actor) {
        papers.claim(photos, actor.userId(), handling.suggestion().value());
        papers.claim(
                scan == null ? List.of() : List.of(scan),
                actor.userId(),
                handling.suggestion().value());
    }

    private void note(Handling handling, Actor actor, Standing standing, String act, LocalDate day, String detail) {
        trail.record(
                handling.suggestion().value(), actor.userId(), actor.name(), standing.onBehalfOf(), act, day, detail);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
