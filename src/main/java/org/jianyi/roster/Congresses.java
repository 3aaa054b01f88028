package org.jianyi.roster;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The terms of the congress. */
public interface Congresses extends JpaRepository<Congress, Long> {

    Optional<Congress> findFirstByOrderByTermDesc();
}
