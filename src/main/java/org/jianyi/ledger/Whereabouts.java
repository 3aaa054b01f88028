package org.jianyi.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Who has a case, and by when it is to go on. Says nothing of today, so that it can be kept; what depends on today is asked with it. */
public record Whereabouts(List<Turn> turns) {

    /** @return whose turn it is on that day: an assisting unit counts once its time is over */
    public List<Turn> on(LocalDate today) {
        return turns.stream()
                .filter(turn -> !turn.isAside() || turn.isOverdueOn(today))
                .toList();
    }

    /** @return bits of all steps that are waited for, those of assisting units included */
    public int steps() {
        return turns.stream().mapToInt(turn -> turn.step().bit()).reduce(0, (one, other) -> one | other);
    }

    /** @return since when it has been waiting, or null when nobody has it */
    public LocalDate since() {
        return earliest(main().map(Turn::since));
    }

    /** @return the earliest date of those whose turn it is, or null */
    public LocalDate due() {
        return earliest(main().map(Turn::until));
    }

    /** @return the first day on which some date is near (临期), or null */
    public LocalDate nearFrom() {
        return earliest(main().map(Turn::nearFrom));
    }

    /** @return the first day on which some date is past (逾期), or null */
    public LocalDate lateFrom() {
        return earliest(turns.stream().filter(Turn::isOfHouse).map(Turn::lateFrom));
    }

    /** @return the date that counts today: the next one, or the one longest past */
    public LocalDate due(LocalDate today) {
        return isReached(lateFrom(), today) ? lateFrom().minusDays(1) : due();
    }

    /** @return the most urgent of all dates, or null when nobody is held to one */
    public Light light(LocalDate today) {
        return Light.on(today, nearFrom(), lateFrom());
    }

    private Stream<Turn> main() {
        return turns.stream().filter(turn -> !turn.isAside());
    }

    private static boolean isReached(LocalDate day, LocalDate today) {
        return day != null && !day.isAfter(today);
    }

    /** @return the first of those that are a day, or null */
    static LocalDate earliest(Stream<LocalDate> days) {
        return days.filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }
}
