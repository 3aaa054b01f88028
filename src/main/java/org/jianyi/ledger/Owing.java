package org.jianyi.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * By which dates of their own the units of a case owe their part, in the order in which the row shows them: of several units one may be late
 * and another not.
 *
 * @param nearFrom the first day of 临期 of each, {@code lateFrom} of 逾期; null for a unit that owes nothing by a date
 * @param reply whether it owes a reply, and not an opinion alone
 */
record Owing(List<LocalDate> nearFrom, List<LocalDate> lateFrom, List<Boolean> reply) {

    /** Nobody owes anything; or the case waits for one replying unit alone, and the row's own light is that unit's ({@link Tally}). */
    static final Owing NOTHING = new Owing(null, null, null);

    static Owing of(List<String> units, Whereabouts now) {
        List<Turn> turns =
                now.turns().stream().filter(turn -> turn.step().isOfUnit()).toList();
        if (turns.isEmpty() || units.size() == 1 && Step.isForReplyingUnits(now.steps())) {
            return NOTHING;
        }
        return new Owing(
                units.stream()
                        .map(unit -> earliest(turns, unit, Turn::nearFrom))
                        .toList(),
                units.stream()
                        .map(unit -> earliest(turns, unit, Turn::lateFrom))
                        .toList(),
                units.stream()
                        .map(unit -> turns.stream().anyMatch(turn -> !turn.isAside() && unit.equals(turn.unit())))
                        .toList());
    }

    private static LocalDate earliest(List<Turn> turns, String unit, Function<Turn, LocalDate> day) {
        return Whereabouts.earliest(turns.stream()
                .filter(turn -> unit.equals(turn.isAside() ? turn.who() : turn.unit()))
                .map(day));
    }
}
