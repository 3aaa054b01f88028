package org.jianyi.reply;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The answer to one numbered proposal.
 *
 * @param proposal its number, from 1
 */
public record DraftAnswer(
        @NotNull Integer proposal,
        @Size(max = 20000, message = "每条答复不能超过20000字") String text) {}
