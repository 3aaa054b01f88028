package org.jianyi.deadline;

import java.time.LocalDate;

/**
 * A day that differs from the plain week.
 *
 * @param worked a make-up Saturday or Sunday; otherwise a day off
 * @param holiday for which it is off, or is worked to make up for: 春节
 */
public record SpecialDay(LocalDate day, boolean worked, String holiday) {

    /** As a line of a calendar file: {@code 2026-02-14,班,春节}. */
    public String line() {
        return day + "," + (worked ? "班" : "休") + "," + holiday;
    }
}
