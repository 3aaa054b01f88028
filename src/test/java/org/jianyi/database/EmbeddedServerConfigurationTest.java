package org.jianyi.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

class EmbeddedServerConfigurationTest {

    @TempDir
    Path folder;

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Scanning.class)
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    EmbeddedServerConfiguration.class,
                    MissingDatabaseConfiguration.class));

    @Test
    void withoutADatabaseItBringsItsOwnAndStopsItLast() {
        LastWord lastWord = new LastWord();
        application
                .withPropertyValues("jianyi.data=" + folder, "spring.datasource.hikari.maximum-pool-size=3")
                .withBean("lastWord", LastWord.class, () -> lastWord)
                .run(context -> {
                    assertThat(context).hasSingleBean(EmbeddedServer.class).hasSingleBean(HikariDataSource.class);
                    assertThat(context.getBean(HikariDataSource.class).getMaximumPoolSize())
                            .isEqualTo(3);
                    lastWord.dataSource = context.getBean(DataSource.class);
                    context.getBeanFactory().registerDependentBean("dataSource", "lastWord");
                });
        assertThat(lastWord.said).isTrue();
        assertThat(folder.resolve("postgres")).isDirectory();
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void withADatabaseOfYourOwnNothingIsStarted() {
        application
                .withPropertyValues(
                        "jianyi.data=" + folder.resolve("unused"),
                        "spring.datasource.url=jdbc:postgresql://db.example.org/jianyi")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(EmbeddedServer.class)
                        .hasSingleBean(DataSource.class));
        assertThat(folder.resolve("unused")).doesNotExist();
    }

    @Test
    void withADatabaseOfYourOwnTheLibraryIsNotNeeded() {
        application
                .withClassLoader(new FilteredClassLoader(EmbeddedPostgres.class))
                .withPropertyValues("spring.datasource.url=jdbc:postgresql://db.example.org/jianyi")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(DataSource.class));
    }

    @Test
    void withNeitherItSaysWhatToSet() {
        application
                .withClassLoader(new FilteredClassLoader(EmbeddedPostgres.class))
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(DatabaseUnavailable.class)
                        .hasMessageContaining("没有配置数据库"));
    }

    /** Finds what the application's own scan of its packages finds. */
    @ComponentScan(
            basePackageClasses = EmbeddedServerConfiguration.class,
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class))
    static class Scanning {}

    /** Uses the database while the application is already stopping. */
    static class LastWord implements AutoCloseable {

        DataSource dataSource;
        boolean said;

        @Override
        public void close() throws SQLException {
            try (Connection connection = dataSource.getConnection()) {
                said = connection.isValid(5);
            }
        }
    }
}
