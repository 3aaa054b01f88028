package org.jianyi.earlier;

import java.util.Arrays;
import org.jianyi.survey.Grade;

/** What a ledger says of the deputy's judgement: a grade, or that he gave none. */
enum Judgement {
    SATISFIED(Grade.SATISFIED),
    BASICALLY_SATISFIED(Grade.BASICALLY_SATISFIED),
    DISSATISFIED(Grade.DISSATISFIED),
    NO_FEEDBACK(null);

    private final Grade grade;

    Judgement(Grade grade) {
        this.grade = grade;
    }

    /** @param grade null when the deputy gave none */
    static Judgement of(Grade grade) {
        return Arrays.stream(values())
                .filter(it -> it.grade == grade)
                .findFirst()
                .orElseThrow();
    }

    /** @return null when he gave none */
    Grade grade() {
        return grade;
    }

    public String label() {
        return grade == null ? "未反馈" : grade.label();
    }
}
