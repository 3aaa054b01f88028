package org.jianyi.audit;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes and reads the audit trail. A line is part of the act's own transaction: no act without its line, no line without its act. */
@Component
public class AuditTrail {

    private final AuditLines lines;

    AuditTrail(AuditLines lines) {
        this.lines = lines;
    }

    /** Records an act, with a sentence about it or null. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String suggestionId, Act act, String detail) {
        record(suggestionId, act, null, null, detail);
    }

    /**
     * Records an act that changed something.
     *
     * @param before JSON, or null
     * @param after JSON, or null
     * @param detail a sentence for people, or null
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String suggestionId, Act act, String before, String after, String detail) {
        lines.save(new AuditLine(suggestionId, act, before, after, detail));
    }

    /** All lines of a suggestion, in the order of entry. */
    @Transactional(readOnly = true)
    public List<AuditLine> forSuggestion(String suggestionId) {
        return lines.findBySuggestionIdOrderById(suggestionId);
    }
}
