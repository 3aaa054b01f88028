package org.jianyi.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.jianyi.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a person reads when something goes wrong. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalFilterTest {

    private static final String ENGINES = "/camunda/api/engine/engine/default/task/1/complete";
    private static final String OURS = "/api/tasks/1";

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(Refusal.badInput("title", "请填写标题"), 400, "请填写标题"),
                Arguments.of(
                        new RestException(
                                jakarta.ws.rs.core.Response.Status.INTERNAL_SERVER_ERROR,
                                new ProcessEngineException("Cannot complete", Refusal.conflict("已经办结")),
                                "Cannot complete task 1: ENGINE-1"),
                        409,
                        "已经办结"),
                Arguments.of(new OptimisticLockingException("ENGINE-03005"), 409, "同时"),
                Arguments.of(new IllegalStateException(new OptimisticLockException("row")), 409, "同时"),
                Arguments.of(new IllegalStateException(new SQLException("deadlock", "40P01")), 409, "同时"),
                Arguments.of(new DataIntegrityViolationException("uk_number"), 409, "冲突"),
                Arguments.of(new ProcessEngineException(new SQLException("duplicate key", "23505")), 409, "冲突"),
                Arguments.of(new ProcessEngineException(new SQLException("too long", "22001")), 400, "太长"),
                Arguments.of(new NullValueException("Cannot find task with id 1: task is null"), 409, "他人办完"),
                Arguments.of(new NullValueException("No filter found for id '1': filter is null"), 404, "没有找到"),
                Arguments.of(new NotFoundException("x"), 404, "没有找到"),
                Arguments.of(new TaskAlreadyClaimedException("1", "office"), 409, "领取"),
                Arguments.of(new AuthorizationException("The user with id 'x' does not have"), 403, "没有权限"),
                Arguments.of(
                        new InvalidRequestException(jakarta.ws.rs.core.Response.Status.NOT_FOUND, "No matching task"),
                        404,
                        "没有找到"),
                Arguments.of(
                        new ServletException(
                                new com.fasterxml.jackson.core.JsonParseException(null, "Unexpected character")),
                        400,
                        "格式"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyKnownFailureIsAChineseSentenceAndItsStatus(Exception failure, int status, String words) throws Exception {
        for (String path : new String[] {ENGINES, OURS}) {
            MockHttpServletResponse thrown = run(path, (request, response) -> {
                if (failure instanceof RuntimeException runtime) {
                    throw runtime;
                }
                throw new ServletException(failure);
            });
            assertSentence(thrown, status, words);
        }
        MockHttpServletResponse worded = run(ENGINES, (request, response) -> {
            request.setAttribute(RefusalFilter.failureAttribute(), failure);
            HttpServletResponse http = (HttpServletResponse) response;
            http.setStatus(500);
            http.setContentType("application/json");
            http.getWriter().write("{\"type\":\"RestException\",\"message\":\"Cannot complete task\"}");
            http.flushBuffer();
        });
        assertSentence(worded, status, words);
    }

    @Test
    void aFieldComesWithItsSentence() throws Exception {
        JsonNode answer = json(run(OURS, (request, response) -> {
            throw Refusal.badInput("units[0].unit", "请选择承办单位");
        }));
        assertThat(answer.path("field").asText()).isEqualTo("units[0].unit");
    }

    @Test
    void whatNobodyExpectedGetsANumberThatStandsInTheLog(CapturedOutput log) throws Exception {
        MockHttpServletResponse answer = run(ENGINES, (request, response) -> {
            throw new IllegalStateException("Connection to secret-host refused");
        });
        assertThat(answer.getStatus()).isEqualTo(500);
        String message = json(answer).path("message").asText();
        assertThat(message).doesNotContain("secret").doesNotContain("Exception");
        String number = message.replaceAll("^.*编号 ([0-9a-f]{8}) .*$", "$1");
        assertThat(number).hasSize(8);
        assertThat(log.getAll()).contains(number).contains("secret-host").contains(ENGINES);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 413, 415, 500, 503})
    void aBareStatusIsASentenceToo(int status) throws Exception {
        for (String path : new String[] {ENGINES, OURS}) {
            MockHttpServletResponse answer = run(
                    path, (request, response) -> ((HttpServletResponse) response).sendError(status, "English words"));
            assertThat(answer.getStatus()).isEqualTo(status < 500 ? status : 500);
            assertThat(json(answer).path("message").asText()).isNotBlank().doesNotContain("English");
        }
    }

    @Test
    void aGoodAnswerPassesAsItIs() throws Exception {
        MockHttpServletResponse answer = run(ENGINES, (request, response) -> {
            response.setContentType("application/json;charset=UTF-8");
            response.getOutputStream().write("[\"好\"]".getBytes("UTF-8"));
        });
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).isEqualTo("[\"好\"]");
        MockHttpServletResponse written = run(ENGINES, (request, response) -> {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write("好");
        });
        assertThat(written.getContentAsString()).isEqualTo("好");
    }

    private static MockHttpServletResponse run(String path, FilterChain chain) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new RefusalFilter().doFilter(new MockHttpServletRequest("POST", path), response, chain);
        return response;
    }

    private static void assertSentence(MockHttpServletResponse answer, int status, String words) throws Exception {
        JsonNode json = json(answer);
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(json.path("type").asText()).isEqualTo("refusal");
        assertThat(json.path("status").asInt()).isEqualTo(status);
        assertThat(json.path("message").asText()).contains(words).doesNotContainPattern("[A-Za-z]");
    }

    private static JsonNode json(MockHttpServletResponse answer) throws Exception {
        return new ObjectMapper().readTree(answer.getContentAsByteArray());
    }
}
