package org.jianyi.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jianyi.Refusal;
import org.jianyi.Refused;
import org.jianyi.deadline.HolidayNotice;
import org.jianyi.deadline.HolidayNotice.Mistake;
import org.jianyi.deadline.SpecialDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files people have: text from a spreadsheet, and the calendars of their phones. */
class CalendarFileTest {

    private static HolidayNotice ics(int year, String... events) {
        String text =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//CN\r\n" + String.join("", events) + "END:VCALENDAR\r\n";
        return CalendarFile.read(year, "holidays.ics", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\n";
    }

    private static SpecialDay off(int month, int day, String holiday) {
        return new SpecialDay(LocalDate.of(2027, month, day), false, holiday);
    }

    @Test
    void aCalendarOfAPhoneIsUnderstood() {
        HolidayNotice notice = ics(
                2027,
                event("DTSTART;VALUE=DATE:20270101", "DTEND;VALUE=DATE:20270104", "SUMMARY:元旦（休）"),
                event(
                        "DTSTART;VALUE=DATE:20270206",
                        "SUMMARY:春节",
                        "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY",
                        "DESCRIPTION:一行很长的说明，日历程序会把它折成两",
                        " 行"),
                event(
                        "DTSTART;VALUE=DATE:20270220",
                        "DTEND;VALUE=DATE:20270221",
                        "SUMMARY:春节",
                        "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY"));
        assertThat(notice.mistakes()).isEmpty();
        assertThat(notice.days())
                .containsExactly(
                        off(1, 1, "元旦"),
                        off(1, 2, "元旦"),
                        off(1, 3, "元旦"),
                        off(2, 6, "春节"),
                        new SpecialDay(LocalDate.of(2027, 2, 20), true, "春节"));
    }

    @ParameterizedTest
    @CsvSource({
        "春节(休), false, 春节",
        "春节（班）, true, 春节",
        "春节假期, false, 春节",
        "春节调休, true, 春节",
        "休｜春节, false, 春节",
        "补班, true, 补班",
        "国庆节、中秋节放假, false, 国庆节、中秋节"
    })
    void theTitleSaysWhatKindOfDayItIs(String title, boolean worked, String holiday) {
        assertThat(ics(2027, event("DTSTART;VALUE=DATE:20270206", "SUMMARY:" + title))
                        .days())
                .containsExactly(new SpecialDay(LocalDate.of(2027, 2, 6), worked, holiday));
    }

    /** Written by programs that know no whole days: midnight to midnight, in whichever zone. */
    @ParameterizedTest
    @CsvSource({
        "20270206T000000, 20270208T000000",
        "20270205T160000Z, 20270207T160000Z",
        "20270206T000000, 20270207T235959"
    })
    void hoursAreDaysInTheTown(String begin, String end) {
        assertThat(ics(2027, event("DTSTART:" + begin, "DTEND:" + end, "SUMMARY:春节（休）"))
                        .days())
                .containsExactly(off(2, 6, "春节"), off(2, 7, "春节"));
    }

    @Test
    void otherYearsInTheSameCalendarAreLeftOut() {
        String[] events = {
            event("DTSTART;VALUE=DATE:20260101", "SUMMARY:元旦（休）"),
            event("DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270103", "SUMMARY:元旦（休）"),
            event("DTSTART;VALUE=DATE:20271001", "SUMMARY:国庆节（休）"),
            event("DTSTART;VALUE=DATE:20271231", "SUMMARY:元旦（休）")
        };
        assertThat(ics(2027, events).days())
                .extracting(SpecialDay::day)
                .containsExactly(
                        LocalDate.of(2026, 12, 31),
                        LocalDate.of(2027, 1, 1),
                        LocalDate.of(2027, 1, 2),
                        LocalDate.of(2027, 10, 1));
        assertThat(ics(2030, events).days()).isEmpty();
    }

    @Test
    void whatIsWrongInACalendarIsSaidWithItsLine() {
        HolidayNotice notice = ics(
                2027,
                event("DTSTART;VALUE=DATE:20270206", "SUMMARY:春节（休）"),
                event("DTSTART;VALUE=DATE:20270206", "SUMMARY:春节（休）"),
                event("DTSTART;VALUE=DATE:20270206", "SUMMARY:春节（班）"),
                event("DTSTART;VALUE=DATE:20270312", "SUMMARY:植树节"),
                event("DTSTART;VALUE=DATE:20270501", "RRULE:FREQ=YEARLY", "SUMMARY:劳动节（休）"),
                event("SUMMARY:端午节（休）"),
                event("DTSTART;VALUE=DATE:20270701", "DTEND;VALUE=DATE:20270901", "SUMMARY:暑假（休）"));
        assertThat(notice.mistakes().stream().map(Mistake::toString))
                .containsExactly(
                        "第10行：2027-02-06重复，第4行已经写过。",
                        "第16行：2027-02-06在第4行写的是“休”，不能又放假又上班。",
                        "第22行：“植树节”看不出是放假还是上班，请写成“春节（休）”“春节（班）”的样子。",
                        "第28行：“劳动节（休）”是每年重复的，请只写2027年的日期。",
                        "第35行：“端午节（休）”没有写明是哪一天。",
                        "第40行：“暑假（休）”超过31天，请检查。");
    }

    @Test
    void aBrokenCalendarIsSaidToBeBroken() {
        HolidayNotice notice =
                CalendarFile.read(2027, "x.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART".getBytes());
        assertThat(notice.mistakes()).singleElement().asString().contains("日历的格式不对");
    }

    @Test
    void aSpreadsheetOnAChineseDesktopWritesGbk() {
        byte[] gbk = "日期,休或班,节日\r\n2027/2/6,休,春节\r\n".getBytes(Charset.forName("GBK"));
        assertThat(CalendarFile.read(2027, "2027.csv", gbk).days()).containsExactly(off(2, 6, "春节"));
    }

    @Test
    void whatIsNoCalendarIsRefused() {
        Refused.badInput("file", "不能是空的", () -> CalendarFile.read(2027, "x.csv", new byte[0]));
        Refused.badInput("file", "这个.ics文件不是日历", () -> CalendarFile.read(2027, "x.ICS", "hello".getBytes()));
        Refused.badInput(
                "file", "看不懂这个文件", () -> CalendarFile.read(2027, "x.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0, 0}));
        assertThatThrownBy(() -> CalendarFile.read(2027, "x.csv", new byte[1024 * 1024 + 1]))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(413))
                .hasMessageContaining("不能超过1 MB");
    }
}
