package org.jianyi.handling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The panel 取消会办 on the case page: the office takes an assisting unit out while the others work. */
public record CancelOpinion(
        @NotBlank(message = "请填写理由") @Size(max = 1000, message = "理由不能超过1000字")
        String reason) {}
