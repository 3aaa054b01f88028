package org.jianyi.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The database's files as PostgreSQL packs them for a base backup. */
final class BaseArchive {

    private BaseArchive() {}

    /**
     * Unpacks into a folder that does not exist yet, everything for its owner only.
     *
     * @throws IOException when the archive is damaged, leads out of the folder or holds anything but files and folders
     */
    static void unpack(Path archive, Path folder) throws IOException {
        DataFolder.ownFolder(folder);
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream entries = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path place = folder.resolve(entry.getName()).normalize();
                if (!place.startsWith(folder) || !(entry.isDirectory() || entry.isFile()) || isLink(entry)) {
                    throw new IOException("备份里有不该有的内容：" + entry.getName());
                }
                if (entry.isDirectory()) {
                    DataFolder.ownFolder(place);
                } else {
                    DataFolder.ownFile(place);
                    try (var out = Files.newOutputStream(place)) {
                        entries.transferTo(out);
                    }
                }
            }
        }
    }

    private static boolean isLink(TarArchiveEntry entry) {
        return entry.isSymbolicLink() || entry.isLink();
    }
}
