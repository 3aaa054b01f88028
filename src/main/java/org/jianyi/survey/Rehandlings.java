package org.jianyi.survey;

import java.util.Collection;
import java.util.List;
import org.jianyi.handling.HandlingId;
import org.springframework.data.jpa.repository.JpaRepository;

/** All decisions after dissatisfied ratings. */
public interface Rehandlings extends JpaRepository<Rehandling, Long> {

    List<Rehandling> findByHandlingInOrderById(Collection<HandlingId> handlings);
}
