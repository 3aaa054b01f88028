package org.jianyi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** An organ or organization that handles suggestions (承办单位). */
@Entity
public class Unit {

    @Id
    private String code;

    private String name;

    @Enumerated(EnumType.STRING)
    private Track track;

    private String issuer;

    private String letterWord;

    private boolean active;

    protected Unit() {} // for JPA

    /**
     * @param issuer in whose name its replies go out: UNIT or TOWN_GOVERNMENT
     * @param letterWord the word before the year in the number of its reply letters (发文字), for example 枫政函
     */
    public Unit(String code, String name, Track track, String issuer, String letterWord) {
        this.code = code;
        this.name = name;
        this.track = track;
        this.issuer = issuer;
        this.letterWord = letterWord;
        this.active = true;
    }

    public void correct(String newName, Track newTrack, String newIssuer, String newLetterWord) {
        this.name = newName;
        this.track = newTrack;
        this.issuer = newIssuer;
        this.letterWord = newLetterWord;
    }

    /** Gets no new suggestions; what it has it finishes. */
    public void retire() {
        active = false;
    }

    /** May be assigned to again. */
    public void reinstate() {
        active = true;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public Track track() {
        return track;
    }

    public String issuer() {
        return issuer;
    }

    public String letterWord() {
        return letterWord;
    }

    public boolean isActive() {
        return active;
    }
}
