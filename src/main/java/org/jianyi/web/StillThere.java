package org.jianyi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jianyi.Refusal;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.Incoming;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whose login is stopped while he is logged in gets no further: his session ends with the next click, and he is told. */
class StillThere extends OncePerRequestFilter {

    private static final String STOPPED = "您的账号已经停用，刚才填写的内容没有提交；暂存过的留给本岗位的同事。需要继续使用的，请联系系统管理员";

    private final EnginePeople people;
    private final RequestMatcher open;
    private final RequestMatcher api;

    StillThere(EnginePeople people, RequestMatcher open, RequestMatcher api) {
        this.people = people;
        this.open = open;
        this.api = api;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null
                && !(login instanceof AnonymousAuthenticationToken)
                && Incoming.actor(request, login.getName(), people).groups().isEmpty()) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
            if (api.matches(request)) {
                throw Refusal.loggedOut(STOPPED);
            }
            if (!open.matches(request)) {
                response.sendRedirect(request.getContextPath() + "/login?over");
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
