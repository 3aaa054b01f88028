package org.jianyi.supervision;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** All answers to urges and orders. */
public interface SupervisionAnswers extends JpaRepository<SupervisionAnswer, Long> {

    List<SupervisionAnswer> findBySupervisionInOrderById(Collection<SupervisionId> supervisions);

    /** The last one given. */
    default SupervisionAnswer latest(SupervisionId supervision) {
        return findBySupervisionInOrderById(List.of(supervision)).stream()
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
