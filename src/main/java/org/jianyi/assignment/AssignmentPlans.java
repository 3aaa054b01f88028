package org.jianyi.assignment;

import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.jpa.repository.JpaRepository;

/** What is prepared for the assignment meeting. */
public interface AssignmentPlans extends JpaRepository<AssignmentPlan, SuggestionId> {}
