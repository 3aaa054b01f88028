package org.jianyi.process;

import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jianyi.assignment.Objection;
import org.jianyi.assignment.Objections;
import org.jianyi.assignment.OfficeDates;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CaseDates;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.RecordExtension;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.SupervisionDates;
import org.jianyi.supervision.Supervisions;
import org.jianyi.survey.RecordRating;
import org.springframework.stereotype.Component;

/**
 * Until when a person's step is to be done. What Tasklist calls due is the date that counts: the one the deputy is owed, or the step's own
 * by the rules, so that a task marked overdue is overdue indeed. The earlier, internal one is its follow-up date: a reminder while there is time.
 */
@Component
public class StepDates {

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Objections objections;
    private final OfficeDates offices;
    private final RecordRating recordRating;
    private final RecordExtension recordExtension;
    private final Supervisions supervisions;
    private final SupervisionDates supervisionDates;
    private final CaseDates dates;
    private final LegalClock legalClock;
    private final Rules rules;

    StepDates(
            Suggestions suggestions,
            Handlings handlings,
            AssistingOpinions opinions,
            Objections objections,
            OfficeDates offices,
            RecordRating recordRating,
            RecordExtension recordExtension,
            Supervisions supervisions,
            SupervisionDates supervisionDates,
            CaseDates dates,
            LegalClock legalClock,
            Rules rules) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.opinions = opinions;
        this.objections = objections;
        this.offices = offices;
        this.recordRating = recordRating;
        this.recordExtension = recordExtension;
        this.supervisions = supervisions;
        this.supervisionDates = supervisionDates;
        this.dates = dates;
        this.legalClock = legalClock;
        this.rules = rules;
    }

    /**
     * A step's dates.
     *
     * @param due the last day on which it is in time
     * @param internal the earlier day on which the house wants to be done; null where it is not the house's to do
     * @param remindEvery how many days lie between reminders once it is past
     * @param reason the sum that leads to {@code due}, in Chinese
     */
    public record StepDate(LocalDate due, LocalDate internal, boolean provisional, int remindEvery, String reason) {}

    /**
     * @param step id of the step in the model
     * @param share the unit's share it belongs to, or null
     * @param assistingUnit whose opinion is asked, or null
     * @param supervision what is signed, answered or accepted there; null otherwise, and in tasks of earlier days
     * @return empty for a step that has no time of its own
     */
    public Optional<StepDate> of(
            String step, Suggestion suggestion, Handling share, String assistingUnit, Supervision supervision) {
        RuleProfile profile =
                rules.on(suggestion.assignedOn() == null ? suggestion.submittedOn() : suggestion.assignedOn());
        return Optional.ofNullable(
                switch (step) {
                    case "UserTask_ExamineSuggestion", "UserTask_AssignSuggestion" ->
                        soon(offices.assignment(suggestion), profile);
                    case "UserTask_DispatchAssignment" -> soon(offices.dispatch(suggestion), profile);
                    case "UserTask_CloseReferral" ->
                        early(offices.referralAnswer(suggestion), profile.internalCaseDays(), profile);
                    case "UserTask_AcceptAssignment" ->
                        soon(legalClock.of(Period.OBJECTION, share.assignedOn(), profile), profile);
                    case "UserTask_DecideObjection" ->
                        objections.findByHandlingOrderById(share.id()).stream()
                                .filter(Objection::isOpen)
                                .findFirst()
                                .map(objection -> soon(offices.decision(share, objection), profile))
                                .orElse(null);
                    case "UserTask_DecideExtension" ->
                        recordExtension
                                .decisionDue(share)
                                .map(due -> soon(due, profile))
                                .orElse(null);
                    case "UserTask_GiveAssistingOpinion", "UserTask_GiveRequestedOpinion" ->
                        opinion(suggestion, share, assistingUnit, profile);
                    case "UserTask_HandleSuggestion",
                            "UserTask_DraftReply",
                            "UserTask_SignOffReply",
                            "UserTask_DeliverReply" ->
                        new StepDate(
                                share.due(),
                                share.internalDue(),
                                share.isDueProvisional(),
                                profile.remindEveryDaysAfter(),
                                dates.reply(suggestion, share).reason());
                    case "UserTask_RateHandling" -> withoutInternal(recordRating.feedbackDue(share), profile);
                    case "UserTask_DecideRehandling" -> soon(offices.rehandlingDecision(share), profile);
                    case "UserTask_SignOrder", "UserTask_AnswerSupervision", "UserTask_AcceptAnswer" ->
                        Optional.ofNullable(supervision)
                                .flatMap(supervisionDates::of)
                                .map(due -> soon(due, profile))
                                .orElse(null);
                    default -> null;
                });
    }

    /** Of the step that this execution waits at. */
    public Optional<StepDate> of(DelegateExecution execution) {
        String share = (String) execution.getVariable(Case.HANDLING_ID);
        return of(
                execution.getCurrentActivityId(),
                suggestions.get(Case.suggestion(execution)),
                share == null ? null : handlings.get(new HandlingId(share)),
                null,
                Case.pressing(execution).map(supervisions::get).orElse(null));
    }

    private StepDate opinion(Suggestion suggestion, Handling share, String unit, RuleProfile profile) {
        AssistingOpinion opinion = opinions.findFirstByHandlingAndUnitCodeOrderByIdDesc(share.id(), unit)
                .orElseThrow();
        int days = opinion.isRepeated() ? profile.internalStepDays() : profile.internalCaseDays();
        return new StepDate(
                opinion.due(),
                legalClock.before(opinion.due(), days, opinion.countedFrom()),
                opinion.isDueProvisional(),
                profile.remindEveryDaysAfter(),
                dates.opinion(suggestion, opinion).reason());
    }

    /** The deputy has his time to the end; what the house wants earlier is no concern of his. */
    private StepDate withoutInternal(DueDate due, RuleProfile profile) {
        return new StepDate(due.due(), null, due.provisional(), profile.remindEveryDaysAfter(), due.reason());
    }

    private StepDate soon(DueDate due, RuleProfile profile) {
        return early(due, profile.internalStepDays(), profile);
    }

    private StepDate early(DueDate due, int days, RuleProfile profile) {
        return new StepDate(
                due.due(),
                legalClock.before(due.due(), days, due.from()),
                due.provisional(),
                profile.remindEveryDaysAfter(),
                due.reason());
    }
}
