package org.jianyi.supervision;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Shares that still wait for a reply which was due before today, the latest first. */
interface OverdueShares extends Repository<Handling, HandlingId> {

    @Query("""
            select h from Handling h join fetch h.unit
            where h.due < :today and h.status in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'DRAFTED', 'SIGNED')
            order by h.due, h.id
            """)
    List<Handling> on(LocalDate today);
}
