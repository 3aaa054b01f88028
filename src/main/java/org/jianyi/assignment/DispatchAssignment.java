package org.jianyi.assignment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * The form 政府交办: the government office passes an assignment on to the units under it, and may change only those.
 *
 * @param units the shares of all town-run units; empty: as assigned
 */
public record DispatchAssignment(
        @Size(max = 20, message = "承办单位不能超过20个") List<@Valid @NotNull UnitShare> units,
        @Size(max = 64) String leader,
        @Size(max = 2000, message = "交办意见不能超过2000字") String note,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {
    public DispatchAssignment {
        units = units == null ? List.of() : List.copyOf(units);
    }
}
