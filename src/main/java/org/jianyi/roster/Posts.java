package org.jianyi.roster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What groups are called as somebody's post: 镇水利站负责人, 镇领导. */
@Component
public class Posts {

    private static final String HEADS = "unit-head-";
    private static final String HANDLERS = "unit-";
    private static final Map<String, String> ROLES = new LinkedHashMap<>();

    static {
        PersonRoll.ROLES.forEach((name, group) -> ROLES.put(group, name));
        ROLES.put("deputy", "代表");
    }

    private final Units units;

    Posts(Units units) {
        this.units = units;
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
