package org.jianyi.roster;

import java.util.List;
import java.util.Optional;

/** Who has a login, and in which groups. */
public interface People {

    Optional<Person> find(String userId);

    /** Members of a group, by user id. */
    List<Person> members(String group);
}
