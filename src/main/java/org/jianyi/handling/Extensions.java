package org.jianyi.handling;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All extensions that were asked for. */
public interface Extensions extends JpaRepository<Extension, Long> {

    List<Extension> findByHandlingOrderById(HandlingId handling);

    List<Extension> findByHandlingInOrderById(Collection<HandlingId> handlings);

    Optional<Extension> findByHandlingAndState(HandlingId handling, Extension.State state);

    /** Those of a suggestion that move a date. */
    @Query("select e from Extension e, Handling h where e.handling = h.id and h.suggestion = :suggestion"
            + " and e.state = org.jianyi.handling.Extension.State.GRANTED order by e.id")
    List<Extension> granted(SuggestionId suggestion);

    /** @return the one that waits for the office's decision */
    default Optional<Extension> open(HandlingId handling) {
        return findByHandlingAndState(handling, Extension.State.ASKED);
    }
}
