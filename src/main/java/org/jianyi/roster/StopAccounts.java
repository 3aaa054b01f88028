package org.jianyi.roster;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.audit.Change;
import org.jianyi.roster.Accounts.Account;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stops a login, and lets it in again with the groups it had. */
@Service
@Transactional
public class StopAccounts {

    private final Accounts accounts;
    private final StoppedAccounts stopped;
    private final AuditTrail trail;
    private final Posts posts;
    private final Clock clock;

    StopAccounts(Accounts accounts, StoppedAccounts stopped, AuditTrail trail, Posts posts, Clock clock) {
        this.accounts = accounts;
        this.stopped = stopped;
        this.trail = trail;
        this.posts = posts;
        this.clock = clock;
    }

    /** @throws Refusal when something is open that this person alone can do, or he is the last administrator */
    public void stop(String userId, String reason, Actor actor) {
        Account account = account(userId, actor);
        if (userId.equals(actor.userId())) {
            throw Refusal.conflict("不能停用自己的账号，请另一位系统管理员办理");
        }
        if (account.isStopped()) {
            throw Refusal.conflict(account.name() + "的账号已经停用，请刷新页面");
        }
        if (reason == null || reason.isBlank()) {
            throw Refusal.badInput("stopReason", "请写明停用的原因");
        }
        if (reason.length() > 500) {
            throw Refusal.badInput("stopReason", "原因不能超过500字");
        }
        requireRightOver(account.groups(), Set.of(), actor);
        accounts.regroup(userId, Set.of(), actor);
        stopped.saveAndFlush(new StoppedAccount(userId, account.groups(), reason.strip(), actor, clock.instant()));
        note(userId, actor, "停用账号", account.groups(), Set.of(), reason.strip());
    }

    public void resume(String userId, Actor actor) {
        Account account = account(userId, actor);
        StoppedAccount before = stopped.findById(userId)
                .orElseThrow(() -> Refusal.conflict(account.name() + "的账号没有停用，或者没有留下原来的岗位，请在“人员”里登记岗位"));
        requireRightOver(Set.of(), before.groups(), actor);
        accounts.regroup(userId, before.groups(), actor);
        stopped.delete(before);
        note(userId, actor, "恢复使用账号", Set.of(), before.groups(), null);
    }

    /** The groups were given anew by hand: what they were before does not matter any more. */
    void forget(String userId) {
        stopped.findById(userId).ifPresent(stopped::delete);
    }

    /** The office does not make its own colleagues, nor administrators. */
    static void requireRightOver(Set<String> before, Set<String> after, Actor actor) {
        boolean weighty = Account.isWeighty(before) || Account.isWeighty(after);
        if (weighty && !before.equals(after) && !actor.isAdministrator()) {
            throw Refusal.badInput("roles", "镇人大办和系统管理员的人员由系统管理员登记");
        }
    }

    private Account account(String userId, Actor actor) {
        KeepRoster.require(actor);
        return accounts.find(userId).orElseThrow(() -> Refusal.notFound("没有这个账号"));
    }

    private void note(String userId, Actor actor, String act, Set<String> before, Set<String> after, String detail) {
        Change change = new Change("岗位", words(before), words(after));
        trail.recordRoster("账号 " + userId, actor.userId(), actor.name(), act, List.of(change), detail);
    }

    private String words(Set<String> groups) {
        return groups.isEmpty() ? null : posts.inWords(groups);
    }
}
