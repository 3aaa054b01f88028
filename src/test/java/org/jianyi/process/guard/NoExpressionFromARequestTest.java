package org.jianyi.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.context.ProcessApplicationContextUtil;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jianyi.Guest;
import org.jianyi.Town;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** CVE-2026-109432 and its relatives: nothing that a request brings is evaluated, on no way into the engine. */
@Town
class NoExpressionFromARequestTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String ATTACK = "${''.getClass().getName()}";
    private static final String IN_URL = "%24%7B%27%27.getClass().getName()%7D";

    @LocalServerPort
    int port;

    @Autowired
    Stage stage;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ProcessEngine engine;

    String filter;

    @BeforeEach
    void enter() {
        stage.cast();
        filter = filters.createFilterQuery().filterName("我的待办").singleResult().getId();
    }

    static List<Object> attacks() {
        List<Object> bodies = new ArrayList<>();
        for (String key : List.of(
                "assigneeExpression",
                "ownerExpression",
                "candidateUserExpression",
                "candidateGroupsExpression",
                "dueBeforeExpression",
                "followUpAfterExpression",
                "createdBeforeExpression",
                "processInstanceBusinessKeyLikeExpression")) {
            bodies.add(Map.of(key, ATTACK));
            bodies.add(Map.of("orQueries", List.of(Map.of(key, ATTACK))));
        }
        bodies.add(Map.of("assigneeExpression", "${now()}"));
        bodies.add(Map.of("assigneeExpression", "${currentUser()}${''.getClass()}"));
        bodies.add(Map.of("assigneeExpression", List.of(ATTACK)));
        bodies.add(Map.of("orQueries", List.of(Map.of("orQueries", List.of(Map.of("assigneeExpression", ATTACK))))));
        bodies.add("{\"assigneeExpression\":\"${currentUser()}\",\"assigneeExpression\":\"" + ATTACK + "\"}");
        bodies.add("{\"assignee\\u0045xpression\":\"" + ATTACK + "\"}");
        return bodies;
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void noRouteTakesAnExpression(Object body) {
        for (String user : List.of("handler-SLZ", "admin")) {
            Guest guest = Guest.of(port, user);
            for (String path : List.of(
                    "/task",
                    "/task/count",
                    "/filter/" + filter + "/list",
                    "/filter/" + filter + "/count",
                    "/filter/" + filter + "/singleResult")) {
                assertRefused(guest.post(ENGINE + path, body), user + " POST " + path + " " + body);
            }
            Object stored = Map.of("resourceType", "Task", "name", "x", "query", body, "properties", Map.of());
            assertThat(guest.post(ENGINE + "/filter/create", stored).status())
                    .as(user + " creates " + body)
                    .isEqualTo(403);
            assertThat(guest.put(ENGINE + "/filter/" + filter, stored).status())
                    .as(user + " changes " + body)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assigneeExpression",
                "candidateGroupExpression",
                "dueAfterExpression",
                "AssigneeExpression",
                "assignee%45xpression"
            })
    void noParameterCarriesAnExpression(String parameter) {
        Guest guest = Guest.of(port, "handler-SLZ");
        for (String path : List.of("/task", "/task/count", "/filter", "/filter/" + filter + "/list")) {
            assertRefused(guest.get(ENGINE + path + "?" + parameter + "=" + IN_URL), path);
        }
    }

    @Test
    void whatTasklistAsksForPasses() {
        Guest guest = Guest.of(port, "handler-SLZ");
        assertThat(guest.post(
                                ENGINE + "/task",
                                Map.of("orQueries", List.of(Map.of("nameLike", "%1%", "descriptionLike", "%1%"))))
                        .status())
                .isEqualTo(200);
        JsonNode lists = guest.get(ENGINE + "/filter").json();
        assertThat(lists).isNotEmpty();
        for (JsonNode shipped : lists) {
            Guest.Answer list = guest.post(
                    ENGINE + "/filter/" + shipped.path("id").asText() + "/list?firstResult=0&maxResults=15",
                    Map.of("sorting", List.of(Map.of("sortBy", "dueDate", "sortOrder", "asc"))));
            assertThat(list.status()).as(shipped.path("name").asText() + list).isEqualTo(200);
        }
    }

    @Test
    void theEngineItselfEvaluatesNoneInAnyQuery() {
        Filter all = filters.newTaskFilter("all tasks").setQuery(tasks.createTaskQuery());
        filters.saveFilter(all);
        List<Supplier<TaskQuery>> queries = List.of(
                () -> tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression(ATTACK)
                        .endOr(),
                () -> tasks.createTaskQuery()
                        .or()
                        .dueBeforeExpression("${dateTime().plusDays(1)}")
                        .endOr());
        try {
            for (Supplier<TaskQuery> query : queries) {
                for (ThrowingCallable use : List.<ThrowingCallable>of(
                        () -> query.get().list(),
                        () -> query.get().count(),
                        () -> query.get().singleResult(),
                        () -> filters.list(all.getId(), query.get()),
                        () -> filters.count(all.getId(), query.get()),
                        () -> filters.singleResult(all.getId(), query.get()))) {
                    assertThatThrownBy(use).hasStackTraceContaining("not admitted in a query");
                }
            }
        } finally {
            filters.deleteFilter(all.getId());
        }
    }

    @Test
    void aStoredOneIsNotEvaluatedEither() {
        Filter stored = filters.newTaskFilter("stored attack")
                .setQuery(tasks.createTaskQuery().taskAssigneeExpression(ATTACK));
        filters.saveFilter(stored);
        try {
            assertThatThrownBy(() -> filters.list(stored.getId())).hasStackTraceContaining("not admitted in a query");
        } finally {
            filters.deleteFilter(stored.getId());
        }
    }

    @Test
    void aModelSeesOurDelegatesAndMakesTheCallsItNeeds() {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        assertThat(evaluate(id, "${recordReplyDelegate}")).isNotNull();
        assertThat(evaluate(id, "${'unit-head-'.concat(number)}").toString()).startsWith("unit-head-");
        assertThat(evaluate(id, "${cosigners.elements().size() > 0}")).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${stage}",
                "${dataSource}",
                "${identityService}",
                "${number.class}",
                "${number.getClass()}",
                "${number['class']}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${execution.processEngineServices}",
                "${execution.setVariable('x', 1)}",
                "${recordReplyDelegate.execute(execution)}",
                "${number.bytes}",
                "${cosigners.unwrap()}"
            })
    void aModelReachesNothingElse(String expression) {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        assertThatThrownBy(() -> evaluate(id, expression))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageMatching("Unknown (property|method) used in expression(?s:.*)");
    }

    private Object evaluate(SuggestionId suggestion, String expression) {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(suggestion.value())
                .singleResult()
                .getId();
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute((CommandContext context) -> {
            ExecutionEntity execution = context.getExecutionManager().findExecutionById(instance);
            // As a delegate leaves it for the next step.
            execution.setVariable("cosigners", SpinValues.jsonValue("[]", true).create());
            var application = ProcessApplicationContextUtil.getTargetProcessApplication(execution);
            try {
                return Context.executeWithinProcessApplication(
                        () -> configuration
                                .getExpressionManager()
                                .createExpression(expression)
                                .getValue(execution),
                        application);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void assertRefused(Guest.Answer answer, String what) {
        assertThat(answer.status()).as(what + " -> " + answer).isBetween(400, 403);
        assertThat(answer.json().path("type").asText()).as(what).isEqualTo("refusal");
        assertThat(answer.message()).as(what).isEqualTo("查询条件里不能使用表达式");
    }
}
