package org.jianyi.web.meeting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianyi.assignment.PlanAssignment;
import org.jianyi.assignment.UnitShare;
import org.jianyi.handling.Role;

/**
 * What the fields of an edited row hold.
 *
 * @param way SOLE, LEAD or SEPARATE
 * @param lead the unit that handles alone or leads
 * @param assisting units that assist the lead
 * @param separate for each proposal, in order, the unit that handles it
 */
record PlanFields(
        String category,
        String way,
        String lead,
        List<String> assisting,
        List<String> separate,
        String leader,
        Integer months,
        String complexReason,
        Boolean key,
        String keyReason) {

    PlanAssignment form() {
        return form(units());
    }

    /** The same with other units. */
    PlanAssignment form(List<UnitShare> units) {
        return new PlanAssignment(
                category,
                units,
                leader,
                months == null ? 3 : months,
                complexReason,
                Boolean.TRUE.equals(key),
                keyReason);
    }

    private List<UnitShare> units() {
        List<UnitShare> units = new ArrayList<>();
        if (Role.SEPARATE.name().equals(way)) {
            Map<String, List<Integer>> byUnit = new LinkedHashMap<>();
            for (int i = 0; separate != null && i < separate.size(); i++) {
                if (!separate.get(i).isBlank()) {
                    byUnit.computeIfAbsent(separate.get(i), unit -> new ArrayList<>())
                            .add(i + 1);
                }
            }
            byUnit.forEach((unit, proposals) -> units.add(new UnitShare(unit, Role.SEPARATE, proposals)));
            return units;
        }
        boolean leads = Role.LEAD.name().equals(way);
        if (lead != null && !lead.isBlank()) {
            units.add(new UnitShare(lead, leads ? Role.LEAD : Role.SOLE, List.of()));
        }
        if (leads && assisting != null) {
            assisting.stream()
                    .filter(unit -> !unit.equals(lead))
                    .forEach(unit -> units.add(new UnitShare(unit, Role.ASSISTING, List.of())));
        }
        return units;
    }
}
