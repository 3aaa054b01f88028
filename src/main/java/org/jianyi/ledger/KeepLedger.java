package org.jianyi.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.persistence.EntityManager;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.audit.AuditLine;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Rules;
import org.jianyi.deadline.WorkCalendar;
import org.jianyi.rulebook.DatesRecomputed;
import org.jianyi.suggestion.SuggestionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the ledger's rows in step with the cases: whatever was done on a suggestion left a line in the audit trail, and before that transaction
 * ends the suggestion's row is written anew, once. So the ledger and the cases never disagree.
 */
@Component
public class KeepLedger {

    /** Raised whenever rows are made otherwise than before, facts renumbered for example: the next start makes all anew. */
    private static final int FORM = 7;

    private static final Logger LOG = LoggerFactory.getLogger(KeepLedger.class);
    private static final int AT_ONCE = 500;
    private static final int LOCK = 0x6a696c65; // "jile"
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2040, 12, 31);

    /** Whoever writes a row waits for those who have written it and not yet committed, and only then reads. Of locks there are few enough for the server's table. */
    private static final String LOCKED = """
            select pg_advisory_xact_lock(:lock, hash)
            from (select distinct hashtext(id) & 1023 as hash from unnest(cast(:ids as text[])) as i(id) order by 1) as ordered""";

    /** Rows in which somebody or something bears another name than in the roster. */
    private static final String RENAMED = """
            select r.suggestion_id from ledger_row r join suggestion s on s.id = r.suggestion_id
                join congress_session t on t.id = s.session_id join deputy d on d.id = s.lead_id
            where r.lead <> d.name or r.session_opens <> t.opens_on or r.session_label <> regexp_replace(t.name, '^.*人大', '')
            union
            select r.suggestion_id from ledger_row r join suggestion s on s.id = r.suggestion_id
                join cosigning c on c.suggestion_id = s.id and c.text_version = s.text_version and c.state in ('CONFIRMED', 'ON_PAPER')
                join deputy d on d.id = c.deputy_id
            where not d.name = any (string_to_array(r.cosigners, '、'))
            union
            select r.suggestion_id from ledger_row r, unnest(r.unit_codes, r.unit_names) as shown(code, name) join unit u using (code)
            where u.name <> shown.name""";

    private final LedgerRows rows;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectMapper mapper;
    private final LegalClock legalClock;
    private final Rules rules;
    private final String write;

    KeepLedger(
            LedgerRows rows,
            EntityManager entities,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ObjectMapper mapper,
            LegalClock legalClock,
            Rules rules) {
        this.rows = rows;
        this.entities = entities;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.mapper = inColumns(mapper);
        this.legalClock = legalClock;
        this.rules = rules;
        this.write = writing();
    }

    /** Rows and columns bear the same names, each in its own spelling. */
    static ObjectMapper inColumns(ObjectMapper mapper) {
        return mapper.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    private static String writing() {
        List<String> columns = Arrays.stream(LedgerRow.class.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(name))
                .toList();
        UnaryOperator<String> of =
                table -> columns.stream().map(column -> table + column).collect(Collectors.joining(", "));
        return "insert into ledger_row as r (" + of.apply("") + ") select " + of.apply("")
                + " from jsonb_populate_recordset(null::ledger_row, cast(:rows as jsonb))"
                + " on conflict (suggestion_id) do update set (" + of.apply("") + ") = row(" + of.apply("excluded.")
                + ")"
                + " where (" + of.apply("r.") + ") is distinct from (" + of.apply("excluded.") + ")";
    }

    /** Something was done: remembered until the transaction is about to end, which may be after more has been done. */
    @EventListener
    void remember(AuditLine line) {
        Touched touched = (Touched) TransactionSynchronizationManager.getResource(this);
        if (touched == null) {
            touched = new Touched();
            TransactionSynchronizationManager.registerSynchronization(touched);
            touched.resume();
        }
        if (line.suggestionId() == null) {
            touched.roster = true;
        } else {
            touched.ids.add(line.suggestionId());
        }
    }

    /** Bound to its transaction, where it is found at once: to look it up among all that is to be done before the commit takes long when thousands of lines come in. */
    private final class Touched implements TransactionSynchronization {

        private final Set<String> ids = new TreeSet<>();
        private boolean roster;

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(KeepLedger.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(KeepLedger.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(KeepLedger.this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            // Whatever the transaction has yet to lock, it locks before it waits for others here.
            entities.flush();
            if (roster) {
                ids.addAll(jdbc.sql(RENAMED).query(String.class).list());
            }
            write(ids);
        }
    }

    /** What is in memory is put aside: another transaction may have changed it while this one waited. */
    private void write(Collection<String> ids) {
        jdbc.sql(LOCKED)
                .param("lock", LOCK)
                .param("ids", ids.toArray(String[]::new))
                .query()
                .listOfRows();
        entities.clear();
        List<LedgerRow> fresh = rows.of(ids.stream().map(SuggestionId::new).toList());
        try {
            jdbc.sql(write).param("rows", mapper.writeValueAsString(fresh)).update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes all rows anew when some are missing, or were made by other rules than those in force; quick when all is well. */
    public void catchUp() {
        boolean complete = jdbc.sql(
                        "select not exists (select from suggestion s where not exists (select from ledger_row where suggestion_id = s.id))")
                .query(Boolean.class)
                .single();
        boolean same = jdbc.sql("select made_by from ledger_form")
                .query(String.class)
                .optional()
                .filter(madeBy()::equals)
                .isPresent();
        if (!complete || !same) {
            writeAllAnew();
        }
    }

    /** Makes all rows anew from the cases, some hundred in each transaction; acts go on meanwhile. */
    public void writeAllAnew() {
        writeAnew("select id from suggestion order by id");
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from ledger_form").update();
            jdbc.sql("insert into ledger_form values (?)").param(madeBy()).update();
        });
        jdbc.sql("analyze ledger_row").update();
    }

    /** The same for cases that still run, when what their dates are counted by has changed. */
    @EventListener(DatesRecomputed.class)
    public void writeOpenOnesAnew() {
        writeAnew("select id from suggestion where closed_on is null order by id");
    }

    private void writeAnew(String which) {
        List<String> ids = jdbc.sql(which).query(String.class).list();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            transaction.executeWithoutResult(status -> {
                entities.flush();
                write(some);
            });
        }
        LOG.info("{} rows of the ledger made anew", ids.size());
    }

    /** Our own form, the town's periods, and the days that are worked. */
    private String madeBy() {
        return Objects.requireNonNull(transaction.execute(status -> {
            WorkCalendar calendar = legalClock.calendar();
            return FORM + " " + everyDay(rules::on).distinct().toList().hashCode() + " "
                    + everyDay(calendar::isWorkingDay).toList().hashCode();
        }));
    }

    private static <T> Stream<T> everyDay(Function<LocalDate, T> fact) {
        return Stream.iterate(FIRST_DAY, day -> !day.isAfter(LAST_DAY), day -> day.plusDays(1))
                .map(fact);
    }
}
