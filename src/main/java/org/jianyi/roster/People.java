package org.jianyi.roster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who has a login, and in which groups. */
public interface People {

    Optional<Person> find(String userId);

    /** Members of a group, by user id. */
    List<Person> members(String group);

    /** Whoever has this login, with the groups held at this moment. */
    Actor actor(String userId);

    /** Mail addresses by user id, of those who have one. */
    Map<String, String> mailAddresses(Collection<String> userIds);
}
