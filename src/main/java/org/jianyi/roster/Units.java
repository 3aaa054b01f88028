package org.jianyi.roster;

import java.util.List;
import org.jianyi.Refusal;
import org.springframework.data.jpa.repository.JpaRepository;

/** All units. */
public interface Units extends JpaRepository<Unit, String> {

    List<Unit> findByActiveTrueOrderByCode();

    /** @throws Refusal when there is no such unit */
    default Unit get(String code) {
        return findById(code).orElseThrow(() -> Refusal.badInput("unit", "没有编码为“" + code + "”的单位，请重新选择"));
    }

    /** @throws Refusal when there is no such unit, or it is no longer assigned to */
    default Unit active(String code) {
        Unit unit = get(code);
        if (!unit.isActive()) {
            throw Refusal.badInput("unit", unit.name() + "已停用，请选择其他单位");
        }
        return unit;
    }
}
