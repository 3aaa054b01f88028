package org.jianyi.process.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the engine's web API and ours: whatever goes wrong behind it, the person gets a Chinese sentence and the status that
 * fits, never the engine's English, an exception's name or a stack trace.
 */
class RefusalFilter extends OncePerRequestFilter {

    static final String ENGINE_API = "/camunda/api/";
    static final String OUR_API = "/api/";

    private static final String FAILURE = RefusalFilter.class.getName() + ".failure";

    /** Tells the filter what went wrong, before somebody turns it into words. */
    static void remember(HttpServletRequest request, Throwable failure) {
        request.setAttribute(FAILURE, failure);
    }

    static String failureAttribute() {
        return FAILURE;
    }

    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return !path.startsWith(ENGINE_API) && !path.startsWith(OUR_API);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HeldErrors held = new HeldErrors(response, path(request).startsWith(ENGINE_API));
        String what = request.getMethod() + " " + path(request);
        try {
            chain.doFilter(request, held);
        } catch (ServletException | IOException | RuntimeException | Error failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            held.answer(RefusalAnswer.of(failure, what));
            return;
        }
        if (!held.isUnanswered() || response.isCommitted()) {
            held.finish();
            return;
        }
        Throwable failure = (Throwable) request.getAttribute(FAILURE);
        held.answer(failure == null ? RefusalAnswer.of(held.getStatus(), what) : RefusalAnswer.of(failure, what));
    }
}
