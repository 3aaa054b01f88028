package org.jianyi.suggestion;

import jakarta.validation.constraints.AssertTrue;

/**
 * The form 不再等待，提交: the lead deputy stops waiting for co-signers.
 *
 * @param finished must be true
 */
public record FinishCosigning(
        @AssertTrue(message = "请确认不再等待其他代表附议") boolean finished) {}
