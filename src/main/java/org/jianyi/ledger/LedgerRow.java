package org.jianyi.ledger;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.handling.Role;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.survey.Grade;

/**
 * A suggestion in one line, as the ledger keeps it: all that its lists, filters and figures need, and nothing that depends on today. Names are
 * kept as text, so that what was handled before there were accounts fits in.
 *
 * @param sessionLabel 九次会议
 * @param number 第001号, or 未编号
 * @param cosigners names of those who signed, joined by 、
 * @param leadUnits names of those who reply, joined by 、
 * @param role of those; null where there are none
 * @param unitCodes codes of the units that are shown, in the order of {@code unitNames}
 * @param concerned codes of the units that may see it
 * @param openness who else sees it: 0 nobody, 1 the presidium, 2 the government office and the leaders too
 * @param leader login of the town leader in charge, who sees it even when it is confidential
 * @param since since when it waits for those who have it
 * @param due their next date, {@code nearFrom} and {@code lateFrom} the first days of 临期 and 逾期
 * @param repliedOn when all units had replied the first time: what the legal date is compared with
 * @param lastReplyOn day of the latest letter, {@code replyClasses} the classes of each unit's latest
 * @param attitude the worst of the units' ratings that stand
 * @param facts bits of {@link Fact}
 * @param steps bits of each {@link Step} that is waited for
 * @param internalDue the house's own date for the reply, before {@code legalDue}
 * @param provisional whether a date that still runs depends on a year whose holidays are not known yet
 * @param initials of lead deputy and co-signers, as one types them: zqh lcx
 * @param extensions how often units were granted more time (延期), taken over all rounds; not what was taken from a unit
 * @param shares how many units' rounds have a date for their reply, and {@code extended} how many of those were ever granted more time
 * @param owedNear with {@code owedLate} and {@code owedReply}: what its units owe by dates of their own, as {@link Owing} has it; else null
 */
public record LedgerRow(
        String suggestionId,
        Long sessionId,
        String sessionLabel,
        LocalDate sessionOpens,
        boolean inSession,
        Integer seq,
        String number,
        int year,
        String title,
        String category,
        String lead,
        String cosigners,
        int cosignerCount,
        String leadUnits,
        Role role,
        String assistingUnits,
        List<String> unitCodes,
        List<String> unitNames,
        List<String> concerned,
        SuggestionStatus status,
        Phase phase,
        int openness,
        String leader,
        boolean confidential,
        boolean key,
        boolean filedByProxy,
        boolean ratedByProxy,
        List<Turn> turns,
        LocalDate since,
        LocalDate due,
        LocalDate nearFrom,
        LocalDate lateFrom,
        LocalDate legalDue,
        LocalDate closedOn,
        int contacts,
        int faceToFace,
        LocalDate repliedOn,
        LocalDate lastReplyOn,
        String replyClasses,
        Grade attitude,
        Grade result,
        boolean noFeedback,
        int round,
        int facts,
        int steps,
        LocalDate submittedOn,
        LocalDate registeredOn,
        LocalDate assignedOn,
        LocalDate internalDue,
        boolean provisional,
        String initials,
        int extensions,
        int shares,
        int extended,
        List<LocalDate> owedNear,
        List<LocalDate> owedLate,
        List<Boolean> owedReply) {

    public Whereabouts whereabouts() {
        return new Whereabouts(turns);
    }

    /** From a ledger of earlier years. */
    public boolean fromOldLedger() {
        return Fact.IMPORTED.isIn(facts);
    }

    /** How urgent a date for the whole case is; null once it is replied, or before it is assigned. */
    public Light light(LocalDate replyBy, LocalDate today) {
        return repliedOn != null || replyBy == null
                ? null
                : Light.on(today, replyBy.minusDays(Step.REPLY_NEAR), replyBy.plusDays(1));
    }

    /** @return true when the reply came within its legal date, null as long as there is none */
    public Boolean inTime() {
        return repliedOn == null || legalDue == null ? null : !repliedOn.isAfter(legalDue);
    }
}
