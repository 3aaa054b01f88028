package org.jianyi.assignment;

import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.jpa.repository.JpaRepository;

/** All upward referrals. */
public interface Referrals extends JpaRepository<Referral, SuggestionId> {}
