package org.jianyi.web.task;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.process.UnitProposals;
import org.jianyi.web.Api;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Choices that change while a form is filled in. */
@Api
class OptionsApi {

    private final UnitProposals proposals;

    private final ReplyPeriods replyPeriods;

    OptionsApi(UnitProposals proposals, ReplyPeriods replyPeriods) {
        this.proposals = proposals;
        this.replyPeriods = replyPeriods;
    }

    /** @param from day of the assignment */
    @GetMapping("/api/reply-due")
    ReplyPeriods.Both replyDue(@RequestParam LocalDate from) {
        return replyPeriods.from(from);
    }

    /** The units proposed for a category, with the reason, by the decision table propose-units. */
    @GetMapping("/api/proposed-units")
    List<UnitProposals.Proposal> proposed(@RequestParam String category) {
        return proposals.forCategory(category);
    }
}
