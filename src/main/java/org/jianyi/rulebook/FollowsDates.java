package org.jianyi.rulebook;

import java.util.List;
import org.jianyi.handling.DateChange;
import org.jianyi.suggestion.SuggestionId;

/** What runs by the dates of a case and goes along when they move: open steps with their due dates, and whatever waits for a day. */
public interface FollowsDates {

    /**
     * The dates of a case are up to date; whoever follows them looks again, in the same transaction, under the suggestion's lock.
     *
     * @return what was moved by this, for the audit trail
     */
    List<DateChange> follow(SuggestionId suggestion);
}
