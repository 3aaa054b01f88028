package org.jianyi.suggestion;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.jianyi.Refusal;
import org.jianyi.roster.Deputy;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** All suggestions, open and closed. */
public interface Suggestions extends JpaRepository<Suggestion, SuggestionId> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Suggestion s where s.id = :id")
    Optional<Suggestion> findLocked(SuggestionId id);

    List<Suggestion> findByMasterOrderByIdAsc(SuggestionId master);

    List<Suggestion> findByLeadOrderBySubmittedAtDesc(Deputy lead);

    /** Ids of those that wait for this one (并案). */
    default List<SuggestionId> mergedInto(SuggestionId master) {
        return findByMasterOrderByIdAsc(master).stream()
                .filter(merged -> merged.status() == SuggestionStatus.MERGED)
                .map(Suggestion::id)
                .toList();
    }

    /** @throws Refusal when there is no such suggestion */
    default Suggestion get(SuggestionId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("没有这件建议，或者您无权查看"));
    }

    /** The same, locked until the transaction ends. */
    default Suggestion getLocked(SuggestionId id) {
        return findLocked(id).orElseThrow(() -> Refusal.notFound("没有这件建议，或者您无权查看"));
    }
}
