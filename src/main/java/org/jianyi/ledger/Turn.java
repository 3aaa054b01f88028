package org.jianyi.ledger;

import java.time.LocalDate;

/**
 * Whose turn it is: something that one person or body has to do next in a case.
 *
 * @param who has it: a unit, an office, a deputy, as printed
 * @param unit the unit whose share it is about, or null
 * @param round of that share; 0 where there is none
 * @param since the day on which it came to him
 * @param due until when he is to do it, or null
 * @param replyDue until when the unit is to have replied, or null
 * @param handling id of the share by which the unit still owes a reply, or an assisting unit its opinion; or null
 * @param assisting code of that assisting unit, or null
 */
public record Turn(
        Step step,
        String who,
        String unit,
        int round,
        LocalDate since,
        LocalDate due,
        LocalDate replyDue,
        String handling,
        String assisting) {

    static Turn of(Step step, String who, LocalDate since, LocalDate due) {
        return new Turn(step, who, null, 0, since, due, null, null, null);
    }

    /** Assisting units are owed an answer by a date of their own, but hold nothing up until it is past. */
    boolean isAside() {
        return step == Step.ASSIST;
    }

    /** Until when he is to have done his part: the earlier of both dates, or null. */
    public LocalDate until() {
        return earlier(due, replyDue);
    }

    /** @return the first day on which a date of his is near (临期), or null */
    LocalDate nearFrom() {
        return earlier(
                due == null ? null : due.minusDays(step.near()),
                replyDue == null ? null : replyDue.minusDays(Step.REPLY_NEAR));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /** @return the first day on which a date of his is past (逾期), or null */
    LocalDate lateFrom() {
        return until() == null ? null : until().plusDays(1);
    }

    /** Deputies are reminded; they are never late. */
    boolean isOfHouse() {
        return step != Step.RATE;
    }

    public boolean isOverdueOn(LocalDate today) {
        return due != null && due.isBefore(today);
    }
}
