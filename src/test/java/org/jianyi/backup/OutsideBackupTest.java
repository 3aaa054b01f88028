package org.jianyi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL of the town's own, with this machine's pg_dump and pg_restore. Skipped where Debian's server is not installed. */
class OutsideBackupTest {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String PASSWORD = "Fengtang-2026";

    @TempDir
    static Path folder;

    static Path programs;
    static int port;

    @BeforeAll
    static void start() throws Exception {
        programs = programs().orElse(null);
        if (programs == null) {
            System.out.println("[backup] OutsideBackupTest is SKIPPED: no PostgreSQL server in " + INSTALLED);
        }
        Assumptions.assumeTrue(programs != null);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        run("initdb", "-D", cluster(), "-U", "postgres", "--auth=scram-sha-256", "--pwfile=" + password, "-E", "UTF8");
        run(
                "pg_ctl",
                "-D",
                cluster(),
                "-w",
                "-l",
                folder + "/log",
                "-o",
                "-p " + port + " -k '' -h localhost",
                "start");
        execute("postgres", "postgres", "create role jianyi login password '" + PASSWORD + "'");
        execute("postgres", "postgres", "create database jianyi owner jianyi");
        jianyi("create table flyway_schema_history (installed_rank int, version varchar, success boolean)");
        jianyi("insert into flyway_schema_history values (1, '1', true)");
        jianyi("create table congress (town varchar, begins_on date)");
        jianyi("create table note (text text)");
    }

    @AfterAll
    static void stop() throws Exception {
        if (programs != null) {
            run("pg_ctl", "-D", cluster(), "-w", "-m", "immediate", "stop");
        }
    }

    @Test
    void whatWasDumpedComesBackAndTheEarlierTablesAreKept() throws Exception {
        jianyi("delete from note", "insert into note values ('修桥')");
        Backup backup = new Shelf(folder.resolve("backups")).add(database(programs));
        jianyi("insert into note values ('修路')", "create table made_later (text text)");

        for (int time = 1; time <= 2; time++) {
            Restoration restoration = new Restoration(database(programs));
            String earlier = restoration.restore(restoration.check(backup.folder()));

            assertThat(notes("public")).containsExactly("修桥");
            assertThat(earlier).startsWith("模式 before_restore_");
            assertThat(notes(earlier.substring(3))).hasSize(3 - time);
            TimeUnit.MILLISECONDS.sleep(1_100); // the name of the next one is of another second
        }
        assertThat(new Shelf(folder.resolve("again")).add(database(programs)).bytes())
                .as("as large as the first: without the earlier tables")
                .isCloseTo(backup.bytes(), org.assertj.core.data.Offset.offset(200L));
    }

    @Test
    void aDumpThatCannotBeReadChangesNothing() throws Exception {
        jianyi("delete from note", "insert into note values ('修桥')");
        Backup backup = new Shelf(folder.resolve("broken")).add(database(programs));
        Path dump = backup.folder().resolve("database.dump");
        byte[] whole = Files.readAllBytes(dump);
        Files.write(dump, java.util.Arrays.copyOf(whole, whole.length - 60));
        Forged.sumUp(backup.folder());
        Restoration restoration = new Restoration(database(programs));

        assertThatThrownBy(() -> restoration.restore(restoration.check(backup.folder())))
                .hasMessageContaining("原来的数据没有改动");

        assertThat(notes("public")).containsExactly("修桥");
    }

    @Test
    void whileSomebodyIsConnectedNothingIsRestored() throws Exception {
        Backup backup = new Shelf(folder.resolve("busy")).add(database(programs));
        try (Connection somebody = connect("jianyi", "jianyi")) {
            assertThatThrownBy(() -> new Restoration(database(programs)).check(backup.folder()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("1 个连接");
        }
    }

    @Test
    void withoutThePostgresqlClientItSaysWhatToInstall() {
        assertThatThrownBy(() -> new Shelf(folder.resolve("none")).add(database(folder)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("PostgreSQL 客户端")
                .hasMessageContaining("JIANYI_BACKUP_PROGRAMS");
        assertThat(folder.resolve("none")).isEmptyDirectory();
    }

    private static Database database(Path programs) {
        return new OutsideDatabase(url("jianyi"), "jianyi", PASSWORD, programs);
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin ->
                            Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("pg_dump")))
                    .max(Comparator.naturalOrder());
        }
    }

    /** PostgreSQL does not serve as root; in a user namespace root is nobody. */
    private static void run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(folder, program, ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    private static void jianyi(String... statements) throws SQLException {
        execute("jianyi", "jianyi", statements);
    }

    private static void execute(String user, String database, String... statements) throws SQLException {
        try (Connection connection = connect(user, database)) {
            for (String each : statements) {
                connection.createStatement().execute(each);
            }
        }
    }

    private static List<String> notes(String schema) throws SQLException {
        try (Connection connection = connect("jianyi", "jianyi");
                ResultSet rows = connection.createStatement().executeQuery("select text from " + schema + ".note")) {
            List<String> notes = new ArrayList<>();
            while (rows.next()) {
                notes.add(rows.getString(1));
            }
            return notes;
        }
    }

    private static Connection connect(String user, String database) throws SQLException {
        return DriverManager.getConnection(url(database), user, PASSWORD);
    }

    private static String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private static String cluster() {
        return folder.resolve("cluster").toString();
    }
}
