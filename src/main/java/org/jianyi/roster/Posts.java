package org.jianyi.roster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The groups that are somebody's post, and what they are called: 镇水利站负责人, 镇领导. */
@Component
public class Posts {

    /** What the groups of the heads of units begin with; what follows is the unit's code. */
    public static final String HEADS = "unit-head-";

    /** What the groups of those who work in units begin with, the heads' included. */
    public static final String HANDLERS = "unit-";

    private static final Map<String, String> ROLES = new LinkedHashMap<>();

    static {
        PersonRoll.ROLES.forEach((name, group) -> ROLES.put(group, name));
        ROLES.put("deputy", "代表");
    }

    private final Units units;

    Posts(Units units) {
        this.units = units;
    }

    /** @return the group of those who work in that unit */
    public static String handlersOf(String unit) {
        return HANDLERS + unit;
    }

    /** @return the group of those who head that unit */
    public static String headOf(String unit) {
        return HEADS + unit;
    }

    /** @return what those of these groups are called that belong to no unit, in the order in which they are named */
    public static List<String> ofTheTown(Set<String> groups) {
        return ROLES.entrySet().stream()
                .filter(role -> groups.contains(role.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    public String inWords(String group) {
        if (!group.startsWith(HANDLERS)) {
            return ROLES.getOrDefault(group, group);
        }
        boolean heads = group.startsWith(HEADS);
        String code = group.substring(heads ? HEADS.length() : HANDLERS.length());
        return units.findById(code).map(Unit::name).orElse(code) + (heads ? "负责人" : "经办人");
    }

    public String inWords(Set<String> groups) {
        return groups.stream().sorted().map(this::inWords).collect(Collectors.joining("、"));
    }
}
