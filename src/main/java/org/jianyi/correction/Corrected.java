package org.jianyi.correction;

import java.util.List;
import org.jianyi.assignment.RecordShares;
import org.jianyi.audit.Change;
import org.jianyi.suggestion.SuggestionId;

/**
 * What a correction came to.
 *
 * @param changes what was corrected, and what followed from it
 * @param why how a new due date came about, or null
 * @param also cases that were merged into this one and follow its dates
 * @param shares what the units have to begin and to stop, or null
 */
public record Corrected(List<Change> changes, String why, List<SuggestionId> also, RecordShares.Anew shares) {

    static Corrected of(Change... changes) {
        return new Corrected(List.of(changes), null, List.of(), null);
    }
}
