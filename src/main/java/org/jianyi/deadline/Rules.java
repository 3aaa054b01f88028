package org.jianyi.deadline;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The town's rule profiles, one after the other. A suggestion keeps the one that was in force on its day of assignment. */
public interface Rules {

    /** The profile in force on that day; before the first one, the first. */
    RuleProfile on(LocalDate day);

    /** @param versions in the order in which they were made; of two from the same day the later one counts */
    static Rules of(List<RuleProfile> versions) {
        List<RuleProfile> inOrder = versions.stream()
                .sorted(Comparator.comparing(RuleProfile::since))
                .toList();
        return day -> inOrder.stream()
                .filter(profile -> !profile.since().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(inOrder.get(0));
    }
}
