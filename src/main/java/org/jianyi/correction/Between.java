package org.jianyi.correction;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.stream.Stream;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;

/** A day of a case, and the acts it lies between: not before the one it follows, not after the one that follows it, not after today. */
public final class Between {

    private final LocalDate present;
    private LocalDate earliest;
    private String follows;
    private LocalDate latest;
    private String precedes = "今天";

    private Between(LocalDate present, LocalDate today) {
        this.present = present;
        this.latest = today;
    }

    static Between of(LocalDate present, LocalDate today) {
        return new Between(present, today);
    }

    /** @param day null when there was no such act */
    Between after(String act, LocalDate day) {
        if (day != null && (earliest == null || day.isAfter(earliest))) {
            earliest = day;
            follows = act;
        }
        return this;
    }

    Between before(String act, LocalDate day) {
        if (day != null && day.isBefore(latest)) {
            latest = day;
            precedes = act;
        }
        return this;
    }

    Between before(String act, Stream<LocalDate> days) {
        days.forEach(day -> before(act, day));
        return this;
    }

    /**
     * @return the day that was written
     * @throws Refusal on the field {@code value} that says which act it collides with
     */
    LocalDate read(String written) {
        LocalDate day;
        try {
            day = LocalDate.parse(written == null ? "" : written);
        } catch (DateTimeParseException e) {
            throw Refusal.badInput("value", "请填写正确的日期");
        }
        if (earliest != null && day.isBefore(earliest)) {
            throw Refusal.badInput("value", "不能早于" + follows + "的日期（" + ChineseDate.of(earliest) + "）");
        }
        if (day.isAfter(latest)) {
            throw Refusal.badInput("value", "不能晚于" + precedes + "（" + ChineseDate.of(latest) + "）");
        }
        return day;
    }

    LocalDate present() {
        return present;
    }

    String shown() {
        return ChineseDate.of(present);
    }

    String note() {
        return (earliest == null ? "" : "不早于" + follows + "（" + ChineseDate.of(earliest) + "），") + "不晚于" + precedes
                + "（" + ChineseDate.of(latest) + "）。";
    }

    public LocalDate earliest() {
        return earliest;
    }

    public LocalDate latest() {
        return latest;
    }
}
