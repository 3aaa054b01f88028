package org.jianyi.substitution;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jianyi.sheet.Column;

/**
 * The form 设代理人.
 *
 * @param place the group in which the signer signs: unit-head-SLZ, leader
 * @param substitute user id of who signs for him
 * @param from first day
 * @param to last day
 * @param reason needed when another names the substitute
 */
public record NameSubstitute(
        @Column("审签身份") @NotBlank(message = "请选择以什么身份审签") String place,
        @Column("代理人") @NotBlank(message = "请选择代理人") String substitute,
        @Column("开始日期") @NotNull(message = "请填写开始日期") LocalDate from,
        @Column("结束日期") @NotNull(message = "请填写结束日期") LocalDate to,

        @Column("原因") @Size(max = 500, message = "原因不能超过500字")
        String reason) {}
