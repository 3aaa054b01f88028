package org.jianyi.paper;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jianyi.Refusal;

/** An uploaded file: pending in its uploader's hands until a form names it, then part of one suggestion. Its bytes are kept apart. */
@Entity
public class Paper {

    @Id
    private UUID id;

    private String name;
    private String type;

    @Enumerated(EnumType.STRING)
    private PaperKind kind;

    private long size;
    private String sha256;
    private String uploadedBy;
    private Instant uploadedAt;
    private String claimedBy;

    @Enumerated(EnumType.STRING)
    private Audience audience = Audience.CASE;

    private UUID replacedBy;

    protected Paper() {} // for JPA

    Paper(FileName name, PaperType type, long size, String sha256, String uploadedBy, Instant uploadedAt) {
        this.id = UUID.randomUUID();
        this.name = name.toString();
        this.type = type.mediaType();
        this.kind = type.kind();
        this.size = size;
        this.sha256 = sha256;
        this.uploadedBy = uploadedBy;
        this.uploadedAt = uploadedAt;
    }

    /**
     * Makes the paper part of a suggestion. What belongs to that suggestion already may be named again, by anybody: a reply comes back
     * with its attachments.
     *
     * @throws Refusal if it is another person's, or part of another suggestion
     */
    void claim(String person, String suggestionId, Audience who) {
        if (suggestionId.equals(claimedBy)) {
            return;
        }
        if (!uploadedBy.equals(person)) {
            throw unknown();
        }
        if (claimedBy != null) {
            throw Refusal.conflict("附件“" + name + "”已用于另一件建议，请重新上传。");
        }
        claimedBy = suggestionId;
        audience = who;
    }

    /** It was the wrong one; it stays, and says which took its place. */
    void replace(UUID better) {
        replacedBy = better;
    }

    public boolean isReplaced() {
        return replacedBy != null;
    }

    /** It was sent: whoever sees the case sees it. */
    void send() {
        audience = Audience.CASE;
    }

    /** The same sentence for what does not exist and for what is another person's: nobody learns of papers by trying ids. */
    static Refusal unknown() {
        return Refusal.badInput(null, "有附件不存在或不是您上传的，请重新上传后再提交。");
    }

    public boolean isPendingOf(String person) {
        return claimedBy == null && uploadedBy.equals(person);
    }

    public PaperView view() {
        return new PaperView(id, name, size, type);
    }

    public Audience audience() {
        return audience;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The media type, as found in the content. */
    public String type() {
        return type;
    }

    public PaperKind kind() {
        return kind;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    public String sha256() {
        return sha256;
    }

    public String uploadedBy() {
        return uploadedBy;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    /** The suggestion it is part of, or null while pending. */
    public String claimedBy() {
        return claimedBy;
    }
}
