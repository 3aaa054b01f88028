package org.jianyi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jianyi.ledger.Totals.Group;
import org.junit.jupiter.api.Test;

class TotalsTest {

    private static final Set<Fact> ASSIGNED = EnumSet.of(Fact.REGISTERED, Fact.TO_ASSIGN, Fact.ASSIGNED);
    private static final Set<Fact> REPLIED = with(
            ASSIGNED,
            Fact.REPLIED,
            Fact.DUE,
            Fact.ON_TIME,
            Fact.TALKS_KEPT,
            Fact.CONTACTED,
            Fact.FACE_TO_FACE,
            Fact.SOLVED,
            Fact.SOLVED_OR_PLANNED);
    private static final Set<Fact> SATISFIED = with(
            REPLIED,
            Fact.RATED,
            Fact.ATTITUDE_SATISFIED,
            Fact.ATTITUDE_ACCEPTED,
            Fact.RESULT_SATISFIED,
            Fact.RESULT_ACCEPTED);

    private final Totals totals = new Totals(List.of(
            group(Phase.OPEN, Light.RED, 2, with(ASSIGNED, Fact.DUE)),
            group(Phase.OPEN, Light.GREEN, 3, ASSIGNED),
            group(Phase.OPEN, null, 1, REPLIED),
            group(Phase.OPEN, Light.GREEN, 1, EnumSet.of(Fact.REGISTERED, Fact.TO_ASSIGN)),
            group(Phase.OPEN, Light.GREEN, 1, Set.of()),
            group(Phase.CLOSED, null, 10, SATISFIED),
            group(Phase.CLOSED, null, 4, with(SATISFIED, Fact.RATED_BY_PROXY)),
            group(
                    Phase.CLOSED,
                    null,
                    1,
                    with(
                            REPLIED,
                            Fact.RATED,
                            Fact.ATTITUDE_SATISFIED,
                            Fact.ATTITUDE_ACCEPTED,
                            Fact.HANDLED_AGAIN,
                            Fact.KEY)),
            group(Phase.CLOSED, null, 2, EnumSet.of(Fact.REGISTERED)),
            group(Phase.WITHDRAWN, null, 1, EnumSet.of(Fact.REGISTERED))));

    @Test
    void everyFigureIsNOfN() {
        assertThat(totals.count()).isEqualTo(26);
        assertThat(said(Figure.REGISTERED)).isEqualTo("25/26");
        assertThat(said(Figure.ASSIGNED))
                .as("nothing withdrawn, merged or for reference")
                .isEqualTo("21/22");
        assertThat(said(Figure.REPLIED)).isEqualTo("16/21");
        assertThat(said(Figure.ON_TIME))
                .as("of those replied or past their date")
                .isEqualTo("16/18");
        assertThat(said(Figure.EXTENDED))
                .as("by units' shares: two in each case, one of them with more time where it is late")
                .isEqualTo("2/52");
        assertThat(said(Figure.CONTACTED)).isEqualTo("16/16");
        assertThat(said(Figure.SOLVED)).isEqualTo("16/16");
        assertThat(said(Figure.RATED)).as("one was never rated").isEqualTo("15/16");
        assertThat(said(Figure.ATTITUDE_SATISFIED)).isEqualTo("15/15");
        assertThat(said(Figure.RESULT_SATISFIED)).isEqualTo("14/15");
        assertThat(said(Figure.HANDLED_AGAIN)).isEqualTo("1/15");
        assertThat(totals.keyOnes()).isEqualTo(1);
    }

    @Test
    void ratingsEnteredFromPaperCanBeLeftOut() {
        assertThat(totals.share(Figure.RATED, true)).hasToString("11/16");
        assertThat(totals.share(Figure.RESULT_SATISFIED, true)).hasToString("10/11");
        assertThat(totals.share(Figure.REPLIED, true)).as("no rating").hasToString("16/21");
    }

    @Test
    void thoseOfOnePhaseOrLightAreCountedAlone() {
        assertThat(totals.narrowed(Phase.OPEN, null).count()).isEqualTo(8);
        assertThat(totals.narrowed(null, Light.RED).count()).isEqualTo(2);
        assertThat(totals.narrowed(Phase.OPEN, Light.RED).share(Figure.ON_TIME, false))
                .hasToString("0/2");
        assertThat(totals.narrowed(Phase.WITHDRAWN, null).share(Figure.ASSIGNED, false))
                .hasToString("0/0");
    }

    private String said(Figure figure) {
        return totals.share(figure, false).toString();
    }

    private static Group group(Phase phase, Light light, long count, Set<Fact> facts) {
        return new Group(phase, light, Fact.bits(facts), count, 2 * count, light == Light.RED ? count : 0);
    }

    private static Set<Fact> with(Set<Fact> facts, Fact... more) {
        Set<Fact> all = EnumSet.copyOf(facts);
        all.addAll(List.of(more));
        return all;
    }
}
