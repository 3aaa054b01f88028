package org.jianyi.assignment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * A row of the assignment meeting's table. It may be unfinished; what is missing is said when it is assigned.
 *
 * @param units as in {@link AssignSuggestion}
 * @param leader user id of the town leader in charge, or null
 * @param months 3, or 6 with a reason
 */
public record PlanAssignment(
        @NotBlank(message = "请选择类别") @Size(max = 40) String category,
        @Size(max = 20, message = "承办单位不能超过20个") List<@Valid @NotNull UnitShare> units,
        @Size(max = 64) String leader,
        int months,
        @Size(max = 1000, message = "延长为六个月的理由不能超过1000字") String complexReason,
        boolean key,
        @Size(max = 1000, message = "重点督办理由不能超过1000字") String keyReason) {

    public PlanAssignment {
        units = units == null ? List.of() : List.copyOf(units);
        leader = leader == null || leader.isBlank() ? null : leader;
        complexReason = months != 6 || complexReason == null || complexReason.isBlank() ? null : complexReason.strip();
        keyReason = !key || keyReason == null || keyReason.isBlank() ? null : keyReason.strip();
    }

    /** The assignment that is meant, on the meeting's day. */
    public AssignSuggestion on(LocalDate day, boolean jointMeeting) {
        return new AssignSuggestion(units, leader, months, complexReason, key, keyReason, jointMeeting, null, day);
    }
}
