package org.jianyi.roster;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jianyi.sheet.Column;

/** A session's line. */
public record SessionEntry(
        @Column(value = "届", hint = "数字，例如13。", width = 6) @NotNull
        Integer term,

        @Column(value = "次", hint = "数字，例如6。", width = 6) @NotNull @Min(1) @Max(99)
        Integer ordinal,

        @Column(value = "会议名称", hint = "例如镇十三届人大六次会议，印在编号前面。", width = 30) @NotBlank @Size(max = 100)
        String name,

        @Column("开幕日期") @NotNull LocalDate opensOn,
        @Column("闭幕日期") @NotNull LocalDate closesOn,

        @Column(value = "建议截止时间", hint = "这以后提出的算闭会期间的建议。", width = 20) @NotNull
        LocalDateTime cutOff) {}
