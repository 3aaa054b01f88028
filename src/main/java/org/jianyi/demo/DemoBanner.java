package org.jianyi.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.WebUtils;

/** Says on every page, the engine's web applications included, that this is a demo; on the login page also who there is and what waits for whom. */
@Component
@Profile("demo")
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class DemoBanner extends OncePerRequestFilter {

    private static final Pattern HEAD_END = Pattern.compile("</head>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BODY = Pattern.compile("<body[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BODY_END = Pattern.compile("</body>", Pattern.CASE_INSENSITIVE);

    private final Waiting waiting;

    DemoBanner(Waiting waiting) {
        this.waiting = waiting;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return path.startsWith("/api/")
                || path.startsWith("/assets/")
                || path.startsWith("/webjars/")
                || path.startsWith("/actuator/")
                || path.startsWith("/camunda/api/")
                || path.startsWith("/camunda/lib/");
    }

    /** What is written later, as it is read, is through when the request comes by again. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper begun = WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class);
        ContentCachingResponseWrapper page = begun == null ? new ContentCachingResponseWrapper(response) : begun;
        chain.doFilter(request, page);
        if (isAsyncStarted(request)) {
            return;
        }
        String html = isPage(page) ? new String(page.getContentAsByteArray(), StandardCharsets.UTF_8) : "";
        Matcher body = BODY.matcher(html);
        if (!body.find()) {
            page.copyBodyToResponse();
            return;
        }
        byte[] shown = withBanner(html, request).getBytes(StandardCharsets.UTF_8);
        page.resetBuffer();
        page.getOutputStream().write(shown);
        page.copyBodyToResponse();
    }

    private static boolean isPage(ContentCachingResponseWrapper response) {
        return response.getContentType() != null && response.getContentType().startsWith("text/html");
    }

    private String withBanner(String html, HttpServletRequest request) {
        boolean login = path(request).equals("/login");
        boolean webapp = path(request).startsWith("/camunda/");
        String root = request.getContextPath();
        String page = insertBefore(HEAD_END, html, "<link rel=\"stylesheet\" href=\"" + root + "/assets/demo.css\">");
        Matcher body = BODY.matcher(page);
        if (!body.find()) {
            return page;
        }
        String banner = "<div class=\"demo-banner" + (webapp ? " demo-banner-below" : "")
                + "\" role=\"note\"><b>演示</b> 虚构的枫塘镇，数据均为试用数据，密码公开，请勿填写真实信息</div>";
        page = page.substring(0, body.end()) + banner + page.substring(body.end());
        return login
                ? insertBefore(BODY_END, page, people() + "<script src=\"" + root + "/assets/demo.js\" defer></script>")
                : page;
    }

    private static String insertBefore(Pattern place, String html, String what) {
        Matcher matcher = place.matcher(html);
        return matcher.find() ? html.substring(0, matcher.start()) + what + html.substring(matcher.start()) : html;
    }

    private String people() {
        StringBuilder list = new StringBuilder();
        waiting.people().forEach((group, people) -> {
            list.append("<h3>").append(group).append("</h3>");
            list.append(chips(people.stream().filter(Waiting.Someone::isShown)));
            if (!people.stream().allMatch(Waiting.Someone::isShown)) {
                list.append("<details><summary>其他人</summary>")
                        .append(chips(people.stream().filter(someone -> !someone.isShown())))
                        .append("</details>");
            }
        });
        return "<section class=\"demo-people\" aria-label=\"演示账号\"><h2>演示账号</h2><p>密码都是 <code id=\"demo-password\">"
                + DemoPeople.PASSWORD + "</code> 。点一个人，就填好了用户名和密码；红色数字是等着他办的事。</p>" + list + "</section>";
    }

    private static String chips(Stream<Waiting.Someone> people) {
        return people.map(DemoBanner::person).collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String person(Waiting.Someone someone) {
        return "<li><button type=\"button\" data-user=\"" + someone.user() + "\"><code>" + someone.user() + "</code> "
                + HtmlUtils.htmlEscape(someone.name(), "UTF-8") + " <small>"
                + HtmlUtils.htmlEscape(someone.role(), "UTF-8") + "</small>"
                + (someone.tasks() > 0 ? " <b>" + someone.tasks() + "</b>" : "") + "</button></li>";
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
