package org.jianyi.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jianyi.process.OneNodeAtATime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** When the filling of the town broke off, all tables are made anew and it is filled from the beginning. Nothing but a half-filled demo is ever touched. */
@Component
@Profile("demo")
class HalfFilled implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(HalfFilled.class);

    @Override
    public void migrate(Flyway flyway) {
        DataSource dataSource = flyway.getConfiguration().getDataSource();
        OneNodeAtATime.run(dataSource, () -> {
            if (isHalfFilled(dataSource)) {
                LOG.info("上一次准备演示数据没有完成，重新开始…… (the last filling broke off; beginning anew)");
                Flyway.configure()
                        .configuration(flyway.getConfiguration())
                        .cleanDisabled(false)
                        .load()
                        .clean();
            }
            flyway.migrate();
        });
    }

    private static boolean isHalfFilled(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return asks(connection, "select to_regclass('act_ge_property') is not null")
                    && asks(
                            connection,
                            "select exists (select from act_ge_property where name_ = '" + FillTown.PROPERTY
                                    + "' and value_ = '" + FillTown.FILLING + "')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean asks(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            return result.next() && result.getBoolean(1);
        }
    }
}
