package org.jianyi.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What a backup that is begun now will be of.
 *
 * @param made now, by the server's clock
 * @param version the major version of PostgreSQL
 * @param schema the version of our tables
 * @param town whose data they are, or null as long as no congress is known
 */
public record BackupFacts(OffsetDateTime made, int version, String schema, String town) {

    private static final long LOCK = 0x6a69616e7969L + 5; // "jianyi", and another one than those of the start

    /** @return empty when another backup is being made; otherwise no other is begun before this connection is closed */
    public static Optional<BackupFacts> take(Statement statement) throws SQLException {
        try (ResultSet lock = statement.executeQuery("select pg_try_advisory_lock(%d)".formatted(LOCK))) {
            lock.next();
            if (!lock.getBoolean(1)) {
                return Optional.empty();
            }
        }
        try (ResultSet facts = statement.executeQuery("""
                select to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SSTZH:TZM'), current_setting('server_version_num')::int / 10000, version,
                       (select town from congress order by begins_on desc limit 1)
                from flyway_schema_history where success and version is not null order by installed_rank desc limit 1""")) {
            facts.next();
            return Optional.of(new BackupFacts(
                    OffsetDateTime.parse(facts.getString(1)), facts.getInt(2), facts.getString(3), facts.getString(4)));
        }
    }
}
