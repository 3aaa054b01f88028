package org.jianyi.handling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.jianyi.deadline.WorkCalendar;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;

/**
 * The dates of a case: the suggestion's from its first assignment, each unit's from its own, each opinion's from when it was asked for. The
 * rules are those in force on the day of the first assignment. What was answered keeps the date it was answered by, unless that was
 * provisional.
 */
@Component
public class CaseDates {

    private static final String RECALLED = "曾经交办后收回，期限仍从第一次交办之日起算。";

    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final LegalClock legalClock;
    private final Rules rules;

    CaseDates(Handlings handlings, AssistingOpinions opinions, LegalClock legalClock, Rules rules) {
        this.handlings = handlings;
        this.opinions = opinions;
        this.legalClock = legalClock;
        this.rules = rules;
    }

    /** Until when the suggestion must be answered, and why; null before its assignment, or when it needs no reply. */
    public DueDate reply(Suggestion suggestion) {
        if (suggestion.months() == null) {
            return null;
        }
        DueDate due = legalClock.replyDue(suggestion.countedFrom(), suggestion.months());
        return suggestion.countedFrom().equals(suggestion.assignedOn())
                ? due
                : new DueDate(due.from(), due.raw(), due.due(), due.provisional(), RECALLED + due.reason());
    }

    /** The same of one unit's share: in the first round the suggestion's. */
    public DueDate reply(Suggestion suggestion, Handling share) {
        return share.round() == 1 ? reply(suggestion) : own(suggestion, share);
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
        return all(suggestion, new Reckoning(suggestion, legalClock, rules, true));
    }

    /** What {@link #settle} would change with that calendar and those rules; nothing is changed. */
    public List<DateChange> outlook(Suggestion suggestion, WorkCalendar calendar, Rules others) {
        return all(suggestion, new Reckoning(suggestion, new LegalClock(calendar), others, false));
    }

    private Reckoning of(Suggestion suggestion) {
        return new Reckoning(suggestion, legalClock, rules, true);
    }

    private List<DateChange> all(Suggestion suggestion, Reckoning reckoning) {
        if (suggestion.months() == null) {
            return List.of(); // not assigned, or for reference only
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
    private static final class Reckoning {

        private final Suggestion suggestion;
        private final LegalClock clock;
        private final RuleProfile profile;
        private final boolean changing;
        private final List<DateChange> changes = new ArrayList<>();
        private LocalDate legal;

        Reckoning(Suggestion suggestion, LegalClock clock, Rules rules, boolean changing) {
            this.suggestion = suggestion;
            this.clock = clock;
            this.profile = suggestion.assignedOn() == null ? null : rules.on(suggestion.assignedOn());
            this.changing = changing;
            this.legal = suggestion.legalDue();
        }

        void suggestion() {
            DueDate due = clock.replyDue(suggestion.countedFrom(), months());
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
            LocalDate replyBy = first ? legal : own.due();
            LocalDate internal = clock.before(replyBy, profile.internalUnitDays(), share.assignedOn());
            String unit = share.unit().name();
            changed(unit + "答复期限", share.due(), replyBy);
            changed(unit + "自身交办起算的期限", share.ownDue(), own.due());
            changed(unit + "内部期限", share.internalDue(), internal);
            if (changing) {
                boolean provisional = own.provisional()
                        || first
                                && clock.replyDue(suggestion.countedFrom(), months())
                                        .provisional();
                share.due(replyBy, own.due(), internal, provisional);
            }
        }

        DueDate own(Handling share) {
            return share.round() == 1
                    ? clock.replyDue(share.assignedOn(), months())
                    : clock.of(Period.REHANDLING, share.assignedOn(), profile);
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
