package org.jianyi.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jianyi.process.StepDates.StepDate;

/** What a timer of a model does, and when: the timer asks {@code ${…Delegate.due()}}, again whenever the dates of the case have moved. */
public interface ByTheClock extends JavaDelegate {

    /** People are reminded when their working day begins. */
    LocalTime MORNING = LocalTime.of(8, 0);

    /** A timer must have a day; this one is for those that have none. */
    Date NEVER = at(LocalDate.of(2999, 12, 31).atStartOfDay());

    /** @return the moment; for a timer that repeats, an ISO 8601 repetition */
    Object due(DelegateExecution execution);

    static Date morningOf(LocalDate day) {
        return at(day.atTime(MORNING));
    }

    /** A day that is not over is in time. */
    static Date endOf(LocalDate day) {
        return at(day.plusDays(1).atStartOfDay());
    }

    /** From the morning of that day on, every so many days. */
    static String repeatedFrom(LocalDate day, int every) {
        return "R/"
                + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        day.atTime(MORNING).atZone(EngineClock.TOWN)) + "/P" + every + "D";
    }

    /** From the day after a step's date, as often as the rules say, or never where it has none. */
    static Object repeatedAfter(Optional<StepDate> date) {
        return date.<Object>map(it -> repeatedFrom(it.due().plusDays(1), it.remindEvery()))
                .orElse(NEVER);
    }

    /** The last day whose morning has come. */
    static LocalDate lastMorning(Clock clock) {
        LocalDateTime now = LocalDateTime.now(clock);
        return now.toLocalTime().isBefore(MORNING) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    }

    static Date at(LocalDateTime moment) {
        return Date.from(moment.atZone(EngineClock.TOWN).toInstant());
    }
}
