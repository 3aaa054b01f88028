package org.jianyi.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jianyi.handling.Role;
import org.jianyi.roster.Units;
import org.springframework.stereotype.Component;

/** Which units usually handle a category; the decision table propose-units says so. */
@Component
public class UnitProposals {

    private static final String TABLE = "propose-units";
    private static final String BY_THE_OFFICE = "propose-units by the office";

    private final RepositoryService repository;
    private final EnginePeople people;
    private final Units units;
    private final Map<String, DmnDecision> tables = new ConcurrentHashMap<>();

    /** Not the process engine's own, which would note each look at a form in its history. */
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    UnitProposals(RepositoryService repository, EnginePeople people, Units units) {
        this.repository = repository;
        this.people = people;
        this.units = units;
    }

    /**
     * One row of the table.
     *
     * @param role LEAD or ASSISTING
     */
    record Row(String category, String unit, String role, String reason) {}

    /** @return the rows of the table that is in force whose units the town has; the table that comes along names those of a town that is invented */
    List<Row> rows() {
        return written().stream().filter(row -> units.existsById(row.unit())).toList();
    }

    /** @return codes of units that the table in force names and the town does not have: they are proposed to nobody */
    public List<String> unknownUnits() {
        return written().stream()
                .map(Row::unit)
                .distinct()
                .filter(unit -> !units.existsById(unit))
                .toList();
    }

    /** @return true as long as the table that came along is in force, which nobody in the town has looked through */
    public boolean isAsItCame() {
        return people.unchecked(() -> own().isEmpty());
    }

    private List<Row> written() {
        return people.unchecked(
                () -> rules(repository.getDmnModelInstance(definition().getId())).stream()
                        .map(rule -> {
                            List<String> outputs = rule.getOutputEntries().stream()
                                    .map(UnitProposals::text)
                                    .toList();
                            return new Row(
                                    text(rule.getInputEntries().iterator().next()),
                                    outputs.get(0),
                                    outputs.get(1),
                                    outputs.get(2));
                        })
                        .toList());
    }

    /** Deploys a next version of the table with these rows; versions before it stay. */
    void publish(List<Row> rows, String by) {
        people.unchecked(() -> {
            DmnModelInstance model =
                    repository.getDmnModelInstance(definition().getId()).clone();
            Collection<Rule> rules = rules(model);
            rules.clear();
            rows.forEach(row -> {
                Rule rule = model.newInstance(Rule.class, "Rule_" + (rules.size() + 1));
                rule.getInputEntries().add(entry(model, InputEntry.class, rule.getId() + "_Category", row.category()));
                rule.getOutputEntries().add(entry(model, OutputEntry.class, rule.getId() + "_Unit", row.unit()));
                rule.getOutputEntries().add(entry(model, OutputEntry.class, rule.getId() + "_Role", row.role()));
                rule.getOutputEntries().add(entry(model, OutputEntry.class, rule.getId() + "_Reason", row.reason()));
                rules.add(rule);
            });
            return repository
                    .createDeployment()
                    .name(BY_THE_OFFICE)
                    .source(by)
                    .addModelInstance("bpmn/" + TABLE + ".dmn", model)
                    .deploy();
        });
    }

    private static Collection<Rule> rules(DmnModelInstance model) {
        return model.getModelElementsByType(DecisionTable.class)
                .iterator()
                .next()
                .getRules();
    }

    private static <T extends DmnElement> T entry(DmnModelInstance model, Class<T> type, String id, String content) {
        T entry = model.newInstance(type, id);
        Text text = model.newInstance(Text.class);
        text.setTextContent('"' + content + '"');
        entry.addChildElement(text);
        return entry;
    }

    private static String text(DmnElement entry) {
        return entry.getChildElementsByType(Text.class)
                .iterator()
                .next()
                .getTextContent()
                .replaceAll("^\\s*\"|\"\\s*$", "");
    }

    /** One proposed unit, and why. */
    public record Proposal(String unit, String unitName, Role role, String reason) {}

    /** @return in the table's order; sole when only one unit is proposed; units that are not there any more are left out */
    public List<Proposal> forCategory(String category) {
        return people.unchecked(() -> {
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
        });
    }

    /** The office's own table, if it has made one. A new version of the application brings its own along and must not undo that. */
    private DecisionDefinition definition() {
        Set<String> own = own();
        List<DecisionDefinition> newestFirst = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(TABLE)
                .orderByDecisionDefinitionVersion()
                .desc()
                .list();
        return newestFirst.stream()
                .filter(table -> own.contains(table.getDeploymentId()))
                .findFirst()
                .orElseGet(() -> newestFirst.get(0));
    }

    private Set<String> own() {
        return repository.createDeploymentQuery().deploymentName(BY_THE_OFFICE).list().stream()
                .map(Deployment::getId)
                .collect(Collectors.toSet());
    }

    /** The table that is in force. */
    private DmnDecision table() {
        var definition = definition();
        return tables.computeIfAbsent(
                definition.getId(), id -> engine.parseDecision(TABLE, repository.getDecisionModel(id)));
    }
}
