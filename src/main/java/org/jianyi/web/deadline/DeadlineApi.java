package org.jianyi.web.deadline;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.web.Api;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Dates for whoever plans with them: other systems of the town, a spreadsheet. */
@Api
class DeadlineApi {

    private final Calculator calculator;

    DeadlineApi(Calculator calculator) {
        this.calculator = calculator;
    }

    /**
     * One period from the day asked for.
     *
     * @param raw where it ends before rest days are looked at
     * @param due the last day that is in time
     * @param provisional a year without a holiday calendar was touched
     * @param reason the sum, in Chinese
     */
    record Deadline(String kind, LocalDate from, LocalDate raw, LocalDate due, boolean provisional, String reason) {}

    /**
     * @param kind one of {@link org.jianyi.deadline.Period#ASKED}; without, all
     * @param profile name of a rule profile; without, the one in force on that day
     */
    @GetMapping("/api/deadlines")
    List<Deadline> deadlines(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String profile) {
        LocalDate day = Calculator.day(from);
        return calculator.lines(day, kind, calculator.profile(profile, day)).stream()
                .map(line -> new Deadline(
                        line.period().key(),
                        day,
                        line.date().raw(),
                        line.date().due(),
                        line.date().provisional(),
                        line.date().reason()))
                .toList();
    }
}
