package org.jianyi.substitution;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.Refusal;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All substitutions, those of the past included. */
public interface Substitutions extends JpaRepository<Substitution, Long> {

    @Query(
            "select s from Substitution s where s.endedAt is null and s.firstDay <= :day and s.lastDay >= :day order by s.id")
    List<Substitution> on(LocalDate day);

    @Query(
            "select s from Substitution s where s.substituteId = :user and s.endedAt is null and s.firstDay <= :day and s.lastDay >= :day order by s.id")
    List<Substitution> heldBy(String user, LocalDate day);

    /** All that hold on some day of that time. */
    @Query(
            "select s from Substitution s where s.endedAt is null and s.firstDay <= :to and s.lastDay >= :from order by s.id")
    List<Substitution> within(LocalDate from, LocalDate to);

    /** Those a person gave or has, the latest first. */
    @Query(
            "select s from Substitution s where s.signerId = :user or s.substituteId = :user order by s.firstDay desc, s.id desc")
    List<Substitution> concerning(String user);

    /** Two who name substitutes at the same moment do so one after the other, so that no two overlap. */
    @Query(nativeQuery = true, value = "select cast(pg_advisory_xact_lock(117000838740332) as text)")
    String lock();

    /** @throws Refusal when there is no such substitution */
    default Substitution get(Long id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("没有这项代理，请刷新页面"));
    }
}
