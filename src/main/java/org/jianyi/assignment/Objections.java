package org.jianyi.assignment;

import java.util.Collection;
import java.util.List;
import org.jianyi.handling.HandlingId;
import org.springframework.data.jpa.repository.JpaRepository;

/** All objections. */
public interface Objections extends JpaRepository<Objection, Long> {

    List<Objection> findByHandlingOrderById(HandlingId handling);

    List<Objection> findByHandlingInOrderById(Collection<HandlingId> handlings);
}
