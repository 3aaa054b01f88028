package org.jianyi.paper;

import java.util.UUID;

/**
 * What a form is told about a paper.
 *
 * @param size in bytes
 * @param type media type
 */
public record PaperView(UUID id, String name, long size, String type) {}
