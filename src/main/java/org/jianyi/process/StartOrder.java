package org.jianyi.process;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.spring.application.SpringProcessApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tables, models, groups and people, background jobs, requests: in this order. Left to itself the engine deploys its models only when the port is
 * open already. Spring opens the port in one of the last phases of its start; this is an earlier one. The job executor begins when all is ready.
 */
@Component
class StartOrder implements SmartLifecycle {

    private static final long LOCK = 0x6a69616e7969L + 1; // "jianyi", and another one than FirstStart's

    private final SpringProcessApplication application;
    private final FirstStart firstStart;
    private final List<AtStart> steps;
    private final DataSource dataSource;
    private boolean running;

    StartOrder(
            SpringProcessApplication application, FirstStart firstStart, List<AtStart> steps, DataSource dataSource) {
        this.application = application;
        this.firstStart = firstStart;
        this.steps = steps;
        this.dataSource = dataSource;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        oneNodeAtATime(() -> {
            deploy();
            firstStart.prepare();
            steps.forEach(AtStart::atStart);
        });
        running = true;
    }

    private void deploy() {
        try {
            application.afterPropertiesSet();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lock is the connection's, so it ends with this node if the node breaks off. */
    private void oneNodeAtATime(Runnable work) {
        try (Connection connection = dataSource.getConnection()) {
            lock(connection, "select pg_advisory_lock(?)");
            try {
                work.run();
            } finally {
                lock(connection, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
