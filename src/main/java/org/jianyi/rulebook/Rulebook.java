package org.jianyi.rulebook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.deadline.HolidayNotice;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.jianyi.deadline.WorkCalendar;
import org.jianyi.roster.Actor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The calendar and the rules in force, as the database has them. Each node keeps them in memory and asks once in each transaction for the
 * stamp, which grows with every change, made on whichever node; within one transaction nothing changes.
 */
@Component
public class Rulebook implements Rules {

    private final CalendarVersions calendars;
    private final RuleVersions versions;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private volatile State latest;

    Rulebook(CalendarVersions calendars, RuleVersions versions, JdbcTemplate jdbc, Clock clock) {
        this.calendars = calendars;
        this.versions = versions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was in force when the stamp was read. */
    private record State(long stamp, WorkCalendar calendar, Rules rules) {}

    public WorkCalendar calendar() {
        return state().calendar;
    }

    @Override
    public RuleProfile on(LocalDate day) {
        return state().rules.on(day);
    }

    /** Grows with every change. */
    long stamp() {
        return jdbc.queryForObject("select stamp from rulebook", Long.class);
    }

    /** @return true when some dates may not yet have followed the last change: a node went down in the middle of it, or this is the first start */
    public boolean isUnsettled() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select settled < stamp from rulebook", Boolean.class));
    }

    /** All running dates follow what was in force at that stamp. */
    void settled(long stamp) {
        jdbc.update("update rulebook set settled = greatest(settled, ?)", stamp);
    }

    /** Another version of a year's calendar. Changes of several people come one after the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(HolidayNotice notice, String source, Actor actor) {
        changes();
        calendars.saveAndFlush(new CalendarVersion(notice, source, actor, clock.instant()));
    }

    /** A further rule profile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(RuleProfile profile, Actor actor) {
        changes();
        versions.saveAndFlush(new RuleVersion(profile, actor, clock.instant()));
    }

    /** Puts in what comes with the product: the years nobody has kept yet, and the first rules. */
    @Transactional
    public void begin() {
        for (WorkCalendar.Shipped shipped : WorkCalendar.shippedYears()) {
            if (calendars.findFirstByYearOrderByIdDesc(shipped.notice().year()).isEmpty()) {
                keep(shipped.notice(), shipped.source(), Actor.SYSTEM);
            }
        }
        if (versions.count() == 0) {
            keep(RuleProfile.standard(), Actor.SYSTEM);
        }
    }

    /** This transaction goes on with what was in force before it, so that no node remembers what may be rolled back. */
    private void changes() {
        state();
        jdbc.update("update rulebook set stamp = stamp + 1");
    }

    private State state() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return upToDate();
        }
        Held held = (Held) TransactionSynchronizationManager.getResource(this);
        if (held == null) {
            held = new Held(upToDate());
            TransactionSynchronizationManager.bindResource(this, held);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<>(held, (Object) this) {});
        }
        return held.state;
    }

    private State upToDate() {
        long stamp = stamp();
        State known = latest;
        if (known == null || known.stamp != stamp) {
            known = read(stamp);
            latest = known;
        }
        return known;
    }

    private State read(long stamp) {
        WorkCalendar calendar = WorkCalendar.ofWeekends();
        for (CalendarVersion version : calendars.inForce()) {
            calendar = calendar.with(version.year(), version.days());
        }
        List<RuleProfile> profiles =
                versions.findAllByOrderById().stream().map(RuleVersion::profile).toList();
        return new State(stamp, calendar, Rules.of(profiles.isEmpty() ? List.of(RuleProfile.standard()) : profiles));
    }

    /** What one transaction holds on to. */
    private static final class Held extends ResourceHolderSupport {

        private final State state;

        Held(State state) {
            this.state = state;
        }
    }
}
