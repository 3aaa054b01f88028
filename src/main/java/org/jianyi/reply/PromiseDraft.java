package org.jianyi.reply;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * One promise of a reply.
 *
 * @param due the promised date
 */
public record PromiseDraft(
        @NotBlank(message = "请填写承诺事项") @Size(max = 2000, message = "承诺事项不能超过2000字")
        String matter,

        @NotNull(message = "请填写承诺完成日期") LocalDate due,
        @Size(max = 200, message = "责任人不能超过200字") String responsible) {}
