package org.jianyi.notice;

import java.util.List;
import java.util.UUID;

/**
 * What a message says.
 *
 * @param id stays the same however often it is sent
 * @param receiver whom it greets
 * @param list where all notices can be read, or null
 */
public record DigestContent(
        UUID id, String receiver, String subject, String introduction, List<Line> lines, String list) {

    /**
     * One notice.
     *
     * @param number and title; of a confidential suggestion not the title
     * @param when until when, and how long that is; empty for what has no date
     * @param late whether that day has passed
     * @param link to the case, or null
     */
    public record Line(String kind, String number, String title, String text, String when, boolean late, String link) {}
}
