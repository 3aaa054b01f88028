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
import java.time.LocalDate;
import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Actor;

/** What the office decided after a dissatisfied rating (R22). */
@Entity
public class Rehandling {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "handling_id"))
    private HandlingId handling;

    @Enumerated(EnumType.STRING)
    private RehandlingDecision decision;

    private String text;
    private LocalDate decidedOn;
    private String decidedBy;
    private String deciderName;

    protected Rehandling() {} // for JPA

    Rehandling(HandlingId handling, DecideRehandling form, Actor by, LocalDate day) {
        this.handling = handling;
        this.decision = form.decision();
        this.text = form.text();
        this.decidedOn = day;
        this.decidedBy = by.userId();
        this.deciderName = by.name();
    }

    public HandlingId handling() {
        return handling;
    }

    public RehandlingDecision decision() {
        return decision;
    }

    public String text() {
        return text;
    }

    public LocalDate decidedOn() {
        return decidedOn;
    }

    public String deciderName() {
        return deciderName;
    }
}
