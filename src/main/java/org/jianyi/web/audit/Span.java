package org.jianyi.web.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * The days somebody asks for. What is left out or is no date counts as not asked for: then it is the month up to the last day, or up to today;
 * days the wrong way round are turned.
 *
 * @param wrong what is wrong with what was asked for, or null
 */
record Span(LocalDate from, LocalDate to, String wrong) {

    private static final int DATE = "2026-05-12".length();

    static Span of(String from, String to, LocalDate today) {
        LocalDate first = day(from);
        LocalDate last = day(to);
        boolean noDate = first == null && !from.isBlank() || last == null && !to.isBlank();
        LocalDate end = last == null ? today : last;
        LocalDate begin = first == null ? end.minusMonths(1) : first;
        if (end.isBefore(begin)) {
            return new Span(end, begin, "截止日期不能早于开始日期");
        }
        return new Span(begin, end, noDate ? "日期写得不对，请写成2026-05-12的样子" : null);
    }

    /** @return null for what is none */
    private static LocalDate day(String text) {
        try {
            return text.strip().length() == DATE ? LocalDate.parse(text.strip()) : null;
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }
}
