package org.jianyi.assignment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * The form 交办: who handles a suggestion, in which role, until when.
 *
 * @param units sole, or lead with assisting units, or two and more separate units with the proposals shared out
 * @param leader user id of the town leader in charge, or empty
 * @param months 3, or 6 for wide-ranging or difficult matters (代表法第五十一条): the shorter or the longer of the two periods, which the town's rules may have shortened
 * @param complexReason why six months; told to the deputy
 * @param key key suggestion, supervised by the presidium
 * @param jointMeeting assigned at a meeting held jointly with the town government: no separate dispatch
 * @param day day of the assignment meeting or notice; empty: today
 */
public record AssignSuggestion(
        @NotEmpty(message = "请选择承办单位") @Size(max = 20, message = "承办单位不能超过20个")
        List<@Valid @NotNull UnitShare> units,

        @Size(max = 64) String leader,

        @Min(value = 3, message = "办理期限为三个月或六个月") @Max(value = 6, message = "办理期限为三个月或六个月")
        int months,

        @Size(max = 1000, message = "延长为六个月的理由不能超过1000字") String complexReason,
        boolean key,
        @Size(max = 1000, message = "重点督办理由不能超过1000字") String keyReason,
        boolean jointMeeting,
        @Size(max = 2000, message = "交办意见不能超过2000字") String note,
        @PastOrPresent(message = "交办日期不能晚于今天") LocalDate day) {
    public AssignSuggestion {
        units = units == null ? List.of() : List.copyOf(units);
    }

    /** The longer period, for a wide-ranging or difficult matter. */
    boolean complex() {
        return months == 6;
    }

    @AssertTrue(message = "办理期限为三个月或六个月")
    boolean isThreeOrSixMonths() {
        return months == 3 || months == 6;
    }

    @AssertTrue(message = "办理期限定为六个月时请写明理由")
    boolean isComplexReasonGiven() {
        return months != 6 || complexReason != null && !complexReason.isBlank();
    }
}
