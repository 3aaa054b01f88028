package org.jianyi.rulebook;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** All rule profiles that were ever decided. */
public interface RuleVersions extends JpaRepository<RuleVersion, Long> {

    List<RuleVersion> findAllByOrderById();

    Optional<RuleVersion> findByName(String name);
}
