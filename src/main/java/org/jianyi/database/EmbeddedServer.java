package org.jianyi.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL that comes with the application and keeps its data in a folder. The library it is made with means it
 * for tests; everything here that differs from its defaults is what makes the data last and keeps others out.
 */
public final class EmbeddedServer implements AutoCloseable {

    /** Role and database of the application; it is not a superuser, as it would not be on an outside server. */
    static final String NAME = "jianyi";

    /** Long enough for a recovery after a power cut; pg_ctl itself gives up after the same time. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String LIBRARY_FOLDER = "ot.epg.working-dir";

    private final DataFolder data;
    private final EmbeddedPostgres server;

    private EmbeddedServer(DataFolder data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    /**
     * Starts the server on a folder, and prepares the folder when it is new.
     *
     * @throws DatabaseUnavailable with a sentence for whoever started the application
     */
    public static EmbeddedServer open(Path folder) {
        DataFolder data = DataFolder.take(folder);
        try {
            data.undoHalfRestored();
            if (!Files.exists(data.cluster())) {
                create(data);
            }
            data.requireOwner();
            LeftPostmaster.stop(data.cluster());
            return new EmbeddedServer(data, start(data, data.cluster(), data.password(), List.of()));
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            release(data, e);
            throw e instanceof DatabaseUnavailable known ? known : notStarted(data, e);
        }
    }

    /** Whether there is a database in the folder, running or not. */
    public static boolean hasData(Path folder) {
        return Files.exists(folder.resolve("postgres"))
                || !EarlierData.in(folder).isEmpty();
    }

    /** Whether an application works on the folder at this moment. */
    public static boolean isRunning(Path folder) {
        return DataFolder.isTaken(folder);
    }

    /**
     * Gives the folder the data of a backup. They are unpacked beside those that are there and started once, to see that they are whole; only
     * then do they take their place. What was there is kept ({@link EarlierData}); on any failure it stays where it is.
     *
     * @param archive what {@link RunningServer#backUp} wrote
     * @param password the one that was in force then; from now on it is the folder's own, where there is one
     * @throws DatabaseUnavailable when the folder is in use or cannot be written
     */
    public static void restore(Path folder, Path archive, String password) throws IOException {
        try (DataFolder data = DataFolder.take(folder)) {
            data.undoHalfRestored();
            Path restored = data.restoredCluster();
            LeftPostmaster.stop(restored);
            FileSystemUtils.deleteRecursively(restored);
            try {
                BaseArchive.unpack(archive, restored);
                boolean known = Files.exists(data.passwordFile());
                try (EmbeddedPostgres server = start(data, restored, password, List.of())) {
                    changePassword(server, known ? data.password() : password);
                }
                LeftPostmaster.stop(restored);
                data.useRestored();
                if (!known) {
                    data.writePassword(password);
                }
            } catch (IOException | RuntimeException e) {
                LeftPostmaster.stop(restored);
                FileSystemUtils.deleteRecursively(restored);
                throw e;
            }
        }
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + NAME;
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return data.password();
    }

    /** Stops the server and frees the folder. */
    @Override
    public void close() throws IOException {
        server.close();
        // The library waits five seconds; on a slow disk the server may still be writing.
        LeftPostmaster.stop(data.cluster());
        data.close();
    }

