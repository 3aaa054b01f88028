package org.jianyi.web;

import jakarta.servlet.DispatcherType;
import org.jianyi.process.EnginePeople;
import org.jianyi.roster.OpenAccounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Who may come in at all: nothing is open but the login page, its style, and whether the application is alive. One login serves our pages and the engine's. */
@Configuration
class SecurityConfiguration {

    private static final String ONLY_OURS =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
                    + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    /** A form's own script comes with its model and is run by forms.js, nowhere else. */
    private static final String WITH_FORMS = ONLY_OURS + "; script-src 'self' 'unsafe-eval'";

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();
    private static final RequestMatcher API = any("/api/**", "/camunda/api/**");
    private static final RequestMatcher OPEN = any("/login", "/assets/**", "/favicon.ico", "/actuator/health/**");

    /** Where somebody may go who has yet to choose a password of his own. */
    private static final RequestMatcher FIRST_LOGIN = new OrRequestMatcher(OPEN, any("/password", "/logout", "/error"));

    private static final RequestMatcher WEBAPPS = any("/camunda", "/camunda/**");
    private static final RequestMatcher FORMS = any("/tasks/**", "/start/**");
    private static final RequestMatcher FILES = any(
            "/assets/**",
            "/webjars/**",
            "/camunda/lib/**",
            "/camunda/assets/**",
            "/camunda/app/{app}/locales/**",
            "/camunda/app/{app}/scripts/**",
            "/camunda/app/{app}/styles/**",
            "/camunda/app/{app}/{file:.+[.](?:js|css)}");

    @Bean
    SecurityFilterChain security(HttpSecurity http, EnginePeople people, OpenAccounts accounts) throws Exception {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("JIANYI-CSRF");
        tokens.setHeaderName("X-JIANYI-CSRF");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        RequestCache asked = pagesAskedFor();
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .requestMatchers(any("/error"))
                                .denyAll()
                                .anyRequest()
                                .authenticated())
                .addFilterBefore(new StillThere(people, OPEN, API), AuthorizationFilter.class)
                .addFilterBefore(new NewPasswordFirst(accounts, FIRST_LOGIN, API), AuthorizationFilter.class)
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()))
                .requestCache(cache -> cache.requestCache(asked))
                .formLogin(login -> login.loginPage("/login")
                        .successHandler(whereHeWantedToGo(asked))
                        .failureHandler(backToLogin())
                        .permitAll())
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/login?out"))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(unauthorized(), API)
                        .defaultAccessDeniedHandlerFor(overOrRefused(), API)
                        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), not(API)))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(handler)
                        .ignoringRequestMatchers(WEBAPPS))
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .cacheControl(cache -> cache.disable())
                        .addHeaderWriter(on(FILES, new StaticHeadersWriter("Cache-Control", "no-cache")))
                        .addHeaderWriter(on(not(FILES), new CacheControlHeadersWriter()))
                        .addHeaderWriter(on(FORMS, new ContentSecurityPolicyHeaderWriter(WITH_FORMS)))
                        .addHeaderWriter(on(not(WEBAPPS), new ContentSecurityPolicyHeaderWriter(ONLY_OURS))))
                .build();
    }

    /** Two requests of one page that write the same attribute of a new session at once would otherwise break one of them. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsOnPostgres() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** Only a page is worth coming back to after login, not what a page's script asked for. */
    private static RequestCache pagesAskedFor() {
        MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(java.util.Set.of(MediaType.ALL));
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(PATH.matcher(HttpMethod.GET, "/**"), not(API), html));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    /** By its path alone: whatever the request said about the host is not followed. */
    private static AuthenticationSuccessHandler whereHeWantedToGo(RequestCache asked) {
        return (request, response, login) -> {
            String target = request.getContextPath() + "/";
            if (asked.getRequest(request, response) instanceof DefaultSavedRequest saved) {
                target = saved.getRequestURI() + (saved.getQueryString() == null ? "" : "?" + saved.getQueryString());
            }
            asked.removeRequest(request, response);
            response.sendRedirect(target);
        };
    }

    private static AuthenticationFailureHandler backToLogin() {
        return (request, response, failure) -> {
            String why = "error";
            if (failure instanceof DisabledException) {
                why = "stopped";
            } else if (failure instanceof InsufficientAuthenticationException) {
                why = "groupless";
            }
            response.sendRedirect(request.getContextPath() + "/login?" + why);
        };
    }

    /** Whose session is over brings no valid token either; he is told to log in, not that he has no right. */
    private static AccessDeniedHandler overOrRefused() {
        return (request, response, refused) ->
                response.sendError(SecurityContextHolder.getContext().getAuthentication() == null ? 401 : 403);
    }

    private static AuthenticationEntryPoint unauthorized() {
        return (request, response, failure) -> response.sendError(401);
    }

    private static RequestMatcher any(String... patterns) {
        return new OrRequestMatcher(java.util.Arrays.stream(patterns)
                .map(p -> (RequestMatcher) PATH.matcher(p))
                .toList());
    }

    private static RequestMatcher not(RequestMatcher matcher) {
        return new NegatedRequestMatcher(matcher);
    }

    private static HeaderWriter on(RequestMatcher matcher, HeaderWriter writer) {
        return new DelegatingRequestMatcherHeaderWriter(matcher, writer);
    }
}
