package org.jianyi.roster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jianyi.Refusal;
import org.jianyi.sheet.Table;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The units that handle suggestions. */
@Component
@Order(30)
class UnitRoll implements Roll<UnitEntry> {

    private static final String TOWN_GOVERNMENT = "TOWN_GOVERNMENT";
    private static final Table<UnitEntry> TABLE = Table.of(UnitEntry.class);

    private final Units units;
    private final People people;
    private final Accounts accounts;
    private final UnitWork work;

    UnitRoll(Units units, People people, Accounts accounts, UnitWork work) {
        this.work = work;
        this.units = units;
        this.people = people;
        this.accounts = accounts;
    }

    @Override
    public String id() {
        return "units";
    }

    @Override
    public String title() {
        return "单位";
    }

    @Override
    public String purpose() {
        return "承办单位。经办人、负责人在“人员”里指定；不再承办的单位停用，不要删除；停用前要办结或者改办手里的建议。";
    }

    @Override
    public Table<UnitEntry> table() {
        return TABLE;
    }

    @Override
    public String key(UnitEntry entry) {
        return entry.code();
    }

    @Override
    public String keyField() {
        return "code";
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, UnitEntry> present() {
        Map<String, UnitEntry> present = new LinkedHashMap<>();
        units.findAllByOrderByCode()
                .forEach(unit -> present.put(
                        unit.code(),
                        new UnitEntry(
                                unit.code(),
                                unit.name(),
                                unit.track(),
                                TOWN_GOVERNMENT.equals(unit.issuer()),
                                unit.letterWord(),
                                unit.isActive())));
        return present;
    }

    @Override
    @Transactional
    public void keep(String key, UnitEntry entry, Actor actor) {
        if (key != null && !key.equals(entry.code())) {
            throw Refusal.badInput("code", "单位编码登记后不能改；需要换编码的，请另外登记一个单位，再停用这一个");
        }
        units.findByName(entry.name())
                .filter(other -> !other.code().equals(entry.code()))
                .ifPresent(other -> {
                    throw Refusal.badInput("name", "与编码为“" + other.code() + "”的单位同名");
                });
        String issuer = entry.forTown() ? TOWN_GOVERNMENT : "UNIT";
        Unit unit = key == null
                ? new Unit(entry.code(), entry.name(), entry.track(), issuer, entry.letterWord())
                : units.get(key);
        unit.correct(entry.name(), entry.track(), issuer, entry.letterWord());
        if (entry.active()) {
            unit.reinstate();
        } else if (unit.isActive() && units.activeLocked(unit.code())) {
            requireDone(unit);
            unit.retire();
        }
        units.save(unit);
        accounts.groupsOf(unit);
    }

    private void requireDone(Unit unit) {
        List<String> open = work.openCases(unit.code());
        if (!open.isEmpty()) {
            throw Refusal.badInput(
                    "active",
                    unit.name() + "还有" + open.size() + "件建议没有办结，不能停用：" + Some.of(open)
                            + "。请先办结，或者在案卷页“改由其他单位承办”“取消承办”“取消会办”");
        }
    }

    @Override
    public Map<String, String> suggested() {
        return Map.of("forTown", "否", "active", "是");
    }

    @Override
    public Map<String, Map<String, String>> beside() {
        Map<String, Map<String, String>> beside = new LinkedHashMap<>();
        for (Unit unit : units.findAll()) {
            Map<String, String> staff = new LinkedHashMap<>();
            staff.put("经办人", names(Posts.handlersOf(unit.code())));
            staff.put("负责人", names(Posts.headOf(unit.code())));
            beside.put(unit.code(), staff);
        }
        return beside;
    }

    private String names(String group) {
        List<Person> members = people.members(group);
        return members.stream().map(Person::name).collect(Collectors.joining("、"));
    }
}
