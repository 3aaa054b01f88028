package org.jianyi.assignment;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import org.jianyi.suggestion.SuggestionId;

/** What was sent up to an upper organ, until the asker has been told its answer (转报上级). */
@Entity
public class Referral {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "suggestion_id"))
    private SuggestionId suggestion;

    private String unitCode;
    private LocalDate referredOn;
    private String body;
    private String upstreamNumber;
    private String answer;
    private LocalDate answeredOn;
    private LocalDate toldOn;
    private String toldHow;

    protected Referral() {} // for JPA

    Referral(SuggestionId suggestion, String unitCode, LocalDate referredOn) {
        this.suggestion = suggestion;
        this.unitCode = unitCode;
        this.referredOn = referredOn;
    }

    void close(CloseReferral form) {
        body = form.body();
        upstreamNumber = form.upstreamNumber();
        answer = form.answer();
        answeredOn = form.answeredOn();
        toldOn = form.toldOn();
        toldHow = form.toldHow();
    }

    public String unitCode() {
        return unitCode;
    }

    public LocalDate referredOn() {
        return referredOn;
    }

    public String body() {
        return body;
    }

    public String upstreamNumber() {
        return upstreamNumber;
    }

    public String answer() {
        return answer;
    }

    public LocalDate answeredOn() {
        return answeredOn;
    }

    public LocalDate toldOn() {
        return toldOn;
    }

    public String toldHow() {
        return toldHow;
    }
}
