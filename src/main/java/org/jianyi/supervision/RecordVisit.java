package org.jianyi.supervision;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The panel 视察和听取汇报.
 *
 * @param found what was seen or heard, and what was asked of the unit
 * @param day the day on which it happened; empty: today
 */
public record RecordVisit(
        @NotNull(message = "请选择督办视察或听取汇报") VisitKind kind,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day,

        @NotBlank(message = "请填写参加人员") @Size(max = 500, message = "参加人员不能超过500字")
        String participants,

        @NotBlank(message = "请填写了解到的情况和要求") @Size(max = 20000, message = "情况和要求不能超过20000字")
        String found,

        @Size(max = 20, message = "照片不能超过20张") List<@NotNull UUID> photos) {
    public RecordVisit {
        photos = photos == null ? List.of() : List.copyOf(photos);
    }
}
