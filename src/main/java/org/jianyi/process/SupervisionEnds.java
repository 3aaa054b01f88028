package org.jianyi.process;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.jianyi.audit.AuditLine;
import org.jianyi.handling.ShareEnded;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.IssueSupervision;
import org.jianyi.supervision.SupervisionId;
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

    /** An opinion is given or becomes needless in many ways, each of which leaves its line. */
    @Order(1)
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(AuditLine line) {
        if (line.suggestionId() != null) {
            List<SupervisionId> needless = issueSupervision.endOfOpinions(new SuggestionId(line.suggestionId()));
            people.unchecked(() -> {
                CaseMessages.supervisionEnded(runtime, needless);
                return null;
            });
        }
    }
}
