package org.jianyi.assignment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jianyi.Refusal;
import org.jianyi.handling.Role;

/** Checks how an assignment shares a suggestion out: one sole unit, or one lead with assisting units, or two and more separate units (R6). */
final class Shares {

    private Shares() {}

    /**
     * @param proposals how many proposals the suggestion has
     * @throws Refusal on the field {@code units} that says what is wrong
     */
    static void check(List<UnitShare> shares, int proposals) {
        Set<String> seen = new HashSet<>();
        for (UnitShare share : shares) {
            if (!seen.add(share.unit())) {
                throw wrong("同一单位不能选择两次");
            }
            if (share.proposals().stream().anyMatch(p -> p < 1 || p > proposals)) {
                throw wrong("建议条目应在1至" + proposals + "之间");
            }
        }
        Map<Role, List<UnitShare>> byRole = shares.stream().collect(Collectors.groupingBy(UnitShare::role));
        int sole = count(byRole, Role.SOLE);
        int lead = count(byRole, Role.LEAD);
        int assisting = count(byRole, Role.ASSISTING);
        int separate = count(byRole, Role.SEPARATE);
        if (count(byRole, Role.REFERENCE) > 0) {
            throw wrong("参阅件请在审查时登记，不在交办时选择");
        }
        if (sole + lead > 1) {
            throw wrong("独办或主办单位只能有一个");
        }
        if (sole == 1 && assisting + separate > 0) {
            throw wrong("已选独办单位，不能再选其他单位；需要会办时请改为主办");
        }
        if (assisting > 0 && lead == 0) {
            throw wrong("有会办单位时，必须有一个主办单位");
        }
        if (lead == 1 && separate > 0) {
            throw wrong("主办和分办不能同时使用");
        }
        if (lead == 1 && assisting == 0) {
            throw wrong("只有一个单位时请选择独办；主办需要至少一个会办单位");
        }
        if (sole + lead == 0 && separate < 2) {
            throw wrong("请选择一个独办单位、一个主办单位，或者两个以上分办单位");
        }
        if (separate > 0) {
            checkSharedOut(byRole.get(Role.SEPARATE), proposals);
        }
    }

    private static void checkSharedOut(List<UnitShare> separate, int proposals) {
        Map<Integer, String> taken = new HashMap<>();
        for (UnitShare share : separate) {
            if (share.proposals().isEmpty()) {
                throw wrong("分办时，请为每个单位选择它负责的建议条目");
            }
            for (Integer proposal : share.proposals()) {
                if (taken.put(proposal, share.unit()) != null) {
                    throw wrong("第" + proposal + "条建议只能由一个分办单位负责");
                }
            }
        }
        String left = IntStream.rangeClosed(1, proposals)
                .filter(p -> !taken.containsKey(p))
                .mapToObj(p -> "第" + p + "条")
                .collect(Collectors.joining("、"));
        if (!left.isEmpty()) {
            throw wrong("分办时每条建议都要有单位负责，还没有分配：" + left);
        }
    }

    private static int count(Map<Role, List<UnitShare>> byRole, Role role) {
        return byRole.getOrDefault(role, List.of()).size();
    }

    private static Refusal wrong(String sentence) {
        return Refusal.badInput("units", sentence);
    }
}
