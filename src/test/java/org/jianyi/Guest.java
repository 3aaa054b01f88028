package org.jianyi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A guest without a screen: cookies, both protections against forged requests, no redirects followed. */
public class Guest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private final String base;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private Guest(int port) {
        this.base = "http://localhost:" + port;
    }

    public static Guest anonymous(int port) {
        return new Guest(port);
    }

    public static Guest of(int port, String user) {
        Guest guest = new Guest(port);
        Answer answer = guest.login(user, Cast.PASSWORD);
        if (answer.status() != 302 || answer.header("Location").contains("error")) {
            throw new AssertionError(user + " could not log in: " + answer);
        }
        return guest;
    }

    /** What came back. */
    public record Answer(int status, String body, HttpResponse<String> response) {

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + body, e);
            }
        }

        public String message() {
            return json().path("message").asText();
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }

    public Answer login(String user, String password) {
        get("/login");
        return send(
                "POST",
                "/login",
                "username=" + encoded(user) + "&password=" + encoded(password) + "&_csrf="
                        + encoded(cookie("JIANYI-CSRF")),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** A second guest window or another machine with the same cookies. */
    public Guest withSameCookies() {
        Guest other = new Guest(Integer.parseInt(base.substring(base.lastIndexOf(':') + 1)));
        other.cookies.putAll(cookies);
        return other;
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    /** What is downloaded, byte by byte; fails unless it is there. */
    public byte[] download(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError(path + " -> " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer post(String path, Object body) {
        return json("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return json("PUT", path, body);
    }

    public Answer delete(String path) {
        return json("DELETE", path, null);
    }

    /** As the web applications' and our own scripts send it: JSON, with the header against forged requests. */
    public Answer json(String method, String path, Object body) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        if (path.startsWith("/camunda/")) {
            if (cookie("XSRF-TOKEN").isEmpty()) {
                get("/camunda/app/welcome/default/");
            }
            headers.put("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
        } else {
            headers.put("X-JIANYI-CSRF", cookie("JIANYI-CSRF"));
        }
        return send(method, path, body == null ? null : text(body), headers);
    }

    public Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        if (!cookies.isEmpty()) {
            StringBuilder all = new StringBuilder();
            cookies.forEach((name, value) -> all.append(all.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            request.setHeader("Cookie", all.toString());
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty() || header.toLowerCase(java.util.Locale.ROOT).contains("max-age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
