package org.jianyi.handling;

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

/** A talk of the unit with the deputy (沟通面商记录); the law makes it a duty (代表法第五十一条). */
@Entity
public class Contact {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "handling_id"))
    private HandlingId handling;

    @Enumerated(EnumType.STRING)
    private ContactStage stage;

    @Enumerated(EnumType.STRING)
    private ContactForm form;

    @Enumerated(EnumType.STRING)
    private ContactRank rank;

    private String participants;
    private String place;
    private String said;
    private String agreed;
    private List<UUID> photos;
    private LocalDate day;
    private Instant enteredAt;
    private String enteredBy;
    private String enteredName;
    private boolean onBehalf;

    protected Contact() {} // for JPA

    Contact(
            HandlingId handling,
            RecordContact record,
            LocalDate day,
            Instant now,
            String userId,
            String name,
            boolean onBehalf) {
        this.handling = handling;
        this.stage = record.stage();
        this.form = record.form();
        this.rank = record.rank();
        this.participants = record.participants();
        this.place = record.place();
        this.said = record.said();
        this.agreed = record.agreed();
        this.photos = List.copyOf(record.photos());
        this.day = day;
        this.enteredAt = now;
        this.enteredBy = userId;
        this.enteredName = name;
        this.onBehalf = onBehalf;
    }

    public void correctDay(LocalDate corrected) {
        day = corrected;
    }

    public Long id() {
        return id;
    }

    public HandlingId handling() {
        return handling;
    }

    public ContactStage stage() {
        return stage;
    }

    public ContactForm form() {
        return form;
    }

    public ContactRank rank() {
        return rank;
    }

    public String participants() {
        return participants;
    }

    public String place() {
        return place;
    }

    public String said() {
        return said;
    }

    public String agreed() {
        return agreed;
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
