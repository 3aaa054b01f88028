package org.jianyi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.jianyi.database.EmbeddedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a broken-off filling left is thrown away; a finished demo and a real town never are. */
class HalfFilledTest {

    @TempDir
    static Path folder;

    static EmbeddedServer server;
    static DriverManagerDataSource dataSource;

    @BeforeAll
    static void migrate() {
        server = EmbeddedServer.open(folder);
        dataSource = new DriverManagerDataSource(server.url(), server.user(), server.password());
        start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void onlyAHalfFilledDemoIsThrownAway() {
        database().sql("insert into category values ('只是一半', 99)").update();
        start();
        assertThat(categories()).as("without a mark").isEqualTo(1);

        mark(FillTown.FILLED);
        start();
        assertThat(categories()).as("a finished demo").isEqualTo(1);

        mark(FillTown.FILLING);
        start();
        assertThat(categories()).as("a half-filled demo").isZero();
        assertThat(database()
                        .sql("select count(*) from act_ge_property where name_ = 'jianyi.demo'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void start() {
        new HalfFilled().migrate(Flyway.configure().dataSource(dataSource).load());
    }

    private static void mark(String mark) {
        database()
                .sql("delete from act_ge_property where name_ = 'jianyi.demo'")
                .update();
        database()
                .sql("insert into act_ge_property values ('jianyi.demo', ?, 1)")
                .param(mark)
                .update();
    }

    private static long categories() {
        return database()
                .sql("select count(*) from category where name = '只是一半'")
                .query(Long.class)
                .single();
    }

    private static JdbcClient database() {
        return JdbcClient.create(dataSource);
    }
}
