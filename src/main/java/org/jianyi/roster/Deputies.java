package org.jianyi.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All deputies, former ones included. */
public interface Deputies extends JpaRepository<Deputy, Long> {

    List<Deputy> findByUserIdOrderByValidFromDesc(String userId);

    List<Deputy> findByCongressOrderByCardNumber(Congress congress);

    Optional<Deputy> findByCongressAndCardNumber(Congress congress, String cardNumber);

    /** @return the latest mandate of whoever has this login */
    default Optional<Deputy> findByUserId(String userId) {
        return findByUserIdOrderByValidFromDesc(userId).stream().findFirst();
    }

    /** @return the deputy this actor is, where his time is over or has not begun on that day; nobody for the office */
    default Optional<Deputy> former(Actor actor, LocalDate day) {
        return actor.isOffice()
                ? Optional.empty()
                : findByUserId(actor.userId()).filter(deputy -> !deputy.isActiveOn(day));
    }

    @Query(
            "select d from Deputy d where d.validFrom <= :day and (d.validTo is null or d.validTo >= :day) order by d.cardNumber")
    List<Deputy> activeOn(LocalDate day);

    /** @throws Refusal when there is no such deputy */
    default Deputy get(Long id) {
        return findById(id).orElseThrow(() -> Refusal.badInput("deputyId", "没有这位代表，请重新选择"));
    }

    /**
     * @return the deputy, whose mandate lasts on that day
     * @throws Refusal naming {@code field} when it does not (R1)
     */
    default Deputy active(Long id, LocalDate day, String field) {
        Deputy deputy = findById(id).orElseThrow(() -> Refusal.badInput(field, "没有这位代表，请重新选择"));
        if (!deputy.isActiveOn(day)) {
            throw Refusal.badInput(field, deputy.name() + "在" + ChineseDate.of(day) + "不是在任代表，不能领衔或附议");
        }
        return deputy;
    }
}
