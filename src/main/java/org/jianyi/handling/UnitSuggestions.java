package org.jianyi.handling;

import java.util.List;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The open suggestions in which a unit has a part, one that has replied already included: it may have to handle it again. */
interface UnitSuggestions extends Repository<Suggestion, SuggestionId> {

    /** Those that it answers. */
    @Query("""
            select s from Suggestion s join fetch s.session where s.closedOn is null
            and exists (select 1 from Handling h where h.suggestion = s.id and h.unit.code = :unit
                        and h.status not in ('REASSIGNED', 'CANCELLED', 'RECALLED'))
            order by s.id
            """)
    List<Suggestion> answeredBy(String unit);

    /** Those in which it owes an opinion, or is to confirm the receipt. */
    @Query("""
            select s from Suggestion s join fetch s.session where s.closedOn is null
            and (s.referenceUnit = :unit
                 or exists (select 1 from AssistingOpinion o, Handling h where o.handling = h.id and h.suggestion = s.id
                            and o.unit.code = :unit and o.state = 'ASKED' and h.status not in ('REASSIGNED', 'CANCELLED', 'RECALLED')))
            order by s.id
            """)
    List<Suggestion> assistedBy(String unit);
}
