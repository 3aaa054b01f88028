package org.jianyi.assignment;

import java.time.LocalDate;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.Rules;
import org.jianyi.handling.Handling;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/** Until when the two offices do the steps that are their own, and why. Before its assignment a suggestion goes by the rules of the day it came in. */
@Component
public class OfficeDates {

    private final LegalClock legalClock;
    private final Rules rules;
    private final Suggestions suggestions;

    OfficeDates(LegalClock legalClock, Rules rules, Suggestions suggestions) {
        this.legalClock = legalClock;
        this.rules = rules;
        this.suggestions = suggestions;
    }

    /** Examined, registered and assigned. */
    public DueDate assignment(Suggestion suggestion) {
        return legalClock.of(Period.ASSIGN, suggestion.submittedOn(), rules.on(suggestion.submittedOn()));
    }

    /** Passed on by the government office. */
    public DueDate dispatch(Suggestion suggestion) {
        return by(suggestion, Period.DISPATCH, suggestion.assignedOn());
    }

    /** @param share the objection is about */
    public DueDate decision(Handling share, Objection objection) {
        return by(of(share), Period.OBJECTION_DECISION, objection.raisedOn());
    }

    /** What follows a dissatisfied rating. */
    public DueDate rehandlingDecision(Handling share) {
        return by(of(share), Period.REHANDLING_DECISION, share.ratedOn());
    }

    /** What was sent up has its answer, and the deputy knows it: as long as a reply may take. */
    public DueDate referralAnswer(Suggestion suggestion) {
        return legalClock.of(Period.REFERRAL, suggestion.examinedOn(), rules.on(suggestion.examinedOn()));
    }

    private Suggestion of(Handling share) {
        return suggestions.get(share.suggestion());
    }

    /** Until when the deputy rates what was delivered, or explained, to him on that day. */
    public DueDate feedback(Suggestion suggestion, LocalDate asked) {
        return by(suggestion, Period.FEEDBACK, asked);
    }

    private DueDate by(Suggestion suggestion, Period period, LocalDate from) {
        return legalClock.of(period, from, rules.on(suggestion.assignedOn()));
    }
}
