package org.jianyi.notice;

import java.time.LocalDate;
import org.jianyi.handling.HandlingId;
import org.jianyi.suggestion.SuggestionId;

/**
 * What is told. The text holds neither the title, which not everybody may read, nor words that people typed.
 *
 * @param topic what brings it about; one person is told of one topic once
 * @param suggestion which case, or null for what is about none: who signs for whom
 * @param handling the unit's share it is about, or null
 * @param day for which day it is meant
 * @param due until when something is to be done, or null
 */
public record Matter(
        String topic,
        NoticeKind kind,
        SuggestionId suggestion,
        HandlingId handling,
        String text,
        LocalDate day,
        LocalDate due) {}
