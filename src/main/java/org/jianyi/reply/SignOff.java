package org.jianyi.reply;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jianyi.roster.Actor;

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
    private UUID scanId;

    protected SignOff() {} // for JPA

    SignOff(Reply reply, String signer, SignOffReply form, Actor by, boolean onBehalf, LocalDate day, Instant at) {
        this.replyId = reply.id();
        this.signer = signer;
        this.signedBy = by.userId();
        this.name = by.name();
        this.approved = form.approved();
        this.comment = form.comment();
        this.hash = reply.hash();
        this.day = day;
        this.at = at;
        this.onBehalf = onBehalf;
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
