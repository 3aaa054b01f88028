package org.jianyi.web.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jianyi.deadline.HolidayNotice;
import org.jianyi.deadline.SpecialDay;
import org.jianyi.deadline.WorkCalendar;

/**
 * A year as a wall calendar shows it, month by month.
 *
 * @param worked how many working days it has
 */
record YearView(int year, List<Month> months, long worked, long off, long madeUp) {

    /** A month in weeks from Monday to Sunday, and its special days in words. */
    record Month(int number, List<List<Day>> weeks, List<SpecialDay> special) {}

    /**
     * One cell.
     *
     * @param number of the day; 0 for a cell before the first or after the last
     * @param kind work, rest, off for a holiday, or make-up
     */
    record Day(int number, String kind, String holiday) {}

    static YearView of(HolidayNotice notice) {
        WorkCalendar calendar = WorkCalendar.ofWeekends().with(notice.year(), notice.days());
        List<Month> months = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> month(YearMonth.of(notice.year(), number), notice, calendar))
                .toList();
        LocalDate first = LocalDate.of(notice.year(), 1, 1);
        return new YearView(
                notice.year(),
                months,
                first.datesUntil(first.plusYears(1))
                        .filter(calendar::isWorkingDay)
                        .count(),
                notice.days().stream().filter(day -> !day.worked()).count(),
                notice.days().stream().filter(SpecialDay::worked).count());
    }

    private static Month month(YearMonth month, HolidayNotice notice, WorkCalendar calendar) {
        List<Day> cells = new ArrayList<>();
        for (int blank = 1; blank < month.atDay(1).getDayOfWeek().getValue(); blank++) {
            cells.add(new Day(0, null, null));
        }
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            String holiday = calendar.holiday(day).orElse(null);
            boolean working = calendar.isWorkingDay(day);
            String plain = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue() ? "rest" : "work";
            cells.add(new Day(day.getDayOfMonth(), holiday == null ? plain : working ? "made-up" : "off", holiday));
        }
        while (cells.size() % 7 != 0) {
            cells.add(new Day(0, null, null));
        }
        List<List<Day>> weeks = IntStream.range(0, cells.size() / 7)
                .mapToObj(week -> cells.subList(week * 7, week * 7 + 7))
                .toList();
        return new Month(
                month.getMonthValue(),
                weeks,
                notice.days().stream()
                        .filter(day -> YearMonth.from(day.day()).equals(month))
                        .toList());
    }
}
