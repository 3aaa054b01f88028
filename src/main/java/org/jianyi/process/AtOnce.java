package org.jianyi.process;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jianyi.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One act of the office on many suggestions: row after row in the order given, each on its own; one that cannot be done says why, and stops no other. */
@Component
public class AtOnce {

    private static final Logger LOG = LoggerFactory.getLogger(AtOnce.class);
    private static final long LOCK = 0x6a69616e7969L + 2; // "jianyi", and none of those taken at a start

    private final DataSource dataSource;

    AtOnce(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What became of a row.
     *
     * @param suggestion its id
     * @param refusal why it was not done, or null
     */
    public record Done(String suggestion, String refusal) {}

    /**
     * @param act what is done to a row, in a transaction of its own
     * @throws Refusal when somebody else is just acting on many: the numbers of two would mingle
     */
    public <T> List<Done> each(List<T> rows, Function<T, String> id, Consumer<T> act) {
        try (Connection connection = dataSource.getConnection()) {
            if (!execute(connection, "select pg_try_advisory_lock(?)")) {
                throw Refusal.conflict("另一位同事正在集中办理，请等他办完，刷新后再试");
            }
            try {
                List<Done> done = new ArrayList<>();
                rows.forEach(row -> done.add(new Done(id.apply(row), refusal(() -> act.accept(row)))));
                return done;
            } finally {
                execute(connection, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
