package org.jianyi.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** Somebody wants no mail; the list in the application he has all the same. */
@Entity
public class DeclinedMail {

    @Id
    private String userId;

    private Instant since;

    protected DeclinedMail() {} // for JPA

    DeclinedMail(String userId, Instant since) {
        this.userId = userId;
        this.since = since;
    }

    public String userId() {
        return userId;
    }

    public Instant since() {
        return since;
    }
}
