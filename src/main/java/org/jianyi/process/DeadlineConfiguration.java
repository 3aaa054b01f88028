package org.jianyi.process;

import org.jianyi.deadline.LegalClock;
import org.jianyi.rulebook.Rulebook;
import org.springframework.boot.autoconfigure.validation.ValidationConfigurationCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the legal clock, which knows no framework, and the town's own time into the application. */
@Configuration
@EnableConfigurationProperties(Settings.class)
class DeadlineConfiguration {

    /** By the calendar that is in force when it is asked. */
    @Bean
    LegalClock legalClock(Rulebook rulebook) {
        return new LegalClock(rulebook::calendar);
    }

    /** "Not after today" means the town's today. */
    @Bean
    ValidationConfigurationCustomizer townTime(EngineClock clock) {
        return configuration -> configuration.clockProvider(() -> clock);
    }
}
