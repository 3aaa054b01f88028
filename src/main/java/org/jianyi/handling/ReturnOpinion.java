package org.jianyi.handling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The panel 退回重提: the lead unit sends an assisting opinion without substance back. */
public record ReturnOpinion(
        @NotBlank(message = "请填写退回理由") @Size(max = 1000, message = "退回理由不能超过1000字")
        String comment) {}
