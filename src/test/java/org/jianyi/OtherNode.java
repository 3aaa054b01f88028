package org.jianyi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianyi.database.EmbeddedServer;

/** The whole application in a Java process of its own, on a database that the test holds or one that it brings along. */
public final class OtherNode implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final Path output;

    private OtherNode(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param environment further variables, such as JIANYI_ADMIN_USER */
    public static OtherNode start(EmbeddedServer database, Map<String, String> environment, String... arguments)
            throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("SPRING_DATASOURCE_URL", database.url());
        all.put("SPRING_DATASOURCE_USERNAME", database.user());
        all.put("SPRING_DATASOURCE_PASSWORD", database.password());
        return start(all, arguments);
    }

    /** With a database of its own, in that folder. */
    public static OtherNode start(Path data, String... arguments) throws IOException {
        return start(Map.of("JIANYI_DATA", data.toString()), arguments);
    }

    private static OtherNode start(Map<String, String> environment, String... arguments) throws IOException {
        Path output = Files.createTempFile("other-node", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                JianyiApplication.class.getName(),
                "--server.port=0",
                "--logging.level.root=info"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new OtherNode(builder.start(), output);
    }

    /** @return the port it answers on */
    public int awaitStarted(Duration patience) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (true) {
            Matcher port = PORT.matcher(output());
            if (output().contains("Started JianyiApplication") && port.find()) {
                return Integer.parseInt(port.group(1));
            }
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError("not started: " + output());
            }
            Thread.sleep(200);
        }
    }

    /** Waits until it has printed these words. */
    public void awaitWords(String words, Duration patience) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (!output().contains(words)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError("never printed " + words + ": " + output());
            }
            Thread.sleep(200);
        }
    }

    /** @return its exit code, once it has ended by itself */
    public int awaitEnd(Duration patience) throws IOException, InterruptedException {
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + output());
        }
        return process.exitValue();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    /** From one moment to the next, as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        Files.deleteIfExists(output);
    }
}
