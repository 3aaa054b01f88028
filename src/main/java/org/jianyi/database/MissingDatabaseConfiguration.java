package org.jianyi.database;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Says what to set when no database is configured and the embedded one was left out of the package. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnMissingClass(EmbeddedServerConfiguration.LIBRARY)
@Conditional(NoDatabaseConfigured.class)
@ConditionalOnMissingBean({DataSource.class, JdbcConnectionDetails.class})
class MissingDatabaseConfiguration {

    @Bean
    JdbcConnectionDetails missingDatabase() {
        throw new DatabaseUnavailable("""
                没有配置数据库，而这个安装包不带数据库。
                No database is configured, and this package comes without one.""", """
                请设置 SPRING_DATASOURCE_URL、SPRING_DATASOURCE_USERNAME、SPRING_DATASOURCE_PASSWORD。
                Set these three.""");
    }
}
