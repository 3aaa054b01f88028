package org.jianyi.draft;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What was typed into a task's form and not yet submitted (暂存). One per task: whoever of its group saves last is kept. */
@Entity
@Immutable
public class Draft {

    @Id
    private String taskId;

    @Column(columnDefinition = "text")
    private String json;

    private String savedBy;
    private Instant savedAt;

    protected Draft() {} // for JPA

    public String taskId() {
        return taskId;
    }

    public String json() {
        return json;
    }

    /** User id of who saved it last. */
    public String savedBy() {
        return savedBy;
    }

    public Instant savedAt() {
        return savedAt;
    }
}
