package org.jianyi.web.board;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jianyi.ledger.LedgerRow;
import org.jianyi.ledger.Light;
import org.jianyi.ledger.Turn;
import org.jianyi.web.ledger.LedgerLine;

/**
 * A case on the board as it reads today.
 *
 * @param number with its session, since those of several stand together
 * @param lead who leads, with the number of co-signers: 柏若兰 +2
 * @param role 分办, 参阅; empty for those who handle or lead
 * @param round 0 before the assignment
 * @param due the next date of those whose turn it is, or null
 * @param internal the house's own date for the whole case, and {@code legal} the law's; null before the assignment and once it is replied
 * @param provisional whether a date depends on a year whose holidays are not known yet
 * @param extensions how often its units were granted more time
 * @param key whether it is a key suggestion, 重点督办
 * @param mark the highest letter that is open: 已催办, 已督办; empty for none
 * @param linked whether this person may open the case
 */
record BoardRow(
        String id,
        String number,
        String title,
        boolean confidential,
        String lead,
        String category,
        String units,
        String assisting,
        String role,
        int round,
        List<Holder> holders,
        Due due,
        Due internal,
        Due legal,
        boolean provisional,
        int extensions,
        boolean key,
        String mark,
        boolean linked) {

    /** A date, and how many days are left to it: negative when it is past. */
    record Due(LocalDate day, int left, Light light) {

        private static Due of(LocalDate day, Light light, LocalDate today) {
            return light == null ? null : new Due(day, (int) ChronoUnit.DAYS.between(today, day), light);
        }
    }

    /**
     * Whose turn it is.
     *
     * @param days for how long it has been
     * @param left how many days he himself has left for his part, negative when he is late; or null
     * @param unit who can be pressed: the one that replies, or assists; null where it is nobody's but the office's or a deputy's to go on
     * @param handling id of the share on which it owes something, or null
     * @param assisting its code when it is an opinion that it owes, or null
     */
    record Holder(String who, String step, long days, Integer left, String unit, String handling, String assisting) {

        private static Holder of(Turn turn, LocalDate today) {
            boolean units = turn.step().isOfUnit();
            return new Holder(
                    turn.who(),
                    turn.step().label(),
                    ChronoUnit.DAYS.between(turn.since(), today),
                    turn.until() == null ? null : (int) ChronoUnit.DAYS.between(today, turn.until()),
                    !units ? null : turn.assisting() == null ? turn.unit() : turn.who(),
                    units ? turn.handling() : null,
                    turn.assisting());
        }
    }

    static BoardRow of(LedgerRow row, LocalDate today, String mark, boolean linked) {
        LedgerLine line = new LedgerLine(row, today, true, false);
        return new BoardRow(
                row.suggestionId(),
                line.number(),
                row.title(),
                row.confidential(),
                line.deputies(),
                row.category(),
                row.leadUnits(),
                row.assistingUnits(),
                line.leadRole(),
                row.round(),
                row.turns().stream()
                        .map(turn -> Holder.of(turn, today))
                        .distinct()
                        .toList(),
                Due.of(line.due(), line.light(), today),
                Due.of(row.internalDue(), row.light(row.internalDue(), today), today),
                Due.of(row.legalDue(), row.light(row.legalDue(), today), today),
                row.provisional(),
                row.extensions(),
                row.key(),
                mark,
                linked);
    }
}
