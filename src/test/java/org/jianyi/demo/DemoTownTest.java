package org.jianyi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianyi.OtherNode;
import org.jianyi.database.EmbeddedServer;
import org.jianyi.deadline.WorkCalendar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The demo as a visitor starts it: a town in the middle of its work, something to do for everybody. */
class DemoTownTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    static Path folder;

    static EmbeddedServer server;
    static JdbcClient database;
    static OtherNode demo;
    static int port;

    @BeforeAll
    static void aVisitorStartsTheDemo() throws Exception {
        server = EmbeddedServer.open(folder);
        database = JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password()));
        demo = OtherNode.start(server, Map.of(), "--spring.profiles.active=demo");
        port = demo.awaitStarted(PATIENCE);
    }

    @AfterAll
    static void stop() throws Exception {
        demo.close();
        server.close();
    }

    @Test
    void theTownIsAsLargeAsARealOne() {
        assertThat(count("select count(*) from suggestion where submitted_on > current_date - 366"))
                .isGreaterThanOrEqualTo(56);
        assertThat(count("select count(distinct category) from suggestion")).isGreaterThanOrEqualTo(9);
        assertThat(count("select count(*) from deputy")).isBetween(68L, 75L);
        assertThat(count("select count(distinct squad) from deputy")).isEqualTo(9);
        assertThat(count("select count(*) from deputy where valid_to is not null"))
                .isEqualTo(2);
        assertThat(list("select name from congress_session order by opens_on"))
                .containsExactly("镇十三届人大七次会议", "镇十三届人大八次会议", "镇十三届人大九次会议");
    }

    @Test
    void everybodyHasSomethingToDo() {
        assertThat(list("select distinct task_def_key_ from act_ru_task"))
                .contains(
                        "UserTask_ConfirmCosigning",
                        "UserTask_FinishCosigning",
                        "UserTask_ExamineSuggestion",
                        "UserTask_ReviseSuggestion",
                        "UserTask_AssignSuggestion",
                        "UserTask_DispatchAssignment",
                        "UserTask_DecideObjection",
                        "UserTask_DecideExtension",
                        "UserTask_CloseReferral",
                        "UserTask_GiveAssistingOpinion",
                        "UserTask_DraftReply",
                        "UserTask_SignOffReply",
                        "UserTask_DeliverReply",
                        "UserTask_RateHandling",
                        "UserTask_DecideRehandling",
                        "UserTask_AnswerSupervision");
        assertThat(count("select count(*) from act_ru_task where task_def_key_ = 'UserTask_SignOffReply'"
                        + " and assignee_ in ('mayor', 'vicemayor1', 'vicemayor2')"))
                .isPositive();
        assertThat(count("select count(*) from act_ru_task join act_ru_identitylink on task_id_ = act_ru_task.id_"
                        + " where task_def_key_ = 'UserTask_SignOffReply' and group_id_ like 'unit-head-%'"))
                .isPositive();
    }

    @Test
    void notAllIsWell() {
        assertThat(
                        count(
                                "select count(*) from handling where replied_on is null and ended_on is null and due < current_date"))
                .isBetween(1L, 4L);
        assertThat(count("select count(*) from suggestion where replied_on > legal_due"))
                .isBetween(1L, 3L);
        assertThat(count("select count(*) from handling where round = 2")).isGreaterThanOrEqualTo(2);
        assertThat(count("select count(*) from handling where round = 2 and status <> 'RATED'"))
                .isPositive();
        assertThat(count("select count(*) from handling where status = 'REPLIED'"))
                .isGreaterThanOrEqualTo(5);
        assertThat(count("select count(*) from rating where no_feedback")).isPositive();
        assertThat(list("select distinct kind from visit order by 1")).containsExactly("HEARING", "ON_SITE");
        assertThat(list("select distinct class_code from reply where status = 'DELIVERED' order by 1"))
                .containsExactly("A", "B", "C");
        assertThat(list("select state from extension order by 1")).containsExactly("ASKED", "GRANTED");
        assertThat(count("select count(*) from ledger_row where extensions = 1"))
                .isEqualTo(1);
        assertThat(count("select count(*) from objection where upheld")).isPositive();
        assertThat(count("select count(*) from objection where not upheld")).isPositive();
        assertThat(list("select distinct status from suggestion"))
                .contains("WITHDRAWN", "NOT_TAKEN_UP", "LETTER", "PETITION", "REFERRED", "RETURNED", "CLOSED");
        assertThat(count("select count(*) from sign_off where not approved")).isGreaterThanOrEqualTo(3);
        assertThat(count("select count(*) from suggestion where scan_id is not null"))
                .isPositive();
    }

    @Test
    void deputiesLikeTheManyVisitsBetterThanWhatCameOfThem() {
        assertThat(count("select count(*) from rating where attitude = 'SATISFIED'"))
                .isGreaterThan(count("select count(*) from rating where result = 'SATISFIED'"));
        assertThat(count("select count(*) from rating where result = 'DISSATISFIED'"))
                .isPositive();
        assertThat(count("select count(*) from handling where status = 'RATED'"))
                .isGreaterThanOrEqualTo(50);
    }

    @Test
    void nobodyWorkedAtNightOrOnHolidays() {
        WorkCalendar calendar = WorkCalendar.shipped();
        List<LocalDateTime> moments = database.sql(
                        "select distinct at at time zone 'Asia/Shanghai' from audit_line where actor_id <> 'system'")
                .query(LocalDateTime.class)
                .list();
        assertThat(moments).hasSizeGreaterThan(800).allSatisfy(moment -> {
            assertThat(calendar.isWorkingDay(moment.toLocalDate()))
                    .as(moment.toString())
                    .isTrue();
            assertThat(moment.toLocalTime()).isBetween(LocalTime.of(8, 30), LocalTime.of(17, 45));
        });
        assertThat(count("select count(*) from act_hi_taskinst where start_time_ > now() or end_time_ > now()"))
                .isZero();
    }

    @Test
    void nothingIsBrokenOrLeftOver() {
        assertThat(count("select count(*) from act_ru_incident")).isZero();
        assertThat(count("select count(*) from paper where claimed_by is null")).isZero();
        assertThat(count("select count(*) from act_hi_varinst where name_ = 'form'"))
                .isZero();
        assertThat(count("select count(*) from act_ru_execution where parent_id_ is null and super_exec_ is null"))
                .isEqualTo(count("select count(*) from suggestion where closed_on is null")
                        + count("select count(*) from supervision where ended_on is null"));
    }

    @Test
    void everyPageSaysThatItIsADemo() throws Exception {
        HttpClient visitor = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        String login = get(visitor, "/login");
        assertThat(login).contains("演示").contains(DemoPeople.PASSWORD).contains("data-user=\"d001\"");
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(login);
        assertThat(token.find()).isTrue();
        HttpRequest entry = HttpRequest.newBuilder(uri("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=office1&password=" + DemoPeople.PASSWORD + "&_csrf=" + token.group(1)))
                .build();
        assertThat(visitor.send(entry, HttpResponse.BodyHandlers.ofString()).body())
                .contains("demo-banner");
        assertThat(get(visitor, "/camunda/app/tasklist/default/")).contains("demo-banner");
        assertThat(get(visitor, "/nowhere")).contains("demo-banner");
        assertThat(demo.output()).contains("http://localhost:" + port).contains("d072");
    }

    /** Last in spirit: it only tries. */
    @Test
    void aRealStartRefusesTheDemoPeople() throws Exception {
        try (OtherNode real = OtherNode.start(server, Map.of())) {
            assertThat(real.awaitEnd(PATIENCE)).isNotZero();
            assertThat(real.output()).contains("个演示账号用着公开的密码").contains("demo people still have the known password");
        }
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String get(HttpClient visitor, String path) throws Exception {
        return visitor.send(
                        HttpRequest.newBuilder(uri(path))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    private static List<String> list(String sql) {
        return database.sql(sql).query(String.class).list();
    }
}
