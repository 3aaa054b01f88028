package org.jianyi.suggestion;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * The signed paper, scanned after the suggestion was entered from it.
 *
 * @param scan uploaded paper
 */
public record AttachScan(@NotNull(message = "请选择签名纸质件的扫描件") UUID scan) {}
