package org.jianyi.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.Rules;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/** Until when the step is to be done at which an urge or an order waits, and why. The law names no time for it (代表法第五十二条). */
@Component
public class SupervisionDates {

    private final SupervisionAnswers answers;
    private final Suggestions suggestions;
    private final Ladder ladder;
    private final LegalClock legalClock;
    private final Rules rules;

    SupervisionDates(
            SupervisionAnswers answers, Suggestions suggestions, Ladder ladder, LegalClock legalClock, Rules rules) {
        this.answers = answers;
        this.suggestions = suggestions;
        this.ladder = ladder;
        this.legalClock = legalClock;
        this.rules = rules;
    }

    /** @return empty for one that is ended */
    public Optional<DueDate> of(Supervision supervision) {
        return Optional.ofNullable(
                switch (supervision.state()) {
                    case DRAFTED -> by(supervision, Period.ORDER_SIGNATURE, supervision.draftedOn());
                    case ANSWERED ->
                        by(
                                supervision,
                                Period.ANSWER_REVIEW,
                                answers.latest(supervision.id()).day());
                    case ISSUED -> answer(supervision).keptAs(supervision.answerDue());
                    default -> null;
                });
    }

    /** The rules of the day on which the suggestion was assigned. */
    private DueDate by(Supervision supervision, Period period, LocalDate from) {
        return legalClock.of(
                period, from, rules.on(suggestions.get(supervision.suggestion()).assignedOn()));
    }

    private DueDate answer(Supervision supervision) {
        Optional<LocalDate> sentBack = answers.findBySupervisionInOrderById(List.of(supervision.id())).stream()
                .reduce((first, second) -> second)
                .map(SupervisionAnswer::decidedOn);
        return sentBack.map(ladder::nextAnswerDue).orElseGet(() -> ladder.answerDue(supervision.issuedOn()));
    }
}
