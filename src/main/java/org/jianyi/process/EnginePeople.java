package org.jianyi.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jianyi.roster.Actor;
import org.jianyi.roster.People;
import org.jianyi.roster.Person;
import org.jianyi.roster.Substituting;
import org.jianyi.substitution.SignerPlace;
import org.jianyi.substitution.Substitutions;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** People and groups live in the engine's identity service, so that its web applications and our pages know the same ones. */
@Component
public class EnginePeople implements People {

    private final IdentityService identity;
    private final Substitutions substitutions;
    private final Clock clock;

    EnginePeople(@Lazy IdentityService identity, @Lazy Substitutions substitutions, Clock clock) {
        this.identity = identity;
        this.substitutions = substitutions;
        this.clock = clock;
    }

    @Override
    public Optional<Person> find(String userId) {
        return unchecked(() -> Optional.ofNullable(
                        identity.createUserQuery().userId(userId).singleResult()))
                .map(EnginePeople::person);
    }

    @Override
    public List<Person> members(String group) {
        return unchecked(() -> identity.createUserQuery()
                        .memberOfGroup(group)
                        .orderByUserId()
                        .asc()
                        .list())
                .stream()
                .map(EnginePeople::person)
                .toList();
    }

    /** @return the actor for a login, with the groups held at this moment, and for whom he signs today */
    @Override
    public Actor actor(String userId) {
        return unchecked(() -> {
            String name = find(userId).map(Person::name).orElse(userId);
            Set<String> groups = groupsOf(userId);
            return new Actor(userId, name, groups, groups.isEmpty() ? List.of() : substituting(userId, groups));
        });
    }

    /** Only as long as the one may sign himself, and the other still fits. */
    private List<Substituting> substituting(String userId, Set<String> groups) {
        return substitutions.heldBy(userId, LocalDate.now(clock)).stream()
                .filter(it -> new SignerPlace(it.place()).fits(groups)
                        && groupsOf(it.signerId()).contains(it.place()))
                .map(it -> new Substituting(new Person(it.signerId(), it.signerName()), it.place(), it.lastDay()))
                .toList();
    }

    private Set<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, String> mailAddresses(Collection<String> userIds) {
        return unchecked(() -> identity.createUserQuery().userIdIn(userIds.toArray(String[]::new)).list().stream()
                .filter(user -> mail(user) != null)
                .collect(Collectors.toMap(User::getId, EnginePeople::mail)));
    }

    /** @return whose rights the engine works with at this moment; the clock's, when there is nobody */
    public Actor current() {
        var authentication = identity.getCurrentAuthentication();
        return authentication == null ? Actor.SYSTEM : actor(authentication.getUserId());
    }

    /** Lets the engine do something without looking whose rights it works with, since the domain has looked. */
    <T> T unchecked(java.util.function.Supplier<T> query) {
        var authentication = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return query.get();
        } finally {
            if (authentication != null) {
                identity.setAuthentication(authentication);
            }
        }
    }

    static String mail(User user) {
        return user.getEmail() == null || user.getEmail().isBlank()
                ? null
                : user.getEmail().strip();
    }

    static Person person(User user) {
        String first = user.getFirstName() == null ? "" : user.getFirstName();
        String last = user.getLastName() == null ? "" : user.getLastName();
        return new Person(user.getId(), (first + last).strip());
    }
}
