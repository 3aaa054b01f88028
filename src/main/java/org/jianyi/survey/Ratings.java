package org.jianyi.survey;

import java.util.Collection;
import java.util.List;
import org.jianyi.handling.HandlingId;
import org.springframework.data.jpa.repository.JpaRepository;

/** All ratings. */
public interface Ratings extends JpaRepository<Rating, Long> {

    List<Rating> findByHandlingOrderBySequence(HandlingId handling);

    List<Rating> findByHandlingInOrderById(Collection<HandlingId> handlings);
}
