package org.jianyi.audit;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All lines of the audit trail. There is no way to change or delete one. */
interface AuditLines extends Repository<AuditLine, Long> {

    AuditLine save(AuditLine line);

    List<AuditLine> findBySuggestionIdOrderById(String suggestionId);

    @Query("""
            select l from AuditLine l
            where l.at >= :from and l.at < :before
              and (l.actorName like :who escape '\\' or l.actorId like :who escape '\\' or l.onBehalfOf like :who escape '\\')
              and l.act like :act escape '\\'
              and (:about = '%%' or l.subject like :about escape '\\' or l.suggestionId in :cases)
            order by l.id desc""")
    Slice<AuditLine> find(
            Instant from, Instant before, String who, String act, String about, List<String> cases, Pageable page);

    @Query("select distinct l.act from AuditLine l where l.at >= :from and l.at < :before order by l.act")
    List<String> acts(Instant from, Instant before);

    List<AuditLine> findBySubjectOrderById(String subject);
}
