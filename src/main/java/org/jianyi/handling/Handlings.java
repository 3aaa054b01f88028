package org.jianyi.handling;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jianyi.Refusal;
import org.jianyi.roster.Unit;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** All shares of all units in all rounds. */
public interface Handlings extends JpaRepository<Handling, HandlingId> {

    List<Handling> findBySuggestionOrderById(SuggestionId suggestion);

    List<Handling> findBySuggestionInOrderById(Collection<SuggestionId> suggestions);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select h from Handling h where h.id = :id")
    Optional<Handling> findLocked(HandlingId id);

    /** All shares of a suggestion, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select h from Handling h where h.suggestion = :suggestion order by h.id")
    List<Handling> lockAll(SuggestionId suggestion);

    /** Ids of the suggestions whose dates still run, or rest on a calendar that was missing. */
    @Query(
            "select s.id from Suggestion s where s.closedOn is null or s.dueProvisional = true"
                    + " or exists (select h from Handling h where h.suggestion = s.id and h.dueProvisional = true) order by s.id.value")
    List<SuggestionId> withRunningDates();

    /** @throws Refusal when there is no such share */
    default Handling get(HandlingId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("没有这项办理，或者您无权查看"));
    }

    /** The same, locked until the transaction ends. */
    default Handling getLocked(HandlingId id) {
        return findLocked(id).orElseThrow(() -> Refusal.notFound("没有这项办理，或者您无权查看"));
    }

    /** Adds a unit's share; the caller holds the lock on the suggestion, so that ids do not collide. */
    default Handling add(
            SuggestionId suggestion,
            Unit unit,
            Role role,
            List<Integer> proposals,
            LocalDate assignedOn,
            LocalDate due) {
        return save(new Handling(nextId(suggestion), suggestion, unit, role, proposals, assignedOn, due));
    }

    /** @return the next free id of the suggestion's shares */
    default HandlingId nextId(SuggestionId suggestion) {
        int last = findBySuggestionOrderById(suggestion).stream()
                .mapToInt(h -> Integer.parseInt(
                        h.id().value().substring(suggestion.value().length() + 1)))
                .max()
                .orElse(0);
        return HandlingId.of(suggestion, last + 1L);
    }
}
