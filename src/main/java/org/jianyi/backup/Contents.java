package org.jianyi.backup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jianyi.database.BackupFacts;

/**
 * What a backup says about itself, in its {@code backup.json}.
 *
 * @param made when it was begun, by the database's clock
 * @param postgres the major version of PostgreSQL it was made with
 * @param schema the version of our tables in it
 * @param town whose data are in it, or null where it does not say
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Contents(
        String product, int format, Kind kind, OffsetDateTime made, int postgres, String schema, String town) {

    static final String PRODUCT = "jianyi";
    static final int FORMAT = 1;
    static final ZoneId TOWN = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'jianyi-'yyyyMMdd-HHmmss");

    /** Of which kind of database: the files of the embedded one, or a dump of an outside one. */
    public enum Kind {
        EMBEDDED,
        OUTSIDE
    }

    static Contents of(Kind kind, BackupFacts facts) {
        return new Contents(PRODUCT, FORMAT, kind, facts.made(), facts.version(), facts.schema(), facts.town());
    }

    /** The name of the folder: the town's time. */
    String name() {
        return NAME.format(made.atZoneSameInstant(TOWN));
    }
}
