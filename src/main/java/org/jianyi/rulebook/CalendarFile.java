package org.jianyi.rulebook;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import org.jianyi.Refusal;
import org.jianyi.deadline.HolidayNotice;
import org.jianyi.deadline.HolidayNotice.Entry;
import org.jianyi.deadline.HolidayNotice.Mistake;

/** A file that somebody brings with a year's holidays: lines of text (.csv), or a calendar (.ics) as phones and mail programs keep it. */
public final class CalendarFile {

    private static final int LARGEST = 1024 * 1024;
    private static final int LONGEST_SPAN = 31;
    private static final ZoneId TOWN = ZoneId.of("Asia/Shanghai");
    private static final Pattern LINE_OF_ERROR = Pattern.compile("at line (\\d+)");

    /** How these calendars say it: 春节(休), 春节（班）, 春节假期, 春节调休, 补班. */
    private static final Pattern WORKED = Pattern.compile("班|调休|上班");

    private static final Pattern OFF = Pattern.compile("休|放假|假期");
    private static final Pattern MARKS = Pattern.compile("[（(\\[【]?(调休上班|补班|上班|放假|假期|调休|班|休)[日]?[)）\\]】]?|[|｜·\\s]");

    private CalendarFile() {}

    /**
     * @param filename decides, with the content, what kind of file it is
     * @throws Refusal when it cannot be read at all; what is wrong in its lines is in the notice
     */
    public static HolidayNotice read(int year, String filename, byte[] content) {
        if (content.length == 0) {
            throw Refusal.badInput("file", "请选择放假安排文件，不能是空的");
        }
        if (content.length > LARGEST) {
            throw Refusal.tooLarge("file", "放假安排文件不能超过1 MB，请检查是不是选错了文件");
        }
        String text = text(content);
        boolean calendar = text.stripLeading().toUpperCase(Locale.ROOT).startsWith("BEGIN:VCALENDAR");
        if (!calendar && filename != null && filename.toLowerCase(Locale.ROOT).endsWith(".ics")) {
            throw Refusal.badInput("file", "这个.ics文件不是日历，请重新导出或者改用CSV");
        }
        return calendar ? ics(year, text) : HolidayNotice.ofCsv(year, text);
    }

    /** Spreadsheets on Chinese desktops still write GBK. */
    private static String text(byte[] content) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                String text =
                        charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
                if (text.indexOf('\0') < 0) {
                    return text.replace("\uFEFF", "");
                }
            } catch (CharacterCodingException other) {
                // the next one
            }
        }
        throw Refusal.badInput("file", "看不懂这个文件，请导入CSV文本（UTF-8或GBK）或.ics日历，不能是工作簿、图片");
    }

    private static HolidayNotice ics(int year, String text) {
        List<CalendarComponent> components;
        try {
            components = new CalendarBuilder().build(new StringReader(text)).getComponents(Component.VEVENT);
        } catch (ParserException | RuntimeException unreadable) {
            return HolidayNotice.of(year, List.of(), List.of(new Mistake(lineOf(unreadable), "日历的格式不对，从这里开始读不下去")));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        List<Integer> lines = beginnings(text);
        List<Entry> entries = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            read(year, (VEvent) components.get(i), lines.get(i), entries, mistakes);
        }
        return HolidayNotice.of(year, entries, mistakes);
    }

    /** What such a calendar says of other years is left out: it often holds several. */
    private static void read(int year, VEvent event, int line, List<Entry> entries, List<Mistake> mistakes) {
        String summary = text(event, Property.SUMMARY);
        LocalDate first = day(when(event, Property.DTSTART), false);
        LocalDate last = first == null ? null : last(event, first);
        if (first == null || last.isBefore(first)) {
            mistakes.add(new Mistake(line, "“" + summary + "”没有写明是哪一天"));
            return;
        }
        String holiday = MARKS.matcher(summary).replaceAll("").strip();
        List<LocalDate> days = first.datesUntil(last.plusDays(1))
                .limit(LONGEST_SPAN + 1L)
                .filter(day -> belongs(day, holiday, year))
                .toList();
        if (days.isEmpty()) {
            return;
        }
        if (event.getProperty(Property.RRULE).isPresent()) {
            mistakes.add(new Mistake(line, "“" + summary + "”是每年重复的，请只写" + year + "年的日期"));
            return;
        }
        if (days.size() > LONGEST_SPAN) {
            mistakes.add(new Mistake(line, "“" + summary + "”超过" + LONGEST_SPAN + "天，请检查"));
            return;
        }
        Boolean worked = worked(event, summary);
        if (worked == null) {
            mistakes.add(new Mistake(line, "“" + summary + "”看不出是放假还是上班，请写成“春节（休）”“春节（班）”的样子"));
            return;
        }
        days.forEach(day -> entries.add(new Entry(line, day, worked, holiday.isEmpty() ? summary : holiday)));
    }

    /** A notice names days of the December before only for New Year. */
    private static boolean belongs(LocalDate day, String holiday, int year) {
        boolean nextNewYear = day.getMonth() == Month.DECEMBER && holiday.contains("元旦");
        return (nextNewYear ? day.getYear() + 1 : day.getYear()) == year;
    }

    private static Boolean worked(VEvent event, String summary) {
        String marked = text(event, "X-APPLE-SPECIAL-DAY").toUpperCase(Locale.ROOT);
        if (marked.equals("ALTERNATE-WORKDAY") || marked.equals("WORK-HOLIDAY")) {
            return marked.equals("ALTERNATE-WORKDAY");
        }
        if (WORKED.matcher(summary).find()) {
            return true;
        }
        return OFF.matcher(summary).find() ? false : null;
    }

    private static Temporal when(VEvent event, String property) {
        return event.<DateProperty<Temporal>>getProperty(property)
                .map(DateProperty::getDate)
                .orElse(null);
    }

    /** Some programs write the day itself as the end of a single day. */
    private static LocalDate last(VEvent event, LocalDate first) {
        LocalDate last = day(when(event, Property.DTEND), true);
        return last == null || last.plusDays(1).equals(first) ? first : last;
    }

    /** A day in the town. The end of an event is the first moment, or the first day, after it. */
    private static LocalDate day(Temporal when, boolean end) {
        if (when instanceof LocalDate date) {
            return end ? date.minusDays(1) : date;
        }
        LocalDateTime time = null;
        if (when instanceof LocalDateTime floating) {
            time = floating;
        } else if (when instanceof ZonedDateTime zoned) {
            time = zoned.withZoneSameInstant(TOWN).toLocalDateTime();
        } else if (when instanceof OffsetDateTime offset) {
            time = offset.atZoneSameInstant(TOWN).toLocalDateTime();
        } else if (when instanceof Instant instant) {
            time = instant.atZone(TOWN).toLocalDateTime();
        }
        if (time == null) {
            return null;
        }
        return end && time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().minusDays(1)
                : time.toLocalDate();
    }

    private static String text(VEvent event, String property) {
        return event.<Property>getProperty(property)
                .map(it -> it.getValue().strip())
                .orElse("");
    }

    private static List<Integer> beginnings(String text) {
        List<Integer> lines = new ArrayList<>();
        String[] all = text.split("\\R", -1);
        for (int i = 0; i < all.length; i++) {
            if (all[i].strip().equalsIgnoreCase("BEGIN:VEVENT")) {
                lines.add(i + 1);
            }
        }
        return lines;
    }

    private static int lineOf(Throwable unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            Matcher line = LINE_OF_ERROR.matcher(String.valueOf(cause.getMessage()));
            if (line.find()) {
                return Integer.parseInt(line.group(1));
            }
        }
        return 1;
    }
}
