package org.jianyi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jianyi.PostgresForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = PostgresForTests.class,
        webEnvironment = WebEnvironment.NONE,
        properties = "spring.jpa.hibernate.ddl-auto=validate")
class AuditTrailTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    @Autowired
    private AuditTrail trail;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private DataSource dataSource;

    @Test
    void everyActLeavesALineInTheOrderOfEntry() {
        record("J2025-0011", "交办", null, null, "交由水利站办理");
        record("J2025-0011", "更正", "{\"category\": \"其他\"}", "{\"category\": \"农田水利\"}", null);
        record("J2025-0012", "交办", null, null, null);

        List<AuditLine> lines = trail.forSuggestion("J2025-0011");
        assertThat(lines).extracting(AuditLine::act).containsExactly("交办", "更正");
        AuditLine corrected = lines.get(1);
        assertThat(corrected.before()).contains("其他");
        assertThat(corrected.after()).contains("农田水利");
        assertThat(corrected.actorId()).isEqualTo("wang");
        assertThat(corrected.actorName()).isEqualTo("王文书");
        assertThat(corrected.onBehalfOf()).isEqualTo("李站长");
        assertThat(corrected.day()).isEqualTo("2025-03-01");
        assertThat(corrected.at()).isEqualTo(PostgresForTests.NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_line set act = 'x'", "delete from audit_line", "truncate audit_line"})
    void theDatabaseRefusesToChangeALine(String sql) {
        record("J2025-0013", "交办", null, null, null);
        assertThatThrownBy(() -> new JdbcTemplate(dataSource).execute(sql)).hasMessageContaining("only ever added to");
        assertThat(trail.forSuggestion("J2025-0013")).extracting(AuditLine::act).contains("交办");
    }

    @Test
    void aLineIsNeverWrittenApartFromItsAct() {
        assertThatThrownBy(() -> trail.record("J2025-0014", "wang", "王文书", null, "交办", DAY, null))
                .isInstanceOf(IllegalTransactionStateException.class);
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            trail.record("J2025-0014", "wang", "王文书", null, "交办", DAY, null);
            transaction.setRollbackOnly();
        });
        assertThat(trail.forSuggestion("J2025-0014")).isEmpty();
    }

    private void record(String suggestionId, String word, String before, String after, String detail) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(transaction ->
                        trail.record(suggestionId, "wang", "王文书", "李站长", word, DAY, before, after, detail));
    }
}
