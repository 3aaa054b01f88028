package org.jianyi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jianyi.roster.OpenAccounts;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever came in with a password that was given to him on paper gets nowhere but to the page on which he chooses his own. */
class NewPasswordFirst extends OncePerRequestFilter {

    private final OpenAccounts accounts;
    private final RequestMatcher open;
    private final RequestMatcher api;

    NewPasswordFirst(OpenAccounts accounts, RequestMatcher open, RequestMatcher api) {
        this.accounts = accounts;
        this.open = open;
        this.api = api;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return open.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || login instanceof AnonymousAuthenticationToken || !accounts.mustChoose(login.getName())) {
            chain.doFilter(request, response);
        } else if (api.matches(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendRedirect(request.getContextPath() + "/password");
        }
    }
}
