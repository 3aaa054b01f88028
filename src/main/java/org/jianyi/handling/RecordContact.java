package org.jianyi.handling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The panel 沟通记录.
 *
 * @param participants who took part
 * @param said what the deputy said
 * @param agreed what was agreed
 * @param scan uploaded paper; required when somebody records this for another (代录), unless it was told by telephone
 * @param day the day on which it happened; empty: today
 * @param toldBy who said it on the telephone, where the office enters it without paper
 */
public record RecordContact(
        @NotNull(message = "请选择沟通阶段") ContactStage stage,
        @NotNull(message = "请选择沟通形式") ContactForm form,
        @NotNull(message = "请选择联系人层级") ContactRank rank,
        @Size(max = 500, message = "参加人员不能超过500字") String participants,
        @Size(max = 200, message = "地点不能超过200字") String place,

        @NotBlank(message = "请填写代表意见") @Size(max = 20000, message = "代表意见不能超过20000字")
        String said,

        @Size(max = 20000, message = "商定事项不能超过20000字") String agreed,
        @Size(max = 20, message = "照片不能超过20张") List<@NotNull UUID> photos,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day,
        @Size(max = 60, message = "来电人不能超过60字") String toldBy) {
    public RecordContact {
        photos = photos == null ? List.of() : List.copyOf(photos);
    }
}
