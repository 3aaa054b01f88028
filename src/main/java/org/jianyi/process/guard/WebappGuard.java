package org.jianyi.process.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jianyi.Refusal;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.Incoming;
import org.jianyi.process.guard.Doors.Check;
import org.jianyi.process.guard.Doors.Passage;
import org.jianyi.roster.Actor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the engine's web API. A task's candidate has rights enough in the engine to overwrite its variables, its due date and
 * whom it belongs to; the guard lets pass only what Tasklist, Cockpit and Admin need, and of what a step submits only its form.
 */
class WebappGuard extends OncePerRequestFilter {

    /** In bytes: the longest form, even if each character comes as six. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final String BELOW = "/camunda/api";
    private static final Pattern SETUP = Pattern.compile("/camunda/app/[^/]+/[^/]+/setup(/.*)?");
    private static final Pattern JSON = Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private final Doors doors = new Doors();
    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final EnginePeople people;
    private final StepDoors steps;
    private final FindByIndexNameSessionRepository<?> sessions;

    WebappGuard(EnginePeople people, StepDoors steps, FindByIndexNameSessionRepository<?> sessions) {
        this.people = people;
        this.steps = steps;
        this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = RefusalFilter.path(request);
        return !path.startsWith(BELOW) && !path.startsWith("/camunda/app");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = RefusalFilter.path(request);
        if (!path.startsWith(BELOW)) {
            page(path, request, response, chain);
            return;
        }
        Actor actor = actor(request);
        Passage passage = doors.passage(request.getMethod(), path.substring(BELOW.length()), actor)
                .orElseThrow(() -> Refusal.forbidden("这里不能做这项操作，请在任务中心或者本系统的页面里办理"));
        NoExpressions.check(request);
        HttpServletRequest known = lookedAt(request, passage, actor);
        chain.doFilter(known, response);
        if (passage.check() == Check.LOGOUT) {
            end(request);
        }
        if ((passage.check() == Check.OWN || passage.check() == Check.PASSWORD) && response.getStatus() < 300) {
            endOthers(passage.id(), request);
        }
    }

    /** Whoever came in with the old password is out. */
    private void endOthers(String userId, HttpServletRequest request) {
        HttpSession own = request.getSession(false);
        sessions.findByPrincipalName(userId).keySet().stream()
                .filter(id -> own == null || !id.equals(own.getId()))
                .forEach(sessions::deleteById);
    }

    /** The set-up page would make an administrator of whoever comes first. */
    private static void page(String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SETUP.matcher(path).matches()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    private HttpServletRequest lookedAt(HttpServletRequest request, Passage passage, Actor actor) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Refusal.tooLarge(null, "提交的内容太大，请删减后再提交");
        }
        JsonNode body = parse(request, bytes);
        NoExpressions.check(body);
        String id = passage.id() == null ? null : URLDecoder.decode(passage.id(), StandardCharsets.UTF_8);
        JsonNode checked =
                switch (passage.check()) {
                    case OPEN -> {
                        steps.isOpen(id);
                        yield body;
                    }
                    case CLAIM -> {
                        steps.mayClaim(id, body.path("userId").asText(""), actor);
                        yield body;
                    }
                    case UNCLAIM -> {
                        steps.mayUnclaim(id, actor);
                        yield body;
                    }
                    case COMPLETE -> {
                        steps.mayComplete(id, actor);
                        yield FormMessage.only(body, mapper);
                    }
                    case START -> {
                        steps.mayStart(id);
                        yield FormMessage.only(body, mapper);
                    }
                    case OWN -> {
                        if (!actor.userId().equals(id)) {
                            throw Refusal.forbidden("只能修改自己的密码");
                        }
                        yield body;
                    }
                    case NONE, PASSWORD, LOGOUT -> body;
                };
        return new KnownBody(request, bytes.length == 0 ? bytes : mapper.writeValueAsBytes(checked));
    }

    private JsonNode parse(HttpServletRequest request, byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return mapper.createObjectNode();
        }
        if (request.getContentType() == null
                || !JSON.matcher(request.getContentType()).matches()) {
            throw Refusal.wrongType(null, "请求的内容格式不对，请刷新页面后重试");
        }
        try {
            return mapper.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw Refusal.badInput(null, "请求的内容格式不对，请刷新页面后重试");
        }
    }

    private Actor actor(HttpServletRequest request) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return Incoming.actor(request, login.getName(), people);
    }

    /** The web applications' own logout forgets the engine's login only; whoever came in by ours would be in again at once. */
    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
