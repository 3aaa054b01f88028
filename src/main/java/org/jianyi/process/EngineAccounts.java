package org.jianyi.process;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jianyi.Refusal;
import org.jianyi.roster.Accounts;
import org.jianyi.roster.Actor;
import org.jianyi.roster.FullName;
import org.jianyi.roster.Unit;
import org.springframework.context.annotation.Lazy;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/** Logins are the engine's users. Whoever may ask for these acts was looked at by the domain, so the engine does not look again. */
@Component
class EngineAccounts implements Accounts {

    /** Without those that look like others on paper. */
    private static final String CAPITALS = "ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final String SMALL = "abcdefghjkmnpqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final IdentityService identity;
    private final Leaving leaving;
    private final EnginePeople people;
    private final Passwords passwords;
    private final FirstStart firstStart;
    private final FindByIndexNameSessionRepository<?> sessions;

    EngineAccounts(
            @Lazy IdentityService identity,
            @Lazy Leaving leaving,
            EnginePeople people,
            @Lazy Passwords passwords,
            @Lazy FirstStart firstStart,
            @Lazy FindByIndexNameSessionRepository<?> sessions) {
        this.identity = identity;
        this.leaving = leaving;
        this.people = people;
        this.passwords = passwords;
        this.firstStart = firstStart;
        this.sessions = sessions;
    }

    @Override
    public List<Account> all() {
        return people.unchecked(() -> {
            Map<String, Set<String>> groups = new HashMap<>();
            for (Group group : identity.createGroupQuery().list()) {
                identity.createUserQuery().memberOfGroup(group.getId()).list().forEach(user -> groups.computeIfAbsent(
                                user.getId(), none -> new TreeSet<>())
                        .add(group.getId()));
            }
            return identity.createUserQuery().orderByUserId().asc().list().stream()
                    .map(user -> new Account(
                            user.getId(),
                            EnginePeople.person(user).name(),
                            EnginePeople.mail(user),
                            groups.getOrDefault(user.getId(), Set.of())))
                    .toList();
        });
    }

    @Override
    public Optional<Account> find(String userId) {
        return people.find(userId)
                .map(person -> new Account(
                        userId,
                        person.name(),
                        people.mailAddresses(List.of(userId)).get(userId),
                        people.actor(userId).groups()));
    }

    @Override
    public void open(String userId, FullName name) {
        people.unchecked(() -> {
            if (identity.createUserQuery().userId(userId).count() > 0) {
                throw Refusal.badInput("userId", "登录名“" + userId + "”已经有人用了，请换一个");
            }
            User user = identity.newUser(userId);
            user.setFirstName(name.surname());
            user.setLastName(name.given());
            user.setPassword(random());
            identity.saveUser(user);
            return null;
        });
    }

    @Override
    public void rename(String userId, FullName name) {
        people.unchecked(() -> {
            User user = user(userId);
            user.setFirstName(name.surname());
            user.setLastName(name.given());
            identity.saveUser(user);
            return null;
        });
    }

    @Override
    public void mailTo(String userId, String address) {
        people.unchecked(() -> {
            User user = user(userId);
            user.setEmail(address);
            identity.saveUser(user);
            return null;
        });
    }

    @Override
    public void regroup(String userId, Set<String> groups, Actor actor) {
        Set<String> before = new HashSet<>(people.actor(userId).groups());
        Set<String> left = new HashSet<>(before);
        left.removeAll(groups);
        leaving.leave(userId, left, actor);
        people.unchecked(() -> {
            groups.stream()
                    .filter(group -> !before.contains(group))
                    .forEach(group -> identity.createMembership(userId, group));
            left.forEach(group -> identity.deleteMembership(userId, group));
            return null;
        });
    }

    @Override
    public String issuePassword(String userId) {
        String password = random();
        people.unchecked(() -> {
            User user = user(userId);
            user.setPassword(password);
            identity.saveUser(user);
            identity.unlockUser(userId);
            return null;
        });
        sessions.findByPrincipalName(userId).keySet().forEach(sessions::deleteById);
        return password;
    }

    @Override
    public void choosePassword(String userId, String password) {
        if (passwords.matches(userId, password)) {
            throw Refusal.badInput("password", "请另外想一个密码，不要用原来的");
        }
        people.unchecked(() -> {
            User user = user(userId);
            user.setPassword(password);
            identity.saveUser(user);
            return null;
        });
    }

    @Override
    public void groupsOf(Unit unit) {
        people.unchecked(() -> {
            firstStart.groupsOf(unit);
            return null;
        });
    }

    private User user(String userId) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        if (user == null) {
            throw Refusal.notFound("没有“" + userId + "”这个账号");
        }
        return user;
    }

    /** Easy to read off a slip, and as the password policy wants it: Kfm7-Rtw4-Hbx9. */
    private static String random() {
        StringBuilder password = new StringBuilder();
        for (int group = 0; group < 3; group++) {
            password.append(group == 0 ? "" : "-")
                    .append(any(CAPITALS))
                    .append(any(SMALL))
                    .append(any(SMALL))
                    .append(any(DIGITS));
        }
        return password.toString();
    }

    private static char any(String letters) {
        return letters.charAt(RANDOM.nextInt(letters.length()));
    }
}
