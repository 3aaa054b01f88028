package org.jianyi.roster;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jianyi.sheet.Column;

/** A congress's line. */
public record CongressEntry(
        @Column(value = "届", hint = "数字，例如13。", width = 6) @NotNull @Min(1) @Max(99)
        Integer term,

        @Column(value = "名称", hint = "例如枫塘镇第十三届人民代表大会。", width = 34) @NotBlank @Size(max = 100)
        String name,

        @Column(value = "乡镇", hint = "例如枫塘镇，印在答复函上。") @NotBlank @Size(max = 40)
        String town,

        @Column(value = "届期起", hint = "第一次会议开幕之日。") @NotNull LocalDate beginsOn,
        @Column(value = "届期止", hint = "现在这一届不填，换届时自动填上。") LocalDate endsOn) {}
