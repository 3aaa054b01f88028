package org.jianyi.web.suggestion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.CaseDates;
import org.jianyi.handling.Handling;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;

/** The dates of a case with the sums that lead to them (期限依据), for whoever asks why it is that day. */
@Component
public class DueDates {

    private final CaseDates dates;
    private final LegalClock legalClock;
    private final Rules rules;

    DueDates(CaseDates dates, LegalClock legalClock, Rules rules) {
        this.dates = dates;
        this.legalClock = legalClock;
        this.rules = rules;
    }

    /**
     * What belongs to one date of a case.
     *
     * @param internal the earlier one, for those who work on it; null for everybody else
     * @param provisional a year's calendar is missing, so that it may yet move
     * @param ownDue counted from the unit's own assignment, where that is another day; otherwise null
     * @param sums all dates of the share, each with its sum
     */
    public record Why(LocalDate internal, boolean provisional, LocalDate ownDue, List<Sum> sums) {}

    /** One date and the sum that leads to it. */
    record Sum(String what, LocalDate due, String reason) {}

    /** @return null for a suggestion that has no date */
    Why of(Suggestion suggestion, boolean inside) {
        DueDate due = dates.reply(suggestion);
        return due == null
                ? null
                : new Why(
                        inside ? suggestion.internalDue() : null,
                        suggestion.isDueProvisional(),
                        null,
                        List.of(sum("答复", due, suggestion.legalDue())));
    }

    /** The dates of one unit's share; those that are the house's own only for whoever works on it. */
    Why of(Suggestion suggestion, Handling share, List<AssistingOpinion> opinions, boolean inside) {
        List<Sum> sums = new ArrayList<>();
        if (share.round() > 1 && suggestion.isImported()) {
            return null; // a ledger of earlier years does not say on which day it was given to the unit again
        }
        DueDate reply = dates.reply(suggestion, share);
        if (reply == null) {
            return null;
        }
        RuleProfile profile = rules.on(suggestion.assignedOn());
        boolean later = share.ownDue() != null && !share.ownDue().equals(share.due());
        sums.add(sum("答复", reply, share.due()));
        if (inside && share.internalDue() != null) {
            sums.add(new Sum(
                    "内部",
                    share.internalDue(),
                    "比答复期限提前%d个工作日（本镇办理规则“%s”），留出审签、用印、送达的时间；最早为交办后第一个工作日。"
                            .formatted(profile.internalUnitDays(), profile.version())));
        }
        if (inside && later) {
            sums.add(sum("本单位", dates.own(suggestion, share)));
        }
        if (inside && share.round() == 1 && share.isOpen()) {
            sums.add(sum("申请退办", legalClock.of(Period.OBJECTION, share.assignedOn(), profile)));
            sums.add(sum("首次沟通", legalClock.of(Period.FIRST_CONTACT, share.assignedOn(), profile)));
        }
        if (inside) {
            opinions.stream()
                    .filter(opinion -> opinion.state() == AssistingOpinion.State.ASKED)
                    .forEach(opinion ->
                            sums.add(sum(opinion.unit().name() + "会办意见", dates.opinion(suggestion, opinion))));
        }
        return new Why(
                inside ? share.internalDue() : null,
                share.isDueProvisional(),
                inside && later ? share.ownDue() : null,
                sums);
    }

    /** The date of one opinion, for whoever is pressed for it or presses. */
    public Why of(Suggestion suggestion, AssistingOpinion opinion) {
        DueDate due = dates.opinion(suggestion, opinion);
        return new Why(null, opinion.isDueProvisional(), null, List.of(sum("会办意见", due, opinion.due())));
    }

    /** What was answered keeps its date, though the calendar was corrected later. */
    private static Sum sum(String what, DueDate due, LocalDate kept) {
        return sum(what, due.keptAs(kept));
    }

    private static Sum sum(String what, DueDate due) {
        return new Sum(what, due.due(), due.reason());
    }
}
