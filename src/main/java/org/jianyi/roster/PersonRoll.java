package org.jianyi.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jianyi.Refusal;
import org.jianyi.roster.Accounts.Account;
import org.jianyi.sheet.Table;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who works here with a login; a deputy who is nothing else stands in the list of deputies. */
@Component
@Order(40)
class PersonRoll implements Roll<PersonEntry> {

    private static final String DEPUTY = "deputy";
    private static final Table<PersonEntry> TABLE = Table.of(PersonEntry.class);

    /** What the roles are called, and the groups they are. */
    static final Map<String, String> ROLES = new LinkedHashMap<>();

    static {
        ROLES.put("镇人大办", "presidium-office");
        ROLES.put("主席团", "presidium");
        ROLES.put("镇政府办", "government-office");
        ROLES.put("镇领导", "leader");
        ROLES.put("系统管理员", "camunda-admin");
    }

    private final Accounts accounts;
    private final Units units;
    private final FirstPasswords firstPasswords;
    private final StopAccounts stopAccounts;

    PersonRoll(Accounts accounts, Units units, FirstPasswords firstPasswords, StopAccounts stopAccounts) {
        this.stopAccounts = stopAccounts;
        this.accounts = accounts;
        this.units = units;
        this.firstPasswords = firstPasswords;
    }

    @Override
    public String id() {
        return "people";
    }

    @Override
    public String title() {
        return "人员";
    }

    @Override
    public String purpose() {
        return "在本系统办事的人和他们的岗位。代表的账号在“代表”里，密码在“账号和密码”里发。";
    }

    @Override
    public Table<PersonEntry> table() {
        return TABLE;
    }

    @Override
    public String key(PersonEntry entry) {
        return entry.userId();
    }

    @Override
    public String keyField() {
        return "userId";
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, PersonEntry> present() {
        Map<String, String> names =
                units.findAllByOrderByCode().stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Map<String, PersonEntry> present = new LinkedHashMap<>();
        for (Account account : accounts.all()) {
            if (!account.groups().equals(Set.of(DEPUTY))) {
                present.put(
                        account.userId(),
                        new PersonEntry(
                                account.userId(),
                                account.name(),
                                roles(account),
                                unitsOf(account, Posts.HANDLERS, names),
                                unitsOf(account, Posts.HEADS, names),
                                account.mail()));
            }
        }
        return present;
    }

    @Override
    @Transactional
    public void keep(String key, PersonEntry entry, Actor actor) {
        if (key != null && !key.equals(entry.userId())) {
            throw Refusal.badInput("userId", "登录名登记后不能改；需要换的，请另外登记一个，再停用这一个");
        }
        Account known = accounts.find(entry.userId()).orElse(null);
        Set<String> groups = groups(entry);
        if (known != null && known.groups().contains(DEPUTY)) {
            if (!known.name().equals(entry.name())) {
                throw Refusal.badInput(
                        "name",
                        "登录名" + entry.userId() + "是代表" + known.name() + "的：是同一个人，请按这个姓名填写，改名在“代表”里改；不是同一个人，请另取登录名");
            }
            groups.add(DEPUTY);
        }
        if (known == null && groups.isEmpty()) {
            throw Refusal.badInput("roles", "新登记的人员，岗位、经办单位、负责单位至少填一项");
        }
        StopAccounts.requireRightOver(known == null ? Set.of() : known.groups(), groups, actor);
        FullName name = FullName.of(entry.name());
        if (known == null) {
            requireOwnLogin(entry.userId());
            accounts.open(entry.userId(), name);
            firstPasswords.save(new FirstPassword(entry.userId()));
        } else if (!known.name().equals(entry.name())) {
            accounts.rename(entry.userId(), name);
        }
        if (known != null && groups.isEmpty() && !known.isStopped()) {
            stopAccounts.stop(entry.userId(), "岗位和单位都已去掉", actor);
        } else if (known == null || !known.groups().equals(groups)) {
            accounts.regroup(entry.userId(), groups, actor);
            stopAccounts.forget(entry.userId());
        }
        if (!Objects.equals(known == null ? null : known.mail(), entry.mail())) {
            accounts.mailTo(entry.userId(), entry.mail());
        }
    }

    /** D003 beside d003 would be taken for one another. */
    private void requireOwnLogin(String userId) {
        String small = userId.toLowerCase(Locale.ROOT);
        if (!small.equals(userId) && accounts.find(small).isPresent()) {
            throw Refusal.badInput("userId", "已经有人用登录名" + small + "，只有大小写不同的容易弄混，请另取登录名");
        }
    }

    private Set<String> groups(PersonEntry entry) {
        Set<String> groups = new TreeSet<>();
        for (String role : entry.roles()) {
            if (!ROLES.containsKey(role)) {
                throw Refusal.badInput("roles", "没有“" + role + "”这个岗位，只能填" + String.join("、", ROLES.keySet()));
            }
            groups.add(ROLES.get(role));
        }
        entry.handles()
                .forEach(unit ->
                        groups.add(Posts.handlersOf(units.named(unit, "handles").code())));
        entry.heads()
                .forEach(unit ->
                        groups.add(Posts.headOf(units.named(unit, "heads").code())));
        return groups;
    }

    private static List<String> roles(Account account) {
        return ROLES.entrySet().stream()
                .filter(role -> account.groups().contains(role.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> unitsOf(Account account, String prefix, Map<String, String> names) {
        return account.groups().stream()
                .filter(group -> group.startsWith(prefix))
                .filter(group -> prefix.equals(Posts.HEADS) || !group.startsWith(Posts.HEADS))
                .map(group -> group.substring(prefix.length()))
                .sorted()
                .map(code -> names.getOrDefault(code, code))
                .toList();
    }

    @Override
    public Map<String, List<String>> choices() {
        List<String> names =
                units.findAllByOrderByCode().stream().map(Unit::name).toList();
        return Map.of("roles", List.copyOf(ROLES.keySet()), "handles", names, "heads", names);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Map<String, String>> beside() {
        Map<String, FirstPassword> waiting =
                firstPasswords.findAll().stream().collect(Collectors.toMap(FirstPassword::userId, Function.identity()));
        Map<String, Map<String, String>> beside = new LinkedHashMap<>();
        for (Account account : accounts.all()) {
            List<String> state = new ArrayList<>();
            state.add(account.isStopped() ? "停用" : "在用");
            FirstPassword first = waiting.get(account.userId());
            if (first != null && !account.isStopped()) {
                state.add(first.isIssued() ? "还没有登录过" : "还没有发密码");
            }
            beside.put(account.userId(), Map.of("状态", String.join("，", state)));
        }
        return beside;
    }
}
