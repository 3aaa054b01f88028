package org.jianyi.handling;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** All assisting opinions, asked and given. */
public interface AssistingOpinions extends JpaRepository<AssistingOpinion, Long> {

    List<AssistingOpinion> findByHandlingOrderById(HandlingId handling);

    List<AssistingOpinion> findByHandlingInOrderById(Collection<HandlingId> handlings);

    /** Codes of the units that still owe their opinion. */
    default List<String> owing(HandlingId handling) {
        return findByHandlingOrderById(handling).stream()
                .filter(opinion -> opinion.state() == AssistingOpinion.State.ASKED)
                .map(opinion -> opinion.unit().code())
                .toList();
    }

    Optional<AssistingOpinion> findFirstByHandlingAndUnitCodeOrderByIdDesc(HandlingId handling, String unitCode);
}
