package org.jianyi.assignment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jianyi.Refusal;

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

    private static final int COMPLEX = 6;

    public PlanAssignment {
        units = units == null ? List.of() : List.copyOf(units);
        leader = leader == null || leader.isBlank() ? null : leader;
        complexReason =
                months != COMPLEX || complexReason == null || complexReason.isBlank() ? null : complexReason.strip();
        keyReason = !key || keyReason == null || keyReason.isBlank() ? null : keyReason.strip();
    }

    /**
     * What is still missing or does not fit; empty when it can be assigned as it is.
     *
     * @param proposals how many proposals the suggestion has
     */
    public List<String> missing(int proposals) {
        List<String> missing = new ArrayList<>();
        try {
            Shares.check(units, proposals);
        } catch (Refusal wrong) {
            missing.add(wrong.sentence());
        }
        if (months == COMPLEX && complexReason == null) {
            missing.add("期限较长的理由还没有写");
        }
        if (key && keyReason == null) {
            missing.add("重点督办的理由还没有写");
        }
        if (key && leader == null) {
            missing.add("重点督办的分管领导还没有指定");
        }
        return missing;
    }

    /** The assignment that is meant, on the meeting's day. */
    public AssignSuggestion on(LocalDate day, boolean jointMeeting) {
        return new AssignSuggestion(units, leader, months, complexReason, key, keyReason, jointMeeting, null, day);
    }
}
