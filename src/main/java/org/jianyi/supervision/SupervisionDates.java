package org.jianyi.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianyi.deadline.DueDate;
import org.springframework.stereotype.Component;

/** Until when the step is to be done at which an urge or an order waits, and why. The law names no time for it (代表法第五十二条). */
@Component
public class SupervisionDates {

    private final SupervisionAnswers answers;
    private final Ladder ladder;

    SupervisionDates(SupervisionAnswers answers, Ladder ladder) {
        this.answers = answers;
        this.ladder = ladder;
    }

    /** @return empty where nobody has a time for it */
    public Optional<DueDate> of(Supervision supervision) {
        return Optional.ofNullable(
                switch (supervision.state()) {
                    case ISSUED -> answer(supervision).keptAs(supervision.answerDue());
                    default -> null;
                });
    }

    private DueDate answer(Supervision supervision) {
        Optional<LocalDate> sentBack = answers.findBySupervisionInOrderById(List.of(supervision.id())).stream()
                .reduce((first, second) -> second)
                .map(SupervisionAnswer::decidedOn);
        return sentBack.map(ladder::nextAnswerDue).orElseGet(() -> ladder.answerDue(supervision.issuedOn()));
    }
}
