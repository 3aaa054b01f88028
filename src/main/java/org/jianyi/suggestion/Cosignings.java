package org.jianyi.suggestion;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jianyi.roster.Deputy;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/** All co-signatures. */
public interface Cosignings extends JpaRepository<Cosigning, Long> {

    List<Cosigning> findBySuggestionAndTextVersionOrderById(SuggestionId suggestion, int textVersion);

    Optional<Cosigning> findBySuggestionAndTextVersionAndDeputy(
            SuggestionId suggestion, int textVersion, Deputy deputy);

    @EntityGraph(attributePaths = "deputy")
    List<Cosigning> findBySuggestionInOrderById(Collection<SuggestionId> suggestions);

    List<Cosigning> findByDeputyOrderByIdDesc(Deputy deputy);

    /** Those who really signed the current text (R2). */
    default List<Cosigning> signed(Suggestion suggestion) {
        return findBySuggestionAndTextVersionOrderById(suggestion.id(), suggestion.textVersion()).stream()
                .filter(Cosigning::isSigned)
                .toList();
    }
}
