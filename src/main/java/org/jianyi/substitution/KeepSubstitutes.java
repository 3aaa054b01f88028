package org.jianyi.substitution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.roster.Accounts;
import org.jianyi.roster.Accounts.Account;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Person;
import org.jianyi.roster.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who signs for whom: named by the signer himself, or by the office for him; one at a time, and never on to a third. */
@Service
@Transactional
public class KeepSubstitutes {

    private final Substitutions substitutions;
    private final Accounts accounts;
    private final Units units;
    private final AuditTrail trail;
    private final Clock clock;

    KeepSubstitutes(Substitutions substitutions, Accounts accounts, Units units, AuditTrail trail, Clock clock) {
        this.substitutions = substitutions;
        this.accounts = accounts;
        this.units = units;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param signer user id of who will be away
     * @throws Refusal when the actor may not name somebody for him, the substitute does not fit, or two would follow or overlap one another
     */
    public Substitution name(String signer, NameSubstitute form, Actor actor) {
        requireRight(signer, actor);
        if (!signer.equals(actor.userId())
                && (form.reason() == null || form.reason().isBlank())) {
            throw Refusal.badInput("reason", "替别人设代理人时，请写明原因");
        }
        Account absent = accounts.find(signer).orElseThrow(() -> Refusal.notFound("没有这个人"));
        SignerPlace place = SignerPlace.in(absent.groups()).stream()
                .filter(known -> known.group().equals(form.place()))
                .findAny()
                .orElseThrow(() -> Refusal.badInput("place", absent.name() + "不以这个身份审签，不用设代理人"));
        Account substitute = substitute(form.substitute(), absent, place);
        requireTime(form);
        substitutions.lock();
        requireFree(form, absent, substitute);
        Substitution named = substitutions.saveAndFlush(
                new Substitution(person(absent), person(substitute), form, actor, clock.instant()));
        note(named, actor, "设代理人");
        return named;
    }

    /** Ends a substitution at once, before its last day or before its first. */
    public Substitution end(String signer, Long id, Actor actor) {
        requireRight(signer, actor);
        Substitution substitution = substitutions.get(id);
        if (!substitution.signerId().equals(signer)) {
            throw Refusal.notFound("没有这项代理，请刷新页面");
        }
        substitution.end(actor, today(), clock.instant());
        noteEnd(substitution, actor);
        substitutions.flush();
        return substitution;
    }

    /**
     * Whoever leaves a place gives no substitute there any more, and who leaves his own post is none.
     *
     * @return those that ended with it
     */
    public List<Substitution> endThoseOf(String user, Set<String> left, Set<String> remaining, Actor actor) {
        List<Substitution> ended = new ArrayList<>();
        for (Substitution substitution : substitutions.concerning(user)) {
            boolean gave = substitution.signerId().equals(user) && left.contains(substitution.place());
            boolean had =
                    substitution.substituteId().equals(user) && !new SignerPlace(substitution.place()).fits(remaining);
            if ((gave || had) && !substitution.isOver(today())) {
                substitution.end(actor, today(), clock.instant());
                noteEnd(substitution, actor);
                ended.add(substitution);
            }
        }
        return ended;
    }

    /** Who may sign at that place for this signer, by user id. */
    @Transactional(readOnly = true)
    public List<Person> fitting(String signer, SignerPlace place) {
        return accounts.all().stream()
                .filter(account -> !account.userId().equals(signer) && place.fits(account.groups()))
                .map(KeepSubstitutes::person)
                .toList();
    }

    /**
     * Of what somebody signed for others until lately, the substitution that would have let him sign here.
     *
     * @param named user id of who must sign, or null when any in that place may
     */
    @Transactional(readOnly = true)
    public Optional<Substitution> over(String substitute, SignerPlace place, String named) {
        return substitutions.concerning(substitute).stream()
                .filter(it -> it.substituteId().equals(substitute)
                        && it.place().equals(place.group())
                        && (named == null || named.equals(it.signerId())))
                .filter(it -> it.isOver(today()) && !it.isCancelled())
                .max(Comparator.comparing(Substitution::lastHeld));
    }

    /** 镇水利站负责人, 镇领导. */
    @Transactional(readOnly = true)
    public String inWords(SignerPlace place) {
        return place.isLeader() ? "镇领导" : unitName(place) + "负责人";
    }

    private static void requireRight(String signer, Actor actor) {
        if (!signer.equals(actor.userId()) && !actor.isRosterKeeper()) {
            throw Refusal.forbidden("代理人由本人设置，本人不便时由镇人大办或者系统管理员代设");
        }
    }

    private Account substitute(String userId, Account absent, SignerPlace place) {
        if (userId.equals(absent.userId())) {
            throw Refusal.badInput("substitute", "代理人不能是本人，请另选一位");
        }
        Account substitute = accounts.find(userId)
                .filter(account -> !account.isStopped())
                .orElseThrow(() -> Refusal.badInput("substitute", "没有这个人，或者账号已经停用，请重新选择"));
        place.requireFit(substitute, place.isLeader() ? null : unitName(place));
        return substitute;
    }

    private void requireTime(NameSubstitute form) {
        if (form.from().isBefore(today())) {
            throw Refusal.badInput("from", "开始日期不能早于今天");
        }
        if (form.from().isAfter(today().plusYears(1))) {
            throw Refusal.badInput("from", "开始日期在一年以后，请核对年份");
        }
        if (form.to().isBefore(form.from())) {
            throw Refusal.badInput("to", "结束日期不能早于开始日期");
        }
        if (form.to().isAfter(form.from().plusYears(1))) {
            throw Refusal.badInput("to", "一次代理最长一年，请把结束日期提前");
        }
    }

    private void requireFree(NameSubstitute form, Account absent, Account substitute) {
        for (Substitution other : substitutions.within(form.from(), form.to())) {
            String time = "（" + other.time() + "）";
            if (other.signerId().equals(absent.userId()) && other.place().equals(form.place())) {
                throw Refusal.badInput("from", "这段时间已经由" + other.substituteName() + "代理" + time + "，请先结束原来的代理，或者改日期");
            }
            if (other.signerId().equals(substitute.userId())) {
                throw Refusal.badInput(
                        "substitute", substitute.name() + "这段时间由" + other.substituteName() + "代理" + time + "，不能再代别人审签");
            }
            if (other.substituteId().equals(absent.userId())) {
                throw Refusal.badInput(
                        "from", absent.name() + "这段时间正代" + other.signerName() + "审签" + time + "，请先结束那一项代理");
            }
        }
    }

    private void noteEnd(Substitution substitution, Actor actor) {
        note(substitution, actor, substitution.isCancelled() ? "取消代理" : "结束代理");
    }

    private void note(Substitution substitution, Actor actor, String act) {
        trail.recordRoster(
                "代理 " + substitution.signerName() + " " + substitution.signerId(),
                actor.userId(),
                actor.name(),
                act,
                null,
                null,
                inWords(new SignerPlace(substitution.place())) + substitution.signerName() + "由"
                        + substitution.inWords() + "代签"
                        + (substitution.reason() == null ? "" : "：" + substitution.reason()));
    }

    private String unitName(SignerPlace place) {
        return units.get(place.unit()).name();
    }

    private static Person person(Account account) {
        return new Person(account.userId(), account.name());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
