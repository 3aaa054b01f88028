package org.jianyi.process;

import java.util.Optional;
import org.jianyi.handling.HandlingId;
import org.jianyi.supervision.SupervisionId;

/**
 * What a task is about. It is kept with the task in one variable, as {@code suggestion/handling/unit/supervision}, since every variable costs
 * rows; one that belongs to no case, or was completed at this moment, is about nothing.
 *
 * @param suggestion id of the case
 * @param handling id of a unit's share, or null
 * @param assisting code of the unit that is asked for its opinion, or null
 * @param supervision id of an urge or order, or null
 */
record TaskCase(String suggestion, String handling, String assisting, String supervision) {

    /** Name of the variable, which is local to the task. */
    static final String VARIABLE = "case";

    private static final String SEPARATOR = "/";

    private static final TaskCase NOTHING = new TaskCase(null, null, null, null);

    /** @param kept what {@link #kept()} gave, or null; tasks of earlier days end with the unit */
    static TaskCase read(Object kept) {
        if (kept == null) {
            return NOTHING;
        }
        String[] parts = kept.toString().split(SEPARATOR, -1);
        return new TaskCase(part(parts, 0), part(parts, 1), part(parts, 2), part(parts, 3));
    }

    String kept() {
        String kept = String.join(SEPARATOR, or(suggestion), or(handling), or(assisting));
        return supervision == null ? kept : kept + SEPARATOR + supervision;
    }

    Optional<HandlingId> handlingId() {
        return Optional.ofNullable(handling).map(HandlingId::new);
    }

    Optional<SupervisionId> supervisionId() {
        return Optional.ofNullable(supervision).map(SupervisionId::of);
    }

    private static String part(String[] parts, int place) {
        return place < parts.length && !parts[place].isEmpty() ? parts[place] : null;
    }

    private static String or(String value) {
        return value == null ? "" : value;
    }
}
