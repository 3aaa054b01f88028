package org.jianyi.process;

import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.FORM_PROPERTY_UPDATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.IDENTITY_LINK_ADD;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.IDENTITY_LINK_DELETE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.JOB_CREATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.JOB_DELETE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.JOB_SUCCESS;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;

/**
 * What the engine keeps: which way a case went, its tasks, the last values of its facts, decisions, incidents, jobs that failed, and who used the
 * engine's own means. Not each value a fact once had, each job that went well, and whom a task was offered to: nobody is shown them, and what
 * people did stands in the audit trail.
 */
public class TownHistory implements HistoryLevel {

    public static final String NAME = "town";

    private static final Set<HistoryEventType> LEFT_OUT = Set.of(
            VARIABLE_INSTANCE_UPDATE_DETAIL,
            FORM_PROPERTY_UPDATE,
            IDENTITY_LINK_ADD,
            IDENTITY_LINK_DELETE,
            JOB_CREATE,
            JOB_SUCCESS,
            JOB_DELETE);

    @Override
    public int getId() {
        return 20; // stands in the database; the engine's own are 0 to 3
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        return !LEFT_OUT.contains(type);
    }
}
