package org.jianyi.roster;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jianyi.sheet.Column;

/** A deputy's line in the list of the present congress. */
public record DeputyEntry(
        @Column(value = "代表证号", hint = "本届之内不能重复。")
        @NotBlank
        @Size(max = 40)
        @Pattern(regexp = ".*\\d.*", message = "代表证号里应有数字，请核对是不是填错了列")
        String cardNumber,

        @Column(value = "姓名", width = 10) @NotBlank @Size(max = 60)
        String name,

        @Column(value = "代表小组", hint = "小组或小分队的名称。", width = 16) @Size(max = 60)
        String squad,

        @Column(value = "村（社区）", hint = "所在村、社区或者选区。") @Size(max = 60)
        String village,

        @Column(value = "单位职务", width = 22) @Size(max = 100) String post,
        @Column("电话") @Size(max = 40) String phone,

        @Column(value = "电子邮箱", hint = "每天的通知汇总发到这里；没有的不填。", width = 24)
        @Email(regexp = ".+@.+\\..+", message = "不是完整的邮箱地址，应如 wang@example.cn")
        @Size(max = 100)
        String mail,

        @Column(value = "所在承办单位", hint = "在承办单位工作的才填，写单位名称；他领衔的建议交给本单位时由别人拟稿、签发。", width = 22) @Size(max = 60)
        String unit,

        @Column(value = "有效期起", hint = "当选之日。") @NotNull LocalDate validFrom,

        @Column(value = "有效期止", hint = "迁出、辞职、罢免的，填资格终止前的最后一天；在任的不填。")
        LocalDate validTo) {

    public DeputyEntry {
        name = FullName.tight(name);
    }
}
