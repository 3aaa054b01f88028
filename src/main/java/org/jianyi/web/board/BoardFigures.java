package org.jianyi.web.board;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jianyi.ledger.Course;
import org.jianyi.ledger.Figure;
import org.jianyi.ledger.Pace;
import org.jianyi.ledger.Totals;

/** What the plots show, and the tables beside them. */
record BoardFigures(List<String> states, List<Month> months, Rate onTime, Rate extended, List<Pace> paces) {

    /** @param counts in the order of the states */
    record Month(LocalDate day, List<Long> counts) {}

    /** @param meaning what is counted, and of what */
    record Rate(long n, long of, String meaning) {

        private static Rate of(Figure figure, Totals totals) {
            Totals.Share share = totals.share(figure, false);
            return new Rate(share.n(), share.of(), figure.meaning());
        }
    }

    static BoardFigures of(Course course, Totals totals, List<Pace> paces) {
        return new BoardFigures(
                Arrays.stream(Course.State.values()).map(Course.State::label).toList(),
                course.months().stream()
                        .map(month -> new Month(
                                month.day(), List.copyOf(month.counts().values())))
                        .toList(),
                Rate.of(Figure.ON_TIME, totals),
                Rate.of(Figure.EXTENDED, totals),
                paces);
    }
}
