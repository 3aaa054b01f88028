package org.jianyi.web.home;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jianyi.web.suggestion.CaseView.Light;

/**
 * The start page of one person.
 *
 * @param mine tasks assigned to this person
 * @param offered tasks offered to this person's unit or office
 * @param taken those of them that a colleague has claimed
 * @param unhurried what this person may do, but is better left to others for some days
 * @param withdrawable whether there is anything that could still be withdrawn
 * @param kept what this person began to write and never sent
 * @param lists the cases that matter to this person, under a heading each
 */
record Home(
        List<TaskLine> mine,
        List<TaskLine> offered,
        List<TaskLine> taken,
        List<TaskLine> unhurried,
        boolean withdrawable,
        List<KeptStart> kept,
        List<CaseList> lists) {

    /** A form that starts something, half filled in. {@code title} is null as long as none was typed. */
    record KeptStart(String process, String title, LocalDateTime savedAt) {}

    /** A step that waits for somebody. {@code holder}: the colleague who has claimed it. */
    record TaskLine(
            String id,
            String step,
            String number,
            String title,
            String deputy,
            String unit,
            String holder,
            LocalDate due,
            Light light) {}

    /**
     * Cases under one heading.
     *
     * @param filter whether the list can be narrowed by typing
     * @param first how many are seen at first; the rest unfolds
     */
    record CaseList(String heading, String none, boolean filter, int first, List<CaseLine> cases) {

        /** How many of them show that light, for the counts above the list. */
        public long count(String colour) {
            return cases.stream()
                    .filter(c -> c.light() != null && c.light().colour().equals(colour))
                    .count();
        }
    }

    /** A case in a list. {@code part} says what this person or unit has to do with it. */
    record CaseLine(
            String id,
            String number,
            String title,
            String category,
            String deputies,
            String units,
            String part,
            String status,
            String sentence,
            LocalDate due,
            Light light,
            LocalDate closedOn,
            boolean key,
            boolean confidential) {}
}
