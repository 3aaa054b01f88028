package org.jianyi.backup;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.util.FileSystemUtils;

/** Files and folders that nobody but their owner can read; on Windows, whom the folder above lets in. */
final class OwnFiles {

    private OwnFiles() {}

    static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        restrict(file, "rw-------");
    }

    /** Creates the folder if it is missing; one that is there stays as open as it is. */
    static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
        }
    }

    static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
        restrict(to, "rw-------");
    }

    /** Deletes as far as that is possible. */
    static void discard(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(OwnFiles.class).warn("{} could not be deleted", folder, e);
        }
    }

    private static void restrict(Path file, String permissions) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }
}
