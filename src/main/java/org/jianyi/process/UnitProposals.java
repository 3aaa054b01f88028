package org.jianyi.process;

import java.util.List;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.variable.Variables;
import org.jianyi.handling.Role;
import org.jianyi.roster.Units;
import org.springframework.stereotype.Component;

/** Which units usually handle a category; the decision table propose-units says so. */
@Component
public class UnitProposals {

    private final DecisionService decisions;
    private final IdentityService identity;
    private final Units units;

    UnitProposals(DecisionService decisions, IdentityService identity, Units units) {
        this.decisions = decisions;
        this.identity = identity;
        this.units = units;
    }

    /** One proposed unit, and why. */
    public record Proposal(String unit, String unitName, Role role, String reason) {}

    /** @return in the table's order; sole when only one unit is proposed; units that are not there any more are left out */
    public List<Proposal> forCategory(String category) {
        var authentication = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            var rows = decisions
                    .evaluateDecisionTableByKey("propose-units", Variables.putValue("category", category))
                    .getResultList();
            var known = rows.stream()
                    .filter(row -> units.findById((String) row.get("unit"))
                            .filter(u -> u.isActive())
                            .isPresent())
                    .toList();
            return known.stream()
                    .map(row -> new Proposal(
                            (String) row.get("unit"),
                            units.get((String) row.get("unit")).name(),
                            known.size() == 1 ? Role.SOLE : Role.valueOf((String) row.get("role")),
                            (String) row.get("reason")))
                    .toList();
        } finally {
            if (authentication != null) {
                identity.setAuthentication(authentication);
            }
        }
    }
}
