package org.jianyi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jianyi.ledger.Pace.Group;
import org.jianyi.ledger.Pace.Spread;
import org.junit.jupiter.api.Test;

/** How long units take to reply, as numbers of days that did occur. */
class PaceTest {

    @Test
    void halfOfTheLettersTookNoLongerThanTheMiddleOne() {
        List<Pace> paces = Pace.of(List.of(
                new Group("水利站", 90, true, 1),
                new Group("水利站", 10, true, 2),
                new Group("水利站", 100, false, 1),
                new Group("水利站", 40, true, 1)));

        assertThat(paces)
                .singleElement()
                .isEqualTo(new Pace("水利站", 5, new Spread(10, 10, 40, 90, 100), new Totals.Share(4, 5)));
    }

    @Test
    void whatIsStillOwedCountsAgainstTheUnitAndTookNoDays() {
        List<Pace> paces = Pace.of(List.of(
                new Group("供电所", null, false, 2), new Group("水利站", 30, true, 1), new Group("水利站", null, false, 1)));

        assertThat(paces).extracting(Pace::unit).containsExactly("水利站", "供电所");
        assertThat(paces.get(0).onTime()).isEqualTo(new Totals.Share(1, 2));
        assertThat(paces.get(1)).isEqualTo(new Pace("供电所", 0, null, new Totals.Share(0, 2)));
    }
}
