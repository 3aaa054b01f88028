package org.jianyi.assignment;

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
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Ground;
import org.jianyi.suggestion.Outcome;
import org.jianyi.suggestion.SuggestionId;

/** What one examination of a suggestion found; a returned one is examined again. */
@Entity
public class Examination {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "suggestion_id"))
    private SuggestionId suggestion;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Enumerated(EnumType.STRING)
    private Ground ground;

    private String reason;
    private String examinedBy;
    private String examinerName;
    private LocalDate examinedOn;

    protected Examination() {} // for JPA

    Examination(SuggestionId suggestion, ExamineSuggestion form, Actor examiner, LocalDate day) {
        this.suggestion = suggestion;
        this.outcome = form.outcome();
        this.ground = form.ground();
        this.reason = form.reason();
        this.examinedBy = examiner.userId();
        this.examinerName = examiner.name();
        this.examinedOn = day;
    }

    public void correctDay(LocalDate day) {
        examinedOn = day;
    }

    public Outcome outcome() {
        return outcome;
    }

    public Ground ground() {
        return ground;
    }

    public String reason() {
        return reason;
    }

    public String examinerName() {
        return examinerName;
    }

    public LocalDate examinedOn() {
        return examinedOn;
    }
}
