package org.jianyi.suggestion;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The form 确认附议: a co-signer agrees or declines.
 *
 * @param agreed true: signs; false: declines
 */
public record ConfirmCosigning(
        @NotNull(message = "请选择是否附议") Boolean agreed,
        @Size(max = 1000, message = "说明不能超过1000字") String comment) {}
