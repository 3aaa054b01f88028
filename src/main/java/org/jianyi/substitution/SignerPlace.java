package org.jianyi.substitution;

import java.util.List;
import java.util.Set;
import org.jianyi.Refusal;
import org.jianyi.roster.Accounts.Account;
import org.jianyi.roster.Posts;

/** Where somebody signs replies: as head of a unit, or as a leader of the town. Both are groups. */
public record SignerPlace(String group) {

    public static final String LEADER = "leader";

    private static final String PRESIDIUM = "presidium";

    /** The places of whoever is in these groups. */
    public static List<SignerPlace> in(Set<String> groups) {
        return groups.stream()
                .filter(group -> group.equals(LEADER) || group.startsWith(Posts.HEADS))
                .sorted()
                .map(SignerPlace::new)
                .toList();
    }

    public static String headOf(String unit) {
        return Posts.headOf(unit);
    }

    public boolean isLeader() {
        return group.equals(LEADER);
    }

    /** Code of the unit, or null for a leader. */
    public String unit() {
        return isLeader() ? null : group.substring(Posts.HEADS.length());
    }

    /** @return whether somebody in these groups may sign here for another: one of the same unit, or another leader or member of the presidium */
    public boolean fits(Set<String> groups) {
        return isLeader()
                ? groups.contains(LEADER) || groups.contains(PRESIDIUM)
                : groups.contains(Posts.handlersOf(unit())) && !groups.contains(group);
    }

    /** @throws Refusal on the field {@code substitute} when that person does not fit */
    void requireFit(Account substitute, String unitName) {
        if (fits(substitute.groups())) {
            return;
        }
        if (substitute.groups().contains(group)) {
            throw Refusal.badInput("substitute", substitute.name() + "也是" + unitName + "负责人，本来就可以审签，不必设代理");
        }
        throw Refusal.badInput(
                "substitute",
                isLeader() ? "镇领导的代理人应是其他镇领导或者主席团成员" : substitute.name() + "不是" + unitName + "的经办人，请选择本单位的经办人");
    }
}
