package org.jianyi.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.jianyi.Cast;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.Town;
import org.jianyi.process.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One login for our pages and the engine's, and one way out of both. */
@Town
class LoginTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String WHO = "/camunda/api/admin/auth/user/default";

    @LocalServerPort
    int port;

    @Autowired
    Stage stage;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void enter() {
        stage.cast();
    }

    @AfterEach
    void unlock() {
        identity.unlockUser("d3");
    }

    @Test
    void oneLoginOpensOurPagesAndTheEngines() {
        Guest office = Guest.of(port, "office");
        assertThat(office.get("/").status()).isEqualTo(200);
        assertThat(office.get("/camunda/").status()).isEqualTo(302);
        for (String app : List.of("welcome", "tasklist", "cockpit")) {
            assertThat(office.get("/camunda/app/" + app + "/default/").status())
                    .as(app)
                    .isEqualTo(200);
        }
        assertThat(office.get(WHO).json().path("userId").asText()).isEqualTo("office");
        assertThat(office.get("/camunda/app/admin/default/").status()).isEqualTo(403);
        assertThat(Guest.of(port, "handler-SLZ")
                        .get("/camunda/app/cockpit/default/")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/suggestions/J2026-0001",
                "/handlings/J2026-0001-1/letter",
                "/tasks/1",
                "/start/suggestion-handling",
                "/camunda",
                "/camunda/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/welcome/default/",
                "/camunda/app/tasklist/camunda-tasklist-bootstrap.js",
                "/camunda/app/tasklist/scripts/config.js",
                "/camunda/app/tasklist/locales/zh.json",
                "/camunda/lib/deps.js",
                "/camunda/assets/tasklist.svg",
                "/camunda/favicon.ico",
                "/webjars/htmx.org/dist/htmx.min.js",
                "/actuator",
                "/actuator/env",
                "/error"
            })
    void whoIsNotLoggedInIsSentToTheLoginPage(String path) {
        Answer answer = Guest.anonymous(port).send("GET", path, null, Map.of("Accept", "text/html"));
        assertThat(answer.status()).as(path + answer).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("http://localhost:" + port + "/login");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/tasks/1",
        "POST, /api/tasks/1",
        "GET, /camunda/api/engine/engine/default/task",
        "POST, /camunda/api/engine/engine/default/task",
        "GET, /camunda/api/engine/engine",
        "GET, /camunda/api/admin/auth/user/default",
        "POST, /camunda/api/admin/auth/user/default/login/tasklist",
        "POST, /camunda/api/admin/setup/default/user/create",
        "GET, /camunda/api/cockpit/plugin/base/static/app/plugin.js",
        "GET, /api/nothing"
    })
    void whoIsNotLoggedInGetsASentenceFromTheInterfaces(String method, String path) {
        Guest stranger = Guest.anonymous(port);
        stranger.get("/login");
        Answer answer = stranger.send(
                method,
                path,
                method.equals("POST") ? "{}" : null,
                Map.of("Content-Type", "application/json", "X-JIANYI-CSRF", stranger.cookie("JIANYI-CSRF")));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.json().path("type").asText()).isEqualTo("refusal");
        assertThat(answer.message()).contains("登录").doesNotContainPattern("[A-Za-z]");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void onlyTheLoginPageItsStyleAndTheHealthAreOpen() {
        Guest stranger = Guest.anonymous(port);
        assertThat(stranger.get("/login").status()).isEqualTo(200);
        assertThat(stranger.get("/assets/app.css").status()).isEqualTo(200);
        assertThat(stranger.get("/actuator/health").status()).isEqualTo(200);
        assertThat(stranger.get("/actuator/health").body()).doesNotContain("PostgreSQL");
    }

    @Test
    void theEnginesOwnLoginIsShut() {
        Guest office = Guest.of(port, "office");
        office.get("/camunda/app/welcome/default/");
        Answer answer = office.send(
                "POST",
                WHO + "/login/admin",
                "username=admin&password=" + Cast.PASSWORD.replace("!", "%21"),
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-XSRF-TOKEN",
                        office.cookie("XSRF-TOKEN")));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(office.get(WHO).json().path("userId").asText()).isEqualTo("office");
    }

    @Test
    void wrongPasswordsMakeHimWaitButNeverForGood() throws Exception {
        Guest deputy = Guest.anonymous(port);
        for (int i = 0; i < 12; i++) {
            jdbc.update("update act_id_user set lock_exp_time_ = null where id_ = 'd3'");
            Answer wrong = deputy.login("d3", "Wrong-password-1");
            assertThat(wrong.header("Location")).endsWith("/login?error");
        }
        Answer tooSoon = deputy.login("d3", Cast.PASSWORD);
        assertThat(tooSoon.header("Location")).as("the brake is kept").endsWith("/login?error");
        assertThat(deputy.get("/login?error").body()).contains("半分钟");
        Integer seconds = jdbc.queryForObject(
                "select extract(epoch from lock_exp_time_ - localtimestamp)::int from act_id_user where id_ = 'd3'",
                Integer.class);
        assertThat(seconds).as("seconds to wait").isLessThanOrEqualTo(30);

        jdbc.update("update act_id_user set lock_exp_time_ = localtimestamp - interval '1 second' where id_ = 'd3'");
        assertThat(deputy.login("d3", Cast.PASSWORD).header("Location")).doesNotContain("error");
    }

    @Test
    void anUnknownNameGetsTheSameAnswerAsAWrongPassword() {
        Guest stranger = Guest.anonymous(port);
        assertThat(stranger.login("nobody", "x").header("Location"))
                .isEqualTo(stranger.login("d3", "x").header("Location"));
        assertThat(stranger.login("", "").header("Location")).endsWith("/login?error");
    }

    @Test
    void aLoginGetsANewSessionAndItsCookieIsForTheServerAlone() {
        Guest guest = Guest.anonymous(port);
        guest.send("GET", "/", null, Map.of("Accept", "text/html"));
        String before = guest.cookie("JIANYI-SESSION");
        assertThat(before).isNotEmpty();

        Answer in = guest.login("office", Cast.PASSWORD);

        assertThat(guest.cookie("JIANYI-SESSION")).isNotEqualTo(before);
        assertThat(in.response().headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("JIANYI-SESSION=")
                .contains("HttpOnly")
                .contains("SameSite=Lax"));
        Guest fixed = Guest.anonymous(port);
        fixed.setCookie("JIANYI-SESSION", before);
        assertThat(fixed.get("/").status()).isEqualTo(302);
    }

    @Test
    void whereNoLoadBalancerIsConfiguredNobodyIsBelievedToBeOne() {
        Answer answer = Guest.anonymous(port)
                .send(
                        "GET",
                        "/",
                        null,
                        Map.of(
                                "Accept", "text/html",
                                "X-Forwarded-Host", "evil.example",
                                "X-Forwarded-Proto", "https"));
        assertThat(answer.header("Location")).isEqualTo("http://localhost:" + port + "/login");
    }

    @Test
    void whoLogsInAgainAsAnotherIsTheOtherEverywhere() {
        Guest guest = Guest.of(port, "admin");
        assertThat(guest.get(WHO).json().path("userId").asText()).isEmpty();
        guest.get("/camunda/app/welcome/default/");
        assertThat(guest.get(WHO).json().path("userId").asText()).isEqualTo("admin");

        guest.login("handler-SLZ", Cast.PASSWORD);

        assertThat(guest.get(WHO).body()).doesNotContain("\"admin\"");
        assertThat(guest.get("/camunda/app/admin/default/").status()).isEqualTo(403);
        assertThat(guest.get(WHO).json().path("userId").asText()).isEqualTo("handler-SLZ");
    }

    @Test
    void tasklistsLogoutEndsTheSharedSession() {
        Guest office = Guest.of(port, "office");
        Guest sameMachine = office.withSameCookies();
        assertThat(office.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);

        assertThat(office.post(WHO + "/logout", Map.of()).status()).isBetween(200, 204);

        for (Guest guest : List.of(office, sameMachine)) {
            assertThat(guest.get("/").status()).isEqualTo(302);
            assertThat(guest.get(ENGINE + "/task").status()).isEqualTo(401);
            assertThat(guest.get("/camunda/app/tasklist/default/").status()).isEqualTo(302);
        }
    }

    @Test
    void ourLogoutEndsItToo() {
        Guest office = Guest.of(port, "office");
        office.get("/camunda/app/tasklist/default/");
        Answer out = office.json("POST", "/logout", null);
        assertThat(out.header("Location")).endsWith("/login?out");
        assertThat(office.get(ENGINE + "/task").status()).isEqualTo(401);
    }

    @Test
    void nobodyIsLoggedOutOrMadeToActByAnotherSite() {
        Guest office = Guest.of(port, "office");
        assertThat(office.send("POST", "/logout", null, Map.of()).status()).isEqualTo(403);
        Answer forged = office.send("POST", "/api/tasks/1", "{}", Map.of("Content-Type", "application/json"));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.message()).contains("刷新").doesNotContainPattern("[A-Za-z]");
        office.get("/camunda/app/tasklist/default/");
        Answer onEngine = office.send("POST", ENGINE + "/task", "{}", Map.of("Content-Type", "application/json"));
        assertThat(onEngine.status()).isEqualTo(403);
        assertThat(onEngine.message()).doesNotContainPattern("[A-Za-z]");
    }

    @Test
    void ourTokenAndTheEnginesDoNotShareAName() {
        Guest office = Guest.of(port, "office");
        office.get("/camunda/app/tasklist/default/");
        assertThat(office.cookie("JIANYI-CSRF")).isNotEmpty().isNotEqualTo(office.cookie("XSRF-TOKEN"));
        assertThat(office.cookie("XSRF-TOKEN")).isNotEmpty();
    }

    @Test
    void afterLoginHeIsWhereHeWantedToGoAndNeverOnAnotherSite() {
        Guest guest = Guest.anonymous(port);
        guest.send("GET", "/start/suggestion-handling?a=b", null, Map.of("Accept", "text/html"));
        guest.send("GET", ENGINE + "/task", null, Map.of("Accept", "application/json"));
        assertThat(guest.login("d1", Cast.PASSWORD).header("Location"))
                .isEqualTo("http://localhost:" + port + "/start/suggestion-handling?a=b");

        Guest lured = Guest.anonymous(port);
        for (String lure : List.of(
                "//evil.example/",
                "/%2f/evil.example",
                "/login?continue=//evil.example",
                "/login?target=//evil.example")) {
            lured.send("GET", lure, null, Map.of("Accept", "text/html"));
        }
        assertThat(lured.login("d1", Cast.PASSWORD).header("Location")).isEqualTo("http://localhost:" + port + "/");
    }

    @Test
    void ourPagesRunNobodyElsesScript() {
        Guest office = Guest.of(port, "office");
        Answer home = office.get("/");
        assertThat(home.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'self'")
                .doesNotContain("unsafe-eval");
        assertThat(home.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(home.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(home.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(home.header("Cache-Control")).contains("no-store");
        assertThat(office.get("/start/suggestion-handling").header("Content-Security-Policy"))
                .contains("script-src 'self' 'unsafe-eval'");
        Answer tasklist = office.get("/camunda/app/tasklist/default/");
        assertThat(tasklist.response().headers().allValues("Content-Security-Policy"))
                .hasSize(1)
                .first()
                .asString()
                .contains("nonce-");
        assertThat(tasklist.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(office.get("/camunda/lib/deps.js").header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void theFilesOfThePagesAreNotSentTwice() {
        Guest office = Guest.of(port, "office");
        String changed = office.get("/camunda/lib/deps.js").header("Last-Modified");
        Answer again = office.send("GET", "/camunda/lib/deps.js", null, Map.of("If-Modified-Since", changed));
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void aSessionIsInTheDatabaseAndAnotherNodeReadsIt() {
        Guest office = Guest.of(port, "office");
        office.get("/camunda/app/tasklist/default/");
        office.post(ENGINE + "/task", Map.of());
        String id = new String(java.util.Base64.getDecoder().decode(office.cookie("JIANYI-SESSION")));

        // What another node would do: its own repository, nothing but the tables in common.
        Session elsewhere = new JdbcIndexedSessionRepository(jdbc, new TransactionTemplate(transactions)).findById(id);

        assertThat(elsewhere).isNotNull();
        SecurityContext login = elsewhere.getAttribute("SPRING_SECURITY_CONTEXT");
        assertThat(login.getAuthentication().getName()).isEqualTo("office");
        Object enginesLogin = elsewhere.getAttribute("authenticatedUser");
        assertThat(enginesLogin).isNotNull();
    }

    @Test
    void aPageThatAsksForTenThingsAtOnceGetsThem() throws Exception {
        for (int round = 0; round < 3; round++) {
            Guest office = Guest.of(port, "office");
            var pool = Executors.newFixedThreadPool(10);
            try {
                List<Future<Integer>> answers = pool.invokeAll(IntStream.range(0, 10)
                        .<Callable<Integer>>mapToObj(i -> () -> office.withSameCookies()
                                .get(i % 2 == 0 ? ENGINE + "/task" : "/camunda/app/tasklist/default/")
                                .status())
                        .toList());
                for (Future<Integer> answer : answers) {
                    assertThat(answer.get()).isEqualTo(200);
                }
            } finally {
                pool.shutdown();
            }
        }
    }
}
