package org.jianyi.process;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.Spin;
import org.jianyi.Refusal;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.suggestion.SuggestionId;

/** Tells a running case that something happened which moves its flow. Always to that very instance: by the suggestion's or the handling's id. */
public final class CaseMessages {

    private CaseMessages() {}

    public static void handlingAdded(RuntimeService runtime, Handling handling) {
        runtime.createMessageCorrelation("handling.added")
                .processInstanceId(instance(
                        runtime, Case.SUGGESTION_HANDLING, handling.suggestion().value()))
                .setVariablesToTriggeredScope(java.util.Map.of(Case.HANDLING, Case.handling(handling)))
                .correlate();
    }

    public static void handlingCancelled(RuntimeService runtime, HandlingId handling) {
        runtime.createMessageCorrelation("handling.cancelled")
                .processInstanceId(instanceOfShare(runtime, handling))
                .correlate();
    }

    public static void assignmentObjected(RuntimeService runtime, HandlingId handling) {
        runtime.createMessageCorrelation("assignment.objected")
                .processInstanceId(instanceOfHandling(runtime, handling))
                .correlate();
    }

    public static void opinionRequested(RuntimeService runtime, HandlingId lead, String unit) {
        runtime.createMessageCorrelation("opinion.requested")
                .processInstanceId(instanceOfHandling(runtime, lead))
                .setVariablesToTriggeredScope(java.util.Map.of(Case.ASSISTING_UNIT, Spin.JSON("\"" + unit + "\"")))
                .correlate();
    }

    public static void suggestionWithdrawn(RuntimeService runtime, SuggestionId suggestion) {
        runtime.createMessageCorrelation("suggestion.withdrawn")
                .processInstanceId(instance(runtime, Case.SUGGESTION_HANDLING, suggestion.value()))
                .correlate();
    }

    /** Those that do not wait yet read the master's row when they come to it; so nobody listening is no error. */
    public static void tellMerged(RuntimeService runtime, String message, List<SuggestionId> merged) {
        merged.forEach(id -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(id.value())
                .correlateAll());
    }

    private static String instanceOfHandling(RuntimeService runtime, HandlingId handling) {
        return id(runtime.createProcessInstanceQuery()
                .processDefinitionKey(Case.UNIT_HANDLING)
                .variableValueEquals(Case.HANDLING_ID, handling.value())
                .singleResult());
    }

    private static String instanceOfShare(RuntimeService runtime, HandlingId handling) {
        return id(runtime.createProcessInstanceQuery()
                .processDefinitionKey(Case.UNIT_SHARE)
                .variableValueEquals(Case.HANDLING_ID, handling.value())
                .singleResult());
    }

    private static String instance(RuntimeService runtime, String process, String key) {
        return id(runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(key)
                .singleResult());
    }

    /** Nothing runs when the unit's share has not begun yet, since the government office has not passed it on, or is over. */
    private static String id(ProcessInstance instance) {
        if (instance == null) {
            throw Refusal.conflict("这件建议目前的步骤不能做这项操作，请刷新后查看最新情况");
        }
        return instance.getId();
    }
}
