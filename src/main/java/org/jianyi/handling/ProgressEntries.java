package org.jianyi.handling;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** All progress entries. */
public interface ProgressEntries extends JpaRepository<Progress, Long> {

    List<Progress> findByHandlingInOrderByDayAscIdAsc(Collection<HandlingId> handlings);
}
