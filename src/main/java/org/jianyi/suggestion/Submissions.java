package org.jianyi.suggestion;

import java.util.List;
import java.util.Optional;
import org.jianyi.Refusal;
import org.springframework.data.jpa.repository.JpaRepository;

/** All versions of all texts. */
public interface Submissions extends JpaRepository<Submission, Long> {

    List<Submission> findBySuggestionOrderByNumber(SuggestionId suggestion);

    Optional<Submission> findFirstBySuggestionOrderByNumberDesc(SuggestionId suggestion);

    /**
     * The text that counts: the latest version.
     *
     * @throws Refusal when there is none, since it was taken in from a ledger
     */
    default Submission latest(SuggestionId suggestion) {
        return findFirstBySuggestionOrderByNumberDesc(suggestion)
                .orElseThrow(() -> Refusal.conflict("这件建议导入自历年台账，没有原文"));
    }
}
