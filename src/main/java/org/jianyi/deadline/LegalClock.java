package org.jianyi.deadline;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;

/**
 * Says when a period ends, and why. The day it begins on is never counted (民法典第二百零一条). Months are calendar months and end on the
 * same day number, or on the month's last day (第二百零二条); a last day that is a rest day moves to the next working day (第二百零三条).
 * Working days leave out weekends and public holidays and count make-up days.
 */
public final class LegalClock {

    private static final int REPLY_MONTHS = 3;
    private static final int LONGEST_REPLY_MONTHS = 6;
    private static final DateTimeFormatter DAY_OF_MONTH = DateTimeFormatter.ofPattern("M月d日");

    private final Supplier<WorkCalendar> calendar;

    public LegalClock(WorkCalendar calendar) {
        this(() -> calendar);
    }

    /** @param calendar gives the one that is in force at the moment it is asked */
    public LegalClock(Supplier<WorkCalendar> calendar) {
        this.calendar = calendar;
    }

    public WorkCalendar calendar() {
        return calendar.get();
    }

    /** Until when something is due that has its time by the rules, counted from {@code from}. */
    public DueDate of(Period period, LocalDate from, RuleProfile rules) {
        int length = period.length(rules);
        String begin = period.begin();
        if (!period.isInMonths()) {
            return sum().workingDays(from, length, begin, period.isInternal() ? internal(rules) : ownRule(rules));
        }
        return sum().months(from, length, begin, period.isReply() ? law(length, rules) : ownRule(rules));
    }

    /**
     * Until when a suggestion must be answered (代表法第五十一条).
     *
     * @param assigned the day of assignment
     * @param months three; six for a wide-ranging or difficult matter; less where the town has shortened them
     * @throws Refusal if the law does not allow so many months
     */
    public DueDate replyDue(LocalDate assigned, int months) {
        if (months < 1 || months > LONGEST_REPLY_MONTHS) {
            throw Refusal.badInput("months", "答复期限自交办之日起最长不得超过6个月（代表法第五十一条）。");
        }
        return sum().months(assigned, months, Period.REPLY.begin(), law(months, null));
    }

    /** {@code n} calendar months after {@code from}, moved off a rest day. */
    public DueDate afterMonths(LocalDate from, int n) {
        return sum().months(from, n, "", "");
    }

    /** {@code n} calendar days after {@code from}, moved off a rest day. */
    public DueDate afterDays(LocalDate from, int n) {
        return sum().days(from, n);
    }

    /** The {@code n}th working day after {@code from}. */
    public DueDate afterWorkingDays(LocalDate from, int n) {
        return afterWorkingDays(from, n, "", "");
    }

    /**
     * The same, for a period that is in no rule profile.
     *
     * @param begin what happened on {@code from}: 发出之日
     * @param ground by what it is so long, in brackets
     */
    public DueDate afterWorkingDays(LocalDate from, int n, String begin, String ground) {
        return sum().workingDays(from, n, begin, ground);
    }

    /**
     * A day that somebody has set, moved off a rest day.
     *
     * @param from the day the period is counted from
     * @param sum who has set it, and instead of which, in words
     */
    public DueDate set(LocalDate from, LocalDate day, String sum) {
        return sum().rolled(from, day, sum);
    }

    /**
     * A day of the house's own that comes {@code n} working days before a due date.
     *
     * @param from the day the period is counted from: a short one leaves at least its first working day
     */
    public LocalDate before(LocalDate due, int n, LocalDate from) {
        WorkCalendar now = calendar();
        LocalDate day = due;
        for (int counted = 0; counted < n; ) {
            day = day.minusDays(1);
            if (now.isWorkingDay(day)) {
                counted++;
            }
        }
        LocalDate earliest = now.workingDayFrom(from.plusDays(1));
        LocalDate late = day.isBefore(earliest) ? earliest : day;
        return late.isAfter(due) ? due : late;
    }

    private Sum sum() {
        return new Sum(calendar());
    }

    private static String ownRule(RuleProfile rules) {
        return "（本镇办理规则“" + rules.version() + "”）";
    }

    private static String internal(RuleProfile rules) {
        return "（本镇办理规则“" + rules.version() + "”自定的内部时间，不是法定期限）";
    }

    /** The law's own periods need no other ground; a shorter one is the town's. */
    private static String law(int months, RuleProfile rules) {
        String article = "代表法第五十一条";
        boolean shortened = months != REPLY_MONTHS && months != LONGEST_REPLY_MONTHS;
        return "（" + article
                + (!shortened ? "" : rules == null ? "，本镇办理规则从短规定" : "，本镇办理规则“" + rules.version() + "”从短规定") + "）";
    }

