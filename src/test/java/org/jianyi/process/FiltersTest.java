package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
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

    @SuppressWarnings("unchecked")
    private static List<Object> columns(Filter filter) {
        return ((List<Map<String, Object>>) filter.getProperties().getOrDefault("variables", List.of()))
                .stream().map(column -> column.get("name")).toList();
    }
}
