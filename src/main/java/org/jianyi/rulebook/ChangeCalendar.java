package org.jianyi.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.deadline.HolidayNotice;
import org.jianyi.deadline.SpecialDay;
import org.jianyi.roster.Actor;
import org.jianyi.rulebook.RecomputeDates.Done;
import org.jianyi.rulebook.RecomputeDates.Outlook;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** A year's calendar is taken in, or corrected; then all running dates follow. */
@Service
public class ChangeCalendar {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final int LONGEST_SOURCE = 200;

    private final Rulebook rulebook;
    private final CalendarVersions calendars;
    private final RecomputeDates recomputeDates;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    ChangeCalendar(
            Rulebook rulebook,
            CalendarVersions calendars,
            RecomputeDates recomputeDates,
            AuditTrail trail,
            PlatformTransactionManager transactions) {
        this.rulebook = rulebook;
        this.calendars = calendars;
        this.recomputeDates = recomputeDates;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What a notice would change.
     *
     * @param replaces the version in force, or null for a year nobody knew
     * @param differences against that version: 增加2027年2月5日休（春节）
     * @param cases that would get other dates
     */
    public record Preview(
            HolidayNotice notice, CalendarVersion replaces, List<String> differences, List<Outlook> cases) {}

    /** @throws Refusal for whoever does not keep the calendar */
    public static void require(Actor actor) {
        if (!actor.isAdministrator()) {
            throw Refusal.forbidden("放假安排由系统管理员维护");
        }
    }

    /** @throws Refusal on the field {@code year} */
    public static int year(String text) {
        String year = text == null ? "" : text.strip();
        if (year.matches("\\d{4}") && Integer.parseInt(year) >= FIRST_YEAR && Integer.parseInt(year) <= LAST_YEAR) {
            return Integer.parseInt(year);
        }
        throw Refusal.badInput(
                "year",
                year.matches("\\d{4}")
                        ? "年份应在" + FIRST_YEAR + "年至" + LAST_YEAR + "年之间，不能是" + year + "年"
                        : "请填写年份，例如2027");
    }

    /** Nothing is changed. A notice with mistakes only shows them. */
    @Transactional(readOnly = true)
    public Preview preview(HolidayNotice notice, Actor actor) {
        require(actor);
        CalendarVersion replaces = inForce(notice.year());
        if (!notice.mistakes().isEmpty()) {
            return new Preview(notice, replaces, List.of(), List.of());
        }
        requireOther(notice, replaces);
        return new Preview(
                notice,
                replaces,
                differences(replaces == null ? List.of() : replaces.days(), notice.days()),
                recomputeDates.outlook(rulebook.calendar().with(notice), rulebook));
    }

    /**
     * Takes a whole year in, in place of the one that was in force, which stays as an earlier version.
     *
     * @param source where it was announced, for whoever checks it
     * @throws Refusal when something in it is wrong: all or nothing
     */
    public Done keep(HolidayNotice notice, String source, Actor actor) {
        require(actor);
        String from = source == null ? "" : source.strip();
        if (from.isEmpty() || from.length() > LONGEST_SOURCE) {
            throw Refusal.badInput("source", "请填写依据，即通知的名称和文号，不超过" + LONGEST_SOURCE + "字");
        }
        boolean corrected = Boolean.TRUE.equals(transaction.execute(status -> take(notice, from, actor)));
        return recomputeDates.all((corrected ? "更正" : "导入") + notice.year() + "年放假安排（" + from + "）", actor);
    }

    private boolean take(HolidayNotice notice, String source, Actor actor) {
        rulebook.calendar().with(notice); // refuses what is wrong
        rulebook.keep(notice, source, actor);
        CalendarVersion replaced = calendars.findByYearOrderByIdDesc(notice.year()).stream()
                .skip(1)
                .findFirst()
                .orElse(null);
        requireOther(notice, replaced);
        trail.recordRoster(
                "放假安排 " + notice.year() + "年",
                actor.userId(),
                actor.name(),
                replaced == null ? "导入放假安排" : "更正放假安排",
                replaced == null ? null : json(replaced.source(), replaced.days()),
                json(source, notice.days()),
                replaced == null ? null : String.join("；", differences(replaced.days(), notice.days())) + "。");
        return replaced != null;
    }

    private CalendarVersion inForce(int year) {
        return calendars.findFirstByYearOrderByIdDesc(year).orElse(null);
    }

    private static void requireOther(HolidayNotice notice, CalendarVersion replaced) {
        if (replaced != null && replaced.days().equals(notice.days())) {
            throw Refusal.badInput("file", "与系统中的" + notice.year() + "年放假安排完全相同，不用再导入");
        }
    }

    private static List<String> differences(List<SpecialDay> before, List<SpecialDay> after) {
        Map<LocalDate, SpecialDay> was = byDay(before);
        Map<LocalDate, SpecialDay> is = byDay(after);
        TreeSet<LocalDate> days = new TreeSet<>(was.keySet());
        days.addAll(is.keySet());
        List<String> differences = new ArrayList<>();
        for (LocalDate day : days) {
            SpecialDay old = was.get(day);
            SpecialDay now = is.get(day);
            if (old == null) {
                differences.add("增加" + now.line());
            } else if (now == null) {
                differences.add("去掉" + old.line());
            } else if (!old.equals(now)) {
                differences.add(old.line() + "改为" + now.line());
            }
        }
        return differences;
    }

    private static Map<LocalDate, SpecialDay> byDay(List<SpecialDay> days) {
        Map<LocalDate, SpecialDay> byDay = new TreeMap<>();
        days.forEach(day -> byDay.put(day.day(), day));
        return byDay;
    }

    private static String json(String source, List<SpecialDay> days) {
        return ProfileAsJson.json(Map.of(
                "source", source, "days", days.stream().map(SpecialDay::line).toList()));
    }
}
