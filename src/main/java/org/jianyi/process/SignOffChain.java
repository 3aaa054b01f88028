package org.jianyi.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/** Who signs a reply off, one after another. */
@Component
public class SignOffChain {

    /** Whose place in the chain it is: unit-head or leader. */
    public static final String SIGNER = "signer";

    private static final String SIGNERS = "signers";
    private static final String LENGTH =
            "nrOfInstances"; // of the engine's loop, which looks at it after each signature

    private final Handlings handlings;
    private final Suggestions suggestions;

    SignOffChain(Handlings handlings, Suggestions suggestions) {
        this.handlings = handlings;
        this.suggestions = suggestions;
    }

    /**
     * Asks the decision table again: a suggestion that became a key one after the draft needs its leader's signature as well. What is signed
     * stays signed, so the chain only ever grows.
     *
     * @return whether nobody signs after the one who is just signing
     */
    public boolean isLast(DelegateExecution execution) {
        Handling handling = handlings.getLocked(Case.handling(execution));
        Suggestion suggestion = suggestions.get(handling.suggestion());
        List<Object> now = execution
                .getProcessEngineServices()
                .getDecisionService()
                .evaluateDecisionTableById(
                        table(execution.getProcessEngineServices().getRepositoryService(), execution))
                .variables(Map.of("issuer", handling.unit().issuer(), "key", suggestion.isKey()))
                .evaluate()
                .collectEntries(SIGNER);
        if (now.size() > (Integer) execution.getVariable(LENGTH)) {
            execution.setVariable(SIGNERS, now);
            execution.setVariable(LENGTH, now.size());
        }
        execution.setVariable(Case.LEADER, suggestion.leader());
        return (Integer) execution.getVariable("loopCounter") + 1 == (Integer) execution.getVariable(LENGTH);
    }

    /** The table that was deployed with the case's process. */
    private static String table(RepositoryService repository, DelegateExecution execution) {
        String deployment = repository
                .getProcessDefinition(execution.getProcessDefinitionId())
                .getDeploymentId();
        return repository
                .createDecisionDefinitionQuery()
                .deploymentId(deployment)
                .decisionDefinitionKey("sign-off")
                .singleResult()
                .getId();
    }
}
