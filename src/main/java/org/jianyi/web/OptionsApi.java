package org.jianyi.web;

import java.util.List;
import org.jianyi.process.UnitProposals;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Choices that change while a form is filled in. */
@Api
class OptionsApi {

    private final UnitProposals proposals;

    OptionsApi(UnitProposals proposals) {
        this.proposals = proposals;
    }

    /** The units proposed for a category, with the reason, by the decision table propose-units. */
    @GetMapping("/api/proposed-units")
    List<UnitProposals.Proposal> proposed(@RequestParam String category) {
        return proposals.forCategory(category);
    }
}
