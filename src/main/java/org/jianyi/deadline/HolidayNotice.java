package org.jianyi.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The holidays and make-up days of one year as the State Council's General Office announces them, and what is wrong with what somebody
 * brought. A year's notice may also name days of the December before.
 *
 * @param days in their order; to be used only when nothing is wrong
 * @param mistakes by line, in the order of the lines
 */
public record HolidayNotice(int year, List<SpecialDay> days, List<Mistake> mistakes) {

    private static final int LONGEST_NAME = 40;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu[-][/][.][年]M[-][/][.][月]d[日]").withResolverStyle(ResolverStyle.STRICT);

    /** The holidays by law (全国年节及纪念日放假办法); the notice of a whole year names each of them. */
    private static final List<String> BY_LAW = List.of("元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆");

    /** What is wrong, and in which line of the file. */
    public record Mistake(int line, String sentence) {

        @Override
        public String toString() {
            return "第" + line + "行：" + sentence + "。";
        }
    }

    /** One day as a file names it, in whichever form. */
    public record Entry(int line, LocalDate day, boolean worked, String holiday) {}

    public HolidayNotice {
        days = List.copyOf(days);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * What a file of the form {@code 2026-02-14,班,春节}, {@code 2026-02-17,休,春节} says; lines beginning with # are notes, and the first line
     * may be a heading.
     */
    public static HolidayNotice ofCsv(int year, String csv) {
        List<Entry> entries = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        String[] lines = csv.replace("\uFEFF", "").split("\\R");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.replace(",", "").isBlank() && !line.startsWith("#") && !(i == 0 && line.startsWith("日期"))) {
                read(i + 1, line, entries, mistakes);
            }
        }
        return of(year, entries, mistakes);
    }

    /** The same of any other kind of file, whose entries somebody has read. */
    public static HolidayNotice of(int year, List<Entry> entries, List<Mistake> unreadable) {
        List<Mistake> mistakes = new ArrayList<>(unreadable);
        Map<LocalDate, Entry> known = new TreeMap<>();
        for (Entry entry : entries) {
            String wrong = wrong(year, entry, known.get(entry.day));
            if (wrong == null) {
                known.put(entry.day, entry);
            } else {
                mistakes.add(new Mistake(entry.line, wrong));
            }
        }
        mistakes.sort(Comparator.comparingInt(Mistake::line));
        return new HolidayNotice(
                year,
                known.values().stream()
                        .map(entry -> new SpecialDay(entry.day, entry.worked, entry.holiday.strip()))
                        .toList(),
                mistakes);
    }

    /** A notice that is in force with one more day, or another word on that day. */
    public HolidayNotice with(SpecialDay special) {
        List<Entry> entries = new ArrayList<>(days.stream()
                .filter(day -> !day.day().equals(special.day()))
                .map(day -> new Entry(0, day.day(), day.worked(), day.holiday()))
                .toList());
        entries.add(new Entry(1, special.day(), special.worked(), special.holiday()));
        return of(year, entries, List.of());
    }

    /** What makes one doubt that the file is whole, though nothing in it is wrong. */
    public List<String> doubts() {
        List<String> missing = BY_LAW.stream()
                .filter(holiday -> days.stream()
                        .noneMatch(day -> !day.worked() && day.holiday().contains(holiday)))
                .toList();
        return missing.isEmpty() ? List.of() : List.of("没有写到" + String.join("、", missing) + "放假");
    }

    /** As a file that can be read again. */
    public String csv() {
        return days.stream().map(SpecialDay::line).collect(Collectors.joining("\n"));
    }

    private static void read(int number, String line, List<Entry> entries, List<Mistake> mistakes) {
        String[] cells = line.split("[,，\\t]", -1);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip().replaceAll("^\"|\"$", "").strip();
        }
        if (cells.length != 3) {
            mistakes.add(new Mistake(number, "每行应为“日期,休或班,节日”，这里有" + cells.length + "格"));
            return;
        }
        LocalDate day = null;
        try {
            day = LocalDate.parse(cells[0], DAY);
        } catch (DateTimeParseException e) {
            mistakes.add(new Mistake(number, "“" + cells[0] + "”不是日期，日期应写成2027-01-01的样子"));
        }
        boolean known = cells[1].equals("休") || cells[1].equals("班");
        if (!known) {
            mistakes.add(new Mistake(number, "“" + cells[1] + "”看不懂，只能写“休”（放假）或“班”（调休上班）"));
        }
        if (day != null && known) {
            entries.add(new Entry(number, day, cells[1].equals("班"), cells[2]));
        }
    }

    private static String wrong(int year, Entry entry, Entry same) {
        LocalDate day = entry.day;
        if (day.getYear() != year && !(day.getYear() == year - 1 && day.getMonth() == Month.DECEMBER)) {
            return day + "不在" + year + "年";
        }
        if (same != null) {
            return same.worked == entry.worked
                    ? day + "重复，第" + same.line + "行已经写过"
                    : day + "在第" + same.line + "行写的是“" + (same.worked ? "班" : "休") + "”，不能又放假又上班";
        }
        if (entry.worked && day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
            return day + "是" + Weekday.of(day) + "，调休上班日应是星期六或星期日";
        }
        if (entry.holiday == null || entry.holiday.isBlank()) {
            return "没有写是哪个节日";
        }
        return entry.holiday.strip().length() > LONGEST_NAME ? "节日名称太长，不能超过" + LONGEST_NAME + "字" : null;
    }
}
