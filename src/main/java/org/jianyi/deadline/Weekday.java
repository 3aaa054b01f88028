package org.jianyi.deadline;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** 星期二. */
final class Weekday {

    private Weekday() {}

    static String of(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.SIMPLIFIED_CHINESE);
    }
}
