package org.jianyi.suggestion;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.jianyi.Refusal;
import org.jianyi.roster.Deputy;

/** A deputy's co-signature of one version of the text (附议). */
@Entity
public class Cosigning {

    /** How far a co-signature has come. */
    public enum State {
        ASKED("待确认"),
        CONFIRMED("已附议"),
        ON_PAPER("纸质签名"),
        DECLINED("未附议"),
        DROPPED("未确认");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "suggestion_id"))
    private SuggestionId suggestion;

    @ManyToOne(optional = false)
    private Deputy deputy;

    private int textVersion;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant answeredAt;
    private String answer;
    private String comment;
    private Instant commentedAt;

    protected Cosigning() {} // for JPA

    Cosigning(SuggestionId suggestion, Deputy deputy, int textVersion, State state, Instant now) {
        this.suggestion = suggestion;
        this.deputy = deputy;
        this.textVersion = textVersion;
        this.state = state;
        this.answeredAt = state == State.ASKED ? null : now;
    }

    void answer(boolean agreed, String words, Instant now) {
        if (state != State.ASKED) {
            throw Refusal.conflict("您已经答复过附议，或附议已经结束");
        }
        state = agreed ? State.CONFIRMED : State.DECLINED;
        answer = words;
        answeredAt = now;
    }

    void drop(Instant now) {
        if (state == State.ASKED) {
            state = State.DROPPED;
            answeredAt = now;
        }
    }

    /** Has signed the paper after all, or has not, whatever the office had entered from it. */
    public void correct(boolean signed, Instant now) {
        state = signed ? State.ON_PAPER : State.DROPPED;
        answeredAt = now;
    }

    /** What a co-signer says about the handling; the rating is the lead deputy's. */
    public void comment(String words, Instant now) {
        if (!isSigned()) {
            throw Refusal.forbidden("只有附议代表可以填写意见");
        }
        comment = words;
        commentedAt = now;
    }

    /** Only confirmed co-signers count (R2). */
    public boolean isSigned() {
        return state == State.CONFIRMED || state == State.ON_PAPER;
    }

    public SuggestionId suggestion() {
        return suggestion;
    }

    public int textVersion() {
        return textVersion;
    }

    public Deputy deputy() {
        return deputy;
    }

    public State state() {
        return state;
    }

    public Instant answeredAt() {
        return answeredAt;
    }

    public String answer() {
        return answer;
    }

    public String comment() {
        return comment;
    }
}
