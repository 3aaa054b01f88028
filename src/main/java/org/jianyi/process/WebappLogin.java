package org.jianyi.process;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The engine's web applications take the login from Spring Security. */
@Configuration
class WebappLogin {

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> containerLogin() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setInitParameters(Map.of("authentication-provider", FromSpringSecurity.class.getName()));
        registration.setOrder(201);
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*", "/camunda/assets/*", "/camunda/lib/*");
        return registration;
    }

    /** Reads the authenticated user; the engine instantiates it by name. */
    public static class FromSpringSecurity extends ContainerBasedAuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            Authentication login = SecurityContextHolder.getContext().getAuthentication();
            if (login == null
                    || !login.isAuthenticated()
                    || login.getName() == null
                    || login.getName().isBlank()) {
                return AuthenticationResult.unsuccessful();
            }
            AuthenticationResult result = AuthenticationResult.successful(login.getName());
            List<String> groups = new ArrayList<>();
            engine.getIdentityService()
                    .createGroupQuery()
                    .groupMember(login.getName())
                    .list()
                    .forEach(group -> groups.add(group.getId()));
            result.setGroups(groups);
            return result;
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            // Spring Security has sent the browser to the login page before this is reached.
        }
    }
}