    /** One calculation, by one calendar from its first step to its last. */
    private record Sum(WorkCalendar calendar) {

        DueDate months(LocalDate from, int n, String begin, String ground) {
            requirePositive(n);
            LocalDate end = from.plusMonths(n);
            String where = end.getDayOfMonth() == from.getDayOfMonth()
                    ? "止于对应日"
                    : "%d月没有%d日，止于月末日（参照民法典第二百零二条）".formatted(end.getMonthValue(), from.getDayOfMonth());
            return rolled(from, end, "自%s%s的次日起算%d个月%s，%s".formatted(begin, withWeekday(from), n, ground, where));
        }

        DueDate days(LocalDate from, int n) {
            requirePositive(n);
            return rolled(from, from.plusDays(n), "自%s的次日起算%d日".formatted(withWeekday(from), n));
        }

        DueDate workingDays(LocalDate from, int n, String begin, String ground) {
            requirePositive(n);
            Map<String, List<LocalDate>> holidays = new LinkedHashMap<>();
            List<LocalDate> madeUp = new ArrayList<>();
            LocalDate day = from;
            for (int counted = 0; counted < n; ) {
                day = day.plusDays(1);
                boolean working = calendar.isWorkingDay(day);
                if (working) {
                    counted++;
                }
                LocalDate looked = day;
                calendar.holiday(day).ifPresent(holiday -> {
                    if (working) {
                        madeUp.add(looked);
                    } else {
                        holidays.computeIfAbsent(holiday, h -> new ArrayList<>())
                                .add(looked);
                    }
                });
            }
            StringBuilder reason =
                    new StringBuilder("自%s%s的次日起算%d个工作日%s，周末不计".formatted(begin, withWeekday(from), n, ground));
            holidays.forEach((holiday, days) ->
                    reason.append("，").append(holiday).append(span(days)).append("放假不计"));
            madeUp.forEach(made -> reason.append("，")
                    .append(DAY_OF_MONTH.format(made))
                    .append("（")
                    .append(Weekday.of(made))
                    .append("）调休上班计入"));
            reason.append("，第")
                    .append(n)
                    .append("个工作日为")
                    .append(withWeekday(day))
                    .append("。");
            return new DueDate(
                    from, day, day, provisional(from.plusDays(1), day), reason + caveat(from.plusDays(1), day));
        }

        private DueDate rolled(LocalDate from, LocalDate raw, String sum) {
            LocalDate due = calendar.workingDayFrom(raw);
            String end = sum + "，期满日为" + described(raw);
            end += due.equals(raw) ? "。" : "，不是工作日，" + skipped(raw, due) + "顺延至" + described(due) + "（参照民法典第二百零三条）。";
            return new DueDate(from, raw, due, provisional(raw, due), end + caveat(raw, due));
        }

        /** The other rest days on the way to the next working day. */
        private static String skipped(LocalDate raw, LocalDate due) {
            LocalDate last = due.minusDays(1);
            return last.equals(raw) ? "" : "到" + DAY_OF_MONTH.format(last) + "为止都休息，";
        }

        private boolean provisional(LocalDate first, LocalDate last) {
            return !unknownYears(first, last).isEmpty();
        }

        private String caveat(LocalDate first, LocalDate last) {
            TreeSet<Integer> unknown = unknownYears(first, last);
            if (unknown.isEmpty()) {
                return "";
            }
            String years =
                    String.join("、", unknown.stream().map(year -> year + "年").toList());
            return "系统中没有" + years + "放假安排，这些日子暂只按周末推算，请对照国务院办公厅公布的放假安排核对。";
        }

        private TreeSet<Integer> unknownYears(LocalDate first, LocalDate last) {
            TreeSet<Integer> unknown = new TreeSet<>();
            for (int year = first.getYear(); year <= last.getYear(); year++) {
                if (!calendar.knows(year)) {
                    unknown.add(year);
                }
            }
            return unknown;
        }

        private String described(LocalDate day) {
            return ChineseDate.of(day) + "（" + calendar.describe(day) + "）";
        }

        private static String withWeekday(LocalDate day) {
            return ChineseDate.of(day) + "（" + Weekday.of(day) + "）";
        }

        private static String span(List<LocalDate> days) {
            String first = DAY_OF_MONTH.format(days.get(0));
            return days.size() == 1 ? first : first + "至" + DAY_OF_MONTH.format(days.get(days.size() - 1));
        }

        private static void requirePositive(int n) {
            if (n < 1) {
                throw new IllegalArgumentException("a period needs at least one day or month: " + n);
            }
        }
    }
}
