package org.jianyi.process;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jianyi.Town;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Town
class FiltersTest {

    @Autowired
    Stage stage;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    /** Otherwise Tasklist writes "undefined" into its lists. */
    @Test
    void everyColumnOfAListIsSetOnEveryTask() {
        stage.cast();
        var suggestion = stage.submits("d1", stage.suggestion());
        Task task = tasks.createTaskQuery()
                .processVariableValueEquals(Case.SUGGESTION_ID, suggestion.value())
                .singleResult();

        assertThat(filters.createFilterQuery().list())
                .isNotEmpty()
                .flatExtracting(FiltersTest::columns)
                .isNotEmpty()
                .isSubsetOf(tasks.getVariablesLocal(task.getId()).keySet());
    }

    @Test
    void theOfficesOwnStepsAndThoseItMayRecordForOthersAreListsApart() {
        List<UserTask> ofTheOffice = Models.processes().stream()
                .flatMap(model -> model.all(UserTask.class))
                .filter(step -> step.getCamundaCandidateGroupsList().contains("presidium-office"))
                .toList();
        Map<Boolean, List<String>> steps = ofTheOffice.stream()
                .collect(partitioningBy(
                        step -> step.getCamundaCandidateGroupsList().equals(List.of("presidium-office"))
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

    @SuppressWarnings("unchecked")
    private static List<Object> columns(Filter filter) {
        return ((List<Map<String, Object>>) filter.getProperties().getOrDefault("variables", List.of()))
                .stream().map(column -> column.get("name")).toList();
    }
}
