package org.jianyi;

import java.time.LocalDate;

/** The day on which an act happened, beside the time at which it was entered. */
public final class ActDay {

    private ActDay() {}

    /**
     * @param given what the person wrote, or null for today
     * @param notBefore day of the act that this one follows, or null
     * @param previous the name of that act, for the sentence
     * @return the act's day, not after today and not before the act it follows
     * @throws Refusal on the field {@code day}
     */
    public static LocalDate of(LocalDate given, LocalDate today, LocalDate notBefore, String previous) {
        LocalDate day = given == null ? today : given;
        if (day.isAfter(today)) {
            throw Refusal.badInput("day", "日期不能晚于今天（" + ChineseDate.of(today) + "）");
        }
        if (notBefore != null && day.isBefore(notBefore)) {
            throw Refusal.badInput("day", "日期不能早于" + previous + "日（" + ChineseDate.of(notBefore) + "）");
        }
        return day;
    }
}
