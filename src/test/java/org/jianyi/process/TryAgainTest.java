package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the clock lets go and fails is tried again, later each time, and is an incident at last. */
class TryAgainTest extends CaseTest {

    private static final List<Duration> WAITS = List.of(
            Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6));

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Test
    void aTimerThatFailsIsTriedFiveTimesMoreAndThenShown() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        String handling = (String) runtime.getVariable(reminder(id).getExecutionId(), Case.HANDLING_ID);
        String execution = reminder(id).getProcessInstanceId();
        runtime.setVariable(execution, Case.HANDLING_ID, "no such share");

        for (Duration wait : WAITS) {
            fails(id);
            assertThat(Duration.between(
                            clock.instant(), reminder(id).getDuedate().toInstant()))
                    .isEqualTo(wait);
        }
        assertThat(runtime.createIncidentQuery().processInstanceId(execution).count())
                .isZero();
        fails(id);

        assertThat(reminder(id).getRetries()).isZero();
        assertThat(runtime.createIncidentQuery().processInstanceId(execution).count())
                .as("Cockpit shows it")
                .isOne();
        runtime.setVariable(execution, Case.HANDLING_ID, handling);
        management.setJobRetries(reminder(id).getId(), 1);
        management.executeJob(reminder(id).getId());
        assertThat(runtime.createIncidentQuery().processInstanceId(execution).count())
                .isZero();
    }

    private void fails(SuggestionId id) {
        assertThatThrownBy(() -> management.executeJob(reminder(id).getId())).isNotNull();
    }

    private Job reminder(SuggestionId id) {
        return stage.jobsOf(id)
                .filter(job -> management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId()
                        .equals("StartEvent_ReminderDue"))
                .findFirst()
                .orElseThrow();
    }
}
