package org.jianyi.assignment;

import java.time.LocalDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.handling.Handling;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;

/** Until when the two offices do the steps that are their own. */
@Component
public class OfficeDates {

    private final LegalClock legalClock;
    private final RuleProfile rules;

    OfficeDates(LegalClock legalClock, RuleProfile rules) {
        this.legalClock = legalClock;
        this.rules = rules;
    }

    /** Examined, registered and assigned. */
    public LocalDate assignment(Suggestion suggestion) {
        return workingDays(suggestion.submittedOn(), rules.assignDays());
    }

    /** Passed on by the government office. */
    public LocalDate dispatch(Suggestion suggestion) {
        return workingDays(suggestion.assignedOn(), rules.dispatchDays());
    }

    public LocalDate decision(Objection objection) {
        return workingDays(objection.raisedOn(), rules.objectionDecisionDays());
    }

    /** What follows a dissatisfied rating. */
    public LocalDate rehandlingDecision(Handling handling) {
        return workingDays(handling.ratedOn(), rules.rehandlingDecisionDays());
    }

    /** What was sent up has its answer, and the deputy knows it: as long as a reply may take. */
    public LocalDate referralAnswer(Suggestion suggestion) {
        return legalClock.replyDue(suggestion.examinedOn(), rules.replyMonths()).due();
    }

    private LocalDate workingDays(LocalDate from, int days) {
        return legalClock.afterWorkingDays(from, days).due();
    }
}
