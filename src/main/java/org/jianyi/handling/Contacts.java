package org.jianyi.handling;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All contact records. */
public interface Contacts extends JpaRepository<Contact, Long> {

    List<Contact> findByHandlingInOrderByDayAscIdAsc(Collection<HandlingId> handlings);

    boolean existsByHandling(HandlingId handling);

    /** How often a unit talked with the deputy in that form. */
    record Talks(HandlingId handling, ContactForm form, long count) {}

    @Query("""
            select new org.jianyi.handling.Contacts$Talks(c.handling, c.form, count(c))
            from Contact c where c.handling in :handlings group by c.handling, c.form""")
    List<Talks> talks(Collection<HandlingId> handlings);
}
