package org.jianyi.deadline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jianyi.Refusal;

/**
 * Which days are worked: weekends and public holidays are not, make-up Saturdays and Sundays are. Follows the yearly notice of the
 * State Council's General Office; for a year without one it knows weekends only. Never changes; a new year gives a new calendar.
 */
public final class WorkCalendar {

    private static final int FIRST_SHIPPED_YEAR = 2024;

    private final Map<Integer, Map<LocalDate, SpecialDay>> years;

    private WorkCalendar(Map<Integer, Map<LocalDate, SpecialDay>> years) {
        this.years = years;
    }

    /** The calendar of weekends alone. */
    public static WorkCalendar ofWeekends() {
        return new WorkCalendar(new TreeMap<>());
    }

    /** The years that come with the product: {@code /calendar/2024.csv} and those that follow it without a gap. */
    public static WorkCalendar shipped() {
        WorkCalendar calendar = ofWeekends();
        for (int year = FIRST_SHIPPED_YEAR; ; year++) {
            try (InputStream file = WorkCalendar.class.getResourceAsStream("/calendar/" + year + ".csv")) {
                if (file == null) {
                    return calendar;
                }
                calendar = calendar.with(year, new String(file.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * This calendar with one year added or replaced.
     *
     * @param csv lines {@code 2026-02-14,班,春节} or {@code 2026-02-17,休,春节}; lines beginning with # are notes. A year's notice may
     *     also name days of the December before.
     * @throws Refusal with the line's number if a line is not understood
     */
    public WorkCalendar with(int year, String csv) {
        Map<LocalDate, SpecialDay> days = new LinkedHashMap<>();
        String[] lines = csv.replace("\uFEFF", "").split("\\R");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            SpecialDay special = parse(year, line, i + 1);
            if (days.put(special.day, special) != null) {
                throw refusal(i + 1, "日期重复");
            }
        }
        if (days.isEmpty()) {
            throw Refusal.badInput("calendar", year + "年放假安排是空的，请检查文件。");
        }
        Map<Integer, Map<LocalDate, SpecialDay>> more = new TreeMap<>(years);
        more.put(year, days);
        return new WorkCalendar(more);
    }

    /** The years whose holidays are known. */
    public NavigableSet<Integer> years() {
        return new TreeSet<>(years.keySet());
    }

    public boolean knows(int year) {
        return years.containsKey(year);
    }

    public boolean isWorkingDay(LocalDate day) {
        return special(day).map(SpecialDay::worked).orElse(!isWeekend(day));
    }

    /** This day, or the first working day after it. */
    public LocalDate workingDayFrom(LocalDate day) {
        LocalDate working = day;
        while (!isWorkingDay(working)) {
            working = working.plusDays(1);
        }
        return working;
    }

    /** The holiday this day is off for, or is worked to make up for; empty for a plain day. */
    public Optional<String> holiday(LocalDate day) {
        return special(day).map(SpecialDay::holiday);
    }

    /** A day's kind in Chinese: 星期日，国庆节调休上班. */
    public String describe(LocalDate day) {
        String weekday = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.SIMPLIFIED_CHINESE);
        return special(day)
                .map(e -> weekday + "，" + e.holiday + (e.worked ? "调休上班" : "放假"))
                .orElse(isWeekend(day) ? weekday + "，周末休息" : weekday);
    }

    private Optional<SpecialDay> special(LocalDate day) {
        SpecialDay found = null;
        if (day.getMonth() == Month.DECEMBER) {
            found = years.getOrDefault(day.getYear() + 1, Map.of()).get(day);
        }
        return Optional.ofNullable(
                found != null
                        ? found
                        : years.getOrDefault(day.getYear(), Map.of()).get(day));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static SpecialDay parse(int year, String line, int number) {
        String[] cells = line.split(",", -1);
        if (cells.length != 3 || cells[2].isBlank()) {
            throw refusal(number, "每行应为“日期,休或班,节日”");
        }
        LocalDate day;
        try {
            day = LocalDate.parse(cells[0].strip());
        } catch (DateTimeParseException e) {
            throw refusal(number, "日期应写成" + year + "-01-01的样子");
        }
        if (day.getYear() != year && !(day.getYear() == year - 1 && day.getMonth() == Month.DECEMBER)) {
            throw refusal(number, "日期不在" + year + "年");
        }
        boolean worked =
                switch (cells[1].strip()) {
                    case "休" -> false;
                    case "班" -> true;
                    default -> throw refusal(number, "只能写“休”或“班”");
                };
        if (worked && !isWeekend(day)) {
            throw refusal(number, "调休上班日应是星期六或星期日");
        }
        return new SpecialDay(day, worked, cells[2].strip());
    }

    private static Refusal refusal(int line, String what) {
        return Refusal.badInput("calendar", "放假安排第" + line + "行有误：" + what + "。");
    }

    /** A day that differs from the plain week. */
    private record SpecialDay(LocalDate day, boolean worked, String holiday) {}
}
