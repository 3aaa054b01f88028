package org.jianyi.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.deadline.HolidayNotice.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a year's file may say, and what is said about one that is wrong. */
class HolidayNoticeTest {

    @Test
    void everyMistakeIsSaidWithItsLine() {
        HolidayNotice notice = HolidayNotice.ofCsv(2027, """
                日期,休或班,节日
                2027-01-01,休,元旦
                2027-01-01,休,元旦
                2027-02-06,休,春节
                2027-02-06,班,春节
                2026-05-01,休,劳动节
                2027-02-30,休,春节
                2027-02-08,假,春节
                2027-02-09,班,春节
                2027-02-10
                2027-02-11,休,
                """);
        assertThat(notice.mistakes().stream().map(Mistake::toString))
                .containsExactly(
                        "第3行：2027-01-01重复，第2行已经写过。",
                        "第5行：2027-02-06在第4行写的是“休”，不能又放假又上班。",
                        "第6行：2026-05-01不在2027年。",
                        "第7行：“2027-02-30”不是日期，日期应写成2027-01-01的样子。",
                        "第8行：“假”看不懂，只能写“休”（放假）或“班”（调休上班）。",
                        "第9行：2027-02-09是星期二，调休上班日应是星期六或星期日。",
                        "第10行：每行应为“日期,休或班,节日”，这里有1格。",
                        "第11行：没有写是哪个节日。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-1-1,休,元旦",
                "2027/1/1,休,元旦",
                "2027年1月1日,休,元旦",
                "\"2027-01-01\",\"休\",\"元旦\"",
                "\uFEFF# 通知\r\n\r\n2027-01-01 , 休 , 元旦\r\n,,\r\n",
                "2027-01-01\t休\t元旦"
            })
    void aDayIsReadAsPeopleAndSpreadsheetsWriteIt(String csv) {
        HolidayNotice notice = HolidayNotice.ofCsv(2027, csv);
        assertThat(notice.mistakes()).isEmpty();
        assertThat(notice.days()).containsExactly(new SpecialDay(LocalDate.of(2027, 1, 1), false, "元旦"));
    }

    @Test
    void whatIsWrittenIsReadAgainUnchanged() {
        for (WorkCalendar.Shipped shipped : WorkCalendar.shippedYears()) {
            assertThat(HolidayNotice.ofCsv(
                            shipped.notice().year(), shipped.notice().csv()))
                    .isEqualTo(shipped.notice());
        }
    }

    /** The numbers that the notices themselves give. */
    @ParameterizedTest
    @CsvSource({"2024, 〔2023〕7号, 28, 8", "2025, 〔2024〕12号, 28, 5", "2026, 〔2025〕7号, 33, 6"})
    void theShippedYearsAreWholeAndNameTheirNotice(int year, String number, int off, int madeUp) {
        WorkCalendar.Shipped shipped = WorkCalendar.shippedYears().get(year - 2024);
        assertThat(shipped.source())
                .startsWith("国务院办公厅关于" + year + "年部分节假日安排的通知")
                .contains(number);
        assertThat(shipped.notice().mistakes()).isEmpty();
        assertThat(shipped.notice().doubts()).isEmpty();
        assertThat(shipped.notice().days().stream().filter(day -> !day.worked()))
                .hasSize(off);
        assertThat(shipped.notice().days().stream().filter(SpecialDay::worked)).hasSize(madeUp);
    }

    @Test
    void aYearWithoutAHolidayIsDoubted() {
        assertThat(HolidayNotice.ofCsv(2027, "2027-01-01,休,元旦\n2027-10-01,休,国庆节、中秋节")
                        .doubts())
                .isEqualTo(List.of("没有写到春节、清明、劳动节、端午放假"));
    }

    @Test
    void oneDayIsAddedOrReplaced() {
        HolidayNotice notice = HolidayNotice.ofCsv(2026, "2026-09-20,班,国庆节");
        LocalDate day = LocalDate.of(2026, 9, 3);
        assertThat(notice.with(new SpecialDay(day, false, "纪念日")).days())
                .extracting(SpecialDay::day)
                .containsExactly(day, LocalDate.of(2026, 9, 20));
        assertThat(notice.with(new SpecialDay(LocalDate.of(2026, 9, 20), false, "国庆节"))
                        .days())
                .containsExactly(new SpecialDay(LocalDate.of(2026, 9, 20), false, "国庆节"));
        assertThat(notice.with(new SpecialDay(day, true, "纪念日")).mistakes().toString())
                .contains("星期四");
    }
}
