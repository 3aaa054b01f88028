package org.jianyi.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.springframework.util.FileSystemUtils;

/** Backups that somebody tampered with, checksums included. */
final class Forged {

    private Forged() {}

    static Path copy(Path backup, Path to) throws IOException {
        FileSystemUtils.deleteRecursively(to);
        FileSystemUtils.copyRecursively(backup, to);
        return to;
    }

    /** An archive with one entry: a file of that name, or for "link" a link out of the folder. */
    static void archive(Path file, String name) throws IOException {
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            byte[] content = "changed".getBytes(StandardCharsets.UTF_8);
            boolean link = name.equals("link");
            TarArchiveEntry entry = link
                    ? new TarArchiveEntry(name, TarConstants.LF_SYMLINK)
                    : new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
            entry.setLinkName(link ? "/etc" : "");
            entry.setSize(link ? 0 : content.length);
            tar.putArchiveEntry(entry);
            if (!link) {
                tar.write(content);
            }
            tar.closeArchiveEntry();
        }
    }

    static void sumUp(Path backup) throws IOException {
        Files.delete(backup.resolve(Checksums.FILE));
        Checksums.write(backup);
    }

    /** Unpacking the server's programs anew takes longer than the rest. */
    static void withProgramsOf(Path data, Path fresh) throws IOException {
        Files.createDirectories(fresh);
        Files.createSymbolicLink(fresh.resolve("server"), data.resolve("server"));
    }
}
