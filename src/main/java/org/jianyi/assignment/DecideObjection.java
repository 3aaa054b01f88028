package org.jianyi.assignment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * The form 退办审核.
 *
 * @param upheld true: re-assigned to {@code units}; false: the unit must handle it
 * @param reason told to the unit
 * @param units with upheld: who takes over this unit's share
 */
public record DecideObjection(
        @NotNull(message = "请选择同意或不同意退办") Boolean upheld,

        @NotBlank(message = "请填写审核意见") @Size(max = 2000, message = "审核意见不能超过2000字")
        String reason,

        @Size(max = 20) List<@Valid @NotNull UnitShare> units,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {
    public DecideObjection {
        units = units == null ? List.of() : List.copyOf(units);
    }
}
