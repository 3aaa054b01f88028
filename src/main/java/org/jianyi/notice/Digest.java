package org.jianyi.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jianyi.Refusal;

/** One message to one person by one channel. Whoever sends it takes it first, for some minutes; if he dies meanwhile another one sends it. */
@Entity
public class Digest {

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6));
    private static final int LONGEST_DETAIL = 4000;

    @Id
    private UUID id;

    private String userId;
    private String channel;

    @Enumerated(EnumType.STRING)
    private DigestState state;

    private int attempts;
    private Instant nextAt;
    private String result;
    private String detail;
    private Instant madeAt;
    private Instant endedAt;

    protected Digest() {} // for JPA: made in one statement for all people, see Digests

    /** Nobody else sends it as long as the lease lasts. */
    void take(Instant now) {
        attempts++;
        nextAt = now.plus(LEASE);
    }

    void sent(Instant now) {
        end(DigestState.SENT, "对方已收下", now);
        detail = null;
    }

    /** Not taken: tried again later and later, then no more. */
    void failed(Undelivered why, Instant now) {
        if (attempts > PAUSES.size()) {
            end(DigestState.GIVEN_UP, why.getMessage(), now);
        } else {
            state = DigestState.FAILED;
            nextAt = now.plus(PAUSES.get(attempts - 1));
            result = why.getMessage();
        }
        String said = why.detail();
        detail = said.length() <= LONGEST_DETAIL ? said : said.substring(0, LONGEST_DETAIL);
    }

    /** Nothing of it needs to be said any more, or the person is not to be reached. */
    void drop(String reason, Instant now) {
        end(DigestState.DROPPED, reason, now);
    }

    /** @throws Refusal unless it could not be sent */
    void tryAgain(Instant now) {
        if (state != DigestState.FAILED && state != DigestState.GIVEN_UP) {
            throw Refusal.conflict("这封邮件目前为“" + state.label() + "”，不用重发");
        }
        state = DigestState.QUEUED;
        attempts = 0;
        nextAt = now;
        endedAt = null;
    }

    private void end(DigestState how, String words, Instant now) {
        state = how;
        result = words;
        nextAt = null;
        endedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String userId() {
        return userId;
    }

    public String channel() {
        return channel;
    }

    public DigestState state() {
        return state;
    }

    public int attempts() {
        return attempts;
    }

    /** When it is tried next, or null. */
    public Instant nextAt() {
        return nextAt;
    }

    /** What became of the last try, in a sentence, or null. */
    public String result() {
        return result;
    }

    /** What the other side said, or null. */
    public String detail() {
        return detail;
    }

    public Instant endedAt() {
        return endedAt;
    }
}
