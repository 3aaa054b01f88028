package org.jianyi.roster;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jianyi.sheet.Column;

/** A category's line. */
public record CategoryEntry(
        @Column(value = "类别", hint = "例如农田水利。", width = 18) @NotBlank @Size(max = 40)
        String name,

        @Column(value = "顺序", hint = "数字，排印时小的在前。", width = 8) @NotNull @Min(1) @Max(999)
        Integer ordinal,

        @Column(value = "在用", hint = "停用的类别不再供选择，以前的建议不变。", width = 8) @NotNull
        Boolean active) {}
