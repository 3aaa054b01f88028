package org.jianyi.process;

import org.camunda.bpm.engine.RuntimeService;
import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.IssueOrder;
import org.jianyi.supervision.IssueSupervision;
import org.jianyi.supervision.IssueUrge;
import org.jianyi.supervision.NameKeySuggestion;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.WatchKeySuggestions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Urges and orders: the domain first, then a process of its own carries each to its answer; all in one transaction. */
@Component
@Transactional
public class SupervisionFlow {

    private final IssueSupervision issueSupervision;
    private final WatchKeySuggestions watchKeySuggestions;
    private final Suggestions suggestions;
    private final EnginePeople people;
    private final RuntimeService runtime;
    private final SignOffTasks signOffTasks;

    SupervisionFlow(
            IssueSupervision issueSupervision,
            WatchKeySuggestions watchKeySuggestions,
            Suggestions suggestions,
            EnginePeople people,
            RuntimeService runtime,
            SignOffTasks signOffTasks) {
        this.issueSupervision = issueSupervision;
        this.watchKeySuggestions = watchKeySuggestions;
        this.suggestions = suggestions;
        this.people = people;
        this.runtime = runtime;
        this.signOffTasks = signOffTasks;
    }

    /** @param assisting code of the assisting unit it is for; null: the unit that replies */
    public Supervision urge(HandlingId handling, String assisting, IssueUrge form, Actor actor) {
        Supervision urge = issueSupervision.urge(handling, assisting, form, actor);
        begin(urge);
        return urge;
    }

    /** @param assisting code of the assisting unit it is for; null: the unit that replies */
    public Supervision order(HandlingId handling, String assisting, IssueOrder form, Actor actor) {
        IssueSupervision.Issued issued = issueSupervision.order(handling, assisting, form, actor);
        begin(issued.supervision());
        tell(() -> CaseMessages.supervisionEnded(runtime, issued.ended()));
        return issued.supervision();
    }

    /**
     * A leader's signature that is waited for at this moment becomes that of the leader who is now in charge.
     *
     * @return what comes too late for his signature, as a sentence; or null
     */
    public String nameKey(SuggestionId id, NameKeySuggestion form, Actor actor) {
        String tooLate = watchKeySuggestions.name(id, form, actor);
        signOffTasks.settle(id, suggestions.get(id).leader());
        return tooLate;
    }

    private void begin(Supervision supervision) {
        tell(() -> runtime.startProcessInstanceByKey(
                Case.SUPERVISION, supervision.id().value()));
    }

    /** Nobody but the administrators has a right to start this or to message it; who may do the act, the domain has checked. */
    private void tell(Runnable message) {
        people.unchecked(() -> {
            message.run();
            return null;
        });
    }
}
