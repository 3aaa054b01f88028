package org.jianyi.rulebook;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All calendars that were ever in force. */
public interface CalendarVersions extends JpaRepository<CalendarVersion, Long> {

    /** The one in force of each year. */
    @Query(
            "select c from CalendarVersion c where c.id in (select max(l.id) from CalendarVersion l group by l.year) order by c.year")
    List<CalendarVersion> inForce();

    Optional<CalendarVersion> findFirstByYearOrderByIdDesc(int year);

    /** All of a year, the one in force first. */
    List<CalendarVersion> findByYearOrderByIdDesc(int year);
}
