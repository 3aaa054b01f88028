package org.jianyi.reply;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The form 送达登记.
 *
 * @param receiver who signed for the letter; nobody does where the system delivers it
 * @param sealed scan of the sealed letter, or empty
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 */
public record DeliverReply(
        @NotNull(message = "请选择送达方式") DeliveryWay way,

        @Size(max = 60, message = "签收人不能超过60字") String receiver,

        UUID sealed,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
