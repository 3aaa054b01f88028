package org.jianyi.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.roster.Accounts.Account;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens logins and gives out first passwords, to be printed and handed over. A first password is shown once and kept nowhere. */
@Service
@Transactional
public class OpenAccounts {

    private static final String DEPUTY = "deputy";

    private final Accounts accounts;
    private final FirstPasswords firstPasswords;
    private final Congresses congresses;
    private final Deputies deputies;
    private final Units units;
    private final AuditTrail trail;
    private final Clock clock;

    OpenAccounts(
            Accounts accounts,
            FirstPasswords firstPasswords,
            Congresses congresses,
            Deputies deputies,
            Units units,
            AuditTrail trail,
            Clock clock) {
        this.accounts = accounts;
        this.firstPasswords = firstPasswords;
        this.congresses = congresses;
        this.deputies = deputies;
        this.units = units;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What is cut out and handed over.
     *
     * @param part what the person is: 代表（柳林村）, 镇水利站
     */
    public record Slip(String name, String part, String userId, String password) {}

    /**
     * How many logins wait to be opened or given out.
     *
     * @param deputies sitting deputies without a login
     * @param people logins whose password nobody has yet
     * @param unused passwords given out, and not yet replaced by an own one
     */
    public record Waiting(List<String> deputies, List<String> people, List<Unused> unused) {

        public int toDo() {
            return deputies.size() + people.size();
        }
    }

    /** Somebody who has not yet come in with the password given to him. */
    public record Unused(String userId, String name) {}

    @Transactional(readOnly = true)
    public Waiting waiting(Actor actor) {
        KeepRoster.require(actor);
        Map<String, Account> byId = byId();
        List<Unused> unused = firstPasswords.findAll().stream()
                .filter(FirstPassword::isIssued)
                .map(first -> byId.get(first.userId()))
                .filter(account -> account != null && !account.isStopped())
                .map(account -> new Unused(account.userId(), account.name()))
                .toList();
        return new Waiting(
                withoutLogin().stream().map(Deputy::name).toList(),
                withoutPassword(byId, actor).stream().map(Account::name).toList(),
                unused);
    }

    /**
     * Logins for all deputies that have none, and first passwords for everybody who was not given one.
     *
     * @param expected how many they are, as was shown
     * @throws Refusal when they are others by now, or it was done already
     */
    public List<Slip> openAll(int expected, Actor actor) {
        if (waiting(actor).toDo() != expected) {
            throw Refusal.conflict("名单刚刚有变化，请回到“账号和密码”看过以后再开通");
        }
        Map<String, Account> byId = byId();
        Set<String> taken = byId.keySet().stream()
                .map(id -> id.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
        List<Slip> slips = new ArrayList<>();
        for (Deputy deputy : withoutLogin()) {
            String userId = free(deputy, taken);
            accounts.open(userId, FullName.of(deputy.name()));
            accounts.regroup(userId, Set.of(DEPUTY), actor);
            accounts.mailTo(userId, deputy.mail());
            deputy.comeIn(userId);
            slips.add(slip(userId, deputy.name(), part(deputy), actor, "开通账号"));
        }
        for (Account account : withoutPassword(byId, actor)) {
            slips.add(slip(account.userId(), account.name(), part(account), actor, "发初始密码"));
        }
        return slips;
    }

    /** Another first password for somebody who has lost his, or never got it. The old one is void at once. */
    public Slip renew(String userId, Actor actor) {
        KeepRoster.require(actor);
        Account account = accounts.find(userId)
                .filter(found -> !found.isStopped())
                .orElseThrow(() -> Refusal.notFound("没有这个账号，或者已经停用"));
        if (Account.isWeighty(account.groups()) && !actor.isAdministrator()) {
            throw Refusal.forbidden("镇人大办和系统管理员的密码由系统管理员重发");
        }
        if (userId.equals(actor.userId())) {
            throw Refusal.conflict("自己的密码请在“系统管理”的个人资料里修改");
        }
        return slip(userId, account.name(), part(account), actor, "重发密码");
    }

    /**
     * Somebody chooses a password of his own in place of the first.
     *
     * @throws Refusal when the two are not the same, or it is too weak
     */
    public void choose(String password, String again, Actor actor) {
        FirstPassword first =
                firstPasswords.findById(actor.userId()).orElseThrow(() -> Refusal.conflict("您已经设置过自己的密码"));
        if (!password.equals(again)) {
            throw Refusal.badInput("again", "两次填写的密码不一样，请重新填写");
        }
        accounts.choosePassword(actor.userId(), password);
        firstPasswords.delete(first);
        note(actor.userId(), actor, "设置自己的密码");
    }

    /** @return whether this person must first choose a password of his own */
    @Transactional(readOnly = true)
    public boolean mustChoose(String userId) {
        return firstPasswords.existsById(userId);
    }

    private Slip slip(String userId, String name, String part, Actor actor, String act) {
        String password = accounts.issuePassword(userId);
        FirstPassword first = firstPasswords.findById(userId).orElseGet(() -> new FirstPassword(userId));
        first.issue(clock.instant(), actor.userId());
        firstPasswords.save(first);
        note(userId, actor, act);
        return new Slip(name, part, userId, password);
    }

    private void note(String userId, Actor actor, String act) {
        trail.recordRoster("账号 " + userId, actor.userId(), actor.name(), act, null, null, null);
    }

    private List<Deputy> withoutLogin() {
        LocalDate today = LocalDate.now(clock);
        return congresses.findFirstByOrderByTermDesc().map(deputies::findByCongressOrderByCardNumber).stream()
                .flatMap(List::stream)
                .filter(deputy -> deputy.userId() == null)
                .filter(deputy -> deputy.validTo() == null || !deputy.validTo().isBefore(today))
                .toList();
    }

    private List<Account> withoutPassword(Map<String, Account> byId, Actor actor) {
        return firstPasswords.findByIssuedAtIsNull().stream()
                .map(first -> byId.get(first.userId()))
                .filter(account -> account != null && !account.isStopped())
                .filter(account -> actor.isAdministrator() || !Account.isWeighty(account.groups()))
                .toList();
    }

    private Map<String, Account> byId() {
        return accounts.all().stream().collect(Collectors.toMap(Account::userId, Function.identity()));
    }

    /** The card number where it can be typed; somebody of an earlier congress may have it already. */
    private static String free(Deputy deputy, Set<String> taken) {
        String card = deputy.cardNumber().replaceAll("[^A-Za-z0-9-]", "").toLowerCase(Locale.ROOT);
        String wanted = card.matches("[a-z0-9-]*[a-z][a-z0-9-]*")
                ? card
                : "d" + deputy.congress().term() + (card.isEmpty() ? "" : "-" + card);
        String userId = wanted;
        for (int i = 2; !taken.add(userId); i++) {
            userId = wanted + "-" + i;
        }
        return userId;
    }

    private static String part(Deputy deputy) {
        String place = deputy.squad() == null ? deputy.village() : deputy.squad();
        return "代表" + (place == null ? "" : "（" + place + "）");
    }

    private String part(Account account) {
        List<String> parts = new ArrayList<>();
        PersonRoll.ROLES.forEach((role, group) -> {
            if (account.groups().contains(group)) {
                parts.add(role);
            }
        });
        if (account.groups().contains(DEPUTY)) {
            parts.add("代表");
        }
        new Actor(account.userId(), account.name(), account.groups()).units().forEach(code -> units.findById(code)
                .ifPresent(unit -> parts.add(unit.name())));
        return String.join("、", parts);
    }
}
