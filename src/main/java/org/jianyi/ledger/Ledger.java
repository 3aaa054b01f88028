package org.jianyi.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jianyi.Refusal;
import org.jianyi.handling.CaseAccess;
import org.jianyi.roster.Actor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ledger as one person may read it: what is kept from him is neither shown nor counted. */
@Component
@Transactional(readOnly = true)
public class Ledger {

    private static final int FETCHED = 500;

    /** Three dates tell today's light, without knowing what they are dates of. */
    private static final String LIGHT =
            "case when late_from <= :today then 'RED' when near_from <= :today then 'YELLOW' when due is not null then 'GREEN' end";

    private final JdbcClient jdbc;
    private final ObjectMapper mapper;

    Ledger(DataSource dataSource, ObjectMapper mapper) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(FETCHED);
        this.jdbc = JdbcClient.create(template);
        this.mapper = KeepLedger.inColumns(mapper);
    }

    /** Who has to do with suggestions by office; deputies have their own page. */
    public static boolean isOpenTo(Actor actor) {
        return watches(actor) || !actor.units().isEmpty();
    }

    /** @return true for those who see more than what their own unit was given */
    public static boolean watches(Actor actor) {
        return actor.isOffice() || actor.isPresidium() || actor.isGovernmentOffice() || actor.isLeader();
    }

    /** @throws Refusal for everybody else */
    public static void require(Actor actor) {
        if (!isOpenTo(actor)) {
            throw Refusal.forbidden("台账由镇人大办、主席团、镇政府办、镇领导和承办单位使用。代表的建议请在首页查看。");
        }
    }

    /** What there is of each phase and each light, whichever of them the filter asks for. */
    public Totals totals(LedgerFilter filter, Actor actor, LocalDate today) {
        Query query = new Query(filter, actor, today);
        return new Totals(query.fetch("select phase, " + LIGHT
                        + " as light, facts | case when legal_due < :today and facts & "
                        + Fact.ASSIGNED.bit() + " <> 0 then " + Fact.DUE.bit() + " else 0 end as facts, count(*)"
                        + " from ledger_row" + query.where() + " group by 1, 2, 3")
                .query(Totals.Group.class)
                .list());
    }

    /** @param offset how many rows come before */
    public List<LedgerRow> rows(LedgerFilter filter, Actor actor, LocalDate today, long offset, int limit) {
        Query query = new Query(filter, actor, today).narrowed();
        return query.fetch(query.rows() + " limit " + limit + " offset " + offset)
                .query((row, n) -> read(row.getString(1)))
                .list();
    }

    /** All rows, a few at a time; the caller holds the transaction open and closes the stream. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Stream<LedgerRow> all(LedgerFilter filter, Actor actor, LocalDate today) {
        Query query = new Query(filter, actor, today).narrowed();
        return query.fetch(query.rows()).query((row, n) -> read(row.getString(1))).stream();
    }

    private LedgerRow read(String json) {
        try {
            return mapper.readValue(json, LedgerRow.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Conditions with their values; what comes from outside is a value, never a part of the query. */
    private final class Query {

        private final LedgerFilter filter;
        private final LocalDate today;
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();

        Query(LedgerFilter filter, Actor actor, LocalDate today) {
            this.filter = filter;
            this.today = today;
            require(actor);
            see(actor);
            when(filter.session(), "session_id = :session", "session");
            when(filter.year(), "year = :year", "year");
            when(filter.category(), "category = :category", "category");
            when(filter.unit(), "unit_names @> array[cast(:unit as text)]", "unit");
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
            if (watches(actor)) {
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
            LedgerFilter.Number number = LedgerFilter.Number.of(term);
            if (number == null) {
                conditions.add(words);
            } else {
                conditions.add("(" + is(number) + " or " + words + ")");
            }
        }

        private static String is(LedgerFilter.Number number) {
            return "seq = " + number.seq() + (number.between() ? " and not in_session" : "");
        }

        private void when(Object value, String condition, String name) {
            if (value != null) {
                conditions.add(condition);
                values.put(name, value);
            }
        }

        Query narrowed() {
            when(filter.phase() == null ? null : filter.phase().name(), "phase = :phase", "phase");
            when(filter.light() == null ? null : filter.light().name(), LIGHT + " = :light", "light");
            return this;
        }

        String where() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        /** Who types a number finds that suggestion first. */
        String rows() {
            List<LedgerFilter.Number> numbers = filter.terms().stream()
                    .map(LedgerFilter.Number::of)
                    .filter(java.util.Objects::nonNull)
                    .toList();
            String first = numbers.size() == 1 ? "(" + is(numbers.get(0)) + ") desc nulls last, " : "";
            return "select row_to_json(r) from ledger_row r" + where() + " order by " + first
                    + filter.sort().orderBy(filter.down(), filter.session() != null);
        }

        JdbcClient.StatementSpec fetch(String sql) {
            JdbcClient.StatementSpec statement = jdbc.sql(sql).param("today", today);
            values.forEach(statement::param);
            return statement;
        }
    }
}
