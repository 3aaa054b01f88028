package org.jianyi.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.springframework.stereotype.Component;

/**
 * Whom and what an old ledger names. What the roster does not have yet comes into it as what it is by now: a deputy of that congress whose mandate
 * is over, a unit that is no longer assigned to, a category that is no longer offered. So each case has a lead and a unit like all others, and nobody
 * gets a mandate or a login because a ledger names him.
 */
@Component
public class FormerNames {

    private static final Pattern NAME = Pattern.compile("\\p{IsHan}+(·\\p{IsHan}+)*");
    private static final int LONGEST_NAME = 20;
    private static final String NO_CARD = "台账-";
    private static final String NO_CODE = "LN-";
    private static final Pattern SEVERAL = Pattern.compile(".*(等.{0,3}|代表)");

    private final Congresses congresses;
    private final Deputies deputies;
    private final Units units;
    private final Categories categories;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final Clock clock;
    private final WithinTransaction<Map<Long, List<Deputy>>> members = new WithinTransaction<>(HashMap::new);
    private final WithinTransaction<List<Unit>> known;
    private final WithinTransaction<Map<String, Category>> offered;

    FormerNames(
            Congresses congresses,
            Deputies deputies,
            Units units,
            Categories categories,
            Accounts accounts,
            AuditTrail trail,
            Clock clock) {
        this.congresses = congresses;
        this.deputies = deputies;
        this.units = units;
        this.categories = categories;
        this.accounts = accounts;
        this.trail = trail;
        this.clock = clock;
        this.known = new WithinTransaction<>(() -> new ArrayList<>(units.findAllByOrderByCode()));
        this.offered = new WithinTransaction<>(() -> categories.findAll().stream()
                .collect(Collectors.toMap(Category::name, category -> category, (one, same) -> one, HashMap::new)));
    }

    /**
     * Somebody takes in a line of a ledger.
     *
     * @param origin where it stands: 从《2023年台账.xlsx》第5行导入
     * @param brought grows by a few words for everything that came into the roster
     */
    public record Reading(String origin, Actor actor, List<String> brought) {}

    /**
     * @param nameOrCard the card number where the congress had two of that name
     * @param day on which he led or signed
     * @throws Refusal naming {@code field} when it is no name, or whoever has it was no deputy on that day (R1)
     */
    public Deputy deputy(Congress congress, String nameOrCard, LocalDate day, String field, Reading reading) {
        List<Deputy> all = members.get()
                .computeIfAbsent(
                        congress.id(), id -> new ArrayList<>(deputies.findByCongressOrderByCardNumber(congress)));
        List<Deputy> found = all.stream()
                .filter(deputy -> nameOrCard.equals(deputy.name()) || nameOrCard.equals(deputy.cardNumber()))
                .toList();
        if (found.size() > 1) {
            String cards = found.stream().map(Deputy::cardNumber).collect(Collectors.joining("、"));
            throw Refusal.badInput(
                    field, "第%d届有%d位%s，请写证号：%s".formatted(congress.term(), found.size(), nameOrCard, cards));
        }
        if (found.isEmpty()) {
            return enter(congress, all, nameOrCard, field, reading);
        }
        Deputy deputy = found.get(0);
        if (!deputy.isActiveOn(day)) {
            throw Refusal.badInput(
                    field,
                    "%s（%s）在%s不是代表，请核对姓名和日期，或者在名册里更正他的有效期"
                            .formatted(deputy.name(), deputy.cardNumber(), ChineseDate.of(day)));
        }
        return deputy;
    }

    private Deputy enter(Congress congress, List<Deputy> all, String name, String field, Reading reading) {
        if (!NAME.matcher(name).matches() || SEVERAL.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw Refusal.badInput(field, "“" + name + "”不是一位代表的姓名，一格写一个姓名，几位附议代表用顿号隔开");
        }
        boolean present = congress.id().equals(congresses.current().id());
        if (present && all.isEmpty()) {
            throw Refusal.badInput(field, "请先登记第" + congress.term() + "届的代表，再导入台账，不然在任的代表会当成离任的");
        }
        long before = all.stream()
                .filter(deputy -> deputy.cardNumber().startsWith(NO_CARD))
                .count();
        Deputy former = deputies.save(Deputy.former(
                congress,
                NO_CARD + "%03d".formatted(before + 1),
                name,
                present ? LocalDate.now(clock).minusDays(1) : congress.endsOn()));
        all.add(former);
        note("代表 " + former.cardNumber(), "新增代表", "名册里没有" + name + "，登记为第" + congress.term() + "届的离任代表", reading);
        return former;
    }

    /** @return the unit of that name or code */
    public Unit unit(String nameOrCode, Reading reading) {
        return known.get().stream()
                .filter(unit -> unit.name().equals(nameOrCode) || unit.code().equals(nameOrCode))
                .findFirst()
                .orElseGet(() -> enter(nameOrCode, reading));
    }

    private Unit enter(String name, Reading reading) {
        long before = known.get().stream()
                .filter(unit -> unit.code().startsWith(NO_CODE))
                .count();
        Unit former = new Unit(NO_CODE + (before + 1), name, Track.VERTICAL, "UNIT", "未登记");
        former.retire();
        known.get().add(former);
        units.save(former);
        accounts.groupsOf(former);
        note("单位 " + former.code(), "新增单位", "名册里没有" + name + "，登记为停用的单位", reading);
        return former;
    }

    /** @return its name */
    public String category(String name, Reading reading) {
        Map<String, Category> all = offered.get();
        if (!all.containsKey(name)) {
            int last = all.values().stream().mapToInt(Category::ordinal).max().orElse(0);
            Category former = new Category(name, last + 1);
            former.arrange(last + 1, false);
            all.put(name, categories.save(former));
            note("类别 " + name, "新增类别", "名册里没有" + name + "，登记为停用的类别", reading);
        }
        return name;
    }

    private void note(String subject, String act, String words, Reading reading) {
        reading.brought().add(words);
        Actor actor = reading.actor();
        trail.recordRoster(subject, actor.userId(), actor.name(), act, null, null, reading.origin() + "；" + words);
    }
}
