package org.jianyi.rulebook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jianyi.audit.AuditTrail;
import org.jianyi.deadline.Rules;
import org.jianyi.deadline.WorkCalendar;
import org.jianyi.handling.CaseDates;
import org.jianyi.handling.DateChange;
import org.jianyi.handling.Handlings;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** After a calendar or a rule has changed: every case whose dates still run is brought up to date, each in a transaction of its own with its line in the audit trail. */
@Service
public class RecomputeDates {

    private static final Logger LOG = LoggerFactory.getLogger(RecomputeDates.class);
    private static final int TRIES = 3;

    private final Rulebook rulebook;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final CaseDates dates;
    private final List<FollowsDates> followers;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RecomputeDates(
            Rulebook rulebook,
            Suggestions suggestions,
            Handlings handlings,
            CaseDates dates,
            List<FollowsDates> followers,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rulebook = rulebook;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.dates = dates;
        this.followers = followers;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What became of it.
     *
     * @param changed how many cases have another date now
     * @param failed those that could not be done; the next start tries again
     */
    public record Done(int changed, List<SuggestionId> failed) {}

    /** A case that would get other dates. */
    public record Outlook(Suggestion suggestion, List<DateChange> changes) {

        public String sentence() {
            return DateChange.sentence(changes);
        }
    }

    /** @param why in words, for the audit trail: 导入2027年放假安排（国办发明电〔2026〕…号） */
    public Done all(String why, Actor actor) {
        long stamp = rulebook.stamp();
        Set<SuggestionId> looked = new LinkedHashSet<>();
        List<SuggestionId> failed = new ArrayList<>();
        int changed = 0;
        // Whoever assigned with the earlier calendar while it was being replaced has ended by the time of the second
        // look.
        for (int look = 0; look < 2; look++) {
            for (SuggestionId id : handlings.withRunningDates()) {
                if (looked.add(id)) {
                    try {
                        changed += one(id, why, actor) ? 1 : 0;
                    } catch (RuntimeException unexpected) {
                        LOG.error("the dates of {} could not be recomputed", id, unexpected);
                        failed.add(id);
                    }
                }
            }
        }
        if (failed.isEmpty()) {
            rulebook.settled(stamp);
        }
        events.publishEvent(new DatesRecomputed());
        return new Done(changed, failed);
    }

    /** What {@link #all} would do with that calendar and those rules; nothing is changed. */
    @Transactional(readOnly = true)
    public List<Outlook> outlook(WorkCalendar calendar, Rules rules) {
        Map<SuggestionId, Suggestion> byId = new LinkedHashMap<>();
        suggestions.inOrder(handlings.withRunningDates()).forEach(suggestion -> byId.put(suggestion.id(), suggestion));
        return byId.values().stream()
                .map(suggestion -> new Outlook(suggestion, dates.outlook(suggestion, calendar, rules)))
                .filter(outlook -> !outlook.changes().isEmpty())
                .toList();
    }

    /** Somebody may be completing a step of this case at the same moment; then once more. */
    private boolean one(SuggestionId id, String why, Actor actor) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> bringUpToDate(id, why, actor)));
            } catch (RuntimeException overtaken) {
                if (attempt == TRIES || !isOvertaken(overtaken)) {
                    throw overtaken;
                }
            }
        }
    }

    private boolean bringUpToDate(SuggestionId id, String why, Actor actor) {
        Suggestion suggestion = suggestions.getLocked(id);
        List<DateChange> changes = new ArrayList<>(dates.settle(suggestion));
        suggestions.flush();
        followers.forEach(follower -> changes.addAll(follower.follow(id)));
        if (changes.isEmpty()) {
            return false;
        }
        trail.record(
                id.value(),
                actor.userId(),
                actor.name(),
                null,
                "重新推算期限",
                LocalDate.now(clock),
                json(changes, DateChange::before),
                json(changes, DateChange::after),
                why + "：" + DateChange.sentence(changes) + "。");
        return true;
    }

    private static boolean isOvertaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException
                    || cause.getClass().getSimpleName().equals("OptimisticLockingException")) {
                return true;
            }
        }
        return false;
    }

    private static String json(List<DateChange> changes, Function<DateChange, LocalDate> side) {
        Map<String, LocalDate> dates = new LinkedHashMap<>();
        changes.forEach(change -> dates.put(change.what(), side.apply(change)));
        return ProfileAsJson.json(dates);
    }
}
