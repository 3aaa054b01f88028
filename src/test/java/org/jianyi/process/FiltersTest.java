package org.jianyi.process;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class FiltersTest extends CaseTest {

    /** The office, and the presidium beside it. */
    private static final Set<String> OF_SUPERVISORS = Set.of("presidium-office", "${overseers}");

    private static final String LISTS = "/camunda/api/engine/engine/default/filter";

    @LocalServerPort
    int port;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    /** Otherwise Tasklist writes "undefined" into its lists. */
    @Test
    void everyColumnOfAListIsSetOnEveryTask() {
        SuggestionId cosigned = story.deputySubmits("cosigners", story.deputies(2));
        SuggestionId assigned = story.assigned(stage.share("SLZ", "LEAD"), stage.share("CJB", "ASSISTING"));
        List<Object> columns = filters.createFilterQuery().list().stream()
                .flatMap(filter -> columns(filter).stream())
                .toList();
        assertThat(columns).isNotEmpty();

        for (SuggestionId id : List.of(cosigned, assigned)) {
            List<Task> open = tasks.createTaskQuery()
                    .processVariableValueEquals(Case.SUGGESTION_ID, id.value())
                    .list();
            assertThat(open).hasSize(2).allSatisfy(task -> assertThat(columns)
                    .as(task.getName())
                    .isSubsetOf(tasks.getVariablesLocal(task.getId()).keySet()));
        }
    }

    @Test
    void theOfficesOwnStepsAndThoseItMayRecordForOthersAreListsApart() {
        List<UserTask> ofTheOffice = Models.processes().stream()
                .flatMap(model -> model.all(UserTask.class))
                .filter(step -> step.getCamundaCandidateGroupsList().contains("presidium-office"))
                .toList();
        Map<Boolean, List<String>> steps = ofTheOffice.stream()
                .collect(partitioningBy(
                        step -> OF_SUPERVISORS.containsAll(step.getCamundaCandidateGroupsList())
                                && step.getCamundaAssignee() == null,
                        mapping(UserTask::getId, toList())));

        assertThat(stepsOf("本办待办")).containsExactlyInAnyOrderElementsOf(steps.get(true));
        assertThat(stepsOf("可代录")).containsExactlyInAnyOrderElementsOf(steps.get(false));
    }

    private List<String> stepsOf(String filter) {
        TaskQueryImpl query = (TaskQueryImpl)
                filters.createFilterQuery().filterName(filter).singleResult().<TaskQuery>getQuery();
        return List.of(query.getTaskDefinitionKeys());
    }

    @ParameterizedTest
    @ValueSource(strings = {"office", "d1", "handler-SLZ", "head-SLZ", "leader"})
    void aListIsAsLongAsItsCountAndSortsByDueDateBothWays(String user) {
        for (int day = 0; day < 3; day++) {
            stage.today(TODAY.plusDays(day));
            story.assigned(stage.share("SLZ", "LEAD"), stage.share("CJB", "ASSISTING"));
            story.bringsWorkTo(user);
        }
        Guest guest = Guest.of(port, user);
        JsonNode lists = guest.get(LISTS).json();
        int longest = 0;
        for (JsonNode list : lists) {
            String path = LISTS + "/" + list.path("id").asText();
            List<JsonNode> up = tasks(guest, path, "asc");
            List<JsonNode> down = tasks(guest, path, "desc");

            assertThat(guest.post(path + "/count", Map.of())
                            .json()
                            .path("count")
                            .asInt())
                    .as(user + " " + list.path("name").asText())
                    .isEqualTo(up.size());
            assertThat(up).extracting(task -> task.path("id").asText()).doesNotHaveDuplicates();
            assertThat(dueDates(up)).isSorted();
            assertThat(dueDates(down)).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(down).hasSameElementsAs(up);
            longest = Math.max(longest, Set.copyOf(dueDates(up)).size());
        }
        assertThat(longest).as("due dates to sort by").isGreaterThanOrEqualTo(3);
    }

    @Test
    void aListIsSortedByItsOwnColumnsAndNothingElse() {
        Guest guest = Guest.of(port, "office");
        String list = guest.get(LISTS).json().path(0).path("id").asText();

        Answer answer = guest.post(
                LISTS + "/" + list + "/list?firstResult=0&maxResults=15",
                Map.of("sorting", List.of(Map.of("sortBy", "id_; drop table suggestion", "sortOrder", "asc"))));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    }

    private static List<JsonNode> tasks(Guest guest, String path, String order) {
        Answer answer = guest.post(
                path + "/list?firstResult=0&maxResults=10000",
                Map.of("sorting", List.of(Map.of("sortBy", "dueDate", "sortOrder", order))));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return StreamSupport.stream(answer.json().spliterator(), false).toList();
    }

    private static List<String> dueDates(List<JsonNode> tasks) {
        return tasks.stream()
                .map(task -> task.path("due"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> columns(Filter filter) {
        return ((List<Map<String, Object>>) filter.getProperties().getOrDefault("variables", List.of()))
                .stream().map(column -> column.get("name")).toList();
    }
}
