package org.jianyi.roster;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jianyi.sheet.Column;

/** What the office writes down when a new congress begins: the congress, and its first session. */
public record NewTerm(
        @Column(value = "新一届名称", hint = "例如枫塘镇第十四届人民代表大会。") @NotBlank @Size(max = 100)
        String name,

        @Column(value = "第一次会议名称", hint = "例如镇十四届人大一次会议，印在编号前面。") @NotBlank @Size(max = 100)
        String sessionName,

        @Column(value = "第一次会议开幕日期", hint = "上一届代表的资格到这一天的前一天为止。") @NotNull
        LocalDate opensOn,

        @Column("第一次会议闭幕日期") @NotNull LocalDate closesOn,

        @Column(value = "建议截止时间", hint = "这以后提出的算闭会期间的建议。") @NotNull
        LocalDateTime cutOff) {}
