package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person finds on his desk. */
class DeskTest extends CaseTest {

    /** As many as a list shows. */
    private static final int MANY = 500;

    @Autowired
    Desk desk;

    @Autowired
    TaskService engineTasks;

    @Test
    void theOfficeFindsItsOwnTaskAmongHundredsThatItOnlyRecordsForOthers() {
        SuggestionId id = story.deputySubmits();
        String own = stage.task("office", id, "ExamineSuggestion");
        List<String> others = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                Task earlier = engineTasks.newTask();
                earlier.setDueDate(new Date(0));
                engineTasks.saveTask(earlier);
                engineTasks.addCandidateGroup(earlier.getId(), "presidium-office");
                others.add(earlier.getId());
            }

            List<Desk.OpenTask> waiting = stage.as("office", () -> desk.waitingFor(stage.actor("office")));

            assertThat(waiting).extracting(Desk.OpenTask::id).contains(own).doesNotContainAnyElementsOf(others);
        } finally {
            engineTasks.deleteTasks(others, true);
        }
    }
}
