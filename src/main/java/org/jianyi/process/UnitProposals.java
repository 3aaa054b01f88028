package org.jianyi.process;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.jianyi.handling.Role;
import org.jianyi.roster.Units;
import org.springframework.stereotype.Component;

/** Which units usually handle a category; the decision table propose-units says so. */
@Component
public class UnitProposals {

    private static final String TABLE = "propose-units";

    private final RepositoryService repository;
    private final IdentityService identity;
    private final Units units;
    private final Map<String, DmnDecision> tables = new ConcurrentHashMap<>();

    /** Not the process engine's own, which would note each look at a form in its history. */
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    UnitProposals(RepositoryService repository, IdentityService identity, Units units) {
        this.repository = repository;
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
            var rows = engine.evaluateDecisionTable(table(), Variables.putValue("category", category))
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

    /** The table as it was deployed last. */
    private DmnDecision table() {
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(TABLE)
                .latestVersion()
                .singleResult();
        return tables.computeIfAbsent(
                definition.getId(), id -> engine.parseDecision(TABLE, repository.getDecisionModel(id)));
    }
}
