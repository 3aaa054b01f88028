package org.jianyi.deadline;

import java.time.LocalDate;
import org.jianyi.ChineseDate;

/**
 * The last day of a period, with the sum that leads to it.
 *
 * @param from the day the period is counted from; it is not counted itself
 * @param raw where the period ends before rest days are looked at
 * @param due the last day on which the act is in time: {@code raw}, or the next working day after it
 * @param provisional true if a year without a holiday calendar was touched; only weekends were left out there
 * @param reason the sum in Chinese, for a clerk to check against a wall calendar
 */
public record DueDate(LocalDate from, LocalDate raw, LocalDate due, boolean provisional, String reason) {

    /** True if rest days moved the last day. */
    public boolean moved() {
        return !raw.equals(due);
    }

    /** What people were told, or have done by it, stays though the calendar was corrected later. */
    public DueDate keptAs(LocalDate kept) {
        return kept == null || kept.equals(due)
                ? this
                : new DueDate(
                        from,
                        raw,
                        kept,
                        provisional,
                        "放假安排后来有更正，本件仍以" + ChineseDate.of(kept) + "为准。按现在的放假安排：" + reason);
    }
}
