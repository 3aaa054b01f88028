package org.jianyi.supervision;

import java.time.LocalDate;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.springframework.stereotype.Component;

/** When what is proposed once a reply is late, and how long a unit has to answer. Local rules; the law only demands that the presidium supervises (代表法第五十二条). */
@Component
public class Ladder {

    private static final int URGE_AFTER = 5;
    private static final int ORDER_AFTER = 10;
    private static final int ANSWER_WITHIN = 5;

    private final LegalClock legalClock;

    Ladder(LegalClock legalClock) {
        this.legalClock = legalClock;
    }

    /** From which day an urge is proposed for what was due on {@code due}: the fifth working day after it. */
    public DueDate urgeFrom(LocalDate due) {
        return legalClock.afterWorkingDays(due, URGE_AFTER);
    }

    /** The same for an order: the tenth. */
    public DueDate orderFrom(LocalDate due) {
        return legalClock.afterWorkingDays(due, ORDER_AFTER);
    }

    /** Until when an urge or order that was sent on {@code issued} is answered: the fifth working day after it. */
    public DueDate answerDue(LocalDate issued) {
        return answerWithin(issued, "发出之日");
    }

    /** The same for an answer that was sent back on {@code returned}, and is given once more. */
    public DueDate nextAnswerDue(LocalDate returned) {
        return answerWithin(returned, "退回之日");
    }

    private DueDate answerWithin(LocalDate from, String begin) {
        return legalClock.afterWorkingDays(from, ANSWER_WITHIN, begin, "（督办答复时间，不是法定期限）");
    }
}
