package org.jianyi.assignment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The form 登记上级答复: a suggestion sent up is closed only when the asker has been told.
 *
 * @param body the upper organ that answered
 * @param upstreamNumber its number there
 * @param answer what it answered
 * @param answeredOn day of the answer
 * @param toldOn day on which the deputy was told
 * @param attachments its letter, for whoever may see the case; may be null
 */
public record CloseReferral(
        @NotBlank(message = "请填写答复机关") @Size(max = 200, message = "答复机关不能超过200字")
        String body,

        @Size(max = 100, message = "上级编号不能超过100字") String upstreamNumber,

        @NotBlank(message = "请填写答复内容") @Size(max = 20000, message = "答复内容不能超过20000字")
        String answer,

        @NotNull(message = "请填写答复日期") @PastOrPresent(message = "答复日期不能晚于今天")
        LocalDate answeredOn,

        @NotNull(message = "请填写告知代表的日期") @PastOrPresent(message = "告知日期不能晚于今天")
        LocalDate toldOn,

        @NotBlank(message = "请填写告知方式") @Size(max = 200, message = "告知方式不能超过200字")
        String toldHow,

        List<UUID> attachments) {}
