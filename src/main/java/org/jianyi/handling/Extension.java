package org.jianyi.handling;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.jianyi.Refusal;
import org.jianyi.roster.Actor;

/** A unit asks for more time for its reply (延期), and what became of it. Until it is granted the old date runs. */
@Entity
public class Extension {

    /** What became of it. */
    public enum State {
        ASKED("待审核"),
        GRANTED("同意"),
        REFUSED("不同意"),
        LAPSED("已失效");

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
    @AttributeOverride(name = "value", column = @Column(name = "handling_id"))
    private HandlingId handling;

    private int sequence;
    private String reason;
    private LocalDate dueBefore;

    @Column(name = "until_day")
    private LocalDate until;

    private LocalDate askedOn;
    private String askedBy;
    private String askedByName;
    private boolean onBehalf;

    @Enumerated(EnumType.STRING)
    private State state;

    private String decision;
    private LocalDate decidedOn;
    private String decidedBy;
    private String decidedByName;

    protected Extension() {} // for JPA

    /**
     * @param sequence the how many-th this unit asks for in this round, from 1
     * @param dueBefore the date that runs on meanwhile
     * @param until the date asked for
     */
    public Extension(
            HandlingId handling,
            int sequence,
            String reason,
            LocalDate dueBefore,
            LocalDate until,
            Actor by,
            boolean onBehalf,
            LocalDate day) {
        this.handling = handling;
        this.sequence = sequence;
        this.reason = reason.strip();
        this.dueBefore = dueBefore;
        this.until = until;
        this.askedOn = day;
        this.askedBy = by.userId();
        this.askedByName = by.name();
        this.onBehalf = onBehalf;
        this.state = State.ASKED;
    }

    /** @param words told to unit and deputy; may be null */
    public void grant(String words, Actor by, LocalDate day) {
        decide(State.GRANTED, words, by, day);
    }

    /** @throws Refusal without a reason */
    public void refuse(String words, Actor by, LocalDate day) {
        if (words == null || words.isBlank()) {
            throw Refusal.badInput("reason", "不同意延期时，请写明理由");
        }
        decide(State.REFUSED, words, by, day);
    }

    /** There is nothing to extend any more. */
    public void lapse(String why, LocalDate day) {
        decide(State.LAPSED, why, Actor.SYSTEM, day);
    }

    private void decide(State how, String words, Actor by, LocalDate day) {
        if (state != State.ASKED) {
            throw Refusal.conflict("这次延期申请已经有结果（" + state.label() + "），请刷新后查看");
        }
        state = how;
        decision = words == null || words.isBlank() ? null : words.strip();
        decidedBy = by.userId();
        decidedByName = by.name();
        decidedOn = day;
    }

    public boolean isOpen() {
        return state == State.ASKED;
    }

    public boolean isGranted() {
        return state == State.GRANTED;
    }

    /** @return true when nobody had to agree to it by the town's rules */
    public boolean isWithoutConsent() {
        return isGranted() && Actor.SYSTEM.userId().equals(decidedBy);
    }

    public Long id() {
        return id;
    }

    public HandlingId handling() {
        return handling;
    }

    /** The how many-th of this unit in this round. */
    public int sequence() {
        return sequence;
    }

    public String reason() {
        return reason;
    }

    /** The date that it was to take the place of. */
    public LocalDate dueBefore() {
        return dueBefore;
    }

    public LocalDate until() {
        return until;
    }

    public LocalDate askedOn() {
        return askedOn;
    }

    public String askedByName() {
        return askedByName;
    }

    /** @return true when the office entered it for the unit (代录) */
    public boolean isOnBehalf() {
        return onBehalf;
    }

    public State state() {
        return state;
    }

    public String decision() {
        return decision;
    }

    public LocalDate decidedOn() {
        return decidedOn;
    }

    public String decidedByName() {
        return decidedByName;
    }
}
