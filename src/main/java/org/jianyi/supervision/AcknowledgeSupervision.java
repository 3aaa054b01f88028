package org.jianyi.supervision;

import jakarta.validation.constraints.PastOrPresent;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The panel 签收.
 *
 * @param scan uploaded paper; required when somebody records this for another (代录)
 * @param day the day on which it happened; empty: today
 */
public record AcknowledgeSupervision(
        UUID scan, @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}
