package org.jianyi.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jianyi.handling.HandlingId;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who was reminded of what in a case: one entry for each time, however many people it went to. */
@Component
@Transactional(readOnly = true)
public class PastReminders {

    private final Notices notices;
    private final Clock clock;

    PastReminders(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * @param share the unit's share it is about, or null
     * @param text what was said to those who were to act, who come first among the people
     */
    public record Reminder(NoticeKind kind, HandlingId share, LocalDateTime at, String text, List<String> people) {}

    private record Time(NoticeKind kind, HandlingId share, LocalDate day) {}

    /** In the order of time. The caller has made sure that the case may be seen. */
    public List<Reminder> of(SuggestionId suggestion) {
        return notices.findBySuggestionAndKindInOrderById(suggestion, NoticeKind.reminders()).stream()
                .collect(Collectors.groupingBy(this::time, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(this::reminder)
                .toList();
    }

    private Time time(Notice notice) {
        return new Time(notice.kind(), notice.handling(), toldAt(notice).toLocalDate());
    }

    private Reminder reminder(Collection<Notice> together) {
        Notice first = together.iterator().next();
        return new Reminder(
                first.kind(),
                first.handling(),
                toldAt(first),
                first.text(),
                together.stream().map(Notice::userName).distinct().toList());
    }

    private LocalDateTime toldAt(Notice notice) {
        return LocalDateTime.ofInstant(notice.toldAt(), clock.getZone());
    }
}
