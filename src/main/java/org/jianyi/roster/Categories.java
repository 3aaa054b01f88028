package org.jianyi.roster;

import java.util.List;
import org.jianyi.Refusal;
import org.springframework.data.jpa.repository.JpaRepository;

/** The categories, in the order of the printed list. */
public interface Categories extends JpaRepository<Category, String> {

    List<Category> findAllByOrderByOrdinal();

    List<Category> findByActiveTrueOrderByOrdinal();

    /** @throws Refusal when there is no such category, or it is no longer offered */
    default Category get(String name) {
        return findById(name)
                .filter(Category::isActive)
                .orElseThrow(() -> Refusal.badInput("category", "没有“" + name + "”这一类别，请重新选择"));
    }
}
