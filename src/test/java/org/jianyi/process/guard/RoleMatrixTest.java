package org.jianyi.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.jianyi.Cast;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.Town;
import org.jianyi.handling.Handlings;
import org.jianyi.process.EngineClock;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Every way in, tried by every role over real HTTP, answers as {@code role-matrix.txt} says. A new endpoint fails until it has its row, a row
 * without an endpoint fails too. What was found is written to {@code target/role-matrix.txt}, to compare and, after thought, to copy.
 */
@Town
class RoleMatrixTest {

    private static final Path TABLE = Path.of("src/test/resources/role-matrix.txt");
    private static final Path FOUND = Path.of("target/role-matrix.txt");

    /** Ways in that no controller stands for. */
    private static final List<String> PAGES = List.of(
            "POST /login",
            "POST /logout",
            "GET /assets/app.css",
            "GET /assets/forms.js",
            "GET /webjars/htmx.org/dist/htmx.min.js",
            "GET /webjars/echarts/dist/echarts.esm.min.js",
            "GET /nothing",
            "GET /api/nothing",
            "GET /actuator/env",
            "GET /camunda",
            "GET /camunda/",
            "GET /camunda/api/engine/application.wadl",
            "GET /camunda/app/admin/default/",
            "GET /camunda/app/admin/default/setup/",
            "GET /camunda/app/cockpit/default/",
            "GET /camunda/app/tasklist/default/",
            "GET /camunda/app/tasklist/locales/zh.json",
            "GET /camunda/app/welcome/default/",
            "GET /camunda/assets/tasklist.svg",
            "GET /camunda/lib/deps.js");

    /** What the acts on a case send: complete, but of a day before the case or of what stood once, so that nothing happens. */
    private static final Map<String, Object> ACTS = Map.ofEntries(
            Map.entry(
                    "contacts",
                    Map.of(
                            "stage",
                            "BEFORE",
                            "form",
                            "VISIT",
                            "rank",
                            "HEAD",
                            "said",
                            "希望冬修前动工。",
                            "day",
                            "2020-01-01")),
            Map.entry("progress", Map.of("text", "已经动工。", "day", "2020-01-01")),
            Map.entry("contact-waiver", Map.of("reason", "代表同意免于面商。", "day", "2020-01-01")),
            Map.entry(
                    "objection",
                    Map.of("reason", "不属本站职责。", "basis", "三定方案", "proposedUnit", "SLZ", "day", "2020-01-01")),
            Map.entry("extension", Map.of("until", "2026-09-01", "reason", "要等放水后施工。", "day", "2020-01-01")),
            Map.entry("cancellation", Map.of("reason", "交办有误。", "day", "2020-01-01")),
            Map.entry("reassignment", Map.of("unit", "HWS", "reason", "交办有误。", "day", "2020-01-01")),
            Map.entry("units", Map.of("unit", "SLZ", "role", "ASSISTING", "reason", "需要配合。", "day", "2020-01-01")),
            Map.entry("comments", Map.of("text", "附议。")),
            Map.entry("return", Map.of("comment", "没有实质内容。")),
            Map.entry("recall", Map.of("reason", "交办有误。", "seen", "former")),
            Map.entry("corrections", Map.of("matter", "TITLE", "seen", "former", "value", "关于清淤的建议", "reason", "错字。")),
            Map.entry("urges", Map.of("text", "请抓紧办理。", "day", "2020-01-01")),
            Map.entry("orders", Map.of("text", "请说明。", "day", "2020-01-01")),
            Map.entry("receipt", Map.of("day", "2020-01-01")),
            Map.entry("key-naming", Map.of("leader", "leader", "reason", "群众反映强烈。", "day", "2020-01-01")),
            Map.entry("key-removal", Map.of("reason", "已经解决。", "day", "2020-01-01")),
            Map.entry(
                    "visits",
                    Map.of("kind", "ON_SITE", "participants", "主席团成员", "found", "正在办理。", "day", "2020-01-01")));

