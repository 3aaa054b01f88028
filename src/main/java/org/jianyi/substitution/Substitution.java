package org.jianyi.substitution;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Person;

/** Somebody signs for a signer while he is away, from day to day (代理). It ends by itself, or earlier by hand. */
@Entity
public class Substitution {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String signerId;
    private String signerName;
    private String place;
    private String substituteId;
    private String substituteName;
    private LocalDate firstDay;
    private LocalDate lastDay;
    private String reason;
    private String namedBy;
    private String namedByName;
    private Instant namedAt;
    private String endedByName;
    private Instant endedAt;
    private LocalDate endedOn;

    protected Substitution() {} // for JPA

    Substitution(Person signer, Person substitute, NameSubstitute form, Actor namedBy, Instant at) {
        this.signerId = signer.userId();
        this.signerName = signer.name();
        this.place = form.place();
        this.substituteId = substitute.userId();
        this.substituteName = substitute.name();
        this.firstDay = form.from();
        this.lastDay = form.to();
        this.reason = form.reason() == null || form.reason().isBlank()
                ? null
                : form.reason().strip();
        this.namedBy = namedBy.userId();
        this.namedByName = namedBy.name();
        this.namedAt = at;
    }

    void end(Actor by, LocalDate today, Instant at) {
        if (isOver(today)) {
            throw Refusal.conflict("这项代理已经结束，请刷新页面");
        }
        endedByName = by.name();
        endedAt = at;
        endedOn = today;
    }

    /** Whether it holds on that day, as far as its dates go. */
    public boolean isOn(LocalDate day) {
        return endedAt == null && !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    public boolean isOver(LocalDate day) {
        return endedAt != null || day.isAfter(lastDay);
    }

    /** Ended before it had begun. */
    public boolean isCancelled() {
        return endedOn != null && endedOn.isBefore(firstDay);
    }

    /** 李四，2026年7月1日至2026年7月15日. */
    public String inWords() {
        return substituteName + "，" + time();
    }

    /** From when to when it was named for, or the one day. */
    public String time() {
        return firstDay.equals(lastDay)
                ? ChineseDate.of(firstDay)
                : ChineseDate.of(firstDay) + "至" + ChineseDate.of(lastDay);
    }

    public Long id() {
        return id;
    }

    public String signerId() {
        return signerId;
    }

    public String signerName() {
        return signerName;
    }

    /** The group in which the signer signs: that of a unit's heads, or the leaders. */
    public String place() {
        return place;
    }

    public String substituteId() {
        return substituteId;
    }

    public String substituteName() {
        return substituteName;
    }

    public LocalDate firstDay() {
        return firstDay;
    }

    public LocalDate lastDay() {
        return lastDay;
    }

    public String reason() {
        return reason;
    }

    /** Who named the substitute, where that was not the signer himself; otherwise null. */
    public String namedForHimBy() {
        return namedBy.equals(signerId) ? null : namedByName;
    }

    /** The last day on which it held, as far as it is over. */
    public LocalDate lastHeld() {
        return endedOn == null ? lastDay : endedOn;
    }

    /** The day on which it was ended by hand, or null. */
    public LocalDate endedOn() {
        return endedOn;
    }
}
