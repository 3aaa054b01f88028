package org.jianyi.supervision;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jianyi.Refusal;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Standing;
import org.jianyi.roster.Unit;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;

/** An urge (催办函) or an order (督办单) to one unit about a share of a suggestion: to the one that replies, or to one that owes it an opinion. Every change is a verb that names the state it needs. */
@Entity
public class Supervision {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private SupervisionId id;

    @Version
    private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "suggestion_id"))
    private SuggestionId suggestion;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "handling_id"))
    private HandlingId handling;

    @ManyToOne(optional = false)
    @JoinColumn(name = "unit_code")
    private Unit unit;

    @Enumerated(EnumType.STRING)
    private SupervisionKind kind;

    @Enumerated(EnumType.STRING)
    private SupervisionState state;

    private String text;

    @Enumerated(EnumType.STRING)
    private Addressee addressee;

    private String leader;
    private String leaderName;
    private LocalDate draftedOn;
    private String draftedBy;
    private String draftedName;
    private Instant enteredAt;
    private Integer numberYear;
    private Integer seq;
    private LocalDate issuedOn;
    private String signedBy;
    private boolean signedOnBehalf;
    private UUID scanId;
    private LocalDate answerDue;
    private LocalDate receivedOn;
    private String receivedBy;
    private boolean receivedOnBehalf;
    private LocalDate endedOn;
    private String endReason;

    protected Supervision() {} // for JPA

    Supervision(
            SupervisionId id,
            SupervisionKind kind,
            Suggestion suggestion,
            Handling handling,
            Unit unit,
            Addressee addressee,
            String text,
            LocalDate day,
            Actor by,
            Instant now) {
        this.id = id;
        this.kind = kind;
        this.state = SupervisionState.DRAFTED;
        this.suggestion = suggestion.id();
        this.handling = handling.id();
        this.unit = unit;
        this.addressee = addressee;
        if (addressee == Addressee.LEADER) {
            this.leader = suggestion.leader();
            this.leaderName = suggestion.leaderName();
        }
        this.text = text;
        this.draftedOn = day;
        this.draftedBy = by.userId();
        this.draftedName = by.name();
        this.enteredAt = now;
    }

    /**
     * Signed and sent: takes its number, never before.
     *
     * @param number of its kind in the year of {@code day}, from 1
     * @param signatory who signed, as printed
     * @param scan the paper that was signed, where the office enters it; or null
     * @param due until when it is answered
     */
    void issue(int number, LocalDate day, String signatory, UUID scan, LocalDate due) {
        require("签发", SupervisionState.DRAFTED);
        state = SupervisionState.ISSUED;
        numberYear = day.getYear();
        seq = number;
        issuedOn = day;
        signedBy = signatory;
        signedOnBehalf = scan != null;
        scanId = scan;
        answerDue = due;
    }

    /** The chairman does not sign it. */
    void discard(String reason, String signatory, LocalDate day) {
        require("不予签发", SupervisionState.DRAFTED);
        signedBy = signatory;
        end(SupervisionState.NOT_SIGNED, reason, day);
    }

    /** The unit confirms that it has got it (签收). */
    void receive(LocalDate day, String by, boolean onBehalf) {
        require("签收", SupervisionState.ISSUED);
        if (receivedOn != null) {
            throw Refusal.conflict(label() + "已经签收，请刷新后查看");
        }
        receivedOn = day;
        receivedBy = by;
        receivedOnBehalf = onBehalf;
    }

    /** Who answers has received it. */
    void answer(LocalDate day, String by, boolean onBehalf) {
        if (receivedOn == null) {
            receive(day, by, onBehalf);
        }
        require("答复", SupervisionState.ISSUED);
        state = SupervisionState.ANSWERED;
    }

    void accept(LocalDate day) {
        require("认可答复", SupervisionState.ANSWERED);
        end(SupervisionState.ACCEPTED, null, day);
    }

    /** The answer does not do: it is answered once more, until {@code due} (退回重答). */
    void sendBack(LocalDate due) {
        require("退回重答", SupervisionState.ANSWERED);
        state = SupervisionState.ISSUED;
        answerDue = due;
    }

    /** What it pressed for has been done, or is no longer this unit's to do. */
    void becomeNeedless(String reason, LocalDate day) {
        require("终止", SupervisionState.DRAFTED, SupervisionState.ISSUED, SupervisionState.ANSWERED);
        end(SupervisionState.NEEDLESS, reason, day);
    }

    private void end(SupervisionState how, String reason, LocalDate day) {
        state = how;
        endReason = reason;
        endedOn = day;
    }

    private void require(String act, SupervisionState... needed) {
        if (!Arrays.asList(needed).contains(state)) {
            throw Refusal.conflict(label() + "目前为“" + state.label() + "”，不能" + act + "，请刷新后查看最新情况");
        }
    }

    /** @throws Refusal when the actor neither has to answer it nor enters the answer from paper for the office */
    Standing standing(Actor actor, UUID scan) {
        return addressee == Addressee.UNIT
                ? Standing.forUnit(actor, unit, scan)
                : Standing.forPerson(isAddressedTo(actor), addresseeName(), actor, scan);
    }

    /** @return true for who has to answer it */
    public boolean isAddressedTo(Actor actor) {
        return switch (addressee) {
            case UNIT -> actor.worksIn(unit.code());
            case HEAD -> actor.isHeadOf(unit.code());
            case LEADER -> actor.isLeader() && actor.userId().equals(leader);
        };
    }

    /** As it is written to: 镇水利站, 镇水利站负责人, or the leader's name. */
    public String addresseeName() {
        return switch (addressee) {
            case UNIT -> unit.name();
            case HEAD -> unit.name() + "负责人";
            case LEADER -> leaderName;
        };
    }

    /** 2026年第3号督办单; before it has its number 督办单（待签发）. */
    public String label() {
        return seq == null ? kind.label() + "（" + state.label() + "）" : numberYear + "年第" + seq + "号" + kind.label();
    }

    public SupervisionId id() {
        return id;
    }

    public SuggestionId suggestion() {
        return suggestion;
    }

    public HandlingId handling() {
        return handling;
    }

    public Unit unit() {
        return unit;
    }

    public SupervisionKind kind() {
        return kind;
    }

    public SupervisionState state() {
        return state;
    }

    public String text() {
        return text;
    }

    public Addressee addressee() {
        return addressee;
    }

    public String leader() {
        return leader;
    }

    public LocalDate draftedOn() {
        return draftedOn;
    }

    public String draftedName() {
        return draftedName;
    }

    /** @return its number in its year, or null before it is signed */
    public Integer seq() {
        return seq;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    public String signedBy() {
        return signedBy;
    }

    public boolean isSignedOnBehalf() {
        return signedOnBehalf;
    }

    public UUID scan() {
        return scanId;
    }

    public LocalDate answerDue() {
        return answerDue;
    }

    public LocalDate receivedOn() {
        return receivedOn;
    }

    public String receivedBy() {
        return receivedBy;
    }

    public boolean isReceivedOnBehalf() {
        return receivedOnBehalf;
    }

    public LocalDate endedOn() {
        return endedOn;
    }

    public String endReason() {
        return endReason;
    }
}
