package org.jianyi.web.suggestion;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.web.suggestion.CaseView.Labelled;
import org.jianyi.web.suggestion.CaseView.PaperRef;

/**
 * An urge or an order as one person may see it. Whom it does not concern reads that it was sent and answered, not what was written.
 *
 * @param whole whether this person may read all of it
 * @param addressedToMe whether this person has to answer it
 * @param late whether it should have been answered already
 * @param returned why the last answer was sent back, as long as none has followed; or null
 */
public record SupervisionView(
        String id,
        Labelled kind,
        String label,
        Labelled state,
        boolean whole,
        String unitName,
        String addressee,
        boolean addressedToMe,
        String text,
        String draftedBy,
        LocalDate draftedOn,
        LocalDate issuedOn,
        String signedBy,
        boolean signedOnBehalf,
        LocalDate answerDue,
        boolean late,
        LocalDate receivedOn,
        String receivedBy,
        boolean receivedOnBehalf,
        List<AnswerView> answers,
        String returned,
        LocalDate endedOn,
        String endReason) {

    /** @param files names of what is attached, for where no link can stand */
    record AnswerView(
            LocalDate day,
            String by,
            boolean onBehalf,
            String text,
            List<PaperRef> attachments,
            String files,
            Boolean accepted,
            String comment,
            LocalDate decidedOn,
            String decidedBy) {}

    /** A visit on the spot, or a report that was heard. */
    record VisitView(
            Labelled kind, LocalDate day, String participants, String found, List<PaperRef> photos, String by) {}

    /**
     * All that was sent about one unit's share.
     *
     * @param drafted an order that waits for the chairman's signature, or null
     * @param live what waits for an answer, or for what is said to the answer; or null
     */
    public record OfShare(List<SupervisionView> all, SupervisionView drafted, SupervisionView live) {

        /** @param id of an open one; null, in tasks of earlier days: the live one */
        public SupervisionView about(String id) {
            return all.stream().filter(one -> one.id().equals(id)).findFirst().orElse(live);
        }

        static final OfShare NONE = new OfShare(List.of(), null, null);
    }
}
