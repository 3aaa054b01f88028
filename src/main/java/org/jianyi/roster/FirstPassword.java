package org.jianyi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** Somebody has a login and has not yet chosen a password of his own. The password itself is not kept here. */
@Entity
public class FirstPassword {

    @Id
    private String userId;

    private Instant issuedAt;
    private String issuedBy;

    protected FirstPassword() {} // for JPA

    public FirstPassword(String userId) {
        this.userId = userId;
    }

    /** Given out on paper. */
    public void issue(Instant at, String by) {
        this.issuedAt = at;
        this.issuedBy = by;
    }

    public String userId() {
        return userId;
    }

    public boolean isIssued() {
        return issuedAt != null;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public String issuedBy() {
        return issuedBy;
    }
}
