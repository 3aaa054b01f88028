package org.jianyi.process;

import org.jianyi.roster.Actor;
import org.jianyi.rulebook.RecomputeDates;
import org.jianyi.rulebook.Rulebook;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts in the calendars and rules that come with the product, and ends what a change of them left undone when a node went down. */
@Component
@Order(AtStart.RULES)
class FirstRules implements AtStart {

    private final Rulebook rulebook;
    private final RecomputeDates recomputeDates;

    FirstRules(Rulebook rulebook, RecomputeDates recomputeDates) {
        this.rulebook = rulebook;
        this.recomputeDates = recomputeDates;
    }

    @Override
    public void atStart() {
        rulebook.begin();
        if (rulebook.isUnsettled()) {
            recomputeDates.all("系统启动时补算", Actor.SYSTEM);
        }
    }
}
