package org.jianyi.handling;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** All assisting opinions, asked and given. */
public interface AssistingOpinions extends JpaRepository<AssistingOpinion, Long> {

    List<AssistingOpinion> findByHandlingOrderById(HandlingId handling);

    List<AssistingOpinion> findByHandlingInOrderById(Collection<HandlingId> handlings);

    Optional<AssistingOpinion> findFirstByHandlingAndUnitCodeOrderByIdDesc(HandlingId handling, String unitCode);
}
