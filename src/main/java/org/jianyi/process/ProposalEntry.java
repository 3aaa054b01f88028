package org.jianyi.process;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jianyi.sheet.Column;

/** One row of the table that proposes units. What is written in it is data, never an expression: the signs that would make it one are not allowed. */
record ProposalEntry(
        @Column(value = "类别", width = 16) @NotBlank String category,

        @Column(value = "单位", hint = "单位名称。", width = 24) @NotBlank
        String unit,

        @Column(value = "分工", hint = "填主办或会办；只有一个单位时就是独办。", width = 8)
        @NotBlank
        @Pattern(regexp = "主办|会办", message = "只能填主办或会办")
        String role,

        @Column(value = "理由", hint = "为什么交给它，交办时显示在旁边。", width = 40)
        @NotBlank
        @Pattern(regexp = ProposalEntry.PLAIN, message = "最多200字，不能有引号、反斜杠、花括号、$和#")
        String reason) {

    static final String PLAIN = "[^\"\\\\${}#\\r\\n]{1,200}";
}