    private static final Map<String, String> ROLES = new LinkedHashMap<>();

    static {
        ROLES.put("anonymous", null);
        ROLES.put("deputy", "d5");
        ROLES.put("deputy2", "d6");
        ROLES.put("office", "office2");
        ROLES.put("presidium", "presidium");
        ROLES.put("government", "government");
        ROLES.put("handler", "handler-NYZX");
        ROLES.put("head", "head-NYZX");
        ROLES.put("handler2", "handler-HWS");
        ROLES.put("leader", "leader");
        ROLES.put("admin", "admin");
    }

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Stage stage;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    RepositoryService repository;

    @Autowired
    Handlings handlings;

    @Autowired
    EngineClock clock;

    private String suggestion;
    private String handling;
    private String task;
    private String filter;
    private String definition;

    /** A case of d5, in the hands of the unit NYZX; d6 and the unit HWS have no part in it. */
    @BeforeEach
    void aCase() {
        stage.today(LocalDate.now(EngineClock.TOWN)); // it stays so, also when midnight passes meanwhile
        stage.cast();
        SuggestionId id = stage.submits("d5", stage.suggestion());
        stage.does(
                "office",
                id,
                "ExamineSuggestion",
                form(
                        "outcome",
                        "REGISTER",
                        "assignment",
                        stage.assignment("units", List.of(stage.share("NYZX", "SOLE")))));
        suggestion = id.value();
        handling = handlings.findBySuggestionOrderById(id).get(0).id().value();
        task = tasks.createTaskQuery()
                .processVariableValueEquals("suggestionId", suggestion)
                .singleResult()
                .getId();
        filter = filters.createFilterQuery().filterName("我的待办").singleResult().getId();
        definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("suggestion-handling")
                .latestVersion()
                .singleResult()
                .getId();
    }

    @AfterEach
    void timeGoesOn() {
        clock.reset();
    }

    @Test
    void everyRoleGetsInWhereTheTableSays() throws IOException {
        SortedSet<String> endpoints = Endpoints.all(context);
        endpoints.addAll(PAGES);
        Map<String, String[]> found = new LinkedHashMap<>();
        endpoints.forEach(endpoint -> found.put(endpoint, new String[ROLES.size()]));
        List<String> broken = new ArrayList<>();
        int column = 0;
        for (String user : ROLES.values()) {
            Guest guest = enter(user);
            for (String endpoint : endpoints) {
                Answer answer = visit(guest, endpoint, user);
                found.get(endpoint)[column] = said(answer);
                if (answer.status() >= 500) {
                    broken.add(user + " " + endpoint + " -> " + answer);
                }
                if (endpoint.contains("logout") || endpoint.equals("POST /login")) {
                    guest = enter(user);
                }
            }
            column++;
        }
        Files.writeString(FOUND, table(found));
        assertThat(Files.readString(TABLE, StandardCharsets.UTF_8).lines().toList())
                .containsExactlyElementsOf(table(found).lines().toList());
        assertThat(broken)
                .as("nothing that a person sends ends in an error of ours")
                .isEmpty();
    }

    private Guest enter(String user) {
        return user == null ? Guest.anonymous(port) : Guest.of(port, user);
    }

