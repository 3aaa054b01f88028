package org.jianyi.notice;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * On which days the clock reminds of a unit's share: of the reply as the rules say, before its date and every so many days after it, and of
 * the first talk, the assisting opinions and the end of the time for an objection about their last day.
 */
@Component
@Transactional
public class RemindOfShare {

    private static final List<NoticeKind> KINDS = List.of(
            NoticeKind.REPLY_DUE,
            NoticeKind.REPLY_OVERDUE,
            NoticeKind.CONTACT_DUE,
            NoticeKind.OPINION_DUE,
            NoticeKind.OBJECTION_WINDOW);

    private final Remind remind;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final LegalClock legalClock;
    private final Rules rules;

    RemindOfShare(
            Remind remind,
            Suggestions suggestions,
            Handlings handlings,
            AssistingOpinions opinions,
            LegalClock legalClock,
            Rules rules) {
        this.remind = remind;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.opinions = opinions;
        this.legalClock = legalClock;
        this.rules = rules;
    }

    /** @return the first day after that one on which there is something to remind of; none once the unit owes no reply */
    @Transactional(readOnly = true)
    public Optional<LocalDate> next(HandlingId id, LocalDate day) {
        Handling share = handlings.get(id);
        return KINDS.stream()
                .map(kind -> next(kind, share, day))
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo);
    }

    /**
     * Reminds of what has come up since the last time.
     *
     * @param last the day of the last reminder; null when there was none
     * @return whether there will be more
     */
    public boolean remind(HandlingId id, LocalDate last, LocalDate today) {
        Handling share = handlings.get(id);
        LocalDate since = last == null ? share.assignedOn() : last;
        KINDS.stream()
                .filter(kind -> {
                    LocalDate next = next(kind, share, since);
                    return next != null && !next.isAfter(today);
                })
                .forEach(kind -> remind.remind(kind, id, today));
        return next(id, today).isPresent();
    }

    private LocalDate next(NoticeKind kind, Handling share, LocalDate after) {
        return share.isOpen()
                ? days(kind, share, after)
                        .filter(day -> day.isAfter(after))
                        .min(LocalDate::compareTo)
                        .orElse(null)
                : null;
    }

    private Stream<LocalDate> days(NoticeKind kind, Handling share, LocalDate after) {
        RuleProfile profile = rules.on(suggestions.get(share.suggestion()).assignedOn());
        LocalDate due = share.due();
        boolean first = share.round() == 1;
        return switch (kind) {
            case REPLY_DUE -> profile.remindDaysBefore().stream().map(due::minusDays);
            case REPLY_OVERDUE -> {
                int every = profile.remindEveryDaysAfter();
                long passed = Math.max(0, ChronoUnit.DAYS.between(due, after)) / every;
                yield Stream.of(due.plusDays(1), due.plusDays((passed + 1) * every));
            }
            case CONTACT_DUE -> first ? about(Period.FIRST_CONTACT, share, profile) : Stream.of();
            case OPINION_DUE ->
                opinions.findByHandlingOrderById(share.id()).stream()
                        .filter(opinion -> opinion.state() == AssistingOpinion.State.ASKED)
                        .map(AssistingOpinion::due)
                        .flatMap(RemindOfShare::about);
            case OBJECTION_WINDOW ->
                first
                        ? Stream.of(legalClock
                                .of(Period.OBJECTION, share.assignedOn(), profile)
                                .due())
                        : Stream.of();
            default -> throw new IllegalArgumentException(kind + " is no reminder about a unit's share");
        };
    }

    private Stream<LocalDate> about(Period period, Handling share, RuleProfile profile) {
        return about(legalClock.of(period, share.assignedOn(), profile).due());
    }

    /** The day itself, and the one after, when others hear of it. */
    private static Stream<LocalDate> about(LocalDate due) {
        return Stream.of(due, due.plusDays(1));
    }
}
