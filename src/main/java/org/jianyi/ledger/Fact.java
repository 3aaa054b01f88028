package org.jianyi.ledger;

import java.util.Set;

/**
 * What a suggestion counts for. A row keeps its facts as the bits of one number, so that the figures of very many rows come from one pass over
 * an index. Withdrawn ones, those for reference only and those that wait for their master count for nothing but their registration.
 */
enum Fact {
    REGISTERED,
    TO_ASSIGN,
    ASSIGNED,
    REPLIED,
    /** Replied, or its legal date is past: the latter depends on today and is found at reading time. */
    DUE,
    ON_TIME,
    CONTACTED,
    FACE_TO_FACE,
    SOLVED,
    SOLVED_OR_PLANNED,
    /** Not with 未反馈 (R24). */
    RATED,
    /** The rating that stands was entered by the office from paper (R20). */
    RATED_BY_PROXY,
    ATTITUDE_SATISFIED,
    ATTITUDE_ACCEPTED,
    RESULT_SATISFIED,
    RESULT_ACCEPTED,
    HANDLED_AGAIN,
    KEY,
    /** Replied, and its talks were kept here; an old ledger tells nothing of them. */
    TALKS_KEPT,
    /** From an old ledger. */
    IMPORTED;

    int bit() {
        return 1 << ordinal();
    }

    boolean isIn(int facts) {
        return (facts & bit()) != 0;
    }

    static int bits(Set<Fact> facts) {
        return facts.stream().mapToInt(Fact::bit).sum();
    }
}
