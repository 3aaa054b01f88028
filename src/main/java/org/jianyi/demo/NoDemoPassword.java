package org.jianyi.demo;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.jianyi.StartRefused;
import org.jianyi.process.AtStart;
import org.jianyi.process.Passwords;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A real start does not open a town into which everybody knows the password. */
@Component
@Profile("!demo")
@Order(AtStart.CHECKS)
class NoDemoPassword implements AtStart {

    private final IdentityService identity;
    private final ManagementService management;
    private final Passwords passwords;

    NoDemoPassword(IdentityService identity, ManagementService management, Passwords passwords) {
        this.identity = identity;
        this.management = management;
        this.passwords = passwords;
    }

    @Override
    public void atStart() {
        if (!management.getProperties().containsKey(FillTown.PROPERTY)) {
            return;
        }
        List<String> open = identity.createUserQuery().list().stream()
                .map(User::getId)
                .filter(user -> identity.getUserInfo(user, DemoPeople.MARK) != null)
                .filter(user -> passwords.matches(user, DemoPeople.PASSWORD))
                .toList();
        if (!open.isEmpty()) {
            throw new StartRefused("""
                    这个数据库里是演示数据，还有%1$d个演示账号用着公开的密码，不能正式启动。
                    This database holds the demo town, and %1$d demo people still have the known password; the application was not started.""".formatted(open.size()), """
                    正式使用请另配一个空的数据库（SPRING_DATASOURCE_URL，或用 JIANYI_DATA 指定另一个数据文件夹）；想看演示，请运行 mvn spring-boot:run。
                    For real use give an empty database (SPRING_DATASOURCE_URL, or another folder by JIANYI_DATA); for the demo run mvn spring-boot:run.""");
        }
    }
}
