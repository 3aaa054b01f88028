package org.jianyi.process;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.jianyi.assignment.AddUnit;
import org.jianyi.assignment.CancelHandling;
import org.jianyi.assignment.RaiseObjection;
import org.jianyi.assignment.ReassignHandling;
import org.jianyi.assignment.RecallAssignment;
import org.jianyi.assignment.RecordAssignment;
import org.jianyi.assignment.RecordObjection;
import org.jianyi.assignment.RecordRecall;
import org.jianyi.assignment.RecordShares;
import org.jianyi.correction.CorrectSuggestion;
import org.jianyi.correction.Corrected;
import org.jianyi.correction.RecordCorrection;
import org.jianyi.handling.CancelOpinion;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.RecordAssistingOpinion;
import org.jianyi.handling.ReturnOpinion;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The acts that end no step but move the flow: the domain first, then the running case learns of it, in one transaction. */
@Component
@Transactional
public class CaseFlow {

    private final RecordObjection recordObjection;
    private final RecordAssignment recordAssignment;
    private final RecordRecall recordRecall;
    private final RecordCorrection recordCorrection;
    private final RecordAssistingOpinion recordAssistingOpinion;
    private final Suggestions suggestions;
    private final CaseTasks caseTasks;
    private final TimersFollow timers;
    private final EnginePeople people;
    private final RuntimeService runtime;

    CaseFlow(
            RecordObjection recordObjection,
            RecordAssignment recordAssignment,
            RecordRecall recordRecall,
            RecordCorrection recordCorrection,
            RecordAssistingOpinion recordAssistingOpinion,
            Suggestions suggestions,
            CaseTasks caseTasks,
            TimersFollow timers,
            EnginePeople people,
            RuntimeService runtime) {
        this.recordObjection = recordObjection;
        this.recordAssignment = recordAssignment;
        this.recordRecall = recordRecall;
        this.recordCorrection = recordCorrection;
        this.recordAssistingOpinion = recordAssistingOpinion;
        this.suggestions = suggestions;
        this.caseTasks = caseTasks;
        this.timers = timers;
        this.people = people;
        this.runtime = runtime;
    }

    public void object(HandlingId handling, RaiseObjection form, Actor actor) {
        recordObjection.object(handling, form, actor);
        tell(() -> CaseMessages.assignmentObjected(runtime, handling));
    }

    public void addUnit(SuggestionId suggestion, AddUnit form, Actor actor) {
        RecordAssignment.Added added = recordAssignment.add(suggestion, form, actor);
        tell(() -> {
            if (added.assistingUnit() == null) {
                CaseMessages.handlingAdded(runtime, added.handling());
            } else {
                CaseMessages.opinionRequested(runtime, added.handling().id(), added.assistingUnit());
                timers.follow(suggestion);
            }
        });
    }

    /** Who takes over is announced first, so that the suggestion never stands without a unit. */
    public void reassign(HandlingId handling, ReassignHandling form, Actor actor) {
        List<Handling> successors = recordObjection.reassign(handling, form, actor);
        tell(() -> {
            successors.forEach(successor -> CaseMessages.handlingAdded(runtime, successor));
            CaseMessages.handlingCancelled(runtime, handling);
        });
    }

    /** When all others have replied already, the suggestion is replied by this, and those merged into it learn of it. */
    public void cancel(HandlingId handling, CancelHandling form, Actor actor) {
        Handling cancelled = recordObjection.cancel(handling, form, actor);
        boolean replied = suggestions.get(cancelled.suggestion()).status() == SuggestionStatus.REPLIED;
        tell(() -> {
            CaseMessages.handlingCancelled(runtime, handling);
            CaseMessages.tellMerged(
                    runtime, "master.replied", replied ? suggestions.mergedInto(cancelled.suggestion()) : List.of());
        });
    }

    /** What somebody of a unit has typed and kept would be lost with its task: who has begun to write has begun. */
    public void recall(SuggestionId suggestion, RecallAssignment form, Actor actor) {
        recordRecall.recall(suggestion, form, actor);
        tell(() -> {
            caseTasks.requireNothingKept(suggestion);
            CaseMessages.assignmentRecalled(runtime, suggestion);
        });
    }

    /** What the units do changes only with their parts; names and dates in lists follow every correction. */
    public void correct(SuggestionId suggestion, CorrectSuggestion form, Actor actor) {
        Corrected corrected = recordCorrection.correct(suggestion, form, actor);
        tell(() -> {
            if (corrected.shares() != null) {
                share(corrected.shares());
            }
            caseTasks.renew(suggestion);
            timers.follow(suggestion);
            corrected.also().forEach(also -> {
                caseTasks.renew(also);
                timers.follow(also);
            });
        });
    }

    private void share(RecordShares.Anew shares) {
        shares.added().forEach(added -> CaseMessages.handlingAdded(runtime, added));
        shares.released().forEach(released -> CaseMessages.opinionCancelled(runtime, released.lead(), released.unit()));
        shares.asked().forEach(unit -> CaseMessages.opinionRequested(runtime, shares.lead(), unit));
        shares.ended().forEach(ended -> CaseMessages.handlingCancelled(runtime, ended));
    }

    public void returnOpinion(HandlingId lead, Long opinion, ReturnOpinion form, Actor actor) {
        String unit = recordAssistingOpinion.sendBack(lead, opinion, form, actor);
        tell(() -> {
            CaseMessages.opinionRequested(runtime, lead, unit);
            timers.follow(lead.suggestion());
        });
    }

    public void cancelOpinion(HandlingId lead, Long opinion, CancelOpinion form, Actor actor) {
        String unit = recordAssistingOpinion.cancel(lead, opinion, form, actor);
        tell(() -> CaseMessages.opinionCancelled(runtime, lead, unit));
    }

    /** Nobody but the administrators has a right to message the engine's instances; who may do the act, the domain has checked. */
    private void tell(Runnable message) {
        people.unchecked(() -> {
            message.run();
            return null;
        });
    }
}
