package org.jianyi.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** All persons' views of the ledger. */
interface LedgerViews extends JpaRepository<LedgerView, Long> {

    List<LedgerView> findByUserIdOrderById(String userId);

    Optional<LedgerView> findByIdAndUserId(Long id, String userId);

    Optional<LedgerView> findByUserIdAndPreferredTrue(String userId);
}
