package org.jianyi.roster;

import java.util.List;
import java.util.Optional;
import org.jianyi.Refusal;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All units. */
public interface Units extends JpaRepository<Unit, String> {

    List<Unit> findByActiveTrueOrderByCode();

    List<Unit> findAllByOrderByCode();

    Optional<Unit> findByName(String name);

    /** @throws Refusal naming {@code field} when no unit has this name or code */
    default Unit named(String nameOrCode, String field) {
        return findByName(nameOrCode)
                .or(() -> findById(nameOrCode))
                .orElseThrow(() -> Refusal.badInput(field, "没有“" + nameOrCode + "”这个单位，请先登记单位"));
    }

    /** @throws Refusal when there is no such unit */
    default Unit get(String code) {
        return findById(code).orElseThrow(() -> Refusal.badInput("unit", "没有编码为“" + code + "”的单位，请重新选择"));
    }

    /** @throws Refusal naming {@code field} when there is no such unit, or it is no longer assigned to */
    default Unit active(String code, String field) {
        Unit unit = findById(code).orElseThrow(() -> Refusal.badInput(field, "没有编码为“" + code + "”的单位，请重新选择"));
        if (!stillActive(code)) {
            throw Refusal.badInput(field, unit.name() + "已停用，请选择其他单位");
        }
        return unit;
    }

    /** As it stands in the database now, and holds until this transaction ends: nobody retires a unit that is just being assigned to. */
    @Query(nativeQuery = true, value = "select active from unit where code = :code for share")
    boolean stillActive(String code);

    /** Whoever is about to assign to it waits, and then sees what became of it. */
    @Query(nativeQuery = true, value = "select active from unit where code = :code for update")
    boolean activeLocked(String code);

    /** @throws Refusal naming {@code field} as above, or when it is an organ above the town, to which the town refers but cannot assign */
    default Unit assignable(String code, String field) {
        Unit unit = active(code, field);
        if (unit.track() == Track.UPPER) {
            throw Refusal.badInput(field, unit.name() + "是上级单位，请改为转报上级");
        }
        return unit;
    }
}
