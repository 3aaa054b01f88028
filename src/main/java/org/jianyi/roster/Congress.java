package org.jianyi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;

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
}
