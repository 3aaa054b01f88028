package org.jianyi.suggestion;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianyi.Refusal;
import org.springframework.data.jpa.repository.JpaRepository;

/** All versions of all texts. */
public interface Submissions extends JpaRepository<Submission, Long> {

    List<Submission> findBySuggestionOrderByNumber(SuggestionId suggestion);

    Optional<Submission> findFirstBySuggestionOrderByNumberDesc(SuggestionId suggestion);

    /** @return when the text that counts was handed in; of the first text, the day as it may have been corrected since */
    default LocalDate handedIn(Suggestion suggestion) {
        return suggestion.textVersion() == 1
                ? suggestion.submittedOn()
                : latest(suggestion.id()).submittedOn();
    }

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
