package org.jianyi.reply;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;

/** One class of a scheme (答复类别), with the neutral meaning that figures count. Schemes are versions: an old reply keeps its own. */
@Entity
public class ReplyClass {

    /** A class's code within a scheme. */
    @Embeddable
    public record Key(String scheme, String code) implements Serializable {}

    @EmbeddedId
    private Key key;

    private String label;

    @Enumerated(EnumType.STRING)
    private Meaning meaning;

    private boolean active;

    protected ReplyClass() {} // for JPA

    public Key key() {
        return key;
    }

    public String code() {
        return key.code();
    }

    public String label() {
        return label;
    }

    public Meaning meaning() {
        return meaning;
    }

    /** Something is promised, so at least one promise with a date is needed (R15). */
    public boolean needsPromise() {
        return meaning == Meaning.IN_PROGRESS || meaning == Meaning.PLANNED;
    }

    /** Something is not done, so the deputy is told why (R15). */
    public boolean needsReason() {
        return meaning == Meaning.NOT_NOW || meaning == Meaning.REFERENCE || meaning == Meaning.BEYOND_POWER;
    }
}
