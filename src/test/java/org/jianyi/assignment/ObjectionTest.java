package org.jianyi.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.jianyi.Refused;
import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Actor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ObjectionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 8);
    private static final Actor UNIT = new Actor("h", "经办", Set.of("unit-SLZ"));
    private static final Actor OFFICE = new Actor("office", "人大办", Set.of("presidium-office"));

    @Test
    @Tag("R9")
    void anObjectionIsDecidedOnce() {
        Objection objection = objection();
        assertThat(objection.isOpen()).isTrue();

        objection.decide(false, "属于你站职责", OFFICE, DAY.plusDays(2));

        assertThat(objection.isOpen()).isFalse();
        assertThat(objection.upheld()).isFalse();
        Refused.conflict("这次退办申请已经审核过", () -> objection.decide(true, "改变主意", OFFICE, DAY.plusDays(3)));
        assertThat(objection.decision()).isEqualTo("属于你站职责");
    }

    @Test
    @Tag("R10")
    void theSameWordsAreTheSameGround() {
        Objection refused = objection();
        refused.decide(false, "属于你站职责", OFFICE, DAY);

        assertThat(refused.refusedOnTheSameGround("该路段属县道，不归本站！", "别的依据")).isTrue();
        assertThat(refused.refusedOnTheSameGround("别的理由", "三定 方案第三条")).isTrue();
        assertThat(refused.refusedOnTheSameGround("别的理由", "别的依据")).isFalse();

        Objection open = objection();
        assertThat(open.refusedOnTheSameGround("该路段属县道，不归本站。", "三定方案第三条")).isFalse();
        Objection upheld = objection();
        upheld.decide(true, "同意", OFFICE, DAY);
        assertThat(upheld.refusedOnTheSameGround("该路段属县道，不归本站。", "三定方案第三条")).isFalse();
    }

    private static Objection objection() {
        return new Objection(new HandlingId("J2026-0001-1"), "该路段属县道，不归本站。", "三定方案第三条", "CJB", UNIT, false, DAY);
    }
}
