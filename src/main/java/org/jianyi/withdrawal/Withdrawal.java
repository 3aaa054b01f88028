package org.jianyi.withdrawal;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.suggestion.SuggestionId;

/** A lead deputy's request to withdraw a suggestion; a joint one needs all signers' agreement (撤回). */
@Entity
public class Withdrawal {

    /** How far a request has come. */
    public enum State {
        REQUESTED,
        DONE,
        REFUSED,
        TOO_LATE
    }

    /** A co-signer's answer. */
    @Embeddable
    public record Consent(boolean agreed, String comment, Instant at) {}

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "suggestion_id"))
    private SuggestionId suggestion;

    private String reason;
    private LocalDate requestedOn;
    private String requestedBy;

    @Enumerated(EnumType.STRING)
    private State state;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "withdrawal_consent", joinColumns = @JoinColumn(name = "withdrawal_id"))
    @MapKeyColumn(name = "deputy_id")
    private Map<Long, Consent> consents = new HashMap<>();

    protected Withdrawal() {} // for JPA

    Withdrawal(SuggestionId suggestion, String reason, LocalDate day, String by) {
        this.suggestion = suggestion;
        this.reason = reason;
        this.requestedOn = day;
        this.requestedBy = by;
        this.state = State.REQUESTED;
    }

    void consent(Long deputyId, boolean agreed, String comment, Instant at) {
        if (state != State.REQUESTED || consents.containsKey(deputyId)) {
            throw Refusal.conflict("您已经答复过，或撤回申请已经结束");
        }
        consents.put(deputyId, new Consent(agreed, comment, at));
    }

    boolean isRefused() {
        return consents.values().stream().anyMatch(consent -> !consent.agreed());
    }

    /** @return the day on which the last of those who had to agree did so; the request's own, where nobody had to */
    LocalDate agreedOn(ZoneId town) {
        return consents.values().stream()
                .map(consent -> LocalDate.ofInstant(consent.at(), town))
                .reduce(requestedOn, (one, other) -> one.isAfter(other) ? one : other);
    }

    void end(State end) {
        state = end;
    }

    public Long id() {
        return id;
    }

    public SuggestionId suggestion() {
        return suggestion;
    }

    public String reason() {
        return reason;
    }

    public LocalDate requestedOn() {
        return requestedOn;
    }

    public State state() {
        return state;
    }

    /** By the deputy's id. Each answer is a row of its own: many answer at the same moment. */
    public Map<Long, Consent> consents() {
        return Map.copyOf(consents);
    }
}
