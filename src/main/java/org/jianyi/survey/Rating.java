package org.jianyi.survey;

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
import java.util.UUID;
import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Actor;

/** The lead deputy's judgement of one unit's handling in one round (办理情况征询意见表); the last one stands. */
@Entity
public class Rating {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "handling_id"))
    private HandlingId handling;

    private int sequence;
    private boolean noFeedback;
    private LocalDate receivedOn;

    @Enumerated(EnumType.STRING)
    private ContactedBy contactedBy;

    @Enumerated(EnumType.STRING)
    private ContactedHow contactedHow;

    @Enumerated(EnumType.STRING)
    private Grade attitude;

    @Enumerated(EnumType.STRING)
    private Grade result;

    @Enumerated(EnumType.STRING)
    private Solved solved;

    private String reasons;
    private String pressed;
    private LocalDate day;
    private Instant at;
    private String ratedBy;
    private boolean onBehalf;
    private UUID scanId;

    protected Rating() {} // for JPA

    Rating(
            HandlingId handling,
            int sequence,
            RateHandling form,
            Actor by,
            boolean onBehalf,
            LocalDate day,
            Instant at) {
        this.handling = handling;
        this.sequence = sequence;
        this.noFeedback = form.noFeedback();
        this.receivedOn = form.receivedOn();
        this.contactedBy = form.contactedBy();
        this.contactedHow = form.contactedHow();
        this.attitude = form.noFeedback() ? null : form.attitude();
        this.result = form.noFeedback() ? null : form.result();
        this.solved = form.noFeedback() ? null : form.solved();
        this.reasons = form.reasons();
        this.pressed = form.pressed();
        this.day = day;
        this.at = at;
        this.ratedBy = by.userId();
        this.onBehalf = onBehalf;
        this.scanId = form.scan();
    }

    /**
     * What a ledger of earlier years says of a deputy's judgement, put down by the office for him.
     *
     * @param attitude null, as the result, when he gave none (未反馈)
     * @param day by which it was given at the latest
     */
    public static Rating ofEarlierYears(
            HandlingId handling, Grade attitude, Grade result, Actor by, LocalDate day, Instant at) {
        RateHandling form =
                new RateHandling(attitude == null, null, null, null, attitude, result, null, null, null, null, day);
        return new Rating(handling, 1, form, by, attitude != null, day, at);
    }

    public void correctDay(LocalDate corrected) {
        day = corrected;
    }

    public void replaceScan(UUID better) {
        scanId = better;
    }

    public Long id() {
        return id;
    }

    public boolean isDissatisfied() {
        return attitude == Grade.DISSATISFIED || result == Grade.DISSATISFIED;
    }

    public HandlingId handling() {
        return handling;
    }

    /** 1 for the first rating of the round, 2 after an explanation or a meeting. */
    public int sequence() {
        return sequence;
    }

    /** 未反馈: counted outside the rate (R24). */
    public boolean isNoFeedback() {
        return noFeedback;
    }

    public LocalDate receivedOn() {
        return receivedOn;
    }

    public ContactedBy contactedBy() {
        return contactedBy;
    }

    public ContactedHow contactedHow() {
        return contactedHow;
    }

    public Grade attitude() {
        return attitude;
    }

    public Grade result() {
        return result;
    }

    public Solved solved() {
        return solved;
    }

    public String reasons() {
        return reasons;
    }

    /** For the presidium's and the office's eyes only. */
    public String pressed() {
        return pressed;
    }

    public LocalDate day() {
        return day;
    }

    public boolean isOnBehalf() {
        return onBehalf;
    }

    public UUID scan() {
        return scanId;
    }
}
