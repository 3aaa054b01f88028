package org.jianyi.withdrawal;

import java.util.List;
import java.util.Optional;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.jpa.repository.JpaRepository;

/** All requests to withdraw. */
public interface Withdrawals extends JpaRepository<Withdrawal, Long> {

    Optional<Withdrawal> findBySuggestionAndState(SuggestionId suggestion, Withdrawal.State state);

    List<Withdrawal> findBySuggestionOrderById(SuggestionId suggestion);
}
