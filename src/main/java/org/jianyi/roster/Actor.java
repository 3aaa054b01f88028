package org.jianyi.roster;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who is doing something.
 *
 * @param userId login name
 * @param name as printed
 * @param groups group ids; one person may hold several
 * @param substituting for whom he signs today
 */
public record Actor(String userId, String name, Set<String> groups, List<Substituting> substituting) {

    /** The clock, or what follows from another person's act. */
    public static final Actor SYSTEM = new Actor("system", "系统", Set.of());

    /** Somebody who signs in his own right alone. */
    public Actor(String userId, String name, Set<String> groups) {
        this(userId, name, groups, List.of());
    }

    public boolean isOffice() {
        return groups.contains("presidium-office");
    }

    /** The office and the administrators keep the roster. */
    public boolean isRosterKeeper() {
        return isOffice() || isAdministrator();
    }

    public boolean isPresidium() {
        return groups.contains("presidium");
    }

    /** The presidium supervises how suggestions are handled, and its office for it (代表法第五十二条). */
    public boolean isSupervisor() {
        return isOffice() || isPresidium();
    }

    public boolean isGovernmentOffice() {
        return groups.contains("government-office");
    }

    public boolean isLeader() {
        return groups.contains("leader");
    }

    public boolean isDeputy() {
        return groups.contains("deputy");
    }

    public boolean isAdministrator() {
        return groups.contains("camunda-admin");
    }

    /** Works in the unit, as handler or as head. */
    public boolean worksIn(String unit) {
        return groups.contains(Posts.handlersOf(unit)) || isHeadOf(unit);
    }

    /** Codes of the units this person works in or heads. */
    public Set<String> units() {
        return groups.stream()
                .filter(group -> group.startsWith("unit-"))
                .map(group -> group.replaceFirst("^unit-(head-)?", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean isHeadOf(String unit) {
        return groups.contains(Posts.headOf(unit));
    }

    /**
     * @param place the group of those who sign here
     * @param named user id of the one who must sign, or null when any of them may
     * @return for whom this person signs here as a substitute
     */
    public Optional<Person> signsFor(String place, String named) {
        return substituting.stream()
                .filter(it -> it.place().equals(place))
                .map(Substituting::signer)
                .filter(signer -> named == null || named.equals(signer.userId()))
                .findFirst();
    }
}
