package org.jianyi.handling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The panel 办理进展.
 *
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 */
public record RecordProgress(
        @NotBlank(message = "请填写办理进展") @Size(max = 20000, message = "办理进展不能超过20000字")
        String text,

        @Size(max = 20, message = "照片不能超过20张") List<@NotNull UUID> photos,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {
    public RecordProgress {
        photos = photos == null ? List.of() : List.copyOf(photos);
    }
}
