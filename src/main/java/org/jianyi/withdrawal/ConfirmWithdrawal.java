package org.jianyi.withdrawal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The form 确认撤回: a co-signer agrees or not. */
public record ConfirmWithdrawal(
        @NotNull(message = "请选择是否同意撤回") Boolean agreed,
        @Size(max = 1000, message = "说明不能超过1000字") String comment) {}
