package org.jianyi.assignment;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.jianyi.Refusal;
import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Actor;

/** A unit's objection to its assignment (退办申请), and what became of it. */
@Entity
public class Objection {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "handling_id"))
    private HandlingId handling;

    private String reason;
    private String basis;
    private String proposedUnit;
    private LocalDate raisedOn;
    private String raisedBy;
    private boolean onBehalf;
    private Boolean upheld;
    private String decision;
    private LocalDate decidedOn;
    private String decidedBy;

    protected Objection() {} // for JPA

    Objection(
            HandlingId handling,
            String reason,
            String basis,
            String proposedUnit,
            Actor by,
            boolean onBehalf,
            LocalDate day) {
        this.handling = handling;
        this.reason = reason.strip();
        this.basis = basis.strip();
        this.proposedUnit = proposedUnit;
        this.raisedOn = day;
        this.raisedBy = by.userId();
        this.onBehalf = onBehalf;
    }

    void decide(boolean uphold, String words, Actor by, LocalDate day) {
        if (upheld != null) {
            throw Refusal.conflict("这次退办申请已经审核过");
        }
        upheld = uphold;
        decision = words;
        decidedBy = by.userId();
        decidedOn = day;
    }

    /** A refused unit cannot object again on the same ground (R10). */
    boolean refusedOnTheSameGround(String otherReason, String otherBasis) {
        return Boolean.FALSE.equals(upheld)
                && (bare(reason).equals(bare(otherReason)) || bare(basis).equals(bare(otherBasis)));
    }

    private static String bare(String words) {
        return words.replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]", "");
    }

    public boolean isOpen() {
        return upheld == null;
    }

    public HandlingId handling() {
        return handling;
    }

    public String reason() {
        return reason;
    }

    public String basis() {
        return basis;
    }

    public String proposedUnit() {
        return proposedUnit;
    }

    public LocalDate raisedOn() {
        return raisedOn;
    }

    public boolean isOnBehalf() {
        return onBehalf;
    }

    /** @return true upheld, false refused, null not decided yet */
    public Boolean upheld() {
        return upheld;
    }

    public String decision() {
        return decision;
    }

    public LocalDate decidedOn() {
        return decidedOn;
    }
}
