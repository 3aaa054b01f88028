package org.jianyi.web.suggestion;

import java.time.Clock;
import java.time.LocalDate;
import org.jianyi.ChineseDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.Rules;
import org.jianyi.web.suggestion.CaseView.HandlingView;
import org.springframework.stereotype.Component;

/** Until when a unit may ask to be relieved (退办), and why it is not offered any more (R9). */
@Component
public class ObjectionTimes {

    private final LegalClock legalClock;
    private final Rules rules;
    private final Clock clock;

    ObjectionTimes(LegalClock legalClock, Rules rules, Clock clock) {
        this.legalClock = legalClock;
        this.rules = rules;
        this.clock = clock;
    }

    /** The last day. */
    public LocalDate until(CaseView c, HandlingView h) {
        // An assignment that was taken back has no day any more; its shares have.
        return until(h.assignedOn(), c.assignedOn() == null ? h.assignedOn() : c.assignedOn());
    }

    /**
     * @param given the day on which the unit was given its share
     * @param assigned the day of the suggestion's assignment, whose rules hold
     */
    public LocalDate until(LocalDate given, LocalDate assigned) {
        return legalClock.of(Period.OBJECTION, given, rules.on(assigned)).due();
    }

    /** Whether the last day has passed. */
    public boolean isOver(CaseView c, HandlingView h) {
        return LocalDate.now(clock).isAfter(until(c, h));
    }

    /**
     * @param office whether the office asks, which may yet enter what came on paper in time
     * @return in one sentence; null while it is not over, and for a unit that has begun by itself
     */
    public String whyOver(CaseView c, HandlingView h, boolean office) {
        return h.open() && h.round() == 1 && h.unbegun() && isOver(c, h)
                ? "申请退办的期限到" + ChineseDate.of(until(c, h)) + "止，单位没有申请，视为签收，"
                        + (office ? "期限内交来的纸质申请仍可以代录。" : "现在不能再申请退办。")
                : null;
    }
}
