package org.jianyi.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jianyi.draft.Drafts;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.springframework.stereotype.Component;

/** What was typed for a step and not submitted goes with the step; so does what the office began to record of it in the unit's place. */
@Component
class StepDrafts {

    private final Drafts drafts;
    private final Handlings handlings;

    StepDrafts(Drafts drafts, Handlings handlings) {
        this.drafts = drafts;
        this.handlings = handlings;
    }

    /** The step is done, or the case has gone another way. */
    void ended(DelegateTask task) {
        drafts.forget(task.getId());
        String handling = (String) task.getVariable(Case.HANDLING_ID);
        if (handling != null && OfficeSteps.OF_OTHERS.contains(task.getTaskDefinitionKey())) {
            String assisting = TaskFacts.assistingUnit(task);
            drafts.forget(Drafts.ofRecord(
                    handling,
                    assisting == null
                            ? handlings.get(new HandlingId(handling)).unit().code()
                            : assisting));
        }
    }
}
