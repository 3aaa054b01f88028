package org.jianyi.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server process that outlived the application, as it does when the JVM is killed. Only who holds the data folder may
 * look for one: then nobody works with it any more.
 */
final class LeftPostmaster {

    private static final Logger LOG = LoggerFactory.getLogger(LeftPostmaster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path pidFile;
    private final List<String> lines;

    private LeftPostmaster(Path pidFile, List<String> lines) {
        this.pidFile = pidFile;
        this.lines = lines;
    }

    /** Stops the server that still runs on these files, if there is one, and removes the mark of one that is gone. */
    static void stop(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            new LeftPostmaster(pidFile, Files.readAllLines(pidFile)).stop();
        }
    }

    private void stop() throws IOException {
        Optional<ProcessHandle> process = number(0).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        Optional<ProcessHandle> ours = process.filter(this::isOurs);
        if (ours.isPresent()) {
            LOG.warn("A database server of an earlier run is still there (process {}); stopping it.", lines.get(0));
            stop(ours.get());
            Files.deleteIfExists(pidFile);
        } else if (process.isEmpty() || process.filter(this::mayBeServer).isEmpty()) {
            // After a power cut the number may belong to any other program; PostgreSQL would take that for a server.
            Files.deleteIfExists(pidFile);
        }
    }

    private void stop(ProcessHandle postmaster) {
        List<ProcessHandle> family = postmaster.descendants().toList();
        postmaster.destroy();
        if (!isGone(postmaster)) {
            postmaster.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            isGone(postmaster);
        }
    }

    /** An ended process may stay in the table of processes, but its file is removed as the last thing it does. */
    private boolean isGone(ProcessHandle postmaster) {
        Instant end = Instant.now().plus(PATIENCE);
        while (postmaster.isAlive() && Files.exists(pidFile)) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private boolean isOurs(ProcessHandle process) {
        return isServerProgram(process) && (namesOurFolder(process) || startedWhenTheFileSays(process));
    }

    private boolean mayBeServer(ProcessHandle process) {
        return process.info().command().isPresent() ? isServerProgram(process) : answers();
    }

    private static boolean isServerProgram(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres") || command.endsWith("postgres.exe"))
                .orElse(false);
    }

    private boolean namesOurFolder(ProcessHandle process) {
        String cluster = pidFile.getParent().toString();
        return process.info().arguments().map(List::of).orElse(List.of()).contains(cluster);
    }

    private boolean startedWhenTheFileSays(ProcessHandle process) {
        Optional<Instant> written = number(2).map(Instant::ofEpochSecond);
        Optional<Instant> started = process.info().startInstant();
        return written.isPresent()
                && started.isPresent()
                && Duration.between(started.get(), written.get()).abs().toSeconds() < 10;
    }

    private boolean answers() {
        int port = number(3).map(Long::intValue).orElse(0);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** A line of postmaster.pid as a number: 0 process, 2 start in seconds since 1970, 3 port. */
    private Optional<Long> number(int line) {
        return lines.stream()
                .skip(line)
                .findFirst()
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }
}
