package org.jianyi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jianyi.Refusal;
import org.jianyi.Refusals;

/** A session of the congress (次会议). */
@Entity
@Table(name = "congress_session")
public class Session {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false)
    private Congress congress;

    private int ordinal;
    private String name;
    private LocalDate opensOn;
    private LocalDate closesOn;
    private LocalDateTime cutOff;

    protected Session() {} // for JPA

    /** @param cutOff until when suggestions are taken as filed during the session, town time */
    public Session(
            Congress congress, int ordinal, String name, LocalDate opensOn, LocalDate closesOn, LocalDateTime cutOff) {
        this.congress = congress;
        this.ordinal = ordinal;
        this.name = name;
        this.opensOn = opensOn;
        this.closesOn = closesOn;
        this.cutOff = cutOff;
    }

    /** @throws Refusal when it would close before it opens, or take suggestions before it opens or after it closes */
    public void correct(String newName, LocalDate opens, LocalDate closes, LocalDateTime until) {
        Refusals refusals = new Refusals();
        refusals.checkThat(!closes.isBefore(opens), "closesOn", "早于开幕日期");
        refusals.checkThat(!until.toLocalDate().isAfter(closes), "cutOff", "晚于闭幕日期");
        refusals.tell();
        this.name = newName;
        this.opensOn = opens;
        this.closesOn = closes;
        this.cutOff = until;
    }

    public Long id() {
        return id;
    }

    public Congress congress() {
        return congress;
    }

    public int ordinal() {
        return ordinal;
    }

    /** For example 镇十三届人大六次会议. */
    public String name() {
        return name;
    }

    /** The same without the congress: 六次会议. */
    public String label() {
        return name.replaceFirst("^.*人大", "");
    }

    public LocalDate opensOn() {
        return opensOn;
    }

    public LocalDate closesOn() {
        return closesOn;
    }

    public LocalDateTime cutOff() {
        return cutOff;
    }
}
