package org.jianyi.web.audit;

import java.util.List;
import org.jianyi.audit.AuditTrail;
import org.jianyi.handling.CaseAccess;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;

/** All lines of one case, for those who answer for it or watch over it: the office, the presidium, the administrator. */
@Component
public class CaseTrail {

    private final AuditTrail trail;
    private final AuditEntries entries;
    private final CaseAccess access;

    CaseTrail(AuditTrail trail, AuditEntries entries, CaseAccess access) {
        this.trail = trail;
        this.entries = entries;
        this.access = access;
    }

    static boolean isFor(Actor actor) {
        return actor.isOffice() || actor.isPresidium() || actor.isAdministrator();
    }

    /** @return in the order of entry; nothing for everybody else */
    public List<AuditEntry> of(Suggestion suggestion, Actor actor) {
        return isFor(actor) && access.mayView(suggestion, actor)
                ? entries.of(trail.forSuggestion(suggestion.id().value()), actor)
                : List.of();
    }
}
