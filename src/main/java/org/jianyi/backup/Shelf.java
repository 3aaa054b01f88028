package org.jianyi.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder in which backups are kept. What it shows is whole: a backup gets its name only when it is finished. */
class Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final String HALF = ".half-";
    private static final String DISK_FULL = "53100";

    private final Path folder;

    Shelf(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path folder() {
        return folder;
    }

    /** The newest first. What cannot be read as a backup is left out. */
    List<Backup> all() {
        List<Backup> found = new ArrayList<>();
        for (Path each : named("jianyi-")) {
            try {
                found.add(Backup.in(each));
            } catch (Refusal | UncheckedIOException unreadable) {
                LOG.warn("{} is no backup", each);
            }
        }
        found.sort(Comparator.comparing((Backup backup) -> backup.contents().made())
                .reversed());
        return found;
    }

    /** @throws Refusal with the reason; nothing is left behind then, and the earlier backups are untouched */
    Backup add(Database database) {
        Path half = null;
        try {
            OwnFiles.folder(folder);
            half = Files.createTempDirectory(folder, HALF);
            requireRoom(database.size());
            Contents contents = database.copyTo(half);
            Backup.describe(half, contents);
            Path place = folder.resolve(contents.name());
            Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
            LOG.info("backup {}", place);
            return Backup.in(place);
        } catch (IOException | SQLException | RuntimeException e) {
            if (half != null) {
                OwnFiles.discard(half);
            }
            throw refusal(e, half == null);
        }
    }

    /** Deletes those that are that much older than the newest, which itself stays however old it is; and what a break left half-done. */
    void removeOlder(int days) {
        List<Backup> all = all();
        if (all.isEmpty()) {
            return;
        }
        OffsetDateTime limit = all.get(0).contents().made().minusDays(days);
        all.stream()
                .filter(backup -> backup.contents().made().isBefore(limit))
                .forEach(backup -> OwnFiles.discard(backup.folder()));
        named(HALF).stream().filter(half -> isOlder(half, limit)).forEach(OwnFiles::discard);
    }

    private void requireRoom(long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes) {
            throw new NoRoom("（最多需要%s，只剩%s）".formatted(Sizes.of(bytes), Sizes.of(free)));
        }
    }

    private Refusal refusal(Exception e, boolean notEvenBegun) {
        if (e instanceof Refusal known) {
            return known;
        }
        Refusal refusal;
        if (isDiskFull(e)) {
            refusal = Refusal.conflict(
                    "备份没有成功：备份目录 %s 所在的磁盘空间不够%s。没有留下不完整的备份，以前的备份都在。请清理磁盘，或者把备份目录改到别的磁盘（JIANYI_BACKUP_FOLDER），再备份一次。"
                            .formatted(folder, e instanceof NoRoom ? e.getMessage() : ""));
        } else if (notEvenBegun) {
            refusal = Refusal.conflict(
                    "备份没有成功：备份目录 %s 建不了或写不进去。请检查目录的权限、磁盘是否接好，或者改用别的目录（JIANYI_BACKUP_FOLDER），再备份一次。".formatted(folder));
        } else {
            refusal = Refusal.conflict("备份没有成功。没有留下不完整的备份，以前的备份都在。原因：" + e.getMessage());
        }
        LOG.error(refusal.sentence(), e);
        return refusal;
    }

    private static boolean isDiskFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoRoom
                    || cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())
                    || String.valueOf(cause.getMessage())
                            .matches("(?s).*(No space left|设备上没有空间|磁盘空间不足|not enough space).*")) {
                return true;
            }
        }
        return false;
    }

    private List<Path> named(String beginning) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOlder(Path file, OffsetDateTime limit) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(limit.toInstant());
        } catch (IOException e) {
            return false;
        }
    }

    private static final class NoRoom extends IOException {

        NoRoom(String how) {
            super(how);
        }
    }
}
