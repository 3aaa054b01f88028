package org.jianyi.suggestion;

import org.springframework.stereotype.Component;

/** Gives numbers, only when a suggestion is registered (R4). */
@Component
public class Registration {

    private final Counters counters;

    Registration(Counters counters) {
        this.counters = counters;
    }

    /** @return the next number of the session, in the caller's transaction */
    public SuggestionNumber nextFor(Suggestion suggestion) {
        return counters.nextNumber(suggestion.session(), suggestion.isInSession());
    }
}
