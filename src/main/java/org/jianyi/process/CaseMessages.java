package org.jianyi.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.jianyi.Refusal;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.SupervisionId;

/** Tells a running case that something happened which moves its flow. Always to that very instance: by the suggestion's or the handling's id. */
public final class CaseMessages {

    private CaseMessages() {}

    /** As long as the government office has not passed the assignment on nobody waits for this: then all open shares begin together. */
    public static void handlingAdded(RuntimeService runtime, Handling handling) {
        runtime.createMessageCorrelation("handling.added")
                .processInstanceId(instance(
                        runtime, Case.SUGGESTION_HANDLING, handling.suggestion().value()))
                .setVariablesToTriggeredScope(Map.of(Case.HANDLING, Case.handling(handling)))
                .correlateAll();
    }

    /** A share that has not begun needs no end. */
    public static void handlingCancelled(RuntimeService runtime, HandlingId handling) {
        running(runtime, Case.UNIT_SHARE, handling)
                .ifPresent(share -> runtime.createMessageCorrelation("handling.cancelled")
                        .processInstanceId(share)
                        .correlate());
    }

    /** @throws Refusal when the case runs on a version of the flow that cannot do it */
    public static void assignmentRecalled(RuntimeService runtime, SuggestionId suggestion) {
        boolean received = !runtime.createMessageCorrelation("assignment.recalled")
                .processInstanceId(instance(runtime, Case.SUGGESTION_HANDLING, suggestion.value()))
                .correlateAllWithResult()
                .isEmpty();
        if (!received) {
            throw Refusal.conflict("这件建议是系统升级以前提出的，不能收回交办，请在承办单位下改由其他单位承办");
        }
    }

    /** @throws Refusal when the unit's work has not begun */
    public static void assignmentObjected(RuntimeService runtime, HandlingId handling) {
        boolean received = running(runtime, Case.UNIT_HANDLING, handling)
                .filter(round -> !runtime.createMessageCorrelation("assignment.objected")
                        .processInstanceId(round)
                        .correlateAllWithResult()
                        .isEmpty())
                .isPresent();
        if (!received) {
            throw Refusal.conflict("请在“签收”任务中申请退办；政府办还没有转交的，请等转交后再申请");
        }
    }

    /** @throws Refusal when the unit has not signed in yet, or the case runs on a version of the flow that knows no extension */
    public static void extensionRequested(RuntimeService runtime, HandlingId handling) {
        boolean received = running(runtime, Case.UNIT_HANDLING, handling)
                .filter(round -> !runtime.createMessageCorrelation("extension.requested")
                        .processInstanceId(round)
                        .correlateAllWithResult()
                        .isEmpty())
                .isPresent();
        if (!received) {
            throw Refusal.conflict("还没有签收的，请先签收再申请延期；政府办还没有转交的，请等转交后再申请；系统升级以前交办的，请与镇人大办联系");
        }
    }

    /** A lead unit whose work has not begun reads who owes an opinion when it begins. */
    public static void opinionRequested(RuntimeService runtime, HandlingId lead, String unit) {
        running(runtime, Case.UNIT_HANDLING, lead)
                .ifPresent(round -> runtime.createMessageCorrelation("opinion.requested")
                        .processInstanceId(round)
                        .setVariablesToTriggeredScope(Map.of(Case.ASSISTING_UNIT, Spin.JSON("\"" + unit + "\"")))
                        .correlateAll());
    }

    /** To the one execution that asks this unit; where nobody asks yet, nobody will. */
    public static void opinionCancelled(RuntimeService runtime, HandlingId lead, String unit) {
        String message = "opinion.cancelled";
        running(runtime, Case.UNIT_HANDLING, lead).stream()
                .flatMap(round ->
                        runtime
                                .createEventSubscriptionQuery()
                                .eventName(message)
                                .processInstanceId(round)
                                .list()
                                .stream())
                .map(EventSubscription::getExecutionId)
                .filter(asking ->
                        unit.equals(((SpinJsonNode) runtime.getVariable(asking, Case.ASSISTING_UNIT)).stringValue()))
                .forEach(asking -> runtime.messageEventReceived(message, asking));
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

    /** One whose process has come to its end already waits for nobody. */
    public static void supervisionEnded(RuntimeService runtime, List<SupervisionId> ended) {
        ended.forEach(id -> runtime.createMessageCorrelation("supervision.ended")
                .processInstanceBusinessKey(id.value())
                .correlateAll());
    }

    private static Optional<String> running(RuntimeService runtime, String process, HandlingId handling) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .variableValueEquals(Case.HANDLING_ID, handling.value())
                        .singleResult())
                .map(ProcessInstance::getId);
    }

    private static String instance(RuntimeService runtime, String process, String key) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(key)
                .singleResult();
        if (instance == null) {
            throw Refusal.conflict("这件建议目前的步骤不能做这项操作，请刷新后查看最新情况");
        }
        return instance.getId();
    }
}
