package org.jianyi.web.supervision;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.supervision.Proposal;
import org.jianyi.supervision.Rung;

/**
 * A line of what is proposed.
 *
 * @param number with its session, since those of several stand together
 * @param daysLate calendar days since it was due
 * @param proposed 拟催办, 拟督办, 拟上会
 * @param since from which day it is proposed, and why from that
 */
record ProposalRow(
        String handling,
        String suggestion,
        String number,
        String title,
        String deputy,
        String unit,
        int round,
        boolean key,
        LocalDate due,
        long daysLate,
        Rung rung,
        String proposed,
        LocalDate since,
        String reason) {

    static List<ProposalRow> of(List<Proposal> proposals, LocalDate today) {
        return proposals.stream().map(proposal -> of(proposal, today)).toList();
    }

    private static ProposalRow of(Proposal p, LocalDate today) {
        Suggestion s = p.suggestion();
        return new ProposalRow(
                p.handling().id().value(),
                s.id().value(),
                s.number().labelInSession(),
                s.title(),
                s.lead().name(),
                p.handling().unit().name(),
                p.handling().round(),
                s.isKey(),
                p.handling().due(),
                ChronoUnit.DAYS.between(p.handling().due(), today),
                p.rung(),
                p.rung().label(),
                p.since(),
                p.reason());
    }
}
