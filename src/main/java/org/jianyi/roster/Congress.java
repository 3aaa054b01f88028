package org.jianyi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.jianyi.Refusal;

/** A town's people's congress of one term (届). */
@Entity
public class Congress {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;
    private String town;
    private int term;
    private LocalDate beginsOn;
    private LocalDate endsOn;

    protected Congress() {} // for JPA

    public Congress(String name, String town, int term, LocalDate beginsOn) {
        this.name = name;
        this.town = town;
        this.term = term;
        this.beginsOn = beginsOn;
    }

    /** @throws Refusal when it would end before it begins */
    public void correct(String newName, String newTown, LocalDate begins, LocalDate ends) {
        if (ends != null && ends.isBefore(begins)) {
            throw Refusal.badInput("endsOn", "早于届期起");
        }
        this.name = newName;
        this.town = newTown;
        this.beginsOn = begins;
        this.endsOn = ends;
    }

    /** The next congress begins on the day after. */
    public void end(LocalDate lastDay) {
        correct(name, town, beginsOn, lastDay);
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String town() {
        return town;
    }

    public int term() {
        return term;
    }

    public LocalDate beginsOn() {
        return beginsOn;
    }

    /** Null as long as it lasts. */
    public LocalDate endsOn() {
        return endsOn;
    }
}
