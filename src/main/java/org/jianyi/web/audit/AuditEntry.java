package org.jianyi.web.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.audit.Change;

/**
 * A line of the audit trail as a person reads it. Of a confidential case that is not his: no more than that something was done.
 *
 * @param entered when it was entered, to the second
 * @param onBehalfOf whose paper was recorded (代录) or for whom was signed (代签), or null
 * @param bySubstitute whether it was signed for him, not recorded
 * @param number of the suggestion; of what is no suggestion, null
 * @param title of the suggestion, or what else it is about
 * @param linked whether this person may open the case
 */
public record AuditEntry(
        String entered,
        LocalDate day,
        String by,
        String login,
        String onBehalfOf,
        boolean bySubstitute,
        String act,
        String suggestion,
        String number,
        String title,
        boolean linked,
        String detail,
        List<Change> changes) {

    /** In the order of the workbook's columns. */
    List<String> cells() {
        return Stream.of(
                        entered,
                        day.toString(),
                        by,
                        login,
                        bySubstitute ? null : onBehalfOf,
                        bySubstitute ? onBehalfOf : null,
                        act,
                        suggestion == null ? null : number,
                        title,
                        detail,
                        told(Change::before),
                        told(Change::after))
                .map(cell -> Objects.requireNonNullElse(cell, ""))
                .toList();
    }

    private String told(Function<Change, String> side) {
        return changes.stream()
                .filter(change -> side.apply(change) != null)
                .map(change -> change.what() + "：" + side.apply(change))
                .collect(Collectors.joining("；"));
    }
}
