package org.jianyi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGProperty;

/**
 * The server that works on a data folder, seen from beside: whoever may read the folder finds there where it listens and how to log in. So a
 * command in another process can ask it while the application runs.
 */
public final class RunningServer {

    private static final String NOT_BY_THIS_CALL = "0A000";

    private final Path folder;

    public RunningServer(Path folder) {
        this.folder = folder;
    }

    /** How many bytes all databases have together; a backup needs less, since it is compressed. */
    public long size() throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return Long.parseLong(ask(statement, "select sum(pg_database_size(oid)) from pg_database"));
        }
    }

    /**
     * Has the server write everything, as it is at the end of this call, while people work on: {@code base.tar.gz}, the log that makes it
     * consistent included, and PostgreSQL's own {@code backup_manifest}.
     *
     * @param target an empty folder
     * @return empty when another one is being written at this moment
     */
    public Optional<BackupFacts> backUp(Path target) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            Optional<BackupFacts> facts = BackupFacts.take(statement);
            if (facts.isEmpty()) {
                return facts;
            }
            // Keeps the log from being recycled before it has been copied; goes with the connection.
            ask(statement, "CREATE_REPLICATION_SLOT jianyi_backup TEMPORARY PHYSICAL RESERVE_WAL");
            run(statement, """
                    BASE_BACKUP (LABEL 'jianyi', CHECKPOINT 'fast', WAL true, WAIT false, MANIFEST 'yes', COMPRESSION 'gzip', \
                    TARGET 'server', TARGET_DETAIL '%s')""".formatted(target.toAbsolutePath().toString().replace("'", "''")));
            if (!Files.exists(target.resolve("backup_manifest"))) {
                throw new IOException("the server wrote no manifest");
            }
            return facts;
        }
    }

    /**
     * The server ends its answer with an empty COPY, which the driver reads to the end and then complains about; what the server itself
     * complains about follows behind that.
     */
    private static void run(Statement statement, String command) throws SQLException {
        try {
            statement.execute(command);
        } catch (SQLException e) {
            for (SQLException each = e; each != null; each = each.getNextException()) {
                if (!NOT_BY_THIS_CALL.equals(each.getSQLState())) {
                    throw each;
                }
            }
        }
    }

    private static String ask(Statement statement, String question) throws SQLException {
        try (ResultSet rows = statement.executeQuery(question)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** As the superuser, in the protocol that base backups are part of; it takes simple questions, too. */
    private Connection connect() throws IOException, SQLException {
        List<String> lines = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid"));
        Properties properties = new Properties();
        PGProperty.USER.set(properties, "postgres");
        PGProperty.PASSWORD.set(
                properties, Files.readString(folder.resolve("password")).strip());
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "17");
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%s/%s".formatted(lines.get(3).strip(), EmbeddedServer.NAME), properties);
    }
}
