package org.jianyi.assignment;

import java.util.List;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.jpa.repository.JpaRepository;

/** All examinations. */
public interface Examinations extends JpaRepository<Examination, Long> {

    List<Examination> findBySuggestionOrderById(SuggestionId suggestion);
}
