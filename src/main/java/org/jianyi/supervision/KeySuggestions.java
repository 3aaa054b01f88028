package org.jianyi.supervision;

import java.util.List;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The suggestions that the presidium watches itself and that are not closed. */
public interface KeySuggestions extends Repository<Suggestion, SuggestionId> {

    @Query("""
            select s from Suggestion s join fetch s.lead join fetch s.session t
            where s.key = true and s.closedOn is null order by t.opensOn desc, s.inSession desc, s.seq
            """)
    List<Suggestion> open();
}
