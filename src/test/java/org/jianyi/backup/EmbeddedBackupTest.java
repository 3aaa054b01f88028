package org.jianyi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jianyi.JianyiApplication;
import org.jianyi.Refusal;
import org.jianyi.database.EarlierData;
import org.jianyi.database.EmbeddedServer;
import org.jianyi.database.OtherJvm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One embedded database, backed up while it runs and put back when it does not. Each test goes on from the one before. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedBackupTest {

    @TempDir
    static Path folder;

    static EmbeddedServer server;
    static Backup backup;

    @BeforeAll
    static void begin() {
        server = EmbeddedServer.open(data());
        JdbcClient database = database(server);
        database.sql("create table flyway_schema_history (installed_rank int, version varchar, success boolean)")
                .update();
        database.sql("insert into flyway_schema_history values (1, '1', true), (2, '2', true), (3, '9', false)")
                .update();
        database.sql("create table congress (town varchar, begins_on date)").update();
        database.sql("insert into congress values ('旧镇', '2016-11-01'), ('枫塘镇', '2021-12-01')")
                .update();
        database.sql("create table note (text text)").update();
        database.sql("insert into note values ('修桥')").update();
    }

    @AfterAll
    static void end() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void aBackupOfTheRunningDatabaseIsWholeAndItsOwnersOnly() throws Exception {
        backup = shelf().add(new EmbeddedDatabase(data()));

        backup.requireWhole();
        assertThat(backup.contents().postgres()).isEqualTo(17);
        assertThat(backup.contents().schema()).isEqualTo("2");
        assertThat(backup.contents().town()).isEqualTo("枫塘镇");
        assertThat(shelf().all()).containsExactly(backup);
        assertThat(backup.bytes()).isGreaterThan(1_000_000);
        assertThat(permissions(backup.folder())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(backup.folder())) {
            assertThat(files.toList())
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder(
                            "base.tar.gz", "backup_manifest", "password", "backup.json", "SHA256SUMS");
        }
        try (Stream<Path> files = Files.list(backup.folder())) {
            assertThat(files.toList()).allMatch(file -> permissions(file).equals("rw-------"));
        }
        try (Stream<Path> files = Files.list(shelf().folder())) {
            assertThat(files).as("nothing half-done").containsExactly(backup.folder());
        }
    }

    @Test
    @Order(2)
    void whileTheProductRunsNothingIsRestored() {
        assertThatThrownBy(() -> new Restoration(new EmbeddedDatabase(data())).check(backup.folder()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("正在运行");
    }

    @Test
    @Order(3)
    void theCommandBacksUpWhatAnotherProcessWorksOn() throws Exception {
        Path other = folder.resolve("on another disk");

        try (OtherJvm command = command("backup", other.toString())) {
            assertThat(command.exitCode()).as(command.output()).isZero();
            assertThat(command.output()).contains("备份完成").doesNotContain("INFO").doesNotContain("WARN");
        }

        assertThat(new Shelf(other).all()).hasSize(1);
    }

    @Test
    @Order(4)
    void theCommandAsksBeforeItOverwrites() throws Exception {
        database(server).sql("insert into note values ('修路')").update();
        server.close();
        server = null;

        try (OtherJvm command = command("restore", backup.folder().toString())) {
            assertThat(command.exitCode()).isEqualTo(1);
            assertThat(command.output())
                    .contains("这是枫塘镇的备份。备份时间：", "校验无误")
                    .contains("已经有数据")
                    .contains("--overwrite");
        }

        assertThat(EarlierData.in(data())).isEmpty();
    }

    @Test
    @Order(5)
    void theCommandRestoresAndKeepsWhatWasThere() throws Exception {
        try (OtherJvm command = command("restore", backup.folder().toString(), "--overwrite")) {
            assertThat(command.exitCode()).as(command.output()).isZero();
            assertThat(command.output()).contains("恢复完成").contains("恢复前的数据保留在");
        }

        server = EmbeddedServer.open(data());
        assertThat(notes()).containsExactly("修桥");
        assertThat(EarlierData.in(data())).hasSize(1);
        server.close();
    }

    @Test
    @Order(6)
    void aBreakBetweenTheTwoMovesGivesTheEarlierDataBack() throws Exception {
        Files.move(data().resolve("postgres"), folder.resolve("lost"));

        server = EmbeddedServer.open(data());

        assertThat(notes()).containsExactly("修桥", "修路");
        assertThat(EarlierData.in(data())).isEmpty();
        server.close();
    }

    @Test
    @Order(7)
    void anArchiveThatLeadsOutOfItsFolderChangesNothing() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        for (String way : List.of("../../password", elsewhere.toString(), "link")) {
            Path copy = Forged.copy(backup.folder(), folder.resolve("forged"));
            Forged.archive(copy.resolve("base.tar.gz"), way);
            Forged.sumUp(copy);

            assertThatThrownBy(() -> restore(copy))
                    .hasMessageContaining("恢复没有成功，原来的数据没有改动")
                    .hasMessageContaining(way);

            assertUntouched();
            assertThat(elsewhere).doesNotExist();
        }
    }

    @Test
    @Order(8)
    void aCopyThatDoesNotStartChangesNothing() throws Exception {
        Path copy = Forged.copy(backup.folder(), folder.resolve("hollow"));
        Forged.archive(copy.resolve("base.tar.gz"), "nothing");
        Forged.sumUp(copy);

        assertThatThrownBy(() -> restore(copy)).hasMessageContaining("恢复没有成功，原来的数据没有改动");

        assertUntouched();
    }

    @Test
    @Order(9)
    void intoAFreshFolderItComesWithThePasswordOfItsTime() throws Exception {
        Path fresh = folder.resolve("fresh");
        Forged.withProgramsOf(data(), fresh);

        Restoration restoration = new Restoration(new EmbeddedDatabase(fresh));
        String earlier = restoration.restore(restoration.check(backup.folder()));

        assertThat(earlier).isNull();
        assertThat(Files.readString(fresh.resolve("password")))
                .isEqualTo(Files.readString(backup.folder().resolve("password")));
        assertThat(permissions(fresh.resolve("password"))).isEqualTo("rw-------");
        server = EmbeddedServer.open(fresh);
        assertThat(notes()).containsExactly("修桥");
    }

    private static void restore(Path copy) throws Exception {
        Restoration restoration = new Restoration(new EmbeddedDatabase(data()));
        restoration.restore(restoration.check(copy));
    }

    private static void assertUntouched() throws IOException {
        assertThat(data().resolve("postgres/PG_VERSION")).exists();
        assertThat(data().resolve("postgres.restored")).doesNotExist();
        assertThat(EarlierData.in(data())).isEmpty();
        assertThat(Files.readString(data().resolve("password"))).isNotEqualTo("changed");
    }

    private static OtherJvm command(String... words) throws IOException {
        String[] arguments = Stream.concat(Stream.of(words), Stream.of("--jianyi.data=" + data()))
                .toArray(String[]::new);
        return OtherJvm.start(JianyiApplication.class, arguments);
    }

    private static Shelf shelf() {
        return new Shelf(folder.resolve("backups"));
    }

    private static Path data() {
        return folder.resolve("data");
    }

    private static List<String> notes() {
        return database(server)
                .sql("select text from note order by text collate \"zh-x-icu\" desc")
                .query(String.class)
                .list();
    }

    private static JdbcClient database(EmbeddedServer server) {
        return JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password()));
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
