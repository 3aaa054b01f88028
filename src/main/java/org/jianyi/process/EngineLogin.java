package org.jianyi.process;

import java.util.Collection;
import org.camunda.bpm.engine.IdentityService;
import org.jianyi.roster.Actor;
import org.jianyi.roster.StoppedAccounts;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** One login for all: user and password are the engine's, and so is its brake on guessing. Whoever is in no group has no business here. */
@Component
public class EngineLogin implements AuthenticationProvider {

    private final IdentityService identity;
    private final EnginePeople people;
    private final StoppedAccounts stopped;

    EngineLogin(IdentityService identity, EnginePeople people, StoppedAccounts stopped) {
        this.identity = identity;
        this.people = people;
        this.stopped = stopped;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String user = request.getName();
        String password = String.valueOf(request.getCredentials());
        if (user.isBlank() || !identity.checkPassword(user, password)) {
            throw new BadCredentialsException("用户名或密码不正确");
        }
        Actor actor = people.actor(user);
        if (actor.groups().isEmpty()) {
            throw stopped.existsById(user)
                    ? new DisabledException("账号已经停用")
                    : new InsufficientAuthenticationException("账号不在任何用户组中");
        }
        Collection<GrantedAuthority> groups = actor.groups().stream()
                .map(SimpleGrantedAuthority::new)
                .map(GrantedAuthority.class::cast)
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(user, null, groups);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
