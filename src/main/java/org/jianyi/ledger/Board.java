package org.jianyi.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jianyi.Refusal;
import org.jianyi.roster.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The board of those who supervise (督办看板): the open cases of the ledger, what there is to choose from, and how all cases went. */
@Component
@Transactional(readOnly = true)
public class Board {

    private final Ledger ledger;
    private final JdbcClient jdbc;

    Board(Ledger ledger, JdbcClient jdbc) {
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /** Who supervises; administrators, who keep it running, look on. */
    public static boolean isOpenTo(Actor actor) {
        return actor.isSupervisor() || actor.isAdministrator();
    }

    /** @throws Refusal for everybody else */
    public static void require(Actor actor) {
        if (!isOpenTo(actor)) {
            throw Refusal.forbidden("督办看板由镇人大办、主席团和系统管理员使用");
        }
    }

    /** An administrator is shown what the presidium is shown, in Cockpit as here; the cases themselves are not open to him. */
    private static Actor reader(Actor actor) {
        require(actor);
        return actor.isSupervisor() ? actor : new Actor(actor.userId(), actor.name(), Set.of("presidium"));
    }

    /** @param offset how many rows come before */
    public List<LedgerRow> rows(LedgerFilter filter, Actor actor, LocalDate today, long offset, int limit) {
        LedgerQuery query = new LedgerQuery(filter, reader(actor), today);
        return ledger.rows(query.open().placed().narrowed(), offset, limit);
    }

    /** The open cases with a date that falls into a year without a calendar, so that it may yet move: those that {@link Tally#provisional} counts. */
    public List<LedgerRow> provisional(Actor actor, LocalDate today) {
        LedgerQuery query = new LedgerQuery(LedgerFilter.ALL, reader(actor), today).open();
        return ledger.rows(query.provisional(), 0, Integer.MAX_VALUE);
    }

    public Tally tally(LedgerFilter filter, Actor actor, LocalDate today) {
        LedgerQuery query = new LedgerQuery(filter, reader(actor), today).open();
        String sql = "select " + filter.basis().light()
                + " as light, steps, round, provisional, unit_names, count(*) as count from ledger_row" + query.where()
                + " group by 1, 2, 3, 4, 5";
        return new Tally(filter, query.fetch(jdbc, sql).query(Board::group).list(), debts(filter, actor, today));
    }

    /**
     * Which units are themselves late or near, by their own dates; where another date than the step's is asked for, those who owe the reply.
     * Cases that wait for one replying unit alone are left out ({@link Owing}): {@link Tally} knows them already.
     */
    private List<Tally.Debt> debts(LedgerFilter filter, Actor actor, LocalDate today) {
        Basis basis = filter.basis();
        LedgerQuery query =
                new LedgerQuery(filter, reader(actor), today).open().atStep().narrowed();
        String light = basis == Basis.STEP
                ? "case when u.late <= :today then 'RED' when u.near <= :today then 'YELLOW' end"
                : "case when u.reply then " + basis.light() + " end";
        String sql = "select u.unit, " + light + " as light, count(*) as count from ledger_row,"
                + " unnest(unit_names, owed_near, owed_late, owed_reply) as u(unit, near, late, reply)" + query.where()
                + " and owed_near is not null and " + basis.light() + " in ('RED', 'YELLOW') and " + light
                + " is not null group by 1, 2";
        return query.fetch(jdbc, sql).query(Tally.Debt.class).list();
    }

    /** Those of these cases that are still open and this person may see. */
    public List<LedgerRow> rows(LedgerFilter filter, Collection<String> ids, Actor actor, LocalDate today) {
        LedgerQuery query = new LedgerQuery(filter, reader(actor), today).open().narrowed();
        return ids.isEmpty() ? List.of() : ledger.rows(query.among(ids), 0, ids.size());
    }

    /** Of all cases, open or not. */
    public Totals totals(LedgerFilter filter, Actor actor, LocalDate today) {
        return ledger.totals(filter, reader(actor), today);
    }

    /** Of all cases, open or not. */
    public Course course(LedgerFilter filter, Actor actor, LocalDate today) {
        LedgerQuery query = new LedgerQuery(filter, reader(actor), today).placed();
        String sql = "select " + month("submitted_on") + " as submitted, " + month("registered_on") + " as registered, "
                + month("assigned_on") + " as assigned, " + month("replied_on") + " as replied, " + month("closed_on")
                + " as closed, phase = 'WITHDRAWN' as withdrawn, count(*) as count from ledger_row" + query.where()
                + " group by 1, 2, 3, 4, 5, 6";
        return Course.of(query.fetch(jdbc, sql).query(Course.Group.class).list(), today);
    }

    /** Of all cases, open or not; what was taken from a unit does not count for it. */
    public List<Pace> paces(LedgerFilter filter, Actor actor, LocalDate today) {
        LedgerQuery query = new LedgerQuery(filter, reader(actor), today).placed();
        String sql = "select u.name as unit, h.replied_on - h.assigned_on as days,"
                + " h.replied_on is not null and h.replied_on <= h.due as in_time, count(*) as count"
                + " from handling h join unit u on u.code = h.unit_code"
                + " where h.status not in ('REASSIGNED', 'CANCELLED', 'RECALLED')"
                + " and (h.replied_on is not null or h.due < :today)"
                + " and h.suggestion_id in (select suggestion_id from ledger_row" + query.where() + ")"
                + " group by 1, 2, 3";
        return Pace.of(query.fetch(jdbc, sql).query(Pace.Group.class).list());
    }

    private static String month(String day) {
        return "cast(extract(year from " + day + ") * 12 + extract(month from " + day + ") - 1 as int)";
    }

    private static Tally.Group group(ResultSet row, int n) throws SQLException {
        String light = row.getString("light");
        Array units = row.getArray("unit_names");
        return new Tally.Group(
                light == null ? null : Light.valueOf(light),
                row.getInt("steps"),
                row.getInt("round"),
                row.getBoolean("provisional"),
                List.of((String[]) units.getArray()),
                row.getLong("count"));
    }
}
