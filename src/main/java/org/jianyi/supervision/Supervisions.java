package org.jianyi.supervision;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jianyi.Refusal;
import org.jianyi.handling.HandlingId;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** All urges and orders, open and ended. */
public interface Supervisions extends JpaRepository<Supervision, SupervisionId> {

    List<Supervision> findBySuggestionOrderById(SuggestionId suggestion);

    List<Supervision> findByHandlingInOrderById(Collection<HandlingId> handlings);

    /** Those that are drafted, or wait for an answer or for what is said to it; the longest due first. */
    @Query("""
            select s from Supervision s join fetch s.unit where s.state in ('DRAFTED', 'ISSUED', 'ANSWERED')
            order by s.answerDue nulls last, s.id
            """)
    List<Supervision> open();

    /** @param confidential whether those of confidential suggestions count, too */
    @Query("""
            select count(one) from Supervision one, Suggestion s where s.id = one.suggestion and one.state = :state
              and (:confidential = true or s.confidential = false)
            """)
    long count(SupervisionState state, boolean confidential);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select s from Supervision s where s.handling = :handling and s.state in ('DRAFTED', 'ISSUED', 'ANSWERED')
            order by s.id
            """)
    List<Supervision> lockOpen(HandlingId handling);

    /** Which unit an open one presses, and for its part in which share. */
    interface Pressing {
        String getId();

        String getHandling();

        String getUnit();
    }

    /** Those of a whole suggestion, without waiting for anybody: whoever acts on one of them looks at all. */
    @Query("""
            select s.id.value as id, s.handling.value as handling, s.unit.code as unit from Supervision s
            where s.suggestion = :suggestion and s.state in ('DRAFTED', 'ISSUED', 'ANSWERED')
            order by s.id
            """)
    List<Pressing> pressing(SuggestionId suggestion);

    @Query("select s.handling.value from Supervision s where s.id = :id")
    Optional<String> handlingOf(SupervisionId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Supervision s where s.id = :id")
    Optional<Supervision> findLocked(SupervisionId id);

    /** @throws Refusal when there is none */
    default Supervision get(SupervisionId id) {
        return findById(id).orElseThrow(SupervisionId::unknown);
    }

    /** The same, locked until the transaction ends. */
    default Supervision getLocked(SupervisionId id) {
        return findLocked(id).orElseThrow(SupervisionId::unknown);
    }
}
