package org.jianyi.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jianyi.handling.CaseAccess;
import org.jianyi.roster.Actor;
import org.jianyi.roster.People;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a message together at the moment it goes out, so that it says nothing that is over, and nothing to whoever has no part in it any more. */
@Component
@Transactional(readOnly = true)
class ComposeDigest {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");

    private final Digests digests;
    private final Suggestions suggestions;
    private final Remind remind;
    private final CaseAccess access;
    private final People people;
    private final NoticeSettings settings;
    private final Clock clock;

    ComposeDigest(
            Digests digests,
            Suggestions suggestions,
            Remind remind,
            CaseAccess access,
            People people,
            NoticeSettings settings,
            Clock clock) {
        this.digests = digests;
        this.suggestions = suggestions;
        this.remind = remind;
        this.access = access;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return empty when nothing of it needs to be said any more */
    Optional<DigestContent> of(Digest digest) {
        Actor actor = people.actor(digest.userId());
        LocalDate today = LocalDate.now(clock);
        List<Notice> notices = digests.noticesIn(digest.id()).stream()
                .filter(notice -> !notice.isSettled())
                .filter(notice -> !notice.kind().isReminder() || remind.stillHolds(notice))
                .sorted(Comparator.comparing(Notice::due, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Notice::id))
                .toList();
        Map<SuggestionId, Suggestion> cases = visible(notices, actor);
        List<DigestContent.Line> lines = notices.stream()
                .filter(notice -> notice.suggestion() == null || cases.containsKey(notice.suggestion()))
                .map(notice -> line(notice, cases.get(notice.suggestion()), today))
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DigestContent(
                digest.id(),
                actor.name(),
                subject(lines, today),
                "截至" + DAY.format(today) + "，您在“建议办理”系统有" + lines.size() + "项通知" + late(lines, "，其中%d项已经逾期") + "：",
                lines,
                settings.baseUrl() == null ? null : settings.baseUrl() + "/notices"));
    }

    private Map<SuggestionId, Suggestion> visible(List<Notice> notices, Actor actor) {
        List<SuggestionId> ids = notices.stream()
                .map(Notice::suggestion)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return suggestions.inOrder(ids).stream()
                .filter(suggestion -> access.mayView(suggestion, actor))
                .collect(Collectors.toMap(Suggestion::id, Function.identity()));
    }

    private DigestContent.Line line(Notice notice, Suggestion suggestion, LocalDate today) {
        CaseTitles.Named named = suggestion == null
                ? CaseTitles.STAFF
                : new CaseTitles.Named(CaseTitles.number(suggestion), suggestion.openTitle());
        return new DigestContent.Line(
                notice.kind().label(),
                named.number(),
                named.title(),
                notice.text(),
                notice.due() == null ? "" : DueWords.of(notice.due(), today),
                notice.due() != null && notice.due().isBefore(today),
                settings.baseUrl() == null
                        ? null
                        : settings.baseUrl()
                                + (suggestion == null
                                        ? "/staff"
                                        : "/suggestions/" + suggestion.id().value()));
    }

    private static String subject(List<DigestContent.Line> lines, LocalDate today) {
        if (lines.size() == 1) {
            DigestContent.Line only = lines.get(0);
            return only.number().isEmpty() ? only.kind() : only.kind() + "：" + only.number();
        }
        return DAY.format(today) + "通知" + lines.size() + "项" + late(lines, "，逾期%d项");
    }

    private static String late(List<DigestContent.Line> lines, String words) {
        long late = lines.stream().filter(DigestContent.Line::late).count();
        return late == 0 ? "" : words.formatted(late);
    }
}
