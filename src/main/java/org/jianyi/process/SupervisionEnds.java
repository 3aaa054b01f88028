package org.jianyi.process;

import org.camunda.bpm.engine.RuntimeService;
import org.jianyi.handling.ShareEnded;
import org.jianyi.supervision.IssueSupervision;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Whatever ended a share, what pressed for it ends with it, in the same transaction: nobody is left with a task. */
@Component
class SupervisionEnds {

    private final IssueSupervision issueSupervision;
    private final EnginePeople people;
    private final RuntimeService runtime;

    SupervisionEnds(IssueSupervision issueSupervision, EnginePeople people, RuntimeService runtime) {
        this.issueSupervision = issueSupervision;
        this.people = people;
        this.runtime = runtime;
    }

    /** Use cases flush before they return, so that this is known before the commit. The ledger locks last of all: this comes before. */
    @Order(1)
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(ShareEnded share) {
        people.unchecked(() -> {
            CaseMessages.supervisionEnded(runtime, issueSupervision.end(share.handling()));
            return null;
        });
    }
}
