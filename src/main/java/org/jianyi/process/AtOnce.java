package org.jianyi.process;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jianyi.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One act of the office on many suggestions, each on its own; one that cannot be done says why, and stops no other. */
@Component
public class AtOnce {

    private static final Logger LOG = LoggerFactory.getLogger(AtOnce.class);
    private static final long LOCK = 0x6a69616e7969L + 2; // "jianyi", and none of those taken at a start

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** The computer has other people to serve, too. */
    private static final int HANDS = 2;

    private final DataSource dataSource;
    private final IdentityService identity;

    AtOnce(DataSource dataSource, IdentityService identity) {
        this.dataSource = dataSource;
        this.identity = identity;
    }

    /**
     * What became of a row.
     *
     * @param suggestion its id
     * @param refusal why it was not done, or null
     */
    public record Done(String suggestion, String refusal) {}

    /**
     * Row after row in the order given.
     *
     * @param act what is done to a row, in a transaction of its own
     * @return one for each row, in the same order
     * @throws Refusal when somebody else is acting on many and does not come to an end: the numbers of two would mingle
     */
    public <T> List<Done> each(List<T> rows, Function<T, String> id, Consumer<T> act) {
        return alone(() -> {
            List<Done> done = new ArrayList<>();
            rows.forEach(row -> done.add(done(row, id, act)));
            return done;
        });
    }

    /** The same where no row depends on another: several at a time, each with the rights of whoever is authenticated. */
    <T> List<Done> eachByManyHands(List<T> rows, Function<T, String> id, Consumer<T> act) {
        Authentication who = identity.getCurrentAuthentication();
        return alone(() -> {
            ExecutorService hands = Executors.newFixedThreadPool(HANDS);
            try {
                List<Future<Done>> doing = new ArrayList<>();
                rows.forEach(row -> doing.add(hands.submit(() -> {
                    identity.setAuthentication(who);
                    try {
                        return done(row, id, act);
                    } finally {
                        identity.clearAuthentication();
                    }
                })));
                List<Done> done = new ArrayList<>();
                for (Future<Done> row : doing) {
                    done.add(row.get());
                }
                return done;
            } finally {
                hands.shutdownNow();
            }
        });
    }

    private List<Done> alone(Callable<List<Done>> act) {
        try (Connection connection = dataSource.getConnection()) {
            if (!waitsFor(connection)) {
                throw Refusal.conflict("另一位同事正在集中办理，请等他办完，刷新后再试");
            }
            try {
                return act.call();
            } finally {
                execute(connection, "select pg_advisory_unlock(?)");
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> Done done(T row, Function<T, String> id, Consumer<T> act) {
        return new Done(id.apply(row), refusal(() -> act.accept(row)));
    }

    private static String refusal(Runnable act) {
        try {
            act.run();
            return null;
        } catch (RuntimeException failure) {
            return Failures.asRefusal(failure).map(Refusal::sentence).orElseGet(() -> {
                String reference = UUID.randomUUID().toString().substring(0, 8);
                LOG.error("unexpected failure {} in one row of many", reference, failure);
                return "系统出了问题，这一件没有办成。请把编号 " + reference + " 告诉系统管理员";
            });
        }
    }

    /** Of two who begin at the same instant the second comes after the first, and reads row by row what that one has done. */
    private static boolean waitsFor(Connection connection) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean locked = execute(connection, "select pg_try_advisory_lock(?)");
        while (!locked && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            locked = execute(connection, "select pg_try_advisory_lock(?)");
        }
        return locked;
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
