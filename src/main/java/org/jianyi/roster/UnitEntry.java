package org.jianyi.roster;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jianyi.sheet.Column;

/** A unit's line. */
public record UnitEntry(
        @Column(value = "单位编码", hint = "最多12位的英文字母、数字、连字符，登记后不能改，例如SLZ。")
        @NotBlank
        @Pattern(regexp = "(?!head-)[A-Za-z0-9-]{1,12}", message = "只能用英文字母、数字和连字符，最多12位")
        String code,

        @Column(value = "单位名称", width = 24) @NotBlank @Size(max = 60)
        String name,

        @Column(value = "性质", hint = "镇属的经政府办交办，其他的由人大办直接交办；上级单位只能转报。") @NotNull
        Track track,

        @Column(value = "以镇政府名义答复", hint = "填“否”的以单位自己的名义答复。", width = 18) @NotNull
        Boolean forTown,

        @Column(value = "发文字", hint = "答复函文号里年份前面的字，例如枫政函。") @NotBlank @Size(max = 20)
        String letterWord,

        @Column(value = "在用", hint = "停用的单位不再交办；手里的建议先办结或者改办，才能停用。", width = 8) @NotNull
        Boolean active) {}
