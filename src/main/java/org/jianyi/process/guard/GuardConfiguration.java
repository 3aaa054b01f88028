package org.jianyi.process.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.SignOffTasks;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.web.filter.OncePerRequestFilter;

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

    /** Before anybody is let in: from today's substitutions follows whose tasks he may see and do. */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> todaysSubstitutes(SignOffTasks signOffTasks) {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                signOffTasks.keepUp();
                chain.doFilter(request, response);
            }
        });
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER);
        return registration;
    }
}
