package org.jianyi.assignment;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jianyi.Refusal;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;

/** How the office means to assign a registered suggestion (交办方案), as the last of those who prepare the meeting saved it. */
@Entity
public class AssignmentPlan {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "suggestion_id"))
    private SuggestionId suggestion;

    @Version
    private long version;

    private String category;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UnitShare> units;

    private String leader;
    private int months;
    private String complexReason;

    @Column(name = "key_suggestion")
    private boolean key;

    private String keyReason;
    private String savedBy;
    private String savedByName;
    private Instant savedAt;

    protected AssignmentPlan() {} // for JPA

    AssignmentPlan(SuggestionId suggestion, PlanAssignment form, Actor actor, Instant now) {
        this.suggestion = suggestion;
        take(form, actor, now);
    }

    /**
     * Saves what this person made of the version he saw. The same words again change nothing.
     *
     * @param seen the version that was on his screen, or null when there was none
     * @throws Refusal when somebody else has saved another one since
     */
    void revise(Long seen, PlanAssignment form, Actor actor, Instant now) {
        if (form().equals(form)) {
            return;
        }
        requireSeen(seen);
        take(form, actor, now);
    }

    /** @throws Refusal when this is not the version that the person saw */
    void requireSeen(Long seen) {
        if (seen == null || seen != version) {
            throw Refusal.conflict(savedByName + "刚刚改过这一行，请看过新的内容再提交");
        }
    }

    /** The suggestion's category was corrected meanwhile. */
    public void recategorize(String corrected) {
        category = corrected;
    }

    private void take(PlanAssignment form, Actor actor, Instant now) {
        category = form.category();
        units = new ArrayList<>(form.units());
        leader = form.leader();
        months = form.months();
        complexReason = form.complexReason();
        key = form.key();
        keyReason = form.keyReason();
        savedBy = actor.userId();
        savedByName = actor.name();
        savedAt = now;
    }

    public SuggestionId suggestion() {
        return suggestion;
    }

    public long version() {
        return version;
    }

    public PlanAssignment form() {
        return new PlanAssignment(category, units, leader, months, complexReason, key, keyReason);
    }

    /** User id of who saved it last. */
    public String savedBy() {
        return savedBy;
    }

    public String savedByName() {
        return savedByName;
    }

    public Instant savedAt() {
        return savedAt;
    }
}
