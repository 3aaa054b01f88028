package org.jianyi.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.process.UnitProposals.Row;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Categories;
import org.jianyi.roster.Category;
import org.jianyi.roster.Roll;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;
import org.jianyi.roster.WithinTransaction;
import org.jianyi.sheet.Table;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The rows of the decision table propose-units, as the office keeps them. However many rows change at once, they make one new version. */
@Component
@Order(70)
class ProposalRoll implements Roll<ProposalEntry> {

    private static final Table<ProposalEntry> TABLE = Table.of(ProposalEntry.class);

    private final UnitProposals proposals;
    private final Units units;
    private final Categories categories;

    /** The rows as this transaction will leave them. */
    private final WithinTransaction<List<Row>> working;

    ProposalRoll(UnitProposals proposals, Units units, Categories categories) {
        this.proposals = proposals;
        this.units = units;
        this.categories = categories;
        this.working = new WithinTransaction<>(() -> new ArrayList<>(proposals.rows()));
    }

    @Override
    public String id() {
        return "proposals";
    }

    @Override
    public String title() {
        return "建议承办单位";
    }

    @Override
    public String purpose() {
        return "每个类别通常由哪些单位承办，交办时先填上，可以再改。改动从下一次交办起有效，以前的版本保留。";
    }

    @Override
    public Table<ProposalEntry> table() {
        return TABLE;
    }

    @Override
    public String key(ProposalEntry entry) {
        return entry.category() + " " + entry.unit();
    }

    @Override
    public String keyField() {
        return "unit";
    }

    @Override
    public Map<String, ProposalEntry> present() {
        Map<String, ProposalEntry> present = new LinkedHashMap<>();
        for (Row row : proposals.rows()) {
            units.findById(row.unit()).map(Unit::name).ifPresent(unit -> {
                String role = row.role().equals("LEAD") ? "主办" : "会办";
                ProposalEntry entry = new ProposalEntry(row.category(), unit, role, row.reason());
                present.put(key(entry), entry);
            });
        }
        return present;
    }

    @Override
    public void keep(String key, ProposalEntry entry, Actor actor) {
        if (!categories.existsById(entry.category())) {
            throw Refusal.badInput("category", "没有“" + entry.category() + "”这一类别，请先登记类别");
        }
        if (!entry.category().matches(ProposalEntry.PLAIN)) {
            throw Refusal.badInput("category", "类别的名称里不能有引号、反斜杠、花括号、$和#");
        }
        Unit unit = units.named(entry.unit(), "unit");
        Row row = new Row(
                entry.category(), unit.code(), entry.role().equals("主办") ? "LEAD" : "ASSISTING", entry.reason());
        List<Row> rows = working.get();
        int at = key == null ? -1 : find(rows, key);
        if (at < 0) {
            rows.add(row);
        } else {
            rows.set(at, row);
        }
    }

    @Override
    public boolean isRemovable() {
        return true;
    }

    @Override
    public void remove(String key, Actor actor) {
        List<Row> rows = working.get();
        int at = find(rows, key);
        if (at >= 0) {
            rows.remove(at);
        }
    }

    @Override
    public void taken(Actor actor) {
        proposals.publish(working.get(), actor.userId());
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of(
                "category",
                categories.findByActiveTrueOrderByOrdinal().stream()
                        .map(Category::name)
                        .toList(),
                "unit",
                units.findAllByOrderByCode().stream().map(Unit::name).toList(),
                "role",
                List.of("主办", "会办"));
    }

    private int find(List<Row> rows, String key) {
        for (int i = 0; i < rows.size(); i++) {
            String category = rows.get(i).category();
            String unit = units.findById(rows.get(i).unit()).map(Unit::name).orElse("");
            if (key.equals(category + " " + unit)) {
                return i;
            }
        }
        return -1;
    }
}
