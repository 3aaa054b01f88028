package org.jianyi.rulebook;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.roster.Actor;

/** A rule profile as it was decided (办理规则). Holds for what is assigned from its day on, until the next one's day. */
@Entity
@Immutable
public class RuleVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;
    private LocalDate since;

    @JdbcTypeCode(SqlTypes.JSON)
    @Convert(converter = ProfileAsJson.class)
    private RuleProfile profile;

    private Instant keptAt;
    private String keptBy;
    private String keptByName;

    protected RuleVersion() {} // for JPA

    RuleVersion(RuleProfile profile, Actor by, Instant now) {
        this.name = profile.version();
        this.since = profile.since();
        this.profile = profile;
        this.keptAt = now;
        this.keptBy = by.userId();
        this.keptByName = by.name();
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public LocalDate since() {
        return since;
    }

    public RuleProfile profile() {
        return profile;
    }

    public Instant keptAt() {
        return keptAt;
    }

    public String keptByName() {
        return keptByName;
    }
}
