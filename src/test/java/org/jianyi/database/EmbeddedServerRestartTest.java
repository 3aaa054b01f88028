package org.jianyi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The life of one data folder: first start, restart, killed, power cut. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedServerRestartTest {

    @TempDir
    static Path folder;

    @Test
    @Order(1)
    void aFirstStartThatBrokeOffLeavesNothingInTheWay() throws Exception {
        Files.createDirectories(folder.resolve("postgres.new"));
        Files.writeString(folder.resolve("postgres.new/postgresql.conf"), "half");
        Files.writeString(folder.resolve("password"), "half");
        Files.createDirectories(folder.resolve("server/unpacked/PG-half/bin"));

        try (EmbeddedServer server = EmbeddedServer.open(folder)) {
            execute(server, "create table note (text text)", "insert into note values ('修桥')");
        }

        assertThat(folder.resolve("postgres.new")).doesNotExist();
        assertThat(folder.resolve("server/unpacked/PG-half")).doesNotExist();
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    @Order(2)
    void dataSurvivesARestart() throws Exception {
        String password = Files.readString(folder.resolve("password"));

        try (EmbeddedServer server = EmbeddedServer.open(folder)) {
            assertThat(note(server)).isEqualTo("修桥");
            assertThat(server.password()).isEqualTo(password);
        }
    }

    @Test
    @Order(3)
    void afterTheJvmWasKilledItStartsAgain() throws Exception {
        ProcessHandle postmaster;
        try (OtherJvm other = OtherJvm.start(HeldServer.class, folder.toString())) {
            other.awaitLine("open");
            assertThatThrownBy(() -> EmbeddedServer.open(folder)).isInstanceOf(DatabaseUnavailable.class);
            postmaster = postmaster();
            other.kill();
        }
        assertThat(postmaster.isAlive()).as("the server outlives its JVM").isTrue();

        try (EmbeddedServer server = EmbeddedServer.open(folder)) {
            assertThat(postmaster().pid()).isNotEqualTo(postmaster.pid());
            assertThat(note(server)).isEqualTo("修桥");
        }
    }

    @Test
    @Order(4)
    void aServerStoppedOnTerminationLeavesNoProcess() throws Exception {
        try (OtherJvm other = OtherJvm.start(HeldServer.class, folder.toString())) {
            other.awaitLine("open");
            other.terminate();
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    @Order(5)
    void afterAPowerCutTheNumberOfTheServerMayBelongToAnotherProgram() throws Exception {
        long other = ProcessHandle.current().pid();
        Files.writeString(
                folder.resolve("postgres/postmaster.pid"),
                "%d%n%s%n%d%n%d%n%n%n".formatted(other, folder.resolve("postgres"), 1_700_000_000, 5432));

        try (EmbeddedServer server = EmbeddedServer.open(folder)) {
            assertThat(note(server)).isEqualTo("修桥");
        }
    }

    @Test
    @Order(6)
    void withoutItsPasswordFileItSaysSo() throws IOException {
        Files.delete(folder.resolve("password"));

        assertThatThrownBy(() -> EmbeddedServer.open(folder))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("密码文件");
        assertThat(folder.resolve("postgres")).as("the data is left alone").isDirectory();
    }

    private static ProcessHandle postmaster() throws IOException {
        String pid =
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static void execute(EmbeddedServer server, String... statements) throws SQLException {
        try (Connection connection = connect(server)) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    private static String note(EmbeddedServer server) throws SQLException {
        try (Connection connection = connect(server);
                ResultSet rows = connection.createStatement().executeQuery("select text from note")) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static Connection connect(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }
}
