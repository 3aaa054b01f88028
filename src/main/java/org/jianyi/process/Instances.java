package org.jianyi.process;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What runs in the engine, as far as whoever is authenticated there may see it. */
@Component
public class Instances {

    private static final int MOST = 5000;

    private final RuntimeService runtime;

    Instances(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /**
     * A running instance.
     *
     * @param definition id of the version of its process
     * @param key its business key: the id of its suggestion, or of the unit's share
     */
    public record Instance(String id, String definition, String key) {}

    /** The newest first. */
    public List<Instance> all() {
        return runtime.createProcessInstanceQuery().orderByBusinessKey().desc().listPage(0, MOST).stream()
                .map(found -> new Instance(found.getId(), found.getProcessDefinitionId(), found.getBusinessKey()))
                .toList();
    }
}
