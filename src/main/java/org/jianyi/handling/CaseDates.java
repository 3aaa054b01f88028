package org.jianyi.handling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.ChineseDate;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.jianyi.deadline.WorkCalendar;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/**
 * The dates of a case: the suggestion's from its first assignment, each unit's from its own, each opinion's from when it was asked for. The
 * rules are those in force on the day of the first assignment. A granted extension moves the unit's date, and with it the suggestion's, which is
 * that of the last unit; never beyond what the law allows. What was answered keeps the date it was answered by, unless that was provisional.
 */
@Component
public class CaseDates {

    private static final String RECALLED = "曾经交办后收回，期限仍从第一次交办之日起算。";

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final Extensions extensions;
    private final AssistingOpinions opinions;
    private final LegalClock legalClock;
    private final Rules rules;

    CaseDates(
            Suggestions suggestions,
            Handlings handlings,
            Extensions extensions,
            AssistingOpinions opinions,
            LegalClock legalClock,
            Rules rules) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.extensions = extensions;
        this.opinions = opinions;
        this.legalClock = legalClock;
        this.rules = rules;
    }

    /** Until when the suggestion must be answered, and why; null before its assignment, or when it needs no reply. */
    public DueDate reply(Suggestion suggestion) {
        return suggestion.months() == null ? null : of(suggestion).whole();
    }

    /** The same of one unit's share: in the first round the suggestion's, unless a unit was granted more time. */
    public DueDate reply(Suggestion suggestion, Handling share) {
        return suggestion.months() == null && share.round() == 1
                ? null
                : of(suggestion).promised(share);
    }

    /** The last day to which the reply of a unit may be put off: what the law allows a difficult matter, from the first assignment; in a later round what it allows any. */
    public DueDate longest(Suggestion suggestion, Handling share) {
        return of(suggestion).longest(share);
    }

    /** Counted from the unit's own assignment. */
    public DueDate own(Suggestion suggestion, Handling share) {
        return of(suggestion).own(share);
    }

    public DueDate opinion(Suggestion suggestion, AssistingOpinion opinion) {
        return of(suggestion).due(opinion);
    }

    /** Sets the dates of a suggestion just assigned. */
    public void begin(Suggestion suggestion) {
        of(suggestion).suggestion();
    }

    /** Sets the dates of a share just given to a unit. */
    public Handling begin(Suggestion suggestion, Handling share) {
        of(suggestion).share(share);
        return share;
    }

    /** An opinion asked for on that day. */
    public AssistingOpinion ask(Suggestion suggestion, AssistingOpinion opinion) {
        of(suggestion).opinion(opinion, "");
        return opinion;
    }

    /**
     * Brings all dates that still run up to what calendar and rules say now.
     *
     * @param suggestion locked
     * @return those that became others
     */
    public List<DateChange> settle(Suggestion suggestion) {
        return all(suggestion, of(suggestion));
    }

    /** What {@link #settle} would change with that calendar and those rules; nothing is changed. */
    public List<DateChange> outlook(Suggestion suggestion, WorkCalendar calendar, Rules others) {
        return all(suggestion, new Reckoning(suggestion, new LegalClock(calendar), others, false));
    }

    private Reckoning of(Suggestion suggestion) {
        return new Reckoning(suggestion, legalClock, rules, true);
    }

    private List<DateChange> all(Suggestion suggestion, Reckoning reckoning) {
        if (suggestion.status() == SuggestionStatus.REFERRED) {
            reckoning.referral();
        }
        if (suggestion.months() == null) { // not assigned, or for reference only
            return reckoning.changes.stream().filter(DateChange::isReal).toList();
        }
        List<Handling> shares = handlings.findBySuggestionOrderById(suggestion.id());
        if (isOpen(suggestion) || suggestion.isDueProvisional()) {
            reckoning.suggestion();
        }
        for (Handling share : shares) {
            boolean runs = share.isOpen() && suggestion.closedOn() == null;
            if (runs || share.isDueProvisional() && !share.isEnded()) {
                reckoning.share(share);
            }
            if (runs) {
                opinions.findByHandlingOrderById(share.id()).stream()
                        .filter(opinion -> opinion.state() == AssistingOpinion.State.ASKED)
                        .forEach(opinion ->
                                reckoning.opinion(opinion, opinion.unit().name()));
            }
        }
        return reckoning.changes.stream().filter(DateChange::isReal).toList();
    }

    private static boolean isOpen(Suggestion suggestion) {
        return suggestion.repliedOn() == null && suggestion.closedOn() == null;
    }

    /** One case, by one calendar and the profile of its day of assignment. */
    private final class Reckoning {

        private final Suggestion suggestion;
        private final LegalClock clock;
        private final Rules others;
        private final RuleProfile profile;
        private final boolean changing;
        private final List<DateChange> changes = new ArrayList<>();
        private LocalDate legal;
        private Map<HandlingId, Handling> extended;
        private List<Extension> granted;

        Reckoning(Suggestion suggestion, LegalClock clock, Rules rules, boolean changing) {
            this.suggestion = suggestion;
            this.clock = clock;
            this.others = rules;
            this.profile = suggestion.assignedOn() == null ? null : rules.on(suggestion.assignedOn());
            this.changing = changing;
            this.legal = suggestion.legalDue();
        }

        /** Kept nowhere: it is worked out whenever it is asked for. */
        void referral() {
            LocalDate from = suggestion.examinedOn();
            changed(
                    Period.REFERRAL.label() + "期限",
                    legalClock.of(Period.REFERRAL, from, rules.on(from)).due(),
                    clock.of(Period.REFERRAL, from, others.on(from)).due());
        }

        void suggestion() {
            DueDate due = whole();
            LocalDate internal = clock.before(due.due(), profile.internalCaseDays(), due.from());
            changed("答复期限", suggestion.legalDue(), due.due());
            changed("内部期限", suggestion.internalDue(), internal);
            legal = due.due();
            if (changing) {
                suggestion.due(months(), legal, internal, due.provisional());
            }
        }

        void share(Handling share) {
            boolean first = share.round() == 1;
            DueDate own = own(share);
            DueDate promised = promised(share);
            LocalDate replyBy = first && granted().isEmpty() ? legal : promised.due();
            LocalDate ownDue = later(own, promised).due();
            LocalDate internal = clock.before(replyBy, profile.internalUnitDays(), share.assignedOn());
            String unit = share.unit().name();
            changed(unit + "答复期限", share.due(), replyBy);
            changed(unit + "自身交办起算的期限", share.ownDue(), ownDue);
            changed(unit + "内部期限", share.internalDue(), internal);
            if (changing) {
                share.due(replyBy, ownDue, internal, own.provisional() || promised.provisional());
            }
        }

        DueDate own(Handling share) {
            return share.round() == 1
                    ? clock.replyDue(share.assignedOn(), months())
                    : clock.of(Period.REHANDLING, share.assignedOn(), profile);
        }

        /** Without any extension. What follows a master has the date that its deputy's master had in the end (R18). */
        private DueDate base() {
            DueDate due = clock.replyDue(suggestion.countedFrom(), months());
            if (!suggestion.countedFrom().equals(suggestion.assignedOn())) {
                due = because(due, RECALLED + due.reason());
            }
            return suggestion.master() == null
                    ? due
                    : later(
                            due,
                            new Reckoning(suggestions.get(suggestion.master()), clock, others, false).extended(due));
        }

        /** The suggestion's: that of the unit which has the most time. */
        DueDate whole() {
            return extended(base());
        }

        private DueDate extended(DueDate base) {
            return granted().isEmpty()
                    ? base
                    : extended.values().stream()
                            .filter(share -> share.round() == 1 && !share.isEnded())
                            .map(share -> {
                                DueDate due = promised(share);
                                return because(due, share.unit().name() + "：" + due.reason());
                            })
                            .reduce(base, Reckoning::later);
        }

        /** Who comes in after the deputy was told of a later date has that one too. */
        DueDate promised(Handling share) {
            DueDate without = share.round() == 1 ? base() : own(share);
            Optional<Extension> given = granted().stream()
                    .filter(extension -> extension.handling().equals(share.id()))
                    .reduce((earlier, last) -> last);
            Stream<Extension> before = share.round() > 1 || given.isPresent()
                    ? given.stream()
                    : granted().stream()
                            .filter(extension ->
                                    extended.get(extension.handling()).round() == 1
                                            && extension.decidedOn().isBefore(share.assignedOn()));
            return before.map(extension -> extended(share, extension)).reduce(without, Reckoning::later);
        }

        private DueDate extended(Handling share, Extension extension) {
            String words = (extension.isWithoutConsent()
                            ? "按办理规则延期，"
                            : "经镇人大办" + ChineseDate.of(extension.decidedOn()) + "同意延期，")
                    + "原期限" + ChineseDate.of(extension.dueBefore());
            DueDate longest = longest(share);
            DueDate agreed = clock.set(longest.from(), extension.until(), words);
            return agreed.due().isAfter(longest.due())
                    ? because(longest, words + "，延到最长的期限：" + longest.reason())
                    : agreed;
        }

        DueDate longest(Handling share) {
            return share.round() == 1
                    ? clock.replyDue(suggestion.countedFrom(), profile.complexReplyMonths())
                    : clock.afterMonths(share.assignedOn(), profile.replyMonths());
        }

        /** Looked for once, and the shares only where there are some. */
        private List<Extension> granted() {
            if (granted == null) {
                granted = extensions.granted(suggestion.id());
                extended = granted.isEmpty()
                        ? Map.of()
                        : handlings.findBySuggestionOrderById(suggestion.id()).stream()
                                .collect(Collectors.toMap(Handling::id, Function.identity()));
            }
            return granted;
        }

        private static DueDate later(DueDate one, DueDate other) {
            return other.due().isAfter(one.due()) ? other : one;
        }

        private static DueDate because(DueDate due, String reason) {
            return new DueDate(due.from(), due.raw(), due.due(), due.provisional(), reason);
        }

        DueDate due(AssistingOpinion opinion) {
            Period period = opinion.isRepeated() ? Period.REPEATED_OPINION : Period.ASSISTING_OPINION;
            return clock.of(period, opinion.countedFrom(), profile);
        }

        void opinion(AssistingOpinion opinion, String unit) {
            DueDate due = due(opinion);
            changed(unit + "会办意见", opinion.due(), due.due());
            if (changing) {
                opinion.due(due.due(), due.provisional());
            }
        }

        /** What the office decided at the assignment, or less where the rules of that day have become stricter since. */
        private int months() {
            int decided = suggestion.months();
            if (decided == profile.replyMonths() || decided == profile.complexReplyMonths()) {
                return decided;
            }
            return suggestion.complexReason() != null
                    ? Math.min(decided, profile.complexReplyMonths())
                    : Math.min(decided, profile.replyMonths());
        }

        private void changed(String what, LocalDate before, LocalDate after) {
            changes.add(new DateChange(what, before, after));
        }
    }
}
