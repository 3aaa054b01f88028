package org.jianyi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second Java process, for what one process alone cannot show: being refused, and being killed. */
public final class OtherJvm implements AutoCloseable {

    private final Process process;
    private final Path output;

    private OtherJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static OtherJvm start(Class<?> main, String... arguments) throws IOException {
        Path output = Files.createTempFile("other-jvm", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new OtherJvm(process, output);
    }

    void awaitLine(String part) throws IOException, InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (!output().contains(part)) {
            boolean ended = !process.isAlive();
            if ((ended && !output().contains(part)) || Instant.now().isAfter(end)) {
                throw new AssertionError("“%s” was not printed: %s".formatted(part, output()));
            }
            Thread.sleep(100);
        }
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    public int exitCode() throws InterruptedException {
        waitFor(60, TimeUnit.SECONDS);
        return process.exitValue();
    }

    boolean waitFor(long time, TimeUnit unit) throws InterruptedException {
        return process.waitFor(time, unit);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void terminate() {
        process.destroy();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        Files.deleteIfExists(output);
    }
}
