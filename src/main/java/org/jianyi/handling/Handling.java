package org.jianyi.handling;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.Unit;
import org.jianyi.suggestion.SuggestionId;

/** One replying unit's share of a suggestion in one round, on its own clock. Every change is a verb that names the status it needs. */
@Entity
@EntityListeners(ShareWatch.class)
public class Handling {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private HandlingId id;

    @Version
    private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "suggestion_id"))
    private SuggestionId suggestion;

    @ManyToOne(optional = false)
    @JoinColumn(name = "unit_code")
    private Unit unit;

    @Enumerated(EnumType.STRING)
    private Role role;

    private int round;

    @Enumerated(EnumType.STRING)
    private HandlingStatus status;

    private List<Integer> proposals;
    private LocalDate assignedOn;
    private LocalDate due;
    private LocalDate ownDue;
    private LocalDate internalDue;
    private boolean dueProvisional;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "previous_id"))
    private HandlingId previous;

    private LocalDate acceptedOn;
    private boolean acceptedOnBehalf;
    private boolean lapsed;
    private String measures;
    private String waivedReason;
    private String waivedBy;
    private boolean waivedOnBehalf;
    private String drafter;
    private LocalDate repliedOn;
    private LocalDate ratedOn;
    private LocalDate endedOn;
    private String endReason;

    protected Handling() {} // for JPA

    /**
     * @param proposals numbers of the proposals this unit answers
     * @param due until when it replies
     */
    public Handling(
            HandlingId id,
            SuggestionId suggestion,
            Unit unit,
            Role role,
            List<Integer> proposals,
            LocalDate assignedOn,
            LocalDate due) {
        this.id = id;
        this.suggestion = suggestion;
        this.unit = unit;
        this.role = role;
        this.round = 1;
        this.status = HandlingStatus.ASSIGNED;
        this.proposals = List.copyOf(proposals);
        this.assignedOn = assignedOn;
        this.due = due;
    }

    /**
     * A share that was done before this system was there; of one that was handled again, the last round.
     *
     * @param ratedOn null when the ledger says nothing of the deputy's judgement
     */
    public static Handling ofEarlierYears(
            HandlingId id,
            SuggestionId suggestion,
            Unit unit,
            Role role,
            int round,
            LocalDate assignedOn,
            LocalDate due,
            LocalDate repliedOn,
            LocalDate ratedOn) {
        Handling done = new Handling(id, suggestion, unit, role, List.of(), assignedOn, due);
        done.round = round;
        done.repliedOn = repliedOn;
        done.ratedOn = ratedOn;
        done.status = ratedOn == null ? HandlingStatus.REPLIED : HandlingStatus.RATED;
        return done;
    }

    /**
     * Its dates by the calendar and the rules as they are known now.
     *
     * @param replyBy the day the deputy was promised: in the first round the suggestion's, whoever handles it by now
     * @param own the same time counted from this unit's own assignment, to compare units by; never earlier
     * @param internal earlier than both, for the unit's own pressure
     */
    void due(LocalDate replyBy, LocalDate own, LocalDate internal, boolean provisional) {
        due = replyBy;
        ownDue = own;
        internalDue = internal;
        dueProvisional = provisional;
    }

    /** @return the same unit's share in the next round, on a clock of its own */
    public Handling nextRound(HandlingId nextId, LocalDate day) {
        require("重新办理", HandlingStatus.RATED);
        Handling next = new Handling(nextId, suggestion, unit, role, proposals, day, null);
        next.round = round + 1;
        next.previous = id;
        next.acceptedOn = day;
        next.status = HandlingStatus.ACCEPTED;
        return next;
    }

    public void accept(LocalDate day, boolean proxy) {
        require("签收", HandlingStatus.ASSIGNED);
        status = HandlingStatus.ACCEPTED;
        acceptedOn = day;
        acceptedOnBehalf = proxy;
    }

    /** A unit's first act signs in for it, where signing in is no step of its own. */
    public void begin(LocalDate day, boolean proxy) {
        if (status == HandlingStatus.ASSIGNED) {
            accept(day, proxy);
        }
        lapsed = false;
    }

    /** It has let the time for an objection pass: accepted, though it has not begun. */
    public void lapse(LocalDate last) {
        accept(last, false);
        lapsed = true;
    }

    /** @return true as long as the unit itself has done nothing for it */
    public boolean isUnbegun() {
        return status == HandlingStatus.ASSIGNED || lapsed && status == HandlingStatus.ACCEPTED;
    }

    /** Asks to be relieved, only before it has begun (退办). */
    public void object() {
        if (!isUnbegun()) {
            require("申请退办", HandlingStatus.ASSIGNED);
        }
        lapsed = false;
        status = HandlingStatus.OBJECTED;
    }

    /** The objection was refused: the unit must handle it. */
    public void mustHandle(LocalDate day) {
        require("驳回退办", HandlingStatus.OBJECTED);
        status = HandlingStatus.ACCEPTED;
        acceptedOn = day;
    }

    /** The objection was upheld: others take over, the row stays as history (R11). */
    public void reassign(String reason, LocalDate day) {
        require("改办", HandlingStatus.OBJECTED);
        end(HandlingStatus.REASSIGNED, reason, day);
    }

    /** The office gives it to another unit, only before this one has begun. */
    public void passOn(String reason, LocalDate day) {
        require("改由其他单位承办", HandlingStatus.ASSIGNED);
        end(HandlingStatus.REASSIGNED, reason, day);
    }

    /** The whole assignment was a mistake, and this unit has not begun. */
    public void recall(String reason, LocalDate day) {
        require("收回交办", HandlingStatus.ASSIGNED);
        end(HandlingStatus.RECALLED, reason, day);
    }

    public void report(String words, LocalDate day, boolean proxy) {
        begin(day, proxy);
        require("登记办理情况", HandlingStatus.ACCEPTED);
        measures = words;
    }

    /** The deputy needs no contact (R13). */
    public void waiveContact(String reason, String by, boolean proxy) {
        require("登记免于面商", HandlingStatus.ASSIGNED, HandlingStatus.ACCEPTED);
        waivedReason = reason;
        waivedBy = by;
        waivedOnBehalf = proxy;
    }

    public void draft(String by, LocalDate day, boolean proxy) {
        begin(day, proxy);
        require("拟稿答复", HandlingStatus.ACCEPTED);
        status = HandlingStatus.DRAFTED;
        drafter = by;
    }

    public void returnDraft() {
        require("退回拟稿", HandlingStatus.DRAFTED);
        status = HandlingStatus.ACCEPTED;
    }

    public void sign() {
        require("签发", HandlingStatus.DRAFTED);
        status = HandlingStatus.SIGNED;
    }

    public void deliver(LocalDate day) {
        require("登记送达", HandlingStatus.SIGNED);
        status = HandlingStatus.REPLIED;
        repliedOn = day;
    }

    public void rate(LocalDate day) {
        require("评价", HandlingStatus.REPLIED);
        status = HandlingStatus.RATED;
        ratedOn = day;
    }

    /** After an explanation or a meeting the deputy is asked once more. */
    public void askAgain() {
        require("再次征询", HandlingStatus.RATED);
        status = HandlingStatus.REPLIED;
    }

    /** Taken out by the office while others work, or ended by a withdrawal. */
    public void cancel(String reason, LocalDate day) {
        require(
                "取消承办",
                HandlingStatus.ASSIGNED,
                HandlingStatus.OBJECTED,
                HandlingStatus.ACCEPTED,
                HandlingStatus.DRAFTED,
                HandlingStatus.SIGNED);
        end(HandlingStatus.CANCELLED, reason, day);
    }

    /** A part that was entered wrongly, before anything is drafted. */
    public void correctShare(Role newRole, List<Integer> newProposals) {
        require("更正分工", HandlingStatus.ASSIGNED, HandlingStatus.ACCEPTED);
        role = newRole;
        proposals = List.copyOf(newProposals);
    }

    public void correctAssignedOn(LocalDate day) {
        assignedOn = day;
    }

    public void correctAcceptedOn(LocalDate day) {
        acceptedOn = day;
    }

    public void correctRepliedOn(LocalDate day) {
        repliedOn = day;
    }

    public void correctRatedOn(LocalDate day) {
        ratedOn = day;
    }

    private void end(HandlingStatus how, String reason, LocalDate day) {
        status = how;
        endedOn = day;
        endReason = reason;
    }

    private void require(String act, HandlingStatus... needed) {
        if (!Arrays.asList(needed).contains(status)) {
            throw Refusal.conflict(unit.name() + "的办理目前为“" + status.label() + "”，不能" + act + "，请刷新后查看最新情况");
        }
    }

    /** @return true until the unit has replied or has been relieved */
    public boolean isOpen() {
        return switch (status) {
            case ASSIGNED, OBJECTED, ACCEPTED, DRAFTED, SIGNED -> true;
            default -> false;
        };
    }

    /** @return true until the unit has drafted a reply, and again when the draft was returned */
    public boolean isUndrafted() {
        return isOpen() && status != HandlingStatus.DRAFTED && status != HandlingStatus.SIGNED;
    }

    /** @return true when the reply is signed to the end, delivered or not, and nobody signs it any more */
    public boolean isSigned() {
        return status == HandlingStatus.SIGNED || status == HandlingStatus.REPLIED;
    }

    /** @return true when it was taken over by others, taken out or taken back */
    public boolean isEnded() {
        return status == HandlingStatus.REASSIGNED
                || status == HandlingStatus.CANCELLED
                || status == HandlingStatus.RECALLED;
    }

    /** @return true when somebody else than the lead deputy has entered that he waives the contact: the unit has heard from him */
    public boolean isWaivedByOthers(Deputy lead) {
        return waivedBy != null && !lead.isUser(waivedBy);
    }

    public boolean isReplied() {
        return repliedOn != null;
    }

    public HandlingId id() {
        return id;
    }

    public SuggestionId suggestion() {
        return suggestion;
    }

    public Unit unit() {
        return unit;
    }

    public Role role() {
        return role;
    }

    public int round() {
        return round;
    }

    public HandlingStatus status() {
        return status;
    }

    public List<Integer> proposals() {
        return List.copyOf(proposals);
    }

    public LocalDate assignedOn() {
        return assignedOn;
    }

    public LocalDate due() {
        return due;
    }

    /** Counted from this unit's own assignment, to compare units by; later than {@link #due()} for a unit that took over from another. */
    public LocalDate ownDue() {
        return ownDue;
    }

    /** By when the unit wants to have its reply ready for signature. */
    public LocalDate internalDue() {
        return internalDue;
    }

    /** @return true while a year's calendar is missing that its date depends on */
    public boolean isDueProvisional() {
        return dueProvisional;
    }

    public HandlingId previous() {
        return previous;
    }

    public LocalDate acceptedOn() {
        return acceptedOn;
    }

    /** @return true when the office entered the acceptance for the unit (代录) */
    public boolean isAcceptedOnBehalf() {
        return acceptedOnBehalf;
    }

    public String measures() {
        return measures;
    }

    public String waivedReason() {
        return waivedReason;
    }

    /** @return true when the deputy's waiver was entered for him (代录) */
    public boolean isWaivedOnBehalf() {
        return waivedOnBehalf;
    }

    public String drafter() {
        return drafter;
    }

    public LocalDate repliedOn() {
        return repliedOn;
    }

    public LocalDate ratedOn() {
        return ratedOn;
    }

    public LocalDate endedOn() {
        return endedOn;
    }

    public String endReason() {
        return endReason;
    }
}
