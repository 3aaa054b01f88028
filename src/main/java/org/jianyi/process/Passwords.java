package org.jianyi.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;

/** Compares passwords without counting the comparison as somebody's failed login. */
@Component
public class Passwords {

    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl configuration;

    Passwords(IdentityService identity, ProcessEngineConfigurationImpl configuration) {
        this.identity = identity;
        this.configuration = configuration;
    }

    /** @return false also when there is no such person */
    public boolean matches(String userId, String password) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        return user instanceof UserEntity entity
                && configuration
                        .getPasswordManager()
                        .check(EncryptionUtil.saltPassword(password, entity.getSalt()), entity.getPassword());
    }
}
