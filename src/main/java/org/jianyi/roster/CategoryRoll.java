package org.jianyi.roster;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.sheet.Table;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The categories, in their order. */
@Component
@Order(60)
class CategoryRoll implements Roll<CategoryEntry> {

    private static final Table<CategoryEntry> TABLE = Table.of(CategoryEntry.class);

    private final Categories categories;

    CategoryRoll(Categories categories) {
        this.categories = categories;
    }

    @Override
    public String id() {
        return "categories";
    }

    @Override
    public String title() {
        return "类别";
    }

    @Override
    public String purpose() {
        return "建议的类别，提出和审查时选用。";
    }

    @Override
    public Table<CategoryEntry> table() {
        return TABLE;
    }

    @Override
    public String key(CategoryEntry entry) {
        return entry.name();
    }

    @Override
    public String keyField() {
        return "name";
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, CategoryEntry> present() {
        Map<String, CategoryEntry> present = new LinkedHashMap<>();
        categories
                .findAllByOrderByOrdinal()
                .forEach(c -> present.put(c.name(), new CategoryEntry(c.name(), c.ordinal(), c.isActive())));
        return present;
    }

    @Override
    @Transactional
    public void keep(String key, CategoryEntry entry, Actor actor) {
        if (key != null && !key.equals(entry.name())) {
            throw Refusal.badInput("name", "类别登记后不能改名；请另外登记一个，再停用这一个");
        }
        Category category =
                categories.findById(entry.name()).orElseGet(() -> new Category(entry.name(), entry.ordinal()));
        category.arrange(entry.ordinal(), entry.active());
        categories.save(category);
    }

    @Override
    public Map<String, String> suggested() {
        int last =
                categories.findAll().stream().mapToInt(Category::ordinal).max().orElse(0);
        return Map.of("ordinal", String.valueOf(last + 1), "active", "是");
    }
}
