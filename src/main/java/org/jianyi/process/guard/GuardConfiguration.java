package org.jianyi.process.guard;

import org.jianyi.process.EnginePeople;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.FindByIndexNameSessionRepository;

/** In which order a request meets the filters: who words refusals, who knows the login, who guards the engine's web API, the engine's own. */
@Configuration
class GuardConfiguration {

    @Bean
    FilterRegistrationBean<RefusalFilter> refusalFilter() {
        var registration = new FilterRegistrationBean<>(new RefusalFilter());
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WebappGuard> webappGuard(
            EnginePeople people, StepDoors steps, FindByIndexNameSessionRepository<?> sessions) {
        var registration = new FilterRegistrationBean<>(new WebappGuard(people, steps, sessions));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }
}
