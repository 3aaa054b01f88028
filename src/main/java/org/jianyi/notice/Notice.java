package org.jianyi.notice;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.jianyi.handling.HandlingId;
import org.jianyi.suggestion.SuggestionId;

/** What one person was told. It stays in his list until he has read it and a year has passed. */
@Entity
public class Notice {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String userId;
    private String userName;
    private String topic;

    @Enumerated(EnumType.STRING)
    private NoticeKind kind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "suggestion_id"))
    private SuggestionId suggestion;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "handling_id"))
    private HandlingId handling;

    private String text;
    private LocalDate day;
    private LocalDate due;
    private Instant toldAt;
    private Instant settledAt;
    private String lapse;
    private Instant readAt;

    protected Notice() {} // for JPA

    public Long id() {
        return id;
    }

    public String userId() {
        return userId;
    }

    /** The person's name at that time. */
    public String userName() {
        return userName;
    }

    public NoticeKind kind() {
        return kind;
    }

    /** The case it is about, or null: then it is about who signs for whom. */
    public SuggestionId suggestion() {
        return suggestion;
    }

    /** The unit's share it is about, or null. */
    public HandlingId handling() {
        return handling;
    }

    public String text() {
        return text;
    }

    public LocalDate day() {
        return day;
    }

    /** Until when something is to be done, or null. */
    public LocalDate due() {
        return due;
    }

    public Instant toldAt() {
        return toldAt;
    }

    /** What was to be done is done, or nobody waits for it any more. */
    public boolean isSettled() {
        return settledAt != null;
    }

    /** It was not done: its time is over, or nobody waits for it any more. */
    public boolean isLapsed() {
        return isSettled() && (kind.isReminder() || lapse != null);
    }

    /** @return why nobody waits for it any more though it was not done; null where it was, or where that says nothing */
    public String lapse() {
        return lapse;
    }

    /** He has looked at it himself. */
    public boolean isRead() {
        return readAt != null;
    }

    public boolean isUnread() {
        return readAt == null && settledAt == null;
    }
}
