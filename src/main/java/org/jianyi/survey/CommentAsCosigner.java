package org.jianyi.survey;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The panel 附议代表意见. */
public record CommentAsCosigner(
        @NotBlank(message = "请填写意见") @Size(max = 2000, message = "意见不能超过2000字")
        String text) {}
