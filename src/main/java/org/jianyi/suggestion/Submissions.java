package org.jianyi.suggestion;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** All versions of all texts. */
public interface Submissions extends JpaRepository<Submission, Long> {

    List<Submission> findBySuggestionOrderByNumber(SuggestionId suggestion);

    Optional<Submission> findFirstBySuggestionOrderByNumberDesc(SuggestionId suggestion);

    /** The text that counts: the latest version. */
    default Submission latest(SuggestionId suggestion) {
        return findFirstBySuggestionOrderByNumberDesc(suggestion).orElseThrow();
    }
}
