package org.jianyi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A login that is stopped (停用), and the groups it had, so that it can be taken up again. */
@Entity
public class StoppedAccount {

    @Id
    private String userId;

    private List<String> groups;
    private String reason;
    private String stoppedBy;
    private Instant stoppedAt;

    protected StoppedAccount() {} // for JPA

    StoppedAccount(String userId, Set<String> groups, String reason, Actor by, Instant at) {
        this.userId = userId;
        this.groups = groups.stream().sorted().toList();
        this.reason = reason;
        this.stoppedBy = by.name();
        this.stoppedAt = at;
    }

    public String userId() {
        return userId;
    }

    public Set<String> groups() {
        return Set.copyOf(groups);
    }

    public String reason() {
        return reason;
    }

    public String stoppedBy() {
        return stoppedBy;
    }

    public Instant stoppedAt() {
        return stoppedAt;
    }
}
