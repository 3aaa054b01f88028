package org.jianyi.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The database's files that a restored backup took the place of. They stay in the data folder under the time of that act. */
public final class EarlierData {

    /** Where the machine is, whatever its clock shows: the backups beside it are named in the same way. */
    static final ZoneId TOWN = ZoneId.of("Asia/Shanghai");

    static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'postgres.before-'yyyyMMdd-HHmmss");

    private EarlierData() {}

    /** The oldest first. */
    public static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("postgres.before-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what was put aside before that time. */
    public static void remove(Path folder, LocalDateTime before) throws IOException {
        for (Path earlier : in(folder)) {
            if (earlier.getFileName().toString().compareTo(NAME.format(before)) < 0) {
                FileSystemUtils.deleteRecursively(earlier);
            }
        }
    }
}
