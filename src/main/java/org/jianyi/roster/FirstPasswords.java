package org.jianyi.roster;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Who has not yet chosen a password of his own. */
public interface FirstPasswords extends JpaRepository<FirstPassword, String> {

    List<FirstPassword> findByIssuedAtIsNull();

    /** Whether somebody cannot come in, because nobody has given him a password yet. */
    default boolean isLockedOut(String userId) {
        return findById(userId).filter(first -> !first.isIssued()).isPresent();
    }
}
