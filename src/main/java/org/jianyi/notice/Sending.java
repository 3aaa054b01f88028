package org.jianyi.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** That a notice goes out by a channel, and in which message; without one it waits for its time. */
@Entity
public class Sending {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false)
    private Notice notice;

    private String channel;
    private Instant dueAt;

    @ManyToOne
    private Digest digest;

    protected Sending() {} // for JPA: queued with the notice, see TellPeople

    public String channel() {
        return channel;
    }

    public Instant dueAt() {
        return dueAt;
    }

    /** The message it is part of, or null. */
    public Digest digest() {
        return digest;
    }
}
