package org.jianyi.suggestion;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import org.jianyi.roster.Session;
import org.springframework.stereotype.Component;

/** Counts ids and numbers without gaps: the counter's row is locked until the caller's transaction ends, so a rollback gives the number back. */
@Component
class Counters {

    private final EntityManager entities;

    Counters(EntityManager entities) {
        this.entities = entities;
    }

    SuggestionId nextId(LocalDate day) {
        int count = (Integer) entities.createNativeQuery("insert into suggestion_counter (year, last) values (:year, 1)"
                        + " on conflict (year) do update set last = suggestion_counter.last + 1 returning last")
                .setParameter("year", day.getYear())
                .getSingleResult();
        return SuggestionId.of(day.getYear(), count);
    }

    SuggestionNumber nextNumber(Session session, boolean inSession) {
        int seq = (Integer) entities.createNativeQuery(
                        "insert into number_counter (session_id, between, last) values (:session, :between, 1)"
                                + " on conflict (session_id, between) do update set last = number_counter.last + 1 returning last")
                .setParameter("session", session.id())
                .setParameter("between", !inSession)
                .getSingleResult();
        return new SuggestionNumber(session, inSession, seq);
    }

    /** The next number is a later one than this. */
    void passOver(SuggestionNumber number) {
        entities.createNativeQuery(
                        "insert into number_counter (session_id, between, last) values (:session, :between, :seq)"
                                + " on conflict (session_id, between) do update set last = greatest(number_counter.last, excluded.last)")
                .setParameter("session", number.session().id())
                .setParameter("between", !number.inSession())
                .setParameter("seq", number.seq())
                .executeUpdate();
    }
}
