package org.jianyi.handling;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** All contact records. */
public interface Contacts extends JpaRepository<Contact, Long> {

    boolean existsByHandling(HandlingId handling);

    List<Contact> findByHandlingInOrderByDayAscIdAsc(Collection<HandlingId> handlings);
}
