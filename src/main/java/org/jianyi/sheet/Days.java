package org.jianyi.sheet;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days and times as people write them: 2026-4-8, 2026/4/8, 2026.4.8, 20260408, 2026年4月8日, 2026 年 4 月 8 号, in signs of any width, each with 16:00
 * behind it where a time is asked for.
 */
final class Days {

    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})[日号]?");
    private static final Pattern LOOSE = Pattern.compile("(?<=[-/.年月])\\s+|\\s+(?=[-/.年月日号])");
    private static final Pattern TIGHT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern TIME = Pattern.compile("(.+?)[T\\s]+(\\d{1,2})[:：](\\d{2})(?:[:：]\\d{2})?");

    private Days() {}

    static LocalDate day(String text) {
        String day = tight(text).replaceFirst("[T\\s]+0?0:00(:00)?$", "");
        for (Pattern form : new Pattern[] {DAY, TIGHT}) {
            Matcher parts = form.matcher(day);
            if (parts.matches()) {
                try {
                    LocalDate found = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
                    if (found.getYear() < 1900 || found.getYear() > 2099) {
                        throw new IllegalArgumentException("“" + text + "”的年份不对，只能填1900年至2099年的日期");
                    }
                    return found;
                } catch (DateTimeException noSuchDay) {
                    break;
                }
            }
        }
        throw new IllegalArgumentException("“" + text + "”不是日期，请写成2026-04-08的样子");
    }

    static LocalDateTime time(String text) {
        Matcher parts = TIME.matcher(tight(text));
        if (parts.matches() && number(parts, 2) < 24 && number(parts, 3) < 60) {
            return day(parts.group(1)).atTime(number(parts, 2), number(parts, 3));
        }
        throw new IllegalArgumentException("“" + text + "”不是日期和时间，请写成2026-04-08 16:00的样子");
    }

    private static String tight(String text) {
        return LOOSE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