    /** Prepares the files beside their place and moves them there when they are complete, so that a break leaves nothing half-made. */
    private static void create(DataFolder data) throws IOException {
        Path fresh = data.freshCluster();
        LeftPostmaster.stop(fresh);
        data.writeNewPassword();
        try (EmbeddedPostgres server = initialize(data, fresh)) {
            createDatabase(server, data.password());
        }
        LeftPostmaster.stop(fresh);
        Files.move(fresh, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Not every system knows the locale C.UTF-8; the order of texts is the same with both, since it is PostgreSQL's own. */
    private static EmbeddedPostgres initialize(DataFolder data, Path fresh) throws IOException {
        try {
            FileSystemUtils.deleteRecursively(fresh);
            return start(data, fresh, data.password(), initOptions(data, "C.UTF-8"));
        } catch (IllegalStateException unknownLocale) {
            FileSystemUtils.deleteRecursively(fresh);
            return start(data, fresh, data.password(), initOptions(data, "C"));
        }
    }

    /** With the password from the very first start there is no moment in which everybody on this machine is let in. */
    private static List<InitOption> initOptions(DataFolder data, String characterType) {
        return List.of(
                new InitOption("auth-host", "scram-sha-256"),
                new InitOption("auth-local", "scram-sha-256"),
                new InitOption("pwfile", data.passwordFile().toString()),
                new InitOption("locale-provider", "builtin"),
                new InitOption("builtin-locale", "C.UTF-8"),
                new InitOption("locale", "C"),
                new InitOption("lc-ctype", characterType));
    }

    private static EmbeddedPostgres start(DataFolder data, Path cluster, String password, List<InitOption> initOptions)
            throws IOException {
        Path programs = data.programs();
        removeHalfUnpacked(programs);
        Files.deleteIfExists(data.startLog());
        EmbeddedPostgres.Builder builder = builder(programs)
                .setOverrideWorkingDirectory(programs.toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(data.startLog().toFile()))
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "Asia/Shanghai")
                .setServerConfig("log_timezone", "Asia/Shanghai")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on");
        // The library hands these to initdb as --name=value, whatever they are.
        initOptions.forEach(option -> builder.setLocaleConfig(option.name(), option.value()));
        return builder.start();
    }

    /**
     * The builder remembers a folder of which the library deletes old data folders at every start, by default one that all
     * users share. It must never be one with our data in it.
     */
    private static synchronized EmbeddedPostgres.Builder builder(Path programs) {
        String before = System.setProperty(LIBRARY_FOLDER, programs.toString());
        try {
            return EmbeddedPostgres.builder();
        } finally {
            if (before == null) {
                System.clearProperty(LIBRARY_FOLDER);
            } else {
                System.setProperty(LIBRARY_FOLDER, before);
            }
        }
    }

    /** The library would go on from a broken unpacking and keep its truncated files. */
    private static void removeHalfUnpacked(Path programs) throws IOException {
        if (!Files.isDirectory(programs)) {
            return;
        }
        try (Stream<Path> versions = Files.list(programs)) {
            for (Path version : versions.toList()) {
                if (!Files.exists(version.resolve(".exists"))) {
                    FileSystemUtils.deleteRecursively(version);
                }
            }
        }
    }

    private static void createDatabase(EmbeddedPostgres server, String password) throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(NAME, password));
            statement.execute("create database %1$s owner %1$s".formatted(NAME));
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void changePassword(EmbeddedPostgres server, String password) throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role postgres password '%s'".formatted(password));
            statement.execute("alter role %s password '%s'".formatted(NAME, password));
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void release(DataFolder data, Throwable failure) {
        try {
            data.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static DatabaseUnavailable notStarted(DataFolder data, Throwable cause) {
        return new DatabaseUnavailable(
                """
                自带的数据库没有启动成功。%1$s
                The database that comes with the application did not start.""".formatted(lastWords(data)),
                """
                原因见 %1$s 和 %2$s。断电后的恢复可能需要几分钟，可稍后再启动一次；或配置外部数据库（SPRING_DATASOURCE_URL）。
                See these files for the reason. A recovery may take minutes: try again later; or configure a database of your own (SPRING_DATASOURCE_URL).""".formatted(data.startLog(), data.cluster().resolve("log")),
                cause);
    }

    private static String lastWords(DataFolder data) {
        try (Stream<String> lines = Files.lines(data.startLog())) {
            List<String> told = lines.filter(line -> line.matches(".*(FATAL|error|could not).*"))
                    .limit(3)
                    .toList();
            return told.isEmpty() ? "" : System.lineSeparator() + String.join(System.lineSeparator(), told);
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    private record InitOption(String name, String value) {}
}
