package org.jianyi.process.delegate;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.assignment.DecideObjection;
import org.jianyi.assignment.RecordObjection;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.process.Case;
import org.jianyi.process.CaseMessages;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.springframework.stereotype.Component;

/** Hands the decision on an objection to the domain; the units that take over are announced before this one ends. */
@Component
class RecordObjectionDecisionDelegate implements JavaDelegate {

    private final RecordObjection recordObjection;
    private final AssistingOpinions opinions;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordObjectionDecisionDelegate(
            RecordObjection recordObjection, AssistingOpinions opinions, FormMessages messages, EnginePeople people) {
        this.recordObjection = recordObjection;
        this.opinions = opinions;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<Handling> successors = recordObjection.decide(
                Case.handling(execution), messages.read(execution, DecideObjection.class), people.current());
        successors.forEach(successor ->
                CaseMessages.handlingAdded(execution.getProcessEngineServices().getRuntimeService(), successor));
        execution.setVariable("reassigned", !successors.isEmpty());
        execution.setVariable("assistingUnits", Case.passing(Case.list(opinions.owing(Case.handling(execution)))));
    }
}
