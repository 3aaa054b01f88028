package org.jianyi.reply;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Standing;

/** One signature under a reply, or its refusal: who, when, over which text (审签). */
@Entity
public class SignOff {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long replyId;
    private String signer;
    private String signedBy;
    private String name;
    private boolean approved;
    private String comment;
    private String hash;
    private LocalDate day;
    private Instant at;
    private boolean onBehalf;
    private String signedFor;
    private UUID scanId;

    protected SignOff() {} // for JPA

    /**
     * @param name whose signature it is
     * @param by who entered it: himself, or the office for him
     */
    SignOff(
            Reply reply,
            String signer,
            String name,
            SignOffReply form,
            Actor by,
            Standing standing,
            LocalDate day,
            Instant at) {
        this.replyId = reply.id();
        this.signer = signer;
        this.signedBy = by.userId();
        this.name = name;
        this.approved = form.approved();
        this.comment = form.comment();
        this.hash = reply.hash();
        this.day = day;
        this.at = at;
        this.onBehalf = standing.isProxy();
        this.signedFor = standing.isSubstitute() ? standing.onBehalfOf() : null;
        this.scanId = form.scan();
    }

    public void replaceScan(UUID better) {
        scanId = better;
    }

    public UUID scan() {
        return scanId;
    }

    public Long replyId() {
        return replyId;
    }

    public String signer() {
        return signer;
    }

    public String name() {
        return name;
    }

    /** As it stands under the letter: 张三, or of a substitute 李四（代张三签）. */
    public String signature() {
        return signedFor == null ? name : name + "（代" + signedFor + "签）";
    }

    public boolean isApproved() {
        return approved;
    }

    public String comment() {
        return comment;
    }

    public String hash() {
        return hash;
    }

    public LocalDate day() {
        return day;
    }

    public boolean isOnBehalf() {
        return onBehalf;
    }
}
