package org.jianyi.correction;

import java.util.List;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;

/** How matters of one kind are corrected. */
interface Correction {

    /** Those that this case has and that may be corrected as it stands. */
    List<Correctable> offered(Suggestion suggestion);

    /**
     * Corrects one of them; the caller has locked the suggestion, and keeps the trail.
     *
     * @throws org.jianyi.Refusal when what was entered does not fit
     */
    Corrected correct(Suggestion suggestion, Correctable present, CorrectSuggestion form, Actor actor);
}
