package org.jianyi.supervision;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jianyi.Refusal;
import org.jianyi.roster.Actor;

/** One answer to an urge or an order, and what was said to it. What was sent back stays beside what was written anew. */
@Entity
public class SupervisionAnswer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "supervision_id"))
    private SupervisionId supervision;

    private String text;
    private List<UUID> attachments;
    private LocalDate day;
    private Instant enteredAt;
    private String enteredBy;
    private String enteredName;
    private String onBehalfOf;
    private Boolean accepted;
    private String comment;
    private LocalDate decidedOn;
    private String decidedBy;
    private String decidedName;

    protected SupervisionAnswer() {} // for JPA

    /** @param onBehalfOf for whom the office enters it, or null */
    SupervisionAnswer(
            SupervisionId supervision,
            AnswerSupervision form,
            LocalDate day,
            Instant now,
            Actor by,
            String onBehalfOf) {
        this.supervision = supervision;
        this.text = form.text();
        this.attachments = List.copyOf(form.attachments());
        this.day = day;
        this.enteredAt = now;
        this.enteredBy = by.userId();
        this.enteredName = by.name();
        this.onBehalfOf = onBehalfOf;
    }

    /** @throws Refusal when it is sent back without saying why, or somebody has decided already */
    void decide(boolean doesDo, String said, LocalDate on, Actor by) {
        if (accepted != null) {
            throw Refusal.conflict("这份答复刚刚已由" + decidedName + "审核，请刷新后查看");
        }
        if (!doesDo && (said == null || said.isBlank())) {
            throw Refusal.badInput("comment", "退回重答时，请写明意见");
        }
        accepted = doesDo;
        comment = said;
        decidedOn = on;
        decidedBy = by.userId();
        decidedName = by.name();
    }

    /** Whether it says the same and brings nothing new. */
    boolean isSame(AnswerSupervision form) {
        return form.text().strip().equals(text.strip())
                && form.scan() == null
                && attachments.containsAll(form.attachments());
    }

    public SupervisionId supervision() {
        return supervision;
    }

    public String text() {
        return text;
    }

    public List<UUID> attachments() {
        return List.copyOf(attachments);
    }

    public LocalDate day() {
        return day;
    }

    public String enteredName() {
        return enteredName;
    }

    public String onBehalfOf() {
        return onBehalfOf;
    }

    /** @return null until it is decided */
    public Boolean accepted() {
        return accepted;
    }

    public String comment() {
        return comment;
    }

    public LocalDate decidedOn() {
        return decidedOn;
    }

    public String decidedName() {
        return decidedName;
    }
}
