package org.jianyi.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianyi.Refusal;
import org.springframework.data.jpa.repository.JpaRepository;

/** The sessions of the congress. */
public interface Sessions extends JpaRepository<Session, Long> {

    Optional<Session> findFirstByOpensOnLessThanEqualOrderByOpensOnDesc(LocalDate day);

    List<Session> findAllByOrderByOpensOnDesc();

    Optional<Session> findByCongressAndOrdinal(Congress congress, int ordinal);

    /** @throws Refusal when there is no such session */
    default Session get(Long id) {
        return findById(id).orElseThrow(() -> Refusal.badInput("sessionId", "没有这次会议，请重新选择"));
    }

    /**
     * @return the latest session that had opened by that day
     * @throws Refusal when none had
     */
    default Session latestOn(LocalDate day) {
        return findFirstByOpensOnLessThanEqualOrderByOpensOnDesc(day)
                .orElseThrow(() -> Refusal.conflict("还没有召开过会议，请先由镇人大办设置会议"));
    }
}
