package org.jianyi.supervision;

import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

/** Counts ids and numbers of each year without gaps: the counter's row is locked until the caller's transaction ends, so a rollback gives the number back. */
@Component
class SupervisionCounters {

    private final EntityManager entities;

    SupervisionCounters(EntityManager entities) {
        this.entities = entities;
    }

    SupervisionId nextId(int year) {
        return SupervisionId.of(year, next("ID", year));
    }

    int nextNumber(SupervisionKind kind, int year) {
        return next(kind.name(), year);
    }

    private int next(String what, int year) {
        return (Integer) entities.createNativeQuery(
                        "insert into supervision_counter (what, year, last) values (:what, :year, 1)"
                                + " on conflict (what, year) do update set last = supervision_counter.last + 1 returning last")
                .setParameter("what", what)
                .setParameter("year", year)
                .getSingleResult();
    }
}
