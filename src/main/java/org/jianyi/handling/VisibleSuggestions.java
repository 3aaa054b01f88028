package org.jianyi.handling;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rule of {@link CaseAccess} for all suggestions at once, in one query. */
interface VisibleSuggestions extends Repository<Suggestion, SuggestionId> {

    /**
     * @param everything the office sees every case
     * @param watches sees all that is not confidential
     * @param unseen but not yet what stands thus
     * @param leaders also sees the confidential ones in the charge of these: himself, and those for whom he signs; not empty
     * @param units codes of the units the person works in; not empty
     * @param since closed on this day or before, only what he has signed himself
     */
    @Query("""
            select s from Suggestion s join fetch s.lead lead join fetch lead.congress join fetch s.session
            where (s.closedOn is null or s.closedOn > :since or lead.userId = :user
                   or exists (select 1 from Cosigning c where c.suggestion = s.id and c.deputy.userId = :user))
              and (:everything = true
               or :watches = true and s.confidential = false and s.status not in :unseen
                  and not (s.status = 'WITHDRAWN' and s.seq is null)
               or s.leader in :leaders
               or lead.userId = :user
               or s.referenceUnit in :units
               or exists (select 1 from Cosigning c where c.suggestion = s.id and c.textVersion = s.textVersion
                          and c.deputy.userId = :user and c.state in ('ASKED', 'CONFIRMED', 'ON_PAPER'))
               or exists (select 1 from Handling h where h.suggestion = s.id and h.unit.code in :units
                          and (s.confidential = false or h.status not in ('REASSIGNED', 'CANCELLED', 'RECALLED')))
               or exists (select 1 from AssistingOpinion o, Handling h where o.handling = h.id
                          and h.suggestion = s.id and o.unit.code in :units and (s.confidential = false
                          or o.state <> 'CANCELLED' and h.status not in ('REASSIGNED', 'CANCELLED', 'RECALLED')))
              )
            order by s.id desc
            """)
    List<Suggestion> of(
            String user,
            boolean everything,
            boolean watches,
            Collection<SuggestionStatus> unseen,
            Collection<String> leaders,
            Collection<String> units,
            LocalDate since);
}
