package org.jianyi.web;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.process.UnitProposals;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Choices that change while a form is filled in. */
@Api
class OptionsApi {

    private final UnitProposals proposals;

    private final LegalClock legalClock;

    OptionsApi(UnitProposals proposals, LegalClock legalClock) {
        this.proposals = proposals;
        this.legalClock = legalClock;
    }

    /** The last day for a reply, in three months and in six, with the sum that leads there. */
    record ReplyDue(DueDate three, DueDate six) {}

    /** @param from day of the assignment */
    @GetMapping("/api/reply-due")
    ReplyDue replyDue(@RequestParam LocalDate from) {
        return new ReplyDue(legalClock.replyDue(from, 3), legalClock.replyDue(from, 6));
    }

    /** The units proposed for a category, with the reason, by the decision table propose-units. */
    @GetMapping("/api/proposed-units")
    List<UnitProposals.Proposal> proposed(@RequestParam String category) {
        return proposals.forCategory(category);
    }
}
