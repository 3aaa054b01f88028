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
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jianyi.Refusal;
import org.jianyi.roster.Unit;

/** What an assisting unit is asked, and says, to the lead unit (会办意见). One that was sent back stays; a new one is asked. */
@Entity
public class AssistingOpinion {

    /** How far an assisting opinion has come. */
    public enum State {
        ASKED("待提意见"),
        GIVEN("已提意见"),
        RETURNED("退回重提"),
        CANCELLED("已取消"),
        ON_RECORD("参与会办");

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

    @ManyToOne(optional = false)
    @JoinColumn(name = "unit_code")
    private Unit unit;

    @Enumerated(EnumType.STRING)
    private State state;

    private LocalDate askedOn;
    private LocalDate due;
    private LocalDate countedFrom;
    private boolean repeated;
    private boolean dueProvisional;
    private String text;
    private LocalDate givenOn;
    private String givenBy;
    private boolean onBehalf;
    private UUID scanId;
    private String returnComment;
    private List<UUID> attachments = List.of();

    protected AssistingOpinion() {} // for JPA

    /** Asked for on that day; until when, {@link CaseDates} says. */
    public AssistingOpinion(HandlingId handling, Unit unit, LocalDate askedOn) {
        this.handling = handling;
        this.unit = unit;
        this.state = State.ASKED;
        this.askedOn = askedOn;
        this.countedFrom = askedOn;
    }

    /** @return the same opinion, asked for whoever took over from the unit that was to lead; its time runs on */
    public AssistingOpinion movedTo(HandlingId successor, LocalDate day) {
        AssistingOpinion moved = new AssistingOpinion(successor, unit, day);
        moved.countedFrom = countedFrom;
        moved.repeated = repeated;
        moved.due(due, dueProvisional);
        return moved;
    }

    void due(LocalDate by, boolean provisional) {
        due = by;
        dueProvisional = provisional;
    }

    /** A ledger of earlier years names the unit as assisting, and no more. */
    public static AssistingOpinion ofEarlierYears(HandlingId handling, Unit unit, LocalDate askedOn, LocalDate due) {
        AssistingOpinion opinion = new AssistingOpinion(handling, unit, askedOn);
        opinion.due = due;
        opinion.state = State.ON_RECORD;
        return opinion;
    }

    void give(GiveAssistingOpinion form, String by, boolean proxy, LocalDate day) {
        require("提出会办意见", State.ASKED);
        state = State.GIVEN;
        text = form.text();
        attachments = List.copyOf(form.attachments());
        givenBy = by;
        onBehalf = proxy;
        scanId = form.scan();
        givenOn = day;
    }

    /** @return the new one that is asked instead */
    AssistingOpinion sendBack(String comment, LocalDate day) {
        require("退回会办意见", State.GIVEN);
        state = State.RETURNED;
        returnComment = comment;
        AssistingOpinion again = new AssistingOpinion(handling, unit, day);
        again.repeated = true;
        return again;
    }

    public void cancel() {
        require("取消会办", State.ASKED);
        state = State.CANCELLED;
    }

    /** Until when it is due then, {@link CaseDates} says. */
    public void correctAskedOn(LocalDate day) {
        countedFrom = countedFrom.equals(askedOn) ? day : countedFrom;
        askedOn = day;
    }

    public void replaceScan(UUID better) {
        scanId = better;
    }

    private void require(String act, State needed) {
        if (state != needed) {
            throw Refusal.conflict(unit.name() + "的会办意见目前为“" + state.label() + "”，不能" + act);
        }
    }

    /** @return true when the lead unit still has to wait for it on that day (R12) */
    public boolean isAwaitedOn(LocalDate day) {
        return state == State.ASKED && !day.isBefore(askedOn) && !day.isAfter(due);
    }

    /** @return true when it is still owed after its time */
    public boolean isOverdue(LocalDate day) {
        return state == State.ASKED && day.isAfter(due);
    }

    public Long id() {
        return id;
    }

    public HandlingId handling() {
        return handling;
    }

    public Unit unit() {
        return unit;
    }

    public State state() {
        return state;
    }

    public LocalDate askedOn() {
        return askedOn;
    }

    public LocalDate due() {
        return due;
    }

    /** The day from which its time is counted; earlier than {@link #askedOn()} where the unit it was asked for has changed. */
    public LocalDate countedFrom() {
        return countedFrom;
    }

    /** @return true when it was sent back once, and has only some days */
    public boolean isRepeated() {
        return repeated;
    }

    public boolean isDueProvisional() {
        return dueProvisional;
    }

    public String text() {
        return text;
    }

    public LocalDate givenOn() {
        return givenOn;
    }

    public boolean isOnBehalf() {
        return onBehalf;
    }

    public UUID scan() {
        return scanId;
    }

    public List<UUID> attachments() {
        return List.copyOf(attachments);
    }

    public String returnComment() {
        return returnComment;
    }
}
