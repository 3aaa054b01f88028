package org.jianyi.roster;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Logins: who has one, what it opens, and its password. */
public interface Accounts {

    /**
     * Somebody's login.
     *
     * @param mail mail address, or null
     * @param groups none when it is stopped
     */
    record Account(String userId, String name, String mail, Set<String> groups) {

        /** The office's own and the administrators' logins are an administrator's affair. */
        static boolean isWeighty(Set<String> groups) {
            return groups.contains("presidium-office") || groups.contains("camunda-admin");
        }

        public boolean isStopped() {
            return groups.isEmpty();
        }
    }

    /** All of them, by user id. */
    List<Account> all();

    Optional<Account> find(String userId);

    /**
     * Opens a login with a password that nobody knows.
     *
     * @throws org.jianyi.Refusal on the field {@code userId} when the id is of a wrong form
     */
    void open(String userId, FullName name);

    void rename(String userId, FullName name);

    /** Where this person's mail goes from now on; null: nowhere. */
    void mailTo(String userId, String address);

    /**
     * From now on these groups and no others. Whoever is in none is stopped. What he has taken and may no longer do goes back to the others.
     *
     * @throws org.jianyi.Refusal when something is open that he alone can do, or he is the last administrator
     */
    void regroup(String userId, Set<String> groups, Actor actor);

    /** Sets a new password, ends his sessions, and gives it out this once. */
    String issuePassword(String userId);

    /**
     * Sets the password that somebody chose for himself.
     *
     * @throws org.jianyi.Refusal on the field {@code password} when it is too weak, or the one he had
     */
    void choosePassword(String userId, String password);

    /** Makes the groups of a unit's people, if they are not there. */
    void groupsOf(Unit unit);
}
