package org.jianyi.process;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What several nodes that start at once must do one after the other. The lock belongs to a connection, so it ends with its node. */
public final class OneNodeAtATime {

    private static final long LOCK = 0x6a69616e7969L + 1; // "jianyi", and another one than FirstStart's

    private OneNodeAtATime() {}

    /** Waits for the other nodes, then does the work. */
    public static void run(DataSource dataSource, Runnable work) {
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, "select pg_advisory_lock(?)");
            try {
                work.run();
            } finally {
                execute(connection, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }
}
