package org.jianyi.supervision;

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
import java.util.List;
import java.util.UUID;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;

/** The presidium went to see, or heard a report (督办视察、听取汇报). */
@Entity
public class Visit {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "suggestion_id"))
    private SuggestionId suggestion;

    @Enumerated(EnumType.STRING)
    private VisitKind kind;

    private LocalDate day;
    private String participants;
    private String found;
    private List<UUID> photos;
    private Instant enteredAt;
    private String enteredBy;
    private String enteredName;

    protected Visit() {} // for JPA

    Visit(SuggestionId suggestion, RecordVisit record, LocalDate day, Instant now, Actor by) {
        this.suggestion = suggestion;
        this.kind = record.kind();
        this.day = day;
        this.participants = record.participants();
        this.found = record.found();
        this.photos = List.copyOf(record.photos());
        this.enteredAt = now;
        this.enteredBy = by.userId();
        this.enteredName = by.name();
    }

    public SuggestionId suggestion() {
        return suggestion;
    }

    public VisitKind kind() {
        return kind;
    }

    public LocalDate day() {
        return day;
    }

    public String participants() {
        return participants;
    }

    public String found() {
        return found;
    }

    public List<UUID> photos() {
        return List.copyOf(photos);
    }

    public String enteredName() {
        return enteredName;
    }
}
