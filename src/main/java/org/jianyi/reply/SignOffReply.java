package org.jianyi.reply;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The form 审签.
 *
 * @param approved true: signs; false: back to the drafter with {@code comment}
 * @param hash hash of the text the signer saw
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 * @param signerName on paper: whose signature it is
 */
public record SignOffReply(
        @NotNull(message = "请选择同意或退回") Boolean approved,
        @Size(max = 2000, message = "审签意见不能超过2000字") String comment,
        @NotBlank(message = "请刷新页面后再审签") @Size(max = 64) String hash,
        UUID scan,
        @PastOrPresent(message = "日期不能晚于今天") LocalDate day,
        @Size(max = 60, message = "签字人不能超过60字") String signerName) {}
