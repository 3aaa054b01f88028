package org.jianyi.backup;

import java.nio.file.Path;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * When and where backups are made.
 *
 * @param automatic every day, without anybody's doing; only with the embedded database
 * @param at not before this time of the day; a machine that was off then makes up for it
 * @param keepDays how long a backup is kept once there is a newer one
 * @param folder where they are kept; without it, beside the data
 * @param programs the folder of pg_dump and pg_restore, for an outside database; without it, where the system finds them
 */
@ConfigurationProperties("jianyi.backup")
public record BackupSettings(
        @DefaultValue("true") boolean automatic,

        @DefaultValue("12:30") @DateTimeFormat(pattern = "HH:mm")
        LocalTime at,

        @DefaultValue("30") int keepDays,
        Path folder,
        Path programs) {

    public BackupSettings {
        if (keepDays < 1) {
            throw new IllegalArgumentException("jianyi.backup.keep-days 至少为1 (must be 1 or more)");
        }
    }
}
