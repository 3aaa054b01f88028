package org.jianyi.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jianyi.Refusal;
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
        LedgerQuery query = new LedgerQuery(filter, actor, today).placed();
        return new Totals(query.fetch(
                        jdbc,
                        "select phase, " + filter.basis().light()
                                + " as light, facts | case when legal_due < :today and facts & "
                                + Fact.ASSIGNED.bit() + " <> 0 then " + Fact.DUE.bit()
                                + " else 0 end as facts, count(*), sum(shares) as shares, sum(extended) as extended"
                                + " from ledger_row" + query.where() + " group by 1, 2, 3")
                .query(Totals.Group.class)
                .list());
    }

    public long count(LedgerFilter filter, Actor actor, LocalDate today) {
        LedgerQuery query = new LedgerQuery(filter, actor, today).placed().narrowed();
        return query.fetch(jdbc, "select count(*) from ledger_row" + query.where())
                .query(Long.class)
                .single();
    }

    /** @param offset how many rows come before */
    public List<LedgerRow> rows(LedgerFilter filter, Actor actor, LocalDate today, long offset, int limit) {
        return rows(new LedgerQuery(filter, actor, today).placed().narrowed(), offset, limit);
    }

    List<LedgerRow> rows(LedgerQuery query, long offset, int limit) {
        return query.fetch(jdbc, query.page(offset, limit))
                .query((row, n) -> read(row.getString(1)))
                .list();
    }

    /** All rows, a few at a time; the caller holds the transaction open and closes the stream. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Stream<LedgerRow> all(LedgerFilter filter, Actor actor, LocalDate today) {
        LedgerQuery query = new LedgerQuery(filter, actor, today).placed().narrowed();
        return query.fetch(jdbc, query.rows()).query((row, n) -> read(row.getString(1))).stream();
    }

    private LedgerRow read(String json) {
        try {
            return mapper.readValue(json, LedgerRow.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
