package org.jianyi.web.board;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jianyi.ledger.Light;
import org.jianyi.ledger.Tally;

/**
 * A page of the board, and what there is to choose from.
 *
 * @param any how many there are of any light, those without a date included
 * @param warning a sentence about dates that may still change, or null
 * @param waiting a sentence about what those who supervise have yet to sign or to look at, or null
 */
record BoardView(
        LocalDate today,
        long total,
        int page,
        int pages,
        long any,
        List<Choice> lights,
        List<Choice> steps,
        List<Choice> rounds,
        Collection<Tally.Load> units,
        String warning,
        String waiting,
        List<BoardRow> rows) {

    /** What can be chosen, and how many cases that would show. */
    record Choice(String code, String label, long count) {}

    static BoardView of(
            LocalDate today, Tally tally, int page, int pages, String warning, String waiting, List<BoardRow> rows) {
        return new BoardView(
                today,
                tally.count(),
                page,
                pages,
                tally.ofAnyLight(),
                List.of(Light.RED, Light.YELLOW, Light.GREEN).stream()
                        .map(light -> new Choice(
                                light.name(), light.word(), tally.lights().get(light)))
                        .toList(),
                tally.steps().entrySet().stream()
                        .map(each ->
                                new Choice(each.getKey().name(), each.getKey().label(), each.getValue()))
                        .toList(),
                tally.rounds().entrySet().stream()
                        .map(each ->
                                new Choice(String.valueOf(each.getKey()), "第" + each.getKey() + "次", each.getValue()))
                        .toList(),
                tally.units(),
                warning,
                waiting,
                rows);
    }
}
