package org.jianyi.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** True when neither an address nor a name of a database is set. A setting left empty counts as set: Spring Boot then refuses to start. */
class NoDatabaseConfigured extends NoneNestedConditions {

    NoDatabaseConfigured() {
        super(ConfigurationPhase.PARSE_CONFIGURATION);
    }

    @ConditionalOnProperty("spring.datasource.url")
    static class ByUrl {}

    @ConditionalOnProperty("spring.datasource.jndi-name")
    static class ByJndi {}
}
