package org.jianyi;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** How a day is written in every sentence a person reads: 2026年11月24日. */
public final class ChineseDate {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private ChineseDate() {}

    public static String of(LocalDate day) {
        return DAY.format(day);
    }
}
