package org.jianyi.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import org.jianyi.deadline.WorkCalendar;

/** When people of a town hall do things: on working days, from half past eight to ten to twelve and from half past two to half past five. */
final class WorkTime {

    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final LocalTime NOON = LocalTime.of(11, 50);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 30);
    private static final LocalTime EVENING = LocalTime.of(17, 30);

    private final WorkCalendar calendar;
    private final ZoneId zone;

    WorkTime(WorkCalendar calendar, ZoneId zone) {
        this.calendar = calendar;
        this.zone = zone;
    }

    /** The {@code n}th working day after (before, when negative) that day; with 0 the day itself or the next working one. */
    LocalDate plus(LocalDate day, int n) {
        LocalDate result = day;
        for (int left = Math.abs(n); left > 0; ) {
            result = result.plusDays(Integer.signum(n));
            left -= calendar.isWorkingDay(result) ? 1 : 0;
        }
        return calendar.workingDayFrom(result);
    }

    /** The last working day not after that day. */
    LocalDate notAfter(LocalDate day) {
        LocalDate result = day;
        while (!calendar.isWorkingDay(result)) {
            result = result.minusDays(1);
        }
        return result;
    }

    int between(LocalDate from, LocalDate to) {
        int days = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            days += calendar.isWorkingDay(day) ? 1 : 0;
        }
        return days;
    }

    LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** Some moment of that working day, but later than {@code after}; when the day has none left, in the next morning. */
    Instant on(LocalDate day, Instant after, Random random) {
        LocalDate working = calendar.workingDayFrom(day);
        int minute = random.nextInt(380);
        LocalTime time = minute < 200 ? MORNING.plusMinutes(minute) : AFTERNOON.plusMinutes(minute - 200L);
        Instant moment = at(working, time.plusSeconds(random.nextInt(60)));
        if (after == null || moment.isAfter(after.plusSeconds(600))) {
            return moment;
        }
        return workedMinutesAfter(after, 8 + random.nextInt(30), random);
    }

    /** So many minutes later, at work: what falls into the break or the night is done after it. */
    Instant workedMinutesAfter(Instant moment, int minutes, Random random) {
        LocalDate day = day(moment);
        LocalTime time = moment.atZone(zone).toLocalTime().plusMinutes(minutes);
        int few = random.nextInt(15);
        if (!calendar.isWorkingDay(day) || time.isAfter(EVENING) || time.isBefore(MORNING)) {
            LocalDate next = calendar.isWorkingDay(day) && time.isBefore(MORNING) && moment.isBefore(at(day, MORNING))
                    ? day
                    : calendar.workingDayFrom(day.plusDays(1));
            return at(next, MORNING.plusMinutes(few).plusSeconds(random.nextInt(60)));
        }
        if (time.isAfter(NOON) && time.isBefore(AFTERNOON)) {
            return at(day, AFTERNOON.plusMinutes(few).plusSeconds(random.nextInt(60)));
        }
        return at(day, time);
    }
}
