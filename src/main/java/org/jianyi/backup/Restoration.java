package org.jianyi.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.jianyi.Refusal;
import org.jianyi.backup.Contents.Kind;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The way from a backup back into the database: every doubt is raised before anything is touched. */
class Restoration {

    private final Database database;

    Restoration(Database database) {
        this.database = database;
    }

    /**
     * Looks at everything that can be known beforehand.
     *
     * @return the backup, whole and fit for this program and this database
     * @throws Refusal with the reason why it is not restored
     */
    Backup check(Path folder) throws IOException, SQLException {
        Backup backup = Backup.in(folder.toAbsolutePath().normalize());
        Contents contents = backup.contents();
        if (contents.format() > Contents.FORMAT
                || MigrationVersion.fromVersion(contents.schema()).isNewerThan(newestSchema())) {
            throw Refusal.conflict("这个备份是用更新版本的“建议办理”做的，本版本不能恢复。请先升级，再恢复。");
        }
        if (contents.kind() != database.kind()) {
            throw Refusal.conflict(
                    contents.kind() == Kind.EMBEDDED
                            ? "这个备份是自带数据库的，现在用的是外部数据库，不能恢复。请去掉 SPRING_DATASOURCE_URL 再恢复。"
                            : "这个备份是外部数据库的，现在用的是自带数据库，不能恢复。请设置 SPRING_DATASOURCE_URL 等三项再恢复。");
        }
        database.requireRestorable(contents);
        backup.requireWhole();
        return backup;
    }

    /** @return where the earlier data are now; null when there were none */
    String restore(Backup backup) throws SQLException {
        try {
            return database.replaceBy(backup.folder());
        } catch (IOException | RuntimeException e) {
            throw e instanceof Refusal known
                    ? known
                    : new IllegalStateException("恢复没有成功，原来的数据没有改动。原因：" + e.getMessage(), e);
        }
    }

    private static String newestSchema() throws IOException {
        String newest = "0";
        for (Resource migration :
                new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql")) {
            String version = migration.getFilename().replaceFirst("^V(.+?)__.*", "$1");
            if (MigrationVersion.fromVersion(version).isNewerThan(newest)) {
                newest = version;
            }
        }
        return newest;
    }
}
