package org.jianyi.backup;

import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Which database is copied, and where to. The same for the application and for the commands. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackupSettings.class)
class BackupConfiguration {

    @Bean
    Database databaseToBackUp(Environment settings, BackupSettings backup) {
        String url = settings.getProperty("spring.datasource.url");
        return url == null
                ? new EmbeddedDatabase(data(settings))
                : new OutsideDatabase(
                        url,
                        settings.getProperty("spring.datasource.username", ""),
                        settings.getProperty("spring.datasource.password", ""),
                        backup.programs());
    }

    @Bean
    Shelf backupShelf(Environment settings, BackupSettings backup) {
        Path data = data(settings);
        return new Shelf(
                backup.folder() != null ? backup.folder() : data.resolveSibling(data.getFileName() + "-backups"));
    }

    private static Path data(Environment settings) {
        return Path.of(settings.getProperty("jianyi.data", "data"));
    }
}
