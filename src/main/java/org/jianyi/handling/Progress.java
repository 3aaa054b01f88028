package org.jianyi.handling;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What a unit has got done so far, with photos (办理进展). */
@Entity
public class Progress {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "handling_id"))
    private HandlingId handling;

    private String text;
    private List<UUID> photos;
    private LocalDate day;
    private Instant enteredAt;
    private String enteredBy;
    private String enteredName;
    private boolean onBehalf;

    protected Progress() {} // for JPA

    Progress(
            HandlingId handling,
            RecordProgress record,
            LocalDate day,
            Instant now,
            String userId,
            String name,
            boolean onBehalf) {
        this.handling = handling;
        this.text = record.text();
        this.photos = List.copyOf(record.photos());
        this.day = day;
        this.enteredAt = now;
        this.enteredBy = userId;
        this.enteredName = name;
        this.onBehalf = onBehalf;
    }

    public Long id() {
        return id;
    }

    public HandlingId handling() {
        return handling;
    }

    public String text() {
        return text;
    }

    public List<UUID> photos() {
        return List.copyOf(photos);
    }

    public LocalDate day() {
        return day;
    }

    public Instant enteredAt() {
        return enteredAt;
    }

    public String enteredName() {
        return enteredName;
    }

    public boolean isOnBehalf() {
        return onBehalf;
    }
}
