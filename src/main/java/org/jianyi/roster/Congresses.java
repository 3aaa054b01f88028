package org.jianyi.roster;

import java.util.List;
import java.util.Optional;
import org.jianyi.Refusal;
import org.springframework.data.jpa.repository.JpaRepository;

/** The terms of the congress. */
public interface Congresses extends JpaRepository<Congress, Long> {

    Optional<Congress> findFirstByOrderByTermDesc();

    Optional<Congress> findByTerm(int term);

    List<Congress> findAllByOrderByTermDesc();

    /** @throws Refusal when there is none yet */
    default Congress current() {
        return findFirstByOrderByTermDesc().orElseThrow(() -> Refusal.conflict("还没有登记本届人民代表大会，请先在名册的“届”里登记"));
    }
}
