package org.jianyi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.jianyi.process.TownHistory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The migrations make every table that the engine and the sessions need, on a server where we are no superuser. */
class MigrationTest {

    @TempDir
    static Path folder;

    static EmbeddedServer server;
    static DriverManagerDataSource dataSource;

    @BeforeAll
    static void migrate() {
        server = EmbeddedServer.open(folder);
        dataSource = new DriverManagerDataSource(server.url(), server.user(), server.password());
        Flyway.configure().dataSource(dataSource).target("6").load().migrate();
        begunWithTheFullHistory();
        Flyway.configure().dataSource(dataSource).target("27").load().migrate();
        rulesWereKept();
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    private static void begunWithTheFullHistory() {
        JdbcClient.create(dataSource)
                .sql("insert into act_ge_property (name_, value_, rev_) values ('historyLevel', '3', 1)")
                .update();
    }

    private static void rulesWereKept() {
        JdbcClient.create(dataSource).sql("""
                        insert into rule_version (name, since, profile, kept_at, kept_by, kept_by_name)
                        values ('标准规则', '2024-01-01', '{"replyMonths": 3}', now(), 'admin', '管理员')""").update();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    /** Fails when the engine's version goes up and nobody added its upgrade script as a new migration. */
    @Test
    void theEngineAcceptsItsTablesAndItsHistoryWithoutChangingThem() {
        StandaloneProcessEngineConfiguration engine = new StandaloneProcessEngineConfiguration();
        engine.setProcessEngineName("migration");
        engine.setDataSource(dataSource);
        engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        engine.setCustomHistoryLevels(List.of(new TownHistory()));
        engine.setHistory(TownHistory.NAME);
        engine.setJobExecutorActivate(false);

        ProcessEngine started = engine.buildProcessEngine();

        assertThat(started.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
        started.close();
    }

    @Test
    void rulesThatWereKeptBeforeSayHowSoonAnOrderIsSignedAndAreGuardedAsEver() {
        JdbcClient database = JdbcClient.create(dataSource);
        assertThat(database.sql("select profile ->> 'supervisionDays' from rule_version")
                        .query(String.class)
                        .single())
                .isEqualTo("3");
        assertThatThrownBy(() ->
                        database.sql("update rule_version set name = '别的'").update())
                .hasMessageContaining("rule_version");
    }

    @Test
    void sessionsHaveTheirTables() {
        JdbcClient database = JdbcClient.create(dataSource);
        assertThatCode(() -> database.sql("select count(*) from spring_session")
                        .query(Long.class)
                        .single())
                .doesNotThrowAnyException();
        assertThatCode(() -> database.sql("select count(*) from spring_session_attributes")
                        .query(Long.class)
                        .single())
                .doesNotThrowAnyException();
    }
}
