package org.jianyi.assignment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.handling.Role;

/**
 * The panel 增加承办单位 on the case page.
 *
 * @param role ASSISTING beside a lead unit, SEPARATE beside separate units
 * @param proposals numbers of the proposals a separate unit takes over
 */
public record AddUnit(
        @NotBlank(message = "请选择承办单位") @Size(max = 20) String unit,
        @NotNull(message = "请选择办理角色") Role role,
        List<@NotNull Integer> proposals,

        @NotBlank(message = "请填写理由") @Size(max = 1000, message = "理由不能超过1000字")
        String reason,

        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {
    public AddUnit {
        proposals = proposals == null
                ? List.of()
                : proposals.stream().distinct().sorted().toList();
    }
}