    private Answer visit(Guest guest, String endpoint, String user) {
        String[] parts = endpoint.split(" ");
        if (endpoint.equals("POST /login")) {
            return guest.login(user == null ? "nobody" : user, user == null ? "x" : Cast.PASSWORD);
        }
        String path = parts[1];
        Object body = parts[0].matches("POST|PUT") ? Map.of() : null;
        if (path.matches(".*/(start|submit-form|complete)$")) {
            body = Map.of("variables", Map.of("form", Map.of("value", "{}", "type", "Json")));
        } else if (path.endsWith("/claim")) {
            body = Map.of("userId", String.valueOf(user));
        } else if (path.endsWith("/credentials")) {
            path = path.replace("{id}", String.valueOf(user));
            body = Map.of("password", "weak", "authenticatedUserPassword", Cast.PASSWORD);
        } else if (path.endsWith("/profile")) {
            path = path.replace("{id}", parts[0].equals("GET") ? String.valueOf(user) : "nobody");
            body = body == null ? null : Map.of("id", "nobody");
        } else if (path.endsWith("/user/create")) {
            body = Map.of("profile", Map.of("id", "no_id"), "credentials", Map.of("password", "weak"));
        } else if (path.endsWith("/opinions/{opinion}/cancellation")) {
            body = Map.of("reason", "不再需要会办。");
        } else if (ACTS.containsKey(path.substring(path.lastIndexOf('/') + 1)) && parts[0].equals("POST")) {
            body = ACTS.get(path.substring(path.lastIndexOf('/') + 1));
        } else if (path.endsWith("/password-policy")) {
            body = Map.of("password", "weak");
        } else if (path.endsWith("/retries")) {
            body = Map.of("retries", 1);
        } else if (path.endsWith("/authorization/create")) {
            body = Map.of(
                    "type", 1, "permissions", List.of("READ"), "userId", "*", "resourceType", 0, "resourceId", "x");
        } else if (path.endsWith("/group/create")) {
            body = Map.of("id", "no_id");
        }
        path = path.replace("/suggestions/{id}", "/suggestions/" + suggestion)
                .replace("/handlings/{id}", "/handlings/" + handling)
                .replace("/tasks/{id}", "/tasks/" + task)
                .replace("/task/{id}", "/task/" + task)
                .replace("/filter/{id}", "/filter/" + filter)
                .replace("/notices/{id}", "/notices/0")
                .replace("/process-definition/{id}", "/process-definition/" + definition)
                .replace("/papers/{id}", "/papers/" + (path.contains("/papers/{id}") ? stage.scan("handler-NYZX") : ""))
                .replace("/staff/{user}", "/staff/handler-NYZX")
                .replace("{key}", "suggestion-handling")
                .replace("{process}", "suggestion-handling")
                .replace("/record/{unit}", "/record/NYZX")
                .replaceAll("\\{(userId|groupId)}", "nobody")
                .replaceAll("\\{\\w*[nN]ame\\w*}", "x")
                .replaceAll("\\{[^}]+}", "1");
        if (user == null && !path.startsWith("/camunda")) {
            guest.get("/login");
        }
        return guest.json(parts[0], path, body);
    }

    private static String said(Answer answer) {
        if (answer.status() == 302 && answer.header("Location").contains("/login")) {
            return "login";
        }
        return List.of(401, 403, 404, 409).contains(answer.status()) ? String.valueOf(answer.status()) : "ok";
    }

    private static String table(Map<String, String[]> found) {
        int width = found.keySet().stream()
                .mapToInt(endpoint -> endpoint.split(" ")[1].length())
                .max()
                .orElseThrow();
        StringBuilder table = new StringBuilder("""
                # Who gets where. ok: let in; 401, login: log in first; 403: refused; 404: not there, or not for this person to see; 409: not now.
                # The case asked for is a deputy's own and in the hands of the unit of handler and head; deputy2 and handler2 have no part in it.
                """);
        table.append(row(width, "method", "path", ROLES.keySet().toArray(String[]::new)));
        found.forEach((endpoint, answers) -> {
            String[] parts = endpoint.split(" ");
            table.append(row(width, parts[0], parts[1], answers));
        });
        return table.toString();
    }

    private static String row(int width, String method, String path, String[] cells) {
        StringBuilder row = new StringBuilder(("%-8s%-" + (width + 2) + "s").formatted(method, path));
        Arrays.stream(cells).forEach(cell -> row.append("%-11s".formatted(cell)));
        return row.toString().stripTrailing() + "\n";
    }
}
