package org.jianyi.reply;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jianyi.Refusal;
import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Actor;

/** One draft of a reply letter; what is signed is hashed and never changes (R17), a later edit is the next draft. */
@Entity
public class Reply {

    /** How far a draft has come. */
    public enum Status {
        DRAFTED("待审签"),
        RETURNED("已退回"),
        SIGNED("已签发"),
        DELIVERED("已送达");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "handling_id"))
    private HandlingId handling;

    private int draftNumber;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String scheme;
    private String classCode;

    @Enumerated(EnumType.STRING)
    private Meaning meaning;

    private String classReason;

    @Enumerated(EnumType.STRING)
    private Issuer issuer;

    private String letterNumber;
    private String opening;
    private String contactPerson;
    private String contactPhone;

    @Enumerated(EnumType.STRING)
    private ReplyPublicity publicity;

    private String publicityReason;
    private String missingOpinions;
    private String hash;
    private String draftedBy;
    private String drafterName;
    private LocalDate draftedOn;
    private boolean onBehalf;
    private LocalDate signedOn;
    private String signedTitle;
    private List<String> signedNames;
    private String signerName;
    private LocalDate deliveredOn;

    @Enumerated(EnumType.STRING)
    private DeliveryWay way;

    private String receiver;
    private boolean deliveredOnBehalf;
    private UUID sealedId;
    private List<UUID> attachments = List.of();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "reply_answer", joinColumns = @JoinColumn(name = "reply_id"))
    @MapKeyColumn(name = "proposal")
    @Column(name = "text")
    private Map<Integer, String> answers = new TreeMap<>();

    @OneToMany(cascade = CascadeType.PERSIST, fetch = FetchType.EAGER)
    @JoinColumn(name = "reply_id", nullable = false)
    @OrderBy("ordinal")
    private List<Promise> promises = new ArrayList<>();

    protected Reply() {} // for JPA

    /**
     * @param missingOpinions assisting units whose time was over without an opinion (逾期未提), or null
     * @param by who drafted it, or entered it for the unit
     * @param drafterName who drafted it: on paper the unit, whoever entered it
     */
    Reply(
            HandlingId handling,
            int draftNumber,
            DraftReply form,
            ReplyClass replyClass,
            Issuer issuer,
            String missingOpinions,
            Actor by,
            String drafterName,
            boolean onBehalf,
            LocalDate day) {
        this.handling = handling;
        this.draftNumber = draftNumber;
        this.status = Status.DRAFTED;
        this.scheme = replyClass.key().scheme();
        this.classCode = replyClass.code();
        this.meaning = replyClass.meaning();
        this.classReason = form.classReason();
        this.issuer = issuer;
        this.letterNumber = form.letterNumber().strip();
        this.opening = form.opening();
        this.contactPerson = form.contactPerson();
        this.contactPhone = form.contactPhone();
        this.publicity = form.publicity();
        this.publicityReason = form.publicityReason();
        this.missingOpinions = missingOpinions;
        this.draftedBy = by.userId();
        this.drafterName = drafterName;
        this.draftedOn = day;
        this.onBehalf = onBehalf;
        this.attachments = List.copyOf(form.attachments());
        form.answers()
                .forEach(answer -> answers.put(answer.proposal(), answer.text().strip()));
        for (PromiseDraft promise : form.promises()) {
            promises.add(new Promise(promises.size() + 1, promise));
        }
        this.hash = computeHash();
    }

    /** What a ledger of earlier years says of a reply: its day and its class. There is no letter. */
    public static Reply ofEarlierYears(HandlingId handling, ReplyClass replyClass, LocalDate day) {
        Reply reply = new Reply();
        reply.handling = handling;
        reply.draftNumber = 1;
        reply.status = Status.DELIVERED;
        reply.scheme = replyClass.key().scheme();
        reply.classCode = replyClass.code();
        reply.meaning = replyClass.meaning();
        reply.deliveredOn = day;
        return reply;
    }

    /** @return true when the letter itself is here; false for a reply of which only a ledger tells */
    public boolean isLetterHere() {
        return letterNumber != null;
    }

    /** @return the SHA-256 over all that the letter says; equal to {@link #hash()} as long as nobody tampered with it */
    public String computeHash() {
        StringBuilder text = new StringBuilder();
        for (Object part : new Object[] {
            handling,
            draftNumber,
            scheme,
            classCode,
            classReason,
            issuer,
            letterNumber,
            opening,
            contactPerson,
            contactPhone,
            publicity
        }) {
            text.append(part).append('\u001f');
        }
        new TreeMap<>(answers)
                .forEach((proposal, answer) ->
                        text.append(proposal).append('\u001f').append(answer).append('\u001f'));
        promises.forEach(promise -> text.append(promise.matter())
                .append('\u001f')
                .append(promise.due())
                .append('\u001f'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void sendBack() {
        require("退回", Status.DRAFTED);
        status = Status.RETURNED;
    }

    /** The letter stays as it is signed, whatever is corrected on the suggestion afterwards (R17). */
    void keepHeading(String title, List<String> names) {
        signedTitle = title;
        signedNames = List.copyOf(names);
    }

    void sign(String signer, LocalDate day) {
        require("签发", Status.DRAFTED);
        status = Status.SIGNED;
        signerName = signer;
        signedOn = day;
    }

    void deliver(DeliveryWay how, String to, UUID sealed, boolean proxy, LocalDate day) {
        require("登记送达", Status.SIGNED);
        status = Status.DELIVERED;
        way = how;
        receiver = to;
        sealedId = sealed;
        deliveredOnBehalf = proxy;
        deliveredOn = day;
    }

    public void correctDeliveredOn(LocalDate day) {
        deliveredOn = day;
    }

    public void replaceSealed(UUID better) {
        sealedId = better;
    }

    private void require(String act, Status needed) {
        if (status != needed) {
            throw Refusal.conflict("答复目前为“" + status.label() + "”，不能" + act + "，请刷新后查看最新情况");
        }
    }

    public Long id() {
        return id;
    }

    public HandlingId handling() {
        return handling;
    }

    public int draftNumber() {
        return draftNumber;
    }

    public Status status() {
        return status;
    }

    public ReplyClass.Key replyClass() {
        return new ReplyClass.Key(scheme, classCode);
    }

    public Meaning meaning() {
        return meaning;
    }

    public String classReason() {
        return classReason;
    }

    public Issuer issuer() {
        return issuer;
    }

    public String letterNumber() {
        return letterNumber;
    }

    public String opening() {
        return opening;
    }

    public String contactPerson() {
        return contactPerson;
    }

    public String contactPhone() {
        return contactPhone;
    }

    public ReplyPublicity publicity() {
        return publicity;
    }

    public String publicityReason() {
        return publicityReason;
    }

    public String missingOpinions() {
        return missingOpinions;
    }

    public String hash() {
        return hash;
    }

    /** @return true when this person drafted it himself; what the office entered from paper, the unit drafted (R16) */
    boolean isDraftedBy(Actor actor) {
        return !onBehalf && draftedBy.equals(actor.userId());
    }

    /** User id of who drafted it, or entered it for the unit. */
    public String draftedBy() {
        return draftedBy;
    }

    public String drafterName() {
        return drafterName;
    }

    public LocalDate draftedOn() {
        return draftedOn;
    }

    public boolean isOnBehalf() {
        return onBehalf;
    }

    public LocalDate signedOn() {
        return signedOn;
    }

    /** The suggestion's title when it was signed, or null. */
    public String signedTitle() {
        return signedTitle;
    }

    /** The deputies it was addressed to when it was signed, the lead first; or null. */
    public List<String> signedNames() {
        return signedNames;
    }

    public String signerName() {
        return signerName;
    }

    public LocalDate deliveredOn() {
        return deliveredOn;
    }

    public DeliveryWay way() {
        return way;
    }

    public String receiver() {
        return receiver;
    }

    /** @return true when the office entered the delivery for the unit (代录) */
    public boolean isDeliveredOnBehalf() {
        return deliveredOnBehalf;
    }

    public UUID sealed() {
        return sealedId;
    }

    public List<UUID> attachments() {
        return List.copyOf(attachments);
    }

    /** Answers by number of the proposal. */
    public Map<Integer, String> answers() {
        return new TreeMap<>(answers);
    }

    public List<Promise> promises() {
        return List.copyOf(promises);
    }
}
