package org.jianyi.web.task;

import java.time.LocalDate;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.springframework.stereotype.Component;

/** The two periods for a reply that an assignment chooses from, by the rules in force on its day. */
@Component
class ReplyPeriods {

    private final LegalClock legalClock;
    private final Rules rules;

    ReplyPeriods(LegalClock legalClock, Rules rules) {
        this.legalClock = legalClock;
        this.rules = rules;
    }

    /**
     * One period.
     *
     * @param months in words: 三个月
     * @param due with the sum that leads there
     */
    record Choice(String months, DueDate due) {}

    /** The usual one, three months unless the town has shortened it, and the longer one for a wide-ranging or difficult matter. */
    record Both(Choice three, Choice six) {}

    /** @param day of the assignment */
    Both from(LocalDate day) {
        RuleProfile profile = rules.on(day);
        return new Both(choice(Period.REPLY, day, profile), choice(Period.REPLY_COMPLEX, day, profile));
    }

    private Choice choice(Period period, LocalDate day, RuleProfile profile) {
        return new Choice(RuleProfile.inWords(period.length(profile)), legalClock.of(period, day, profile));
    }
}
