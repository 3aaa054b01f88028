package org.jianyi.assignment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jianyi.handling.Role;

/**
 * One unit's part in an assignment.
 *
 * @param unit unit code
 * @param role the unit's part
 * @param proposals numbers (from 1) of the proposals that a unit handling separately answers; empty: all
 */
public record UnitShare(
        @NotBlank(message = "请选择承办单位") @Size(max = 20) String unit,
        @NotNull(message = "请选择办理角色") Role role,
        List<@NotNull Integer> proposals) {
    public UnitShare {
        proposals = proposals == null
                ? List.of()
                : proposals.stream().distinct().sorted().toList();
    }
}
