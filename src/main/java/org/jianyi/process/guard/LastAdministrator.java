package org.jianyi.process.guard;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;
import org.jianyi.Refusal;

/** Users and groups as the engine keeps them, except that there is always an administrator: without one, set-up would be open again to anybody. */
public class LastAdministrator extends DbIdentityServiceProvider {

    private static final long LOCK = 0x61646d696eL; // "admin"

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        requireAnother(userId);
        return super.deleteUser(userId);
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        if (Groups.CAMUNDA_ADMIN.equals(groupId)) {
            requireAnother(userId);
        }
        return super.deleteMembership(userId, groupId);
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        if (Groups.CAMUNDA_ADMIN.equals(groupId)) {
            throw Refusal.conflict("系统管理员组不能删除");
        }
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
