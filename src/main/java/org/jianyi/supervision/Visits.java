package org.jianyi.supervision;

import java.util.Collection;
import java.util.List;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.jpa.repository.JpaRepository;

/** All visits and hearings. */
public interface Visits extends JpaRepository<Visit, Long> {

    List<Visit> findBySuggestionInOrderByDayAscIdAsc(Collection<SuggestionId> suggestions);
}
