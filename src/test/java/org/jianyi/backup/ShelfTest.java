package org.jianyi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.jianyi.backup.Contents.Kind;
import org.jianyi.database.BackupFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept, what is removed, and what is not taken for a backup; the database is a stand-in. */
class ShelfTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-04-08T12:30:00+08:00");

    @TempDir
    Path folder;

    private final StandIn database = new StandIn();

    @Test
    void aFullDiskLeavesNothingHalfWrittenAndTheEarlierBackups() throws IOException {
        Backup earlier = shelf().add(database);
        database.made = NOON.plusDays(1);
        database.failure = new SQLException("could not write file: No space left on device", "53100");

        assertThatThrownBy(() -> shelf().add(database))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("磁盘空间不够")
                .hasMessageContaining("JIANYI_BACKUP_FOLDER");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(earlier.folder());
        }
        earlier.requireWhole();
    }

    @Test
    void aDiskThatWouldBeFullAfterwardsIsNotFilled() {
        database.size = Long.MAX_VALUE;

        assertThatThrownBy(() -> shelf().add(database))
                .hasMessageContaining("磁盘空间不够")
                .hasMessageContaining("只剩");

        assertThat(database.copied).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new Shelf(file.resolve("backups")).add(database))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("写不进去")
                .hasMessageContaining("file/backups");
    }

    @Test
    void oldBackupsGoOnlyWhenThereIsANewerOne() {
        Backup first = shelf().add(database);
        shelf().removeOlder(30);
        assertThat(shelf().all()).as("the last one stays however old it is").containsExactly(first);

        database.made = NOON.plusDays(20);
        Backup second = shelf().add(database);
        shelf().removeOlder(30);
        assertThat(shelf().all()).containsExactly(second, first);

        database.made = NOON.plusDays(31);
        Backup third = shelf().add(database);
        shelf().removeOlder(30);
        assertThat(shelf().all()).containsExactly(third, second);
    }

    @ParameterizedTest
    @CsvSource({
        // last made, now, due
        "          , 2026-04-08T09:00, true",
        "2026-04-07T12:31, 2026-04-08T12:29, false",
        "2026-04-07T12:31, 2026-04-08T12:30, true",
        "2026-04-05T12:31, 2026-04-08T09:00, true",
        "2026-04-08T08:00, 2026-04-08T12:40, true",
        "2026-04-08T12:40, 2026-04-08T23:00, false"
    })
    void oncePlannedTimeHasPassedOneIsDueAlsoWhenTheMachineWasOff(LocalDateTime last, LocalDateTime now, boolean due) {
        if (last != null) {
            database.made = last.atZone(Contents.TOWN).toOffsetDateTime();
            shelf().add(database);
        }
        Clock clock = Clock.fixed(now.atZone(Contents.TOWN).toInstant(), Contents.TOWN);
        BackupSettings settings = new BackupSettings(true, LocalTime.of(12, 30), 30, null, null);

        assertThat(new Backups(database, shelf(), settings, clock).isDue()).isEqualTo(due);
    }

    @Test
    void whatIsNoBackupIsNotShownAndNotRestored() throws IOException {
        Files.createDirectories(folder.resolve("jianyi-20260101-000000"));

        assertThat(shelf().all()).isEmpty();
        assertThatThrownBy(() -> check(folder.resolve("jianyi-20260101-000000")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不是“建议办理”的备份");
    }

    @Test
    void aDamagedBackupIsRefused() throws IOException {
        assertDamaged(copy -> Files.writeString(copy.resolve("copy"), "数据丨"));
        assertDamaged(copy -> Files.writeString(copy.resolve("copy"), "数"));
        assertDamaged(copy -> Files.delete(copy.resolve("copy")));
        assertDamaged(copy -> Files.writeString(copy.resolve("more"), ""));
        assertDamaged(copy -> Files.writeString(copy.resolve(Checksums.FILE), ""));
        assertDamaged(copy -> Files.writeString(copy.resolve("backup.json"), "{"));
        assertDamaged(copy -> Files.writeString(copy.resolve("backup.json"), " ", StandardOpenOption.APPEND));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"jianyi\"        | \"other\"      | 别的软件",
                "\"format\" : 1    | \"format\" : 2 | 更新版本",
                "\"schema\" : \"1\"| \"schema\" : \"9999\" | 更新版本",
                "\"EMBEDDED\"      | \"OUTSIDE\"    | 外部数据库"
            })
    void aForeignBackupIsRefused(String ours, String theirs, String reason) throws IOException {
        Backup backup = shelf().add(database);
        Path file = backup.folder().resolve("backup.json");
        assertThat(Files.readString(file)).contains(ours);
        Files.writeString(file, Files.readString(file).replace(ours, theirs));
        Forged.sumUp(backup.folder());

        assertThatThrownBy(() -> check(backup.folder()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
    }

    @Test
    void theFilesOfAnotherMajorVersionOfPostgresAreRefused() {
        EmbeddedDatabase embedded = new EmbeddedDatabase(folder.resolve("data"));

        assertThatThrownBy(() ->
                        embedded.requireRestorable(Contents.of(Kind.EMBEDDED, new BackupFacts(NOON, 18, "1", null))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("PostgreSQL 18");
    }

    private interface Damage {
        void to(Path copy) throws IOException;
    }

    private void assertDamaged(Damage damage) throws IOException {
        Backup backup = shelf().add(database);
        damage.to(backup.folder());
        assertThatThrownBy(() -> check(backup.folder()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已损坏或不完整");
        OwnFiles.discard(backup.folder());
    }

    private void check(Path backup) throws IOException, SQLException {
        new Restoration(database).check(backup);
    }

    private Shelf shelf() {
        return new Shelf(folder);
    }

    /** Something to copy that is there at once, and fails when it is told to. */
    private static final class StandIn implements Database {

        OffsetDateTime made = NOON;
        SQLException failure;
        long size;
        boolean copied;

        @Override
        public Kind kind() {
            return Kind.EMBEDDED;
        }

        @Override
        public String place() {
            return "这里";
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public Contents copyTo(Path folder) throws IOException, SQLException {
            copied = true;
            Files.writeString(folder.resolve("copy"), "数据");
            if (failure != null) {
                throw failure;
            }
            return Contents.of(Kind.EMBEDDED, new BackupFacts(made, 17, "1", null));
        }

        @Override
        public boolean hasData() {
            return true;
        }

        @Override
        public void requireRestorable(Contents contents) {}

        @Override
        public String replaceBy(Path copy) {
            return null;
        }

        @Override
        public List<String> earlierData() {
            return List.of();
        }

        @Override
        public void forgetEarlierData(LocalDateTime before) {}
    }
}
