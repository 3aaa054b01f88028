package org.jianyi.process.guard;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;
import org.jianyi.Refusal;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.Leaving;

/**
 * Users and groups as the engine keeps them, except that there is always an administrator: without one, set-up would be open again to
 * anybody. And nobody leaves who leaves something behind that he alone can do, by whichever way he is taken out.
 */
public class LastAdministrator extends DbIdentityServiceProvider {

    private static final long LOCK = 0x61646d696eL; // "admin"

    private final Supplier<Leaving> leaving;
    private final Supplier<EnginePeople> people;

    /** Both know the engine, which this is a part of: they are asked for when somebody leaves. */
    public LastAdministrator(Supplier<Leaving> leaving, Supplier<EnginePeople> people) {
        this.leaving = leaving;
        this.people = people;
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        requireAnother(userId);
        EnginePeople known = people.get();
        leaving.get().leave(userId, known.actor(userId).groups(), known.current());
        return super.deleteUser(userId);
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        if (Groups.CAMUNDA_ADMIN.equals(groupId)) {
            requireAnother(userId);
        }
        leaving.get().leave(userId, Set.of(groupId), people.get().current());
        return super.deleteMembership(userId, groupId);
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        if (Groups.CAMUNDA_ADMIN.equals(groupId)) {
            throw Refusal.conflict("系统管理员组不能删除");
        }
        leaving.get().requireIdle(groupId);
        return super.deleteGroup(groupId);
    }

    private void requireAnother(String userId) {
        oneAtATime();
        boolean isAdministrator = false;
        boolean hasColleague = false;
        for (User user : Context.getCommandContext().runWithoutAuthorization(this::administrators)) {
            isAdministrator |= user.getId().equals(userId);
            hasColleague |= !user.getId().equals(userId);
        }
        if (isAdministrator && !hasColleague) {
            throw Refusal.conflict("这是最后一名系统管理员，请先指定另一名系统管理员");
        }
    }

    private List<User> administrators() {
        return findUserByQueryCriteria((DbUserQueryImpl) new DbUserQueryImpl().memberOfGroup(Groups.CAMUNDA_ADMIN));
    }

    /** Two administrators removing each other at the same moment would leave none. */
    private void oneAtATime() {
        try (PreparedStatement lock = Context.getCommandContext()
                .getDbSqlSession()
                .getSqlSession()
                .getConnection()
                .prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
