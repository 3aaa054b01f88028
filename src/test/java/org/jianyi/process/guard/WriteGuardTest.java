package org.jianyi.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.Town;
import org.jianyi.audit.AuditTrail;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.process.EngineClock;
import org.jianyi.process.FormMessages;
import org.jianyi.process.Stage;
import org.jianyi.reply.Replies;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people who may do one thing try to do besides, on every way that leads to it. */
@Town
class WriteGuardTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    Stage stage;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @Autowired
    Handlings handlings;

    @Autowired
    Replies replies;

    @Autowired
    KeepRecords keepRecords;

    @Autowired
    FormMessages messages;

    @Autowired
    AuditTrail trail;

    @Autowired
    EngineClock clock;

    @BeforeEach
    void enter() {
        stage.today(LocalDate.of(2026, 4, 8));
        stage.cast();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"handler-SLZ", "office", "admin"})
    void aCandidateOverwritesNeitherVariablesNorDatesNorWhomATaskBelongsTo(String user) {
        SuggestionId id = assigned();
        Task task = open(id, "DraftReply");
        String instance = task.getProcessInstanceId();
        Guest guest = Guest.of(port, user);
        String at = ENGINE + "/task/" + task.getId();
        String running = ENGINE + "/process-instance/" + instance;
        Map<String, Object> value = Map.of("value", "HWS", "type", "String");
        Map<String, Object> modifications = Map.of("modifications", Map.of("unit", value));

        assertForbidden(guest.put(at, Map.of("name", "x", "due", "2099-01-01T00:00:00.000+0800")));
        assertForbidden(guest.post(at + "/assignee", Map.of("userId", user)));
        assertForbidden(guest.post(at + "/delegate", Map.of("userId", "handler-HWS")));
        assertForbidden(guest.post(at + "/resolve", Map.of("variables", Map.of("unit", value))));
        assertForbidden(guest.post(at + "/variables", modifications));
        assertForbidden(guest.put(at + "/variables/unit", value));
        assertForbidden(guest.delete(at + "/variables/unit"));
        assertForbidden(guest.post(at + "/localVariables", modifications));
        assertForbidden(guest.put(at + "/localVariables/caseDue", value));
        assertForbidden(guest.delete(at + "/localVariables/caseDue"));
        assertForbidden(guest.post(at + "/identity-links", Map.of("userId", user, "type", "candidate")));
        assertForbidden(
                guest.post(at + "/identity-links/delete", Map.of("groupId", "presidium-office", "type", "candidate")));
        assertForbidden(guest.post(at + "/comment/create", Map.of("message", "x")));
        assertForbidden(guest.post(at + "/bpmnError", Map.of("errorCode", "x")));
        assertForbidden(guest.post(at + "/bpmnEscalation", Map.of("escalationCode", "x")));
        assertForbidden(guest.delete(at));
        assertForbidden(guest.send(
                "POST",
                at + "/attachment/create",
                "--x--",
                Map.of("Content-Type", "multipart/form-data; boundary=x", "X-XSRF-TOKEN", guest.cookie("XSRF-TOKEN"))));
        assertForbidden(guest.post(ENGINE + "/task/create", Map.of("name", "x")));
        assertForbidden(guest.post(running + "/variables", modifications));
        assertForbidden(guest.put(running + "/variables/unit", value));
        assertForbidden(guest.post(running + "/modification", Map.of("instructions", List.of())));
        assertForbidden(guest.put(running + "/suspended", Map.of("suspended", true)));
        assertForbidden(guest.delete(running));
        assertForbidden(guest.post(ENGINE + "/message", Map.of("messageName", "suggestion.withdrawn")));
        assertForbidden(guest.post(ENGINE + "/signal", Map.of("name", "x")));
        assertForbidden(guest.post(ENGINE + "/condition", Map.of()));
        assertForbidden(guest.post(ENGINE + "/execution/" + instance + "/signal", Map.of()));
        assertForbidden(guest.put(ENGINE + "/execution/" + instance + "/localVariables/unit", value));
        assertForbidden(guest.post(
                ENGINE + "/execution/" + instance + "/messageSubscriptions/assignment.objected/trigger", Map.of()));
        assertForbidden(guest.post(ENGINE + "/deployment/create", Map.of()));
        assertForbidden(guest.post(ENGINE + "/decision-definition/key/sign-off/evaluate", Map.of()));
        assertForbidden(guest.post(ENGINE + "/external-task/fetchAndLock", Map.of()));
        assertForbidden(guest.get("/camunda/api/engine/application.wadl"));
        assertForbidden(guest.get("/camunda/api/cockpit/application.wadl"));

        Task after = open(id, "DraftReply");
        assertThat(after.getDueDate()).isEqualTo(task.getDueDate());
        assertThat(after.getAssignee()).isNull();
        assertThat(after.getOwner()).isNull();
        assertThat(runtime.getVariable(instance, "unit")).isEqualTo("SLZ");
        assertThat(tasks.getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactlyInAnyOrder("unit-SLZ", "presidium-office");
    }

    @Test
    void aStepSubmitsItsFormAndNothingBesides() {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        Task task = open(id, "ExamineSuggestion");
        Guest office = Guest.of(port, "office");
        for (String way : List.of("complete", "submit-form")) {
            String path = ENGINE + "/task/" + task.getId() + "/" + way;
            Map<String, Object> good = message(form("outcome", "REGISTER", "assignment", stage.assignment()));
            Map<String, Object> two = new HashMap<>(variables(good));
            two.put("deputy", Map.of("value", "d2", "type", "String"));
            assertForbidden(office.post(path, Map.of("variables", two)));
            assertForbidden(office.post(path, Map.of("variables", Map.of())));
            assertForbidden(office.post(path, Map.of()));
            assertForbidden(
                    office.post(path, Map.of("variables", Map.of("form", Map.of("value", "{}", "type", "String")))));
            assertForbidden(office.post(
                    path,
                    Map.of(
                            "variables",
                            Map.of(
                                    "form",
                                    Map.of(
                                            "value",
                                            "rO0ABQ==",
                                            "type",
                                            "Object",
                                            "valueInfo",
                                            Map.of(
                                                    "serializationDataFormat",
                                                    "application/x-java-serialized-object"))))));
            assertForbidden(office.post(path, Map.of("variables", variables(good), "somethingElse", 1)));
            Answer broken = office.post(path, "{\"variables\":{\"form\":");
            assertThat(broken.status()).isEqualTo(400);
            assertThat(broken.message()).doesNotContainPattern("[A-Za-z]");
        }
        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
    }

    @Test
    void theFormIsKeptByNobodyWhateverTheRequestSays() {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        Task task = open(id, "ExamineSuggestion");
        Map<String, Object> kept = Map.of(
                "variables",
                Map.of(
                        "form",
                        Map.of(
                                "type",
                                "Json",
                                "valueInfo",
                                Map.of("transient", false),
                                "value",
                                stage.json(form("outcome", "REGISTER", "assignment", stage.assignment())))),
                "withVariablesInReturn",
                true);

        Answer answer = Guest.of(port, "office").post(ENGINE + "/task/" + task.getId() + "/submit-form", kept);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(task.getProcessInstanceId())
                        .list())
                .extracting(VariableInstance::getName)
                .contains("suggestionId")
                .doesNotContain("form");
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .variableName("form")
                        .count())
                .isZero();
    }

    @Test
    void aRefusalComesWithItsFieldAndItsSentence() {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        String path = ENGINE + "/task/" + open(id, "ExamineSuggestion").getId() + "/submit-form";
        Guest office = Guest.of(port, "office");

        Answer answer = office.post(path, message(form("outcome", "NOT_TAKEN_UP")));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().path("type").asText()).isEqualTo("refusal");
        assertThat(answer.json().path("status").asInt()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo("reason");
        assertThat(answer.message()).isNotBlank().doesNotContainPattern("[A-Za-z]");

        Answer unknown = office.post(path, message(form("outcome", "REGISTER", "colour", "red")));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.message()).doesNotContain("Unrecognized");
        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
    }

    @Test
    void completingATaskTwiceGivesTheSecondAFriendlySentence() {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        String task = open(id, "ExamineSuggestion").getId();
        Map<String, Object> good = form("outcome", "REGISTER", "assignment", stage.assignment());
        long before = linesOf(id);
        assertThat(Guest.of(port, "office")
                        .post(ENGINE + "/task/" + task + "/submit-form", message(good))
                        .status())
                .isEqualTo(204);
        long once = linesOf(id);

        Guest second = Guest.of(port, "office2");
        for (Answer answer : List.of(
                second.post(ENGINE + "/task/" + task + "/submit-form", message(good)),
                second.post(ENGINE + "/task/" + task + "/complete", message(good)),
                second.post("/api/tasks/" + task, good),
                second.post(ENGINE + "/task/" + task + "/claim", Map.of("userId", "office2")),
                second.post(ENGINE + "/task/" + task + "/unclaim", null))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.message()).contains("已经由他人办完");
        }
        assertThat(once).isGreaterThan(before);
        assertThat(linesOf(id)).isEqualTo(once);
    }

    @Test
    void aTaskIsClaimedForOneselfByACandidateAndGivenBackByHisHand() {
        SuggestionId id = assigned();
        String at = ENGINE + "/task/" + open(id, "DraftReply").getId();
        assertForbidden(Guest.of(port, "handler-SLZ").post(at + "/claim", Map.of("userId", "handler-HWS")));
        assertForbidden(Guest.of(port, "admin").post(at + "/claim", Map.of("userId", "admin")));
        assertForbidden(Guest.of(port, "handler-HWS").post(at + "/claim", Map.of("userId", "handler-HWS")));

        assertThat(Guest.of(port, "handler-SLZ")
                        .post(at + "/claim", Map.of("userId", "handler-SLZ"))
                        .status())
                .isEqualTo(204);
        Answer second = Guest.of(port, "office").post(at + "/claim", Map.of("userId", "office"));
        assertThat(second.status()).as(second.toString()).isEqualTo(409);
        assertForbidden(Guest.of(port, "office").post(at + "/unclaim", null));
        assertForbidden(Guest.of(port, "admin").post(at + "/unclaim", null));
        assertThat(Guest.of(port, "handler-SLZ").post(at + "/unclaim", null).status())
                .isEqualTo(204);
        assertThat(open(id, "DraftReply").getAssignee()).isNull();
    }

    @Test
    void whatAColleagueHasTakenOnlyHeSubmits() {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        String task = open(id, "ExamineSuggestion").getId();
        tasks.setAssignee(task, "office");
        Map<String, Object> good = form("outcome", "REGISTER", "assignment", stage.assignment());

        Guest other = Guest.of(port, "office2");
        Answer refused = other.post(ENGINE + "/task/" + task + "/submit-form", message(good));
        assertForbidden(refused);
        assertThat(refused.message()).contains("人大办一");
        assertForbidden(other.post("/api/tasks/" + task, good));
        assertThat(Guest.of(port, "office")
                        .post(ENGINE + "/task/" + task + "/complete", message(good))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void nobodyCompletesAnothersRating() {
        SuggestionId id = replied();
        String task = open(id, "RateHandling").getId();
        Map<String, Object> rating = stage.rating("SATISFIED", "SATISFIED");
        for (String user : List.of("admin", "presidium", "government", "leader", "handler-SLZ", "head-SLZ", "d2")) {
            onEveryWay(user, task, rating);
        }
        // Without the deputy's paper the office does not speak for him either.
        for (Answer answer : ways(Guest.of(port, "office"), task, rating)) {
            assertThat(answer.status()).as(answer.toString()).isIn(400, 403);
        }
        assertThat(stage.steps(id)).containsExactly("RateHandling");

        Guest deputy = Guest.of(port, "d1");
        Answer kept = deputy.post(ENGINE + "/task/" + task + "/unclaim", null);
        assertThat(kept.status()).as("given to him by name: " + kept).isEqualTo(409);
        assertThat(deputy.post(ENGINE + "/task/" + task + "/submit-form", message(rating))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void nobodyCompletesAnothersSignOff() {
        SuggestionId id = drafted();
        String task = open(id, "SignOffReply").getId();
        var handling = handlings.findBySuggestionOrderById(id).get(0).id();
        Map<String, Object> signed =
                form("approved", true, "hash", replies.latest(handling).hash());
        for (String user : List.of("admin", "presidium", "government", "leader", "handler-SLZ", "head-HWS", "d1")) {
            onEveryWay(user, task, signed);
        }
        for (Answer answer : ways(Guest.of(port, "office"), task, signed)) {
            assertThat(answer.status()).as(answer.toString()).isIn(400, 403);
        }
        assertThat(stage.steps(id)).containsExactly("SignOffReply");
        assertThat(Guest.of(port, "head-SLZ")
                        .post(ENGINE + "/task/" + task + "/submit-form", message(signed))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void onlyTheTwoProcessesForPeopleAreStartedAndOnlyWithTheirForm() {
        Guest deputy = Guest.of(port, "d1");
        String definition = newest("suggestion-handling");
        String start = ENGINE + "/process-definition/" + definition.replace(":", "%3A") + "/submit-form";
        Map<String, Object> good = message(stage.suggestion("title", "关于由网页提出的建议"));

        Map<String, Object> withKey = new HashMap<>(good);
        withKey.put("businessKey", "J2026-0001");
        assertForbidden(deputy.post(start, withKey));
        Map<String, Object> two = new HashMap<>(variables(good));
        two.put("assigned", Map.of("value", true, "type", "Boolean"));
        assertForbidden(deputy.post(start, Map.of("variables", two)));
        for (String key : List.of("unit-handling", "unit-share")) {
            for (String user : List.of("d1", "admin")) {
                Guest guest = Guest.of(port, user);
                assertForbidden(guest.post(ENGINE + "/process-definition/key/" + key + "/start", good));
                assertForbidden(guest.post(ENGINE + "/process-definition/" + newest(key) + "/submit-form", good));
            }
        }
        assertForbidden(Guest.of(port, "handler-SLZ").post(start, good));

        long before = runtime.createProcessInstanceQuery()
                .processDefinitionKey("suggestion-handling")
                .count();
        Answer started = deputy.post(start, good);
        assertThat(started.status()).as(started.toString()).isEqualTo(200);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("suggestion-handling")
                        .count())
                .isEqualTo(before + 1);
    }

    @Test
    void anOversizedMessageIsRefusedBeforeItIsRead() {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        String path = ENGINE + "/task/" + open(id, "ExamineSuggestion").getId() + "/submit-form";
        Answer answer = Guest.of(port, "office").post(path, message(form("reason", "长".repeat(2_000_000))));
        assertThat(answer.status()).isEqualTo(413);
    }

    private void onEveryWay(String user, String task, Map<String, Object> form) {
        Guest guest = Guest.of(port, user);
        for (Answer answer : ways(guest, task, form)) {
            assertThat(answer.status()).as(user + " -> " + answer).isIn(403, 404, 409);
            assertThat(answer.message()).as(user).isNotBlank().doesNotContainPattern("[a-z]{3}");
        }
        Answer claim = guest.post(ENGINE + "/task/" + task + "/claim", Map.of("userId", user));
        assertThat(claim.status()).as(user + " claims -> " + claim).isIn(403, 409);
    }

    private List<Answer> ways(Guest guest, String task, Map<String, Object> form) {
        return List.of(
                guest.post(ENGINE + "/task/" + task + "/submit-form", message(form)),
                guest.post(ENGINE + "/task/" + task + "/complete", message(form)),
                guest.post("/api/tasks/" + task, form));
    }

    private SuggestionId assigned() {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        stage.does("office", id, "ExamineSuggestion", form("outcome", "REGISTER", "assignment", stage.assignment()));
        return id;
    }

    private SuggestionId drafted() {
        SuggestionId id = assigned();
        var handling = handlings.findBySuggestionOrderById(id).get(0);
        keepRecords.contact(
                handling.id(),
                messages.read(stage.json(stage.contact()), RecordContact.class),
                stage.actor("handler-SLZ"));
        stage.does("handler-SLZ", id, "DraftReply", stage.reply());
        return id;
    }

    private SuggestionId replied() {
        SuggestionId id = drafted();
        var handling = handlings.findBySuggestionOrderById(id).get(0).id();
        stage.does(
                "head-SLZ",
                id,
                "SignOffReply",
                form("approved", true, "hash", replies.latest(handling).hash()));
        stage.does("handler-SLZ", id, "DeliverReply", form("way", "IN_PERSON", "receiver", "代表1"));
        return id;
    }

    private Task open(SuggestionId id, String step) {
        return tasks.createTaskQuery()
                .processVariableValueEquals("suggestionId", id.value())
                .taskDefinitionKey("UserTask_" + step)
                .singleResult();
    }

    private String newest(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private long linesOf(SuggestionId id) {
        return trail.forSuggestion(id.value()).size();
    }

    private Map<String, Object> message(Map<String, Object> form) {
        return Map.of("variables", Map.of("form", Map.of("value", stage.json(form), "type", "Json")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> variables(Map<String, Object> message) {
        return (Map<String, Object>) message.get("variables");
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status())
                .as(answer.response().uri() + " -> " + answer)
                .isEqualTo(403);
        assertThat(answer.json().path("type").asText()).isEqualTo("refusal");
        assertThat(answer.message()).isNotBlank().doesNotContainPattern("[a-z]{3}");
    }
}
