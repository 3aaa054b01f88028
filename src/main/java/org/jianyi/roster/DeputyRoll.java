package org.jianyi.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jianyi.Refusals;
import org.jianyi.roster.Accounts.Account;
import org.jianyi.sheet.Table;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The deputies of the present congress, those whose mandate has ended included. */
@Component
@Order(50)
class DeputyRoll implements Roll<DeputyEntry> {

    private static final Table<DeputyEntry> TABLE = Table.of(DeputyEntry.class);

    private final Congresses congresses;
    private final Deputies deputies;
    private final Units units;
    private final Accounts accounts;
    private final People people;
    private final Clock clock;

    DeputyRoll(Congresses congresses, Deputies deputies, Units units, Accounts accounts, People people, Clock clock) {
        this.accounts = accounts;
        this.people = people;
        this.congresses = congresses;
        this.deputies = deputies;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "deputies";
    }

    @Override
    public String title() {
        return "代表";
    }

    @Override
    public String purpose() {
        return "本届代表。资格终止的填“有效期止”，不要删除：以前的建议仍然要答复他。";
    }

    @Override
    public Table<DeputyEntry> table() {
        return TABLE;
    }

    @Override
    public String key(DeputyEntry entry) {
        return entry.cardNumber();
    }

    @Override
    public String keyField() {
        return "cardNumber";
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, DeputyEntry> present() {
        Map<String, String> names = units.findAll().stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Map<String, String> mails = mailsOfLogins();
        return byCard(d -> new DeputyEntry(
                d.cardNumber(),
                d.name(),
                d.squad(),
                d.village(),
                d.post(),
                d.phone(),
                d.userId() == null ? d.mail() : mails.get(d.userId()),
                d.unitCode() == null ? null : names.getOrDefault(d.unitCode(), d.unitCode()),
                d.validFrom(),
                d.validTo()));
    }

    @Override
    @Transactional
    public void keep(String key, DeputyEntry entry, Actor actor) {
        Congress congress = congresses.current();
        keep(
                entry,
                congress,
                key == null
                        ? null
                        : deputies.findByCongressAndCardNumber(congress, key).orElseThrow(),
                unit -> units.named(unit, "unit").code());
    }

    /** With thousands of lines every look-up of its own would be felt. */
    @Override
    public Taking<DeputyEntry> taking() {
        Congress congress = congresses.current();
        Map<String, Deputy> known = deputies.findByCongressOrderByCardNumber(congress).stream()
                .collect(Collectors.toMap(Deputy::cardNumber, Function.identity()));
        Map<String, String> codes = new HashMap<>();
        return (key, entry, origin, actor) -> {
            keep(
                    entry,
                    congress,
                    key == null ? null : known.get(key),
                    unit -> codes.computeIfAbsent(
                            unit, name -> units.named(name, "unit").code()));
            return List.of();
        };
    }

    private void keep(DeputyEntry entry, Congress congress, Deputy known, UnaryOperator<String> code) {
        Refusals refusals = new Refusals();
        refusals.checkThat(
                !entry.validFrom().isBefore(congress.beginsOn()),
                "validFrom",
                "早于本届开始的日期（" + congress.beginsOn() + "）");
        refusals.checkThat(
                entry.validTo() == null || !entry.validTo().isBefore(entry.validFrom()), "validTo", "早于有效期起");
        String unit = entry.unit() == null ? null : refusals.tried(() -> code.apply(entry.unit()));
        refusals.tell();
        Deputy deputy = known == null
                ? new Deputy(congress, entry.cardNumber(), entry.name(), null, null, null, null, null, null, null)
                : known;
        if (deputy.userId() != null && !deputy.name().equals(entry.name())) {
            accounts.rename(deputy.userId(), FullName.of(entry.name()));
        }
        deputy.correct(
                entry.cardNumber(), entry.name(), entry.squad(), entry.village(), entry.post(), entry.phone(), unit);
        deputy.mailTo(entry.mail());
        if (deputy.userId() != null) {
            accounts.mailTo(deputy.userId(), entry.mail());
        }
        deputy.sit(entry.validFrom(), entry.validTo());
        deputies.save(deputy);
    }

    @Override
    public Map<String, String> suggested() {
        LocalDate begins =
                congresses.findFirstByOrderByTermDesc().map(Congress::beginsOn).orElse(LocalDate.now(clock));
        return Map.of("validFrom", begins.toString());
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of(
                "unit", units.findAllByOrderByCode().stream().map(Unit::name).toList());
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Map<String, String>> beside() {
        LocalDate today = LocalDate.now(clock);
        Set<String> stopped = accounts.all().stream()
                .filter(Account::isStopped)
                .map(Account::userId)
                .collect(Collectors.toSet());
        return byCard(d -> {
            Map<String, String> beside = new LinkedHashMap<>();
            beside.put("状态", d.isActiveOn(today) ? "在任" : "不在任");
            beside.put("登录名", d.userId() == null ? "" : d.userId() + (stopped.contains(d.userId()) ? "，账号已停用" : ""));
            return beside;
        });
    }

    /** Whoever has a login has his address there: he may hold other offices, too. */
    private Map<String, String> mailsOfLogins() {
        List<String> logins =
                congresses.findFirstByOrderByTermDesc().map(deputies::findByCongressOrderByCardNumber).stream()
                        .flatMap(List::stream)
                        .map(Deputy::userId)
                        .filter(Objects::nonNull)
                        .toList();
        return logins.isEmpty() ? Map.of() : people.mailAddresses(logins);
    }

    private <V> Map<String, V> byCard(Function<Deputy, V> what) {
        Map<String, V> found = new LinkedHashMap<>();
        congresses.findFirstByOrderByTermDesc().map(deputies::findByCongressOrderByCardNumber).stream()
                .flatMap(List::stream)
                .forEach(d -> found.put(d.cardNumber(), what.apply(d)));
        return found;
    }
}
