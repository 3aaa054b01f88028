package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jianyi.OtherNode;
import org.jianyi.database.EmbeddedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How a real town starts: refused without an administrator, then with two nodes at once on the empty database. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstStartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    static Path folder;

    static EmbeddedServer server;
    static DriverManagerDataSource dataSource;
    static JdbcClient database;

    @BeforeAll
    static void anEmptyDatabase() {
        server = EmbeddedServer.open(folder);
        dataSource = new DriverManagerDataSource(server.url(), server.user(), server.password());
        database = JdbcClient.create(dataSource);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @Order(1)
    void withoutAnAdministratorItDoesNotStart() throws Exception {
        try (OtherNode node = OtherNode.start(server, Map.of())) {
            assertThat(node.awaitEnd(PATIENCE)).isNotZero();
            assertThat(node.output())
                    .contains("还没有系统管理员")
                    .contains("JIANYI_ADMIN_USER")
                    .contains("no administrator")
                    .doesNotContain("Tomcat started")
                    .doesNotContain("\tat org.jianyi");
        }
    }

    @Test
    @Order(2)
    void twoNodesMayStartAtOnceOnAnEmptyDatabase() throws Exception {
        database.sql("drop schema public cascade").update();
        database.sql("create schema public").update();
        Map<String, String> administrator = Map.of(
                "JIANYI_ADMIN_USER", "lingzh",
                "JIANYI_ADMIN_PASSWORD", "Xiao-Fengxi-88",
                "JIANYI_ADMIN_NAME", "凌子皓");
        List<OtherNode> nodes = new ArrayList<>();
        try {
            // Both come to the door while a third one is inside, and go in when it leaves.
            OneNodeAtATime.run(dataSource, () -> {
                nodes.add(start(administrator));
                nodes.add(start(administrator));
                awaitWaiting(2);
            });
            for (OtherNode node : nodes) {
                node.awaitStarted(PATIENCE);
                node.awaitWords("Starting up the JobExecutor", PATIENCE);
                assertThat(inOrder(node.output())).isTrue();
            }
        } finally {
            for (OtherNode node : nodes) {
                node.close();
            }
        }
        assertThat(count("select count(*) from act_re_deployment")).isEqualTo(1);
        assertThat(count("select count(*) from act_ru_filter"))
                .isPositive()
                .isEqualTo(count("select count(distinct name_) from act_ru_filter"));
        assertThat(count("select count(*) from act_id_group where id_ = 'presidium-office'"))
                .isEqualTo(1);
        assertThat(database.sql(
                                "select id_ || ' ' || first_ || last_ from act_id_user join act_id_membership on id_ = user_id_"
                                        + " where group_id_ = 'camunda-admin'")
                        .query(String.class)
                        .list())
                .containsExactly("lingzh 凌子皓");
        assertThat(count("select count(*) from act_id_user")).isEqualTo(1);
        assertThat(count("select count(*) from suggestion")).isZero();
        assertThat(count("select count(*) from deputy")).isZero();
    }

    private static OtherNode start(Map<String, String> environment) {
        try {
            return OtherNode.start(server, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitWaiting(int nodes) {
        Instant end = Instant.now().plus(PATIENCE);
        while (count("select count(*) from pg_locks where locktype = 'advisory' and not granted") < nodes) {
            assertThat(Instant.now()).as("nodes wait for each other").isBefore(end);
            LockSupport.parkNanos(200_000_000);
        }
    }

    /** Models first, then the port, then the job executor. */
    private static boolean inOrder(String output) {
        int deployed = output.indexOf("successfully deployed");
        int port = output.indexOf("Tomcat started");
        int jobs = output.indexOf("Starting up the JobExecutor");
        return deployed >= 0 && deployed < port && port < jobs;
    }

    private static long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
