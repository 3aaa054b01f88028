package org.jianyi.assignment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The panel 收回交办 on the case page: the office takes a mistaken assignment back.
 *
 * @param seen the shares that stood on the person's screen, so that nobody takes back what a colleague has assigned since
 */
public record RecallAssignment(
        @Size(max = 1000) String seen,

        @NotBlank(message = "请填写收回的理由") @Size(max = 1000, message = "收回的理由不能超过1000字")
        String reason) {}
