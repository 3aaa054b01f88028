package org.jianyi.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Posts;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.SupervisionId;

/** The few facts of a case that the process keeps: what gateways and assignments need, and what a supervisor sees in Cockpit. */
public final class Case {

    public static final String SUGGESTION_HANDLING = "suggestion-handling";
    public static final String UNIT_SHARE = "unit-share";
    public static final String UNIT_HANDLING = "unit-handling";
    public static final String WITHDRAWAL = "withdrawal";
    public static final String SUPERVISION = "supervision";

    public static final String SUGGESTION_ID = "suggestionId";
    public static final String NUMBER = "number";
    public static final String TITLE = "title";
    public static final String PROFILE = "profile";
    public static final String DEPUTY = "deputy";
    public static final String LEADER = "leader";
    public static final String LEAD_UNIT = "leadUnit";
    public static final String DUE = "dueDate";
    public static final String HANDLINGS = "handlings";
    public static final String HANDLING = "handling";
    public static final String HANDLING_ID = "handlingId";
    public static final String UNIT = "unit";
    public static final String UNIT_NAME = "unitName";
    public static final String ROUND = "round";
    public static final String ASSISTING_UNIT = "assistingUnit";

    private Case() {}

    public static SuggestionId suggestion(DelegateExecution execution) {
        return new SuggestionId((String) execution.getVariable(SUGGESTION_ID));
    }

    public static HandlingId handling(DelegateExecution execution) {
        return new HandlingId((String) execution.getVariable(HANDLING_ID));
    }

    /** What is urged or ordered is the business key of its process. */
    public static SupervisionId supervision(DelegateExecution execution) {
        return SupervisionId.of(execution.getProcessBusinessKey());
    }

    /** The same in whichever process; none where nothing is urged or ordered. */
    static Optional<SupervisionId> pressing(DelegateExecution execution) {
        return execution.getProcessDefinitionId().startsWith(SUPERVISION + ":")
                ? Optional.of(supervision(execution))
                : Optional.empty();
    }

    public static boolean isTownProfile(DelegateExecution execution) {
        return "town".equals(execution.getVariable(PROFILE));
    }

    /** A fact that only the steps of this transaction read: the next gateway, decision or list. The engine keeps it nowhere. */
    public static TypedValue passing(Object fact) {
        return Variables.untypedValue(fact, true);
    }

    /** @return the groups to which it is offered, besides the office that may enter the answer from paper */
    public static String answerers(Supervision supervision) {
        String unit = supervision.unit().code();
        return switch (supervision.addressee()) {
            case UNIT -> Posts.handlersOf(unit) + "," + Posts.headOf(unit);
            case HEAD -> Posts.headOf(unit);
            case LEADER -> "leader";
        };
    }

    /** @return the groups that watch over a case besides the office: over a confidential one nobody */
    public static List<String> overseers(boolean confidential) {
        return confidential ? List.of() : List.of("presidium");
    }

    /** @return a Json array that multi-instance iterates over */
    public static SpinJsonNode list(List<String> values) {
        return Spin.JSON(values);
    }

    public static SpinJsonNode handlings(List<Handling> handlings) {
        return Spin.JSON(handlings.stream().map(Case::facts).toList());
    }

    public static SpinJsonNode handling(Handling handling) {
        return Spin.JSON(facts(handling));
    }

    private static Map<String, String> facts(Handling handling) {
        return Map.of(
                "id", handling.id().value(),
                "unitName", handling.unit().name());
    }
}
