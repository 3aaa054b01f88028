package org.jianyi.suggestion;

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
import org.jianyi.roster.Deputy;
import org.jianyi.roster.Session;

/** What a deputy asks for, and how far it has come. Every change is a verb that names the status it needs. */
@Entity
public class Suggestion {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private SuggestionId id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private SuggestionStatus status;

    @ManyToOne(optional = false)
    private Session session;

    private boolean inSession;
    private Integer seq;

    @Enumerated(EnumType.STRING)
    private SuggestionKind kind;

    private String title;
    private String category;

    @Enumerated(EnumType.STRING)
    private Level level;

    @ManyToOne(optional = false)
    @JoinColumn(name = "lead_id")
    private Deputy lead;

    @Enumerated(EnumType.STRING)
    private Publicity publicity;

    @Enumerated(EnumType.STRING)
    private Source source;

    @Enumerated(EnumType.STRING)
    private FormedBy formedBy;

    private int raisedYears;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "earlier_id"))
    private SuggestionId earlier;

    private boolean contactWish;
    private boolean referenceOnly;
    private boolean jointAllowed;
    private String suggestedUnit;
    private boolean confidential;
    private String confidentialReason;
    private int textVersion;
    private LocalDate submittedOn;
    private Instant submittedAt;
    private String enteredBy;
    private String enteredByName;
    private UUID scanId;
    private LocalDate examinedOn;
    private LocalDate registeredOn;
    private LocalDate assignedOn;
    private LocalDate firstAssignedOn;
    private Integer months;
    private String complexReason;
    private LocalDate legalDue;
    private LocalDate internalDue;
    private boolean dueProvisional;

    @Column(name = "key_suggestion")
    private boolean key;

    private String keyReason;
    private String leader;
    private String leaderName;
    private boolean jointMeeting;
    private boolean awaitsDispatch;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "master_id"))
    private SuggestionId master;

    private String referenceUnit;
    private LocalDate repliedOn;
    private LocalDate closedOn;
    private LocalDate withdrawnOn;
    private String withdrawalReason;
    private boolean imported;

    protected Suggestion() {} // for JPA

    Suggestion(
            SuggestionId id,
            SubmitSuggestion form,
            Deputy lead,
            Session session,
            boolean asksCosigners,
            LocalDate day,
            Instant now) {
        this.id = id;
        this.status = asksCosigners ? SuggestionStatus.COSIGNING : SuggestionStatus.SUBMITTED;
        this.session = session;
        this.inSession = form.inSession();
        this.kind = form.kind();
        this.title = form.title().strip();
        this.category = form.category();
        this.level = form.level();
        this.lead = lead;
        this.publicity = form.publicity();
        this.source = form.source();
        this.formedBy = form.formedBy();
        this.raisedYears = form.raisedYears();
        this.earlier =
                form.earlierId() == null || form.earlierId().isBlank() ? null : SuggestionId.of(form.earlierId());
        this.contactWish = form.contactWish();
        this.referenceOnly = form.referenceOnly();
        this.jointAllowed = form.jointAllowed();
        this.suggestedUnit =
                form.suggestedUnit() == null || form.suggestedUnit().isBlank() ? null : form.suggestedUnit();
        this.confidential = form.confidential();
        this.confidentialReason = form.confidentialReason();
        this.textVersion = 1;
        this.submittedOn = day;
        this.submittedAt = now;
    }

    /** One that was closed before this system was there. There is no text of it, and nobody knows what the deputy allowed to be published. */
    static Suggestion ofEarlierYears(SuggestionId id, EarlierSuggestions.Known known, Instant submittedAt) {
        Suggestion suggestion = new Suggestion();
        suggestion.id = id;
        suggestion.imported = true;
        suggestion.status = SuggestionStatus.CLOSED;
        suggestion.session = known.number().session();
        suggestion.inSession = known.number().inSession();
        suggestion.seq = known.number().seq();
        suggestion.kind = SuggestionKind.SUGGESTION;
        suggestion.title = known.title();
        suggestion.category = known.category();
        suggestion.level = known.level();
        suggestion.lead = known.lead();
        suggestion.textVersion = 1;
        suggestion.submittedOn = known.days().submittedOn();
        suggestion.submittedAt = submittedAt;
        suggestion.registeredOn = known.days().registeredOn();
        suggestion.assignedOn = known.days().assignedOn();
        suggestion.months = known.months();
        suggestion.legalDue = known.due();
        suggestion.repliedOn = known.days().repliedOn();
        suggestion.closedOn = known.days().closedOn();
        return suggestion;
    }

    void enteredBy(String userId, String name, UUID scan) {
        this.enteredBy = userId;
        this.enteredByName = name;
        this.scanId = scan;
    }

    /** What was filed from a signed paper now has its scan. */
    void attachScan(UUID scan) {
        if (!isScanMissing()) {
            throw Refusal.conflict("这件建议不缺签名纸质件，请刷新后查看");
        }
        scanId = scan;
    }

    /** The list of co-signers is settled: on to the examination. */
    void closeCosigning() {
        require("确定附议名单", SuggestionStatus.COSIGNING);
        status = SuggestionStatus.SUBMITTED;
    }

    /** The next version of the text, after it was returned. */
    void revise(String newTitle, boolean asksCosigners) {
        require("补正", SuggestionStatus.RETURNED);
        title = newTitle;
        textVersion++;
        status = asksCosigners ? SuggestionStatus.COSIGNING : SuggestionStatus.SUBMITTED;
    }

    public void returnForCorrection(LocalDate day) {
        examined("退回补正", day, SuggestionStatus.RETURNED);
    }

    public void decline(Outcome outcome, LocalDate day) {
        SuggestionStatus end =
                switch (outcome) {
                    case NOT_TAKEN_UP -> SuggestionStatus.NOT_TAKEN_UP;
                    case LETTER -> SuggestionStatus.LETTER;
                    case PETITION -> SuggestionStatus.PETITION;
                    default -> throw new IllegalArgumentException(outcome.name());
                };
        examined(outcome.label(), day, end);
        closedOn = day;
    }

    public void referUp(LocalDate day) {
        examined("转报上级", day, SuggestionStatus.REFERRED);
        level = level == Level.TOWN ? Level.CITY : level;
    }

    /** A suggestion that was sent up is closed only when the asker has been told (R29). */
    public void closeReferral(LocalDate told) {
        require("登记上级答复", SuggestionStatus.REFERRED);
        status = SuggestionStatus.CLOSED;
        closedOn = told;
    }

    /** 审查登记: takes its number, never before (R4). */
    public void register(SuggestionNumber number, LocalDate day) {
        examined("审查登记", day, SuggestionStatus.REGISTERED);
        seq = number.seq();
        registeredOn = day;
    }

    /** Registered, and handled together with another (并案). */
    public void mergeInto(SuggestionId masterId, SuggestionNumber number, LocalDate day) {
        register(number, day);
        status = SuggestionStatus.MERGED;
        master = masterId;
    }

    /** Registered for reference: a unit only confirms receipt (R19). */
    public void takeForReference(String unit, SuggestionNumber number, LocalDate day) {
        register(number, day);
        referenceOnly = true;
        referenceUnit = unit;
        assignedOn = day;
        status = SuggestionStatus.ASSIGNED;
    }

    public void confirmReceipt(LocalDate day) {
        require("收阅确认", SuggestionStatus.ASSIGNED);
        status = SuggestionStatus.CLOSED;
        closedOn = day;
    }

    /** The master was withdrawn: this one goes its own way, on to assignment. */
    public void leaveMaster() {
        require("解除并案", SuggestionStatus.MERGED);
        master = null;
        status = SuggestionStatus.REGISTERED;
    }

    /** The master was replied: this one gets its own letter from the same units. */
    public void followMaster(LocalDate assigned, int forMonths, LocalDate due) {
        require("随主件办理", SuggestionStatus.MERGED);
        assignedOn = assigned;
        months = forMonths;
        legalDue = due;
        status = SuggestionStatus.ASSIGNED;
    }

    /**
     * 交办.
     *
     * @param due the legal due date, counted from {@code day}
     */
    public void assign(int forMonths, String reason, LocalDate due, boolean joint, LocalDate day) {
        require("交办", SuggestionStatus.REGISTERED);
        assignedOn = day;
        months = forMonths;
        complexReason = reason;
        legalDue = due;
        jointMeeting = joint;
        status = SuggestionStatus.ASSIGNED;
    }

    /** Assigned, it waits until the government's office passes it on (政府交办); until then no unit hears of it. */
    public void awaitDispatch() {
        require("交办", SuggestionStatus.ASSIGNED);
        awaitsDispatch = true;
    }

    /** 政府交办: from now on it is in the units' hands. */
    public void dispatch() {
        require("政府交办", SuggestionStatus.ASSIGNED);
        awaitsDispatch = false;
    }

    /**
     * 收回交办: it waits for its assignment again, and keeps its number (R4).
     *
     * @param stood whether the deputy's time runs from this assignment all the same
     */
    public void recallAssignment(boolean stood) {
        require("收回交办", SuggestionStatus.ASSIGNED);
        firstAssignedOn = stood ? countedFrom(assignedOn) : firstAssignedOn;
        assignedOn = null;
        months = null;
        complexReason = null;
        legalDue = null;
        internalDue = null;
        dueProvisional = false;
        jointMeeting = false;
        awaitsDispatch = false;
        leadBy(null, null);
        key = false;
        keyReason = null;
        status = SuggestionStatus.REGISTERED;
    }

    /** @return the day from which the reply's time runs: that of the assignment, or of an earlier one that stood; null before it */
    public LocalDate countedFrom() {
        return assignedOn == null ? null : countedFrom(assignedOn);
    }

    /** @return the day from which the reply's time runs when it is assigned on {@code day}: the first assignment that stood (R11) */
    public LocalDate countedFrom(LocalDate day) {
        return firstAssignedOn == null || day.isBefore(firstAssignedOn) ? day : firstAssignedOn;
    }

    /**
     * Its dates by the calendar and the rules as they are known now.
     *
     * @param within so many months; less than at the assignment when the rules of that day became stricter
     * @param legal what the deputy is owed, and what the figures are counted by
     * @param internal the office's own, earlier
     * @param provisional true as long as a year's calendar is missing
     */
    public void due(int within, LocalDate legal, LocalDate internal, boolean provisional) {
        months = within;
        legalDue = legal;
        internalDue = internal;
        dueProvisional = provisional;
    }

    public void leadBy(String userId, String name) {
        leader = userId;
        leaderName = name;
    }

    public void makeKey(String reason) {
        key = true;
        keyReason = reason;
    }

    /** The presidium names it a key one while it is handled, or withdraws that (重点督办). */
    public void nameKey(String reason) {
        if (status == SuggestionStatus.MERGED) {
            throw Refusal.conflict("这件建议已并入主件办理，请将主件列为重点督办");
        }
        if (key) {
            throw Refusal.conflict("这件建议已经列为重点督办，要改领导或理由，请先取消再列入");
        }
        if (!mayBecomeKey()) {
            throw Refusal.conflict("建议目前为“" + (referenceUnit == null ? status.label() : "参阅件") + "”，不能列为重点督办");
        }
        makeKey(reason);
    }

    /** @return true from its number until it is closed, for what is answered on its own */
    public boolean mayBecomeKey() {
        return seq != null && closedOn == null && referenceUnit == null && status != SuggestionStatus.MERGED && !key;
    }

    public void dropKey() {
        if (!key || closedOn != null) {
            throw Refusal.conflict(key ? "建议已经办结，不能再取消重点督办" : "这件建议没有列为重点督办，请刷新后查看");
        }
        key = false;
        keyReason = null;
    }

    public void recategorize(String newCategory, Level newLevel) {
        category = newCategory == null || newCategory.isBlank() ? category : newCategory;
        level = newLevel == null ? level : newLevel;
    }

    /** A typing error in the title. What was handed in stays as it is (R3). */
    public void retitle(String corrected) {
        if (status == SuggestionStatus.RETURNED) {
            throw Refusal.conflict("建议已退回补正，标题请代表在补正稿中改");
        }
        title = corrected;
    }

    /** @throws Refusal when it is more than the deputy allowed (R28) */
    public void narrow(Publicity narrower) {
        if (narrower.compareTo(publicity) < 0) {
            throw Refusal.conflict("公开范围只能收窄，不能超过代表同意的“" + publicity.label() + "”");
        }
        publicity = narrower;
    }

    /** Another deputy leads than the office had picked when it entered the paper. */
    public void correctLead(Deputy deputy) {
        lead = deputy;
    }

    public void correctSubmittedOn(LocalDate day) {
        submittedOn = day;
    }

    /** What is only taken note of was given to its unit with the registration. */
    public void correctRegisteredOn(LocalDate day) {
        registeredOn = day;
        examinedOn = day;
        assignedOn = referenceUnit == null ? assignedOn : day;
    }

    public void correctAssignedOn(LocalDate day) {
        assignedOn = day;
    }

    public void correctRepliedOn(LocalDate day) {
        repliedOn = day;
    }

    public void replaceScan(UUID better) {
        scanId = better;
    }

    /** All units of the first round have replied. */
    public void reply(LocalDate day) {
        require("答复", SuggestionStatus.ASSIGNED);
        status = SuggestionStatus.REPLIED;
        repliedOn = repliedOn == null ? day : repliedOn;
    }

    /** A unit handles it again, or another unit was added: no longer wholly replied. */
    public void reopen() {
        require("再次办理", SuggestionStatus.ASSIGNED, SuggestionStatus.REPLIED);
        status = SuggestionStatus.ASSIGNED;
    }

    public void close(LocalDate day) {
        require("办结", SuggestionStatus.REPLIED, SuggestionStatus.ASSIGNED);
        status = SuggestionStatus.CLOSED;
        closedOn = day;
    }

    /** Withdrawn by its signers, before the reply; keeps its number (R25). */
    public void withdraw(String reason, LocalDate day) {
        if (!isWithdrawable()) {
            throw Refusal.conflict("建议已答复或已结束，不能撤回");
        }
        status = SuggestionStatus.WITHDRAWN;
        withdrawnOn = day;
        closedOn = day;
        withdrawalReason = reason;
    }

    public boolean isWithdrawable() {
        return repliedOn == null && closedOn == null;
    }

    /** @return true when it was withdrawn before it had its number */
    public boolean isDropped() {
        return status == SuggestionStatus.WITHDRAWN && seq == null;
    }

    private void examined(String act, LocalDate day, SuggestionStatus next) {
        require(act, SuggestionStatus.SUBMITTED);
        if (isScanMissing() && next != SuggestionStatus.RETURNED) {
            throw Refusal.conflict("签名纸质件还没有补传，补传后才能" + act);
        }
        examinedOn = day;
        status = next;
    }

    private void require(String act, SuggestionStatus... needed) {
        if (!Arrays.asList(needed).contains(status)) {
            throw Refusal.conflict("建议目前为“" + status.label() + "”，不能" + act + "，请刷新后查看最新情况");
        }
    }

    public SuggestionId id() {
        return id;
    }

    public SuggestionStatus status() {
        return status;
    }

    public Session session() {
        return session;
    }

    public boolean isInSession() {
        return inSession;
    }

    /** @return true when it was taken in from a ledger, closed: it has no text, no letter, and no process */
    public boolean isImported() {
        return imported;
    }

    /** @return the number, or null before registration */
    public SuggestionNumber number() {
        return seq == null ? null : new SuggestionNumber(session, inSession, seq);
    }

    /** @return 第001号, or 未编号 before registration */
    public String numberLabel() {
        return seq == null ? "未编号" : number().label();
    }

    public SuggestionKind kind() {
        return kind;
    }

    public String title() {
        return title;
    }

    public String category() {
        return category;
    }

    public Level level() {
        return level;
    }

    public Deputy lead() {
        return lead;
    }

    /** @return null for an imported one */
    public Publicity publicity() {
        return publicity;
    }

    /** @return null for an imported one */
    public Source source() {
        return source;
    }

    public FormedBy formedBy() {
        return formedBy;
    }

    public int raisedYears() {
        return raisedYears;
    }

    public SuggestionId earlier() {
        return earlier;
    }

    public boolean isContactWish() {
        return contactWish;
    }

    public boolean isReferenceOnly() {
        return referenceOnly;
    }

    public boolean isJointAllowed() {
        return jointAllowed;
    }

    public String suggestedUnit() {
        return suggestedUnit;
    }

    /** The title where others may read along, in lists of the engine for example: a confidential case keeps its own to itself. */
    public String openTitle() {
        return isConfidential() ? "（内容保密）" : title();
    }

    public boolean isConfidential() {
        return confidential;
    }

    public String confidentialReason() {
        return confidentialReason;
    }

    public int textVersion() {
        return textVersion;
    }

    public LocalDate submittedOn() {
        return submittedOn;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public String enteredByName() {
        return enteredByName;
    }

    public boolean isEnteredByOffice() {
        return enteredBy != null;
    }

    public UUID scan() {
        return scanId;
    }

    /** @return true when the office filed it from a signed paper that is not scanned yet */
    public boolean isScanMissing() {
        return enteredBy != null && scanId == null;
    }

    public LocalDate examinedOn() {
        return examinedOn;
    }

    public LocalDate registeredOn() {
        return registeredOn;
    }

    public LocalDate assignedOn() {
        return assignedOn;
    }

    public Integer months() {
        return months;
    }

    public String complexReason() {
        return complexReason;
    }

    public LocalDate legalDue() {
        return legalDue;
    }

    /** The office's own date, some working days before the legal one. */
    public LocalDate internalDue() {
        return internalDue;
    }

    /** @return true while a year's calendar is missing that the legal date depends on */
    public boolean isDueProvisional() {
        return dueProvisional;
    }

    public boolean isKey() {
        return key;
    }

    public String keyReason() {
        return keyReason;
    }

    public String leader() {
        return leader;
    }

    public String leaderName() {
        return leaderName;
    }

    public boolean isJointMeeting() {
        return jointMeeting;
    }

    public boolean awaitsDispatch() {
        return awaitsDispatch;
    }

    public SuggestionId master() {
        return master;
    }

    public String referenceUnit() {
        return referenceUnit;
    }

    public LocalDate repliedOn() {
        return repliedOn;
    }

    public LocalDate closedOn() {
        return closedOn;
    }

    public LocalDate withdrawnOn() {
        return withdrawnOn;
    }

    public String withdrawalReason() {
        return withdrawalReason;
    }
}
