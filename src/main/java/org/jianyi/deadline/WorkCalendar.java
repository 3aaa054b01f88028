package org.jianyi.deadline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /**
     * A year that comes with the product.
     *
     * @param source the notice it is taken from
     */
    public record Shipped(String source, HolidayNotice notice) {}

    /** The years that come with the product: {@code /calendar/2024.csv} and those that follow it without a gap. The first line names the source. */
    public static List<Shipped> shippedYears() {
        List<Shipped> shipped = new ArrayList<>();
        for (int year = FIRST_SHIPPED_YEAR; ; year++) {
            try (InputStream file = WorkCalendar.class.getResourceAsStream("/calendar/" + year + ".csv")) {
                if (file == null) {
                    return shipped;
                }
                String csv = new String(file.readAllBytes(), StandardCharsets.UTF_8);
                shipped.add(new Shipped(
                        csv.lines().findFirst().orElseThrow().replaceFirst("^#\\s*", ""),
                        HolidayNotice.ofCsv(year, csv)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The calendar of those years. */
    public static WorkCalendar shipped() {
        WorkCalendar calendar = ofWeekends();
        for (Shipped shipped : shippedYears()) {
            calendar = calendar.with(shipped.notice());
        }
        return calendar;
    }

    /**
     * This calendar with one year added or replaced.
     *
     * @throws Refusal if something in the notice is wrong, or nothing is in it
     */
    public WorkCalendar with(HolidayNotice notice) {
        if (!notice.mistakes().isEmpty()) {
            throw Refusal.badInput("file", "放假安排有误，" + notice.mistakes().get(0).toString());
        }
        if (notice.days().isEmpty()) {
            throw Refusal.badInput("file", "文件里没有" + notice.year() + "年放假安排，请检查文件和年份。");
        }
        return with(notice.year(), notice.days());
    }

    /** This calendar with one year added or replaced, whose days have been looked at. */
    public WorkCalendar with(int year, List<SpecialDay> days) {
        Map<Integer, Map<LocalDate, SpecialDay>> more = new TreeMap<>(years);
        more.put(
                year,
                days.stream()
                        .collect(Collectors.toMap(
                                SpecialDay::day, Function.identity(), (one, same) -> one, TreeMap::new)));
        return new WorkCalendar(more);
    }

    /** The years whose holidays are known. */
    public NavigableSet<Integer> years() {
        return new TreeSet<>(years.keySet());
    }

    public boolean knows(int year) {
        return years.containsKey(year);
    }

    /** The days of one year's notice, in their order; empty when the year is not known. */
    public List<SpecialDay> days(int year) {
        return List.copyOf(years.getOrDefault(year, Map.of()).values());
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
        String weekday = Weekday.of(day);
        return special(day)
                .map(e -> weekday + "，" + e.holiday() + (e.worked() ? "调休上班" : "放假"))
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
}
