package org.jianyi.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jianyi.Refusal;
import org.jianyi.backup.Contents.Kind;
import org.jianyi.database.BackupFacts;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * A PostgreSQL of the town's own: pg_dump and pg_restore, which must be on this machine. A restored dump is read into a new schema {@code
 * public}; the earlier one keeps its tables under another name.
 */
class OutsideDatabase implements Database {

    private static final String DUMP = "database.dump";
    private static final String EARLIER = "before_restore_";

    private final String url;
    private final Properties login = new Properties();
    private final Properties address;
    private final Path programs;

    OutsideDatabase(String url, String user, String password, Path programs) {
        this.url = url;
        this.programs = programs;
        PGProperty.USER.set(login, user);
        PGProperty.PASSWORD.set(login, password);
        this.address = Driver.parseURL(url, login);
        if (address == null) {
            throw Refusal.badInput(null, "外部数据库的地址不是 PostgreSQL 的：" + url + "。请检查 SPRING_DATASOURCE_URL。");
        }
    }

    @Override
    public Kind kind() {
        return Kind.OUTSIDE;
    }

    @Override
    public String place() {
        return "数据库 " + PGProperty.PG_DBNAME.getOrDefault(address) + "（服务器 " + PGProperty.PG_HOST.getOrDefault(address)
                + "）";
    }

    @Override
    public long size() throws SQLException {
        try (Connection connection = connect()) {
            return Long.parseLong(ask(connection, "select pg_database_size(current_database())"));
        }
    }

    @Override
    public Contents copyTo(Path folder) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!hasData(connection)) {
                throw Refusal.notFound(place() + "里没有数据，没有可以备份的内容。");
            }
            BackupFacts facts = BackupFacts.take(statement).orElseThrow(Database::busy);
            run("pg_dump", "--format=custom", "--schema=public", "--file=" + folder.resolve(DUMP));
            return Contents.of(Kind.OUTSIDE, facts);
        }
    }

    @Override
    public boolean hasData() throws SQLException {
        try (Connection connection = connect()) {
            return hasData(connection);
        }
    }

    @Override
    public void requireRestorable(Contents contents) throws SQLException {
        try (Connection connection = connect()) {
            if (version(connection) < contents.postgres()) {
                throw Refusal.conflict("这个备份是用 PostgreSQL %d 做的，现在的数据库是 PostgreSQL %d，不能恢复到更旧的版本。"
                        .formatted(contents.postgres(), version(connection)));
            }
            String others = ask(connection, """
                    select count(*) from pg_stat_activity
                    where datname = current_database() and usename is not null and pid <> pg_backend_pid()""");
            if (!others.equals("0")) {
                throw Refusal.conflict("还有 %s 个连接在使用这个数据库，不能恢复。请先停止所有的“建议办理”和其他连接，再执行恢复。".formatted(others));
            }
        }
    }

    @Override
    public String replaceBy(Path copy) throws IOException, SQLException {
        String earlier;
        try (Connection connection = connect()) {
            earlier = EARLIER + ask(connection, "select to_char(now(), 'YYYYMMDD_HH24MISS')");
            together(connection, "alter schema public rename to " + earlier, "create schema public");
        }
        try {
            run(
                    "pg_restore",
                    "--single-transaction",
                    "--exit-on-error",
                    "--no-owner",
                    "--no-privileges",
                    "--schema=public",
                    "--dbname=" + PGProperty.PG_DBNAME.getOrDefault(address),
                    copy.resolve(DUMP).toString());
        } catch (IOException | RuntimeException e) {
            try (Connection connection = connect()) {
                together(connection, "drop schema public cascade", "alter schema " + earlier + " rename to public");
            }
            throw e;
        }
        return "模式 " + earlier;
    }

    @Override
    public List<String> earlierData() {
        return List.of();
    }

    @Override
    public void forgetEarlierData(LocalDateTime before) {
        // Kept until whoever administers the database drops the schema.
    }

    private static boolean hasData(Connection connection) throws SQLException {
        return ask(connection, "select to_regclass('public.flyway_schema_history') is not null")
                .equals("t");
    }

    private static int version(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    private static void together(Connection connection, String... statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
        connection.commit();
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, login);
    }

    /** The password goes along in the environment, which other users of this machine cannot see. */
    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(programs == null ? program : programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PGHOST", PGProperty.PG_HOST.getOrDefault(address),
                        "PGPORT", PGProperty.PG_PORT.getOrDefault(address),
                        "PGDATABASE", PGProperty.PG_DBNAME.getOrDefault(address),
                        "PGUSER", PGProperty.USER.getOrDefault(login),
                        "PGPASSWORD", PGProperty.PASSWORD.getOrDefault(login),
                        "PGCONNECT_TIMEOUT", "20"));
        Process process = start(builder, program);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(program + "：" + said);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Process start(ProcessBuilder builder, String program) {
        try {
            return builder.start();
        } catch (IOException missing) {
            throw Refusal.conflict(
                    "这台机器上没有找到 %s。请安装 PostgreSQL 客户端（版本不低于数据库服务器），并用 JIANYI_BACKUP_PROGRAMS 指明它所在的目录，再执行一次。"
                            .formatted(program));
        }
    }
}
