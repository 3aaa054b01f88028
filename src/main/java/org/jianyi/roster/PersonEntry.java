package org.jianyi.roster;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jianyi.sheet.Column;

/** The line of somebody who works here, deputies apart. */
public record PersonEntry(
        @Column(value = "登录名", hint = "英文字母、数字、连字符，例如姓名的拼音；登记后不能改。")
        @NotBlank
        @Pattern(regexp = "[A-Za-z0-9-]{2,40}", message = "只能用英文字母、数字和连字符，2至40位")
        String userId,

        @Column(value = "姓名", width = 10) @NotBlank @Size(max = 60)
        String name,

        @Column(value = "岗位", hint = "镇人大办、主席团、镇政府办、镇领导、系统管理员；只在承办单位工作的不填。", width = 22)
        List<String> roles,

        @Column(value = "经办单位", hint = "他经办哪些单位的建议。", width = 26)
        List<String> handles,

        @Column(value = "负责单位", hint = "他是哪些单位的负责人。已登记的人，岗位和单位都空着，就是停用账号。", width = 26)
        List<String> heads,

        @Column(value = "电子邮箱", hint = "每天的通知汇总发到这里；没有的不填，仍可登录查看。", width = 24)
        @Email(regexp = ".+@.+\\..+", message = "不是完整的邮箱地址，应如 wang@example.cn")
        @Size(max = 100)
        String mail) {

    public PersonEntry {
        name = FullName.tight(name);
    }
}
