package org.jianyi;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * Papers, audit trail and drafts on a real PostgreSQL with their own tables and nothing else: no engine, no web. Not annotated as a
 * configuration, so that no application finds it by scanning; a test names it.
 */
@ImportAutoConfiguration({HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class})
@EntityScan({"org.jianyi.paper", "org.jianyi.audit", "org.jianyi.draft"})
@EnableJpaRepositories({"org.jianyi.paper", "org.jianyi.audit", "org.jianyi.draft"})
@ComponentScan({"org.jianyi.paper", "org.jianyi.audit", "org.jianyi.draft"})
public class PostgresForTests {

    /** What the clock shows. */
    public static final Instant NOW = Instant.parse("2025-03-03T02:00:00Z");

    private static final List<String> MIGRATIONS = List.of(
            "V4__papers_audit_drafts.sql",
            "V5__who_sees_a_paper.sql",
            "V10__audit_of_the_roster.sql",
            "V17__replaced_papers.sql");

    /** Closed with the context: the library's own shutdown hook makes the test run hang. */
    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
        DataSource dataSource = postgres.getPostgresDatabase();
        Flyway.configure()
                .dataSource(dataSource)
                .locations("filesystem:" + onlyOurs())
                .load()
                .migrate();
        return dataSource;
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));
    }

    private static Path onlyOurs() {
        try {
            Path folder = Files.createTempDirectory("migration");
            for (String migration : MIGRATIONS) {
                try (var file = PostgresForTests.class.getResourceAsStream("/db/migration/" + migration)) {
                    Path copy = folder.resolve(migration);
                    Files.copy(file, copy);
                    copy.toFile().deleteOnExit();
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
