package org.jianyi.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jianyi.handling.CaseAccess;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.TypedNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which rows of the ledger, as conditions with their values; what comes from outside is a value, never a part of the query. */
final class LedgerQuery {

    private final LedgerFilter filter;
    private final LocalDate today;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    LedgerQuery(LedgerFilter filter, Actor actor, LocalDate today) {
        this.filter = filter;
        this.today = today;
        Ledger.require(actor);
        see(actor);
        when(filter.session(), "session_id = :session", "session");
        when(filter.year(), "year = :year", "year");
        when(filter.category(), "category = :category", "category");
        when(filter.status() == null ? null : filter.status().name(), "status = :status", "status");
        if (filter.key()) {
            conditions.add("key");
        }
        if (filter.proxy() != null) {
            conditions.add(filter.proxy().condition());
        }
        for (String term : filter.terms()) {
            find(term, "term" + values.size());
        }
    }

    /** The rule of CaseAccess, for those who have a ledger. */
    private void see(Actor actor) {
        if (actor.isOffice()) {
            return;
        }
        List<String> ways = new ArrayList<>();
        if (Ledger.watches(actor)) {
            ways.add("openness >= " + (actor.isPresidium() ? 1 : 2));
        }
        Set<String> leaders = CaseAccess.leadersOf(actor);
        if (!leaders.isEmpty()) {
            ways.add("leader in (:leaders)");
            values.put("leaders", leaders);
        }
        if (!actor.units().isEmpty()) {
            ways.add("concerned && cast(:units as text[])");
            values.put("units", actor.units().toArray(String[]::new));
        }
        conditions.add("(" + String.join(" or ", ways) + ")");
    }

    /** A part of the words as it stands, found by its pairs of characters; or the suggestion of that number. */
    private void find(String term, String name) {
        values.put(name, term);
        String words = "bigrams(words) @> bigrams(:" + name + ") and words like '%' || searchable(:" + name
                + ") || '%' and searchable(:" + name + ") <> ''";
        TypedNumber number = TypedNumber.of(term).orElse(null);
        if (term.matches("[Jj]\\d{4}-\\d{4,}")) {
            conditions.add("suggestion_id = upper(:" + name + ")");
        } else if (number == null) {
            conditions.add(words);
        } else {
            conditions.add("(" + is(number) + " or " + words + ")");
        }
    }

    private static String is(TypedNumber number) {
        return "seq = " + number.seq() + (number.isBetween() ? " and not in_session" : "");
    }

    private void when(Object value, String condition, String name) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    /** Where the case is: in which unit's hands, at which step, in which round. */
    LedgerQuery placed() {
        when(filter.unit(), "unit_names @> array[cast(:unit as text)]", "unit");
        return atStep();
    }

    LedgerQuery atStep() {
        if (filter.step() != null) {
            conditions.add("steps & " + filter.step().bit() + " <> 0");
        }
        when(filter.round(), "round = :round", "round");
        return this;
    }

    LedgerQuery provisional() {
        conditions.add("provisional");
        return this;
    }

    LedgerQuery among(Collection<String> ids) {
        conditions.add("suggestion_id in (:ids)");
        values.put("ids", ids);
        return this;
    }

    LedgerQuery open() {
        conditions.add("phase = 'OPEN'");
        return this;
    }

    LedgerQuery narrowed() {
        if (filter.phase() != null) {
            // Said in so many words, since an index knows the open ones.
            conditions.add("phase = '" + filter.phase().name() + "'");
        }
        if (filter.light() != null) {
            conditions.add(filter.basis().is(filter.light()));
        }
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    String rows() {
        return "select row_to_json(r) from ledger_row r" + where() + order();
    }

    /** Which rows they are is found first, from an index alone where there is one; only those few are read. */
    String page(long offset, int limit) {
        return "select row_to_json(r) from ledger_row r join (select suggestion_id, row_number() over () as place from"
                + " (select suggestion_id from ledger_row" + where() + order() + " limit " + limit + " offset " + offset
                + ") as ordered) as page using (suggestion_id) order by place";
    }

    /** Who types a number finds that suggestion first. */
    private String order() {
        List<TypedNumber> numbers = filter.terms().stream()
                .flatMap(term -> TypedNumber.of(term).stream())
                .toList();
        String first = numbers.size() == 1 ? "(" + is(numbers.get(0)) + ") desc nulls last, " : "";
        return " order by " + first + filter.sort().orderBy(filter.down(), filter.session() != null);
    }

    JdbcClient.StatementSpec fetch(JdbcClient jdbc, String sql) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("today", today);
        values.forEach(statement::param);
        return statement;
    }
}
