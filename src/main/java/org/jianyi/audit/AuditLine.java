package org.jianyi.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One act on a suggestion or in the roster, as it was entered. Never changed, never deleted: the database refuses it too. */
@Entity
@Immutable
public class AuditLine {

    /** How an act ends that somebody did in another's place by his own judgement, and not for him from paper. */
    public static final String BY_SUBSTITUTE = "（代签）";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String suggestionId;
    private String subject;
    private Instant at;
    private String actorId;
    private String actorName;
    private String onBehalfOf;
    private String act;
    private LocalDate day;

    @JdbcTypeCode(SqlTypes.JSON)
    private String before;

    @JdbcTypeCode(SqlTypes.JSON)
    private String after;

    @Column(columnDefinition = "text")
    private String detail;

    protected AuditLine() {} // for JPA

    AuditLine(
            String suggestionId,
            String subject,
            Instant at,
            String actorId,
            String actorName,
            String onBehalfOf,
            String act,
            LocalDate day,
            String before,
            String after,
            String detail) {
        this.suggestionId = suggestionId;
        this.subject = subject;
        this.at = at;
        this.actorId = actorId;
        this.actorName = actorName;
        this.onBehalfOf = onBehalfOf;
        this.act = act;
        this.day = day;
        this.before = before;
        this.after = after;
        this.detail = detail;
    }

    /** Grows with every line: the order of entry. */
    public Long id() {
        return id;
    }

    /** The suggestion it is about, or null. */
    public String suggestionId() {
        return suggestionId;
    }

    /** What it is about where that is no suggestion, in words: 代表 FT13-001 柏若兰; otherwise null. */
    public String subject() {
        return subject;
    }

    /** When it was entered. */
    public Instant at() {
        return at;
    }

    public String actorId() {
        return actorId;
    }

    /** The actor's name at that time. */
    public String actorName() {
        return actorName;
    }

    /** For whom it was recorded (代录) or signed (代签), or null. */
    public String onBehalfOf() {
        return onBehalfOf;
    }

    public boolean isBySubstitute() {
        return act.endsWith(BY_SUBSTITUTE);
    }

    /** What was done, in one Chinese word: 交办. */
    public String act() {
        return act;
    }

    /** On which day it was done, which may be before it was entered. */
    public LocalDate day() {
        return day;
    }

    /** What was changed, as a JSON object, or null. */
    public String before() {
        return before;
    }

    /** What it was changed to, as a JSON object, or null. */
    public String after() {
        return after;
    }

    /** A sentence for people, or null. */
    public String detail() {
        return detail;
    }
}
