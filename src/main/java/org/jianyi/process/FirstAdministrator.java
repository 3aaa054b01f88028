package org.jianyi.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.DefaultPasswordPolicyImpl;
import org.jianyi.StartRefused;
import org.jianyi.roster.FullName;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The first administrator comes from the environment, once: as long as there is one, nothing is asked for. The demo town brings its own. */
@Component
@Profile("!demo")
@Order(AtStart.FIRST_PEOPLE)
@EnableConfigurationProperties(FirstAdministrator.Account.class)
class FirstAdministrator implements AtStart {

    private static final String GROUP = "camunda-admin";

    private static final String REMEDY = """
            请在启动前设置环境变量 JIANYI_ADMIN_USER（用户名）、JIANYI_ADMIN_PASSWORD（密码），以及可选的 JIANYI_ADMIN_NAME（姓名）。第一次启动之后不再需要。
            Set JIANYI_ADMIN_USER, JIANYI_ADMIN_PASSWORD and, if you like, JIANYI_ADMIN_NAME (the full name) before you start. Later starts do not need them.
            只想试用，请运行 mvn spring-boot:run，其中有虚构的镇和演示账号。For a look around, mvn spring-boot:run brings an invented town.""";

    private final IdentityService identity;
    private final Account account;

    FirstAdministrator(IdentityService identity, Account account) {
        this.identity = identity;
        this.account = account;
    }

    /**
     * JIANYI_ADMIN_USER, JIANYI_ADMIN_PASSWORD and JIANYI_ADMIN_NAME.
     *
     * @param name full name, as printed
     */
    @ConfigurationProperties("jianyi.admin")
    record Account(
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("系统管理员") String name) {

        @Override
        public String toString() {
            return user;
        }
    }

    @Override
    @Transactional
    public void atStart() {
        if (identity.createUserQuery().memberOfGroup(GROUP).count() > 0) {
            return;
        }
        User first = administrator();
        identity.saveUser(first);
        identity.createMembership(first.getId(), GROUP);
    }

    private User administrator() {
        if (account.user().isBlank() || account.password().isBlank()) {
            throw new StartRefused("""
                    数据库里还没有系统管理员，也没有指定由谁担任，系统没有启动。
                    There is no administrator yet and none was named; the application was not started.""", REMEDY);
        }
        if (!account.user().matches("[a-zA-Z0-9-]{1,64}")) {
            throw new StartRefused("""
                    系统管理员的用户名只能用字母、数字和连字符，系统没有启动。
                    The administrator's user name may hold letters, digits and hyphens only; the application was not started.""", REMEDY);
        }
        if (identity.createUserQuery().userId(account.user()).count() > 0) {
            throw new StartRefused("""
                    用户“%1$s”已经存在，但不是系统管理员，系统没有启动。请换一个用户名。
                    The user %1$s exists and is no administrator; the application was not started. Choose another name.""".formatted(account.user()), REMEDY);
        }
        User user = identity.newUser(account.user());
        FullName name = FullName.of(account.name());
        user.setFirstName(name.surname());
        user.setLastName(name.given());
        user.setPassword(account.password());
        boolean strong = new DefaultPasswordPolicyImpl()
                .getRules().stream().allMatch(rule -> rule.execute(account.password(), user));
        if (!strong) {
            throw new StartRefused("""
                    系统管理员的密码太简单，系统没有启动。密码至少10位，要有大写字母、小写字母、数字和符号，不能含用户名。
                    The administrator's password is too weak; the application was not started. It needs 10 characters or more, capital and small letters, \
                    digits and signs, and must not contain the user name.""", REMEDY);
        }
        return user;
    }
}
