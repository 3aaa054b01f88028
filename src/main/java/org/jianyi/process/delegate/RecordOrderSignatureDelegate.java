package org.jianyi.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.Case;
import org.jianyi.process.CaseMessages;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.supervision.IssueSupervision;
import org.jianyi.supervision.SignOrder;
import org.springframework.stereotype.Component;

/** Hands the chairman's signature, or his refusal, to the domain; an urge whose place the order takes ends. */
@Component
class RecordOrderSignatureDelegate implements JavaDelegate {

    private final IssueSupervision issueSupervision;
    private final FormMessages messages;
    private final EnginePeople people;

    RecordOrderSignatureDelegate(IssueSupervision issueSupervision, FormMessages messages, EnginePeople people) {
        this.issueSupervision = issueSupervision;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SignOrder form = messages.read(execution, SignOrder.class);
        var issued = issueSupervision.sign(Case.supervision(execution), form, people.current());
        CaseMessages.supervisionEnded(execution.getProcessEngineServices().getRuntimeService(), issued.ended());
        execution.setVariable("signed", Case.passing(form.signed()));
    }
}
