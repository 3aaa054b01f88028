package org.jianyi.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code SHA256SUMS}, as {@code sha256sum --check} reads it: one line for each of the other files of a folder. Written last. */
final class Checksums {

    static final String FILE = "SHA256SUMS";

    private Checksums() {}

    /** Sums the files up and has the disk keep them before it returns. */
    static void write(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String name : names(folder)) {
            lines.append(sum(folder.resolve(name))).append("  ").append(name).append('\n');
            keep(folder.resolve(name));
        }
        OwnFiles.write(folder.resolve(FILE), lines.toString());
        keep(folder.resolve(FILE));
    }

    /** Whether every file is there as it was written, and no other. */
    static boolean hold(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(FILE));
        Set<String> listed = lines.stream()
                .map(line -> line.replaceFirst("^[0-9a-f]{64}  ", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!listed.equals(names(folder))) {
            return false;
        }
        for (String line : lines) {
            String name = line.substring(66);
            if (!line.startsWith(sum(folder.resolve(name)))) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(FILE))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String sum(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keep(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
