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

    private boolean active;

    protected Unit() {} // for JPA

    /** @param issuer in whose name its replies go out: UNIT or TOWN_GOVERNMENT */
    public Unit(String code, String name, Track track, String issuer) {
        this.code = code;
        this.name = name;
        this.track = track;
        this.issuer = issuer;
        this.active = true;
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

    public boolean isActive() {
        return active;
    }
}
