package org.jianyi.reply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jianyi.ActDay;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.AuditTrail;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Contact;
import org.jianyi.handling.Contacts;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.paper.Audience;
import org.jianyi.paper.Papers;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Person;
import org.jianyi.roster.Standing;
import org.jianyi.substitution.SignerPlace;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reply: drafted point by point, signed by those who must, delivered. */
@Service
@Transactional
public class RecordReply {

    private static final Pattern LETTER_NUMBER = Pattern.compile("[\\p{IsHan}A-Za-z]{1,20}〔\\d{4}〕[1-9]\\d{0,4}号");
    private static final int LONGEST_PROMISE = 10; // years

    private final Suggestions suggestions;
    private final Cosignings cosignings;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Contacts contacts;
    private final Replies replies;
    private final SignOffs signOffs;
    private final ReplyClasses classes;
    private final Papers papers;
    private final AuditTrail trail;
    private final Clock clock;

    RecordReply(
            Suggestions suggestions,
            Cosignings cosignings,
            Handlings handlings,
            AssistingOpinions opinions,
            Contacts contacts,
            Replies replies,
            SignOffs signOffs,
            ReplyClasses classes,
            Papers papers,
            AuditTrail trail,
            Clock clock) {
        this.suggestions = suggestions;
        this.cosignings = cosignings;
        this.handlings = handlings;
        this.opinions = opinions;
        this.contacts = contacts;
        this.replies = replies;
        this.signOffs = signOffs;
        this.classes = classes;
        this.papers = papers;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws Refusal when a proposal is not answered (R14), an opinion is awaited (R12), nobody talked with the deputy (R13), or the class lacks what it needs (R15) */
    public Reply draft(HandlingId id, DraftReply form, Actor actor) {
        Handling handling = handlings.getLocked(id);
        Suggestion suggestion = suggestions.get(handling.suggestion());
        Standing standing = Standing.forUnit(actor, handling.unit(), form.scan());
        if (suggestion.lead().isUser(actor.userId())) {
            throw Refusal.forbidden("您是这件建议的领衔代表，请由单位其他人员拟稿");
        }
        LocalDate day = ActDay.of(form.day(), today(), handling.assignedOn(), "交办");
        handling.draft(actor.userId(), day, standing.isProxy());
        requireAnswers(handling, form);
        ReplyClass replyClass = classes.get(form.replyClass());
        requireWhatTheClassNeeds(replyClass, form, day);
        requireContact(handling, day);
        requireLetterNumber(id, form.letterNumber());
        if (form.publicity() == ReplyPublicity.NONE
                && (form.publicityReason() == null || form.publicityReason().isBlank())) {
            throw Refusal.badInput("publicityReason", "不予公开时请写明理由");
        }
        List<Reply> earlier = replies.findByHandlingOrderByDraftNumber(id);
        Reply reply = replies.save(new Reply(
                id,
                earlier.size() + 1,
                form,
                replyClass,
                issuer(handling, form, standing),
                missingOpinions(handling, standing.isProxy() ? day : today()),
                actor,
                standing.isProxy() ? standing.onBehalfOf() : actor.name(),
                standing.isProxy(),
                day));
        claim(form.attachments(), handling, actor, Audience.INSIDE);
        claim(Collections.singletonList(form.scan()), handling, actor, Audience.INSIDE);
        note(handling, actor, standing.onBehalfOf(), "拟稿答复", day, replyClass.code() + "类，" + form.letterNumber());
        replies.flush();
        return reply;
    }

    /**
     * @param signer the place in the chain: unit-head or leader
     * @param last whether nobody signs after this one
     * @return true when approved
     * @throws Refusal when the actor may not sign here, neither himself nor as a substitute, has drafted it himself, saw another text, or returns it without saying why (R16)
     */
    public boolean signOff(HandlingId id, SignOffReply form, String signer, boolean last, Actor actor) {
        Handling handling = handlings.getLocked(id);
        Suggestion suggestion = suggestions.get(handling.suggestion());
        Reply reply = replies.latest(id);
        Standing standing = signer.equals("leader")
                ? asLeader(actor, suggestion, form.scan())
                : asHead(actor, handling, form.scan());
        String name = standing.isProxy() ? signerName(form, standing) : actor.name();
        if (standing.isProxy()) {
            requireAnother(name, signer, reply, handling, suggestion);
        } else if (reply.isDraftedBy(actor)) {
            throw Refusal.forbidden("您是拟稿人，不能签发自己拟的稿，请由其他负责人审签");
        } else if (suggestion.lead().isUser(actor.userId())) {
            throw Refusal.forbidden("您是这件建议的领衔代表，请由其他负责人审签");
        }
        if (standing.isSubstitute()) {
            requireSignable(standing.substituted(), reply, suggestion);
        }
        if (!reply.hash().equals(form.hash())) {
            throw Refusal.conflict("答复稿已经更新，请刷新页面，看过最新稿后再审签");
        }
        LocalDate day = ActDay.of(form.day(), today(), lastSigned(reply), "拟稿或上一级审签");
        if (form.approved()) {
            missingOpinions(handling, standing.isProxy() ? day : today());
        }
        SignOff signOff = signOffs.save(new SignOff(reply, signer, name, form, actor, standing, day, clock.instant()));
        if (!form.approved()) {
            if (form.comment() == null || form.comment().isBlank()) {
                throw Refusal.badInput("comment", "退回修改时，请写明意见");
            }
            reply.sendBack();
            handling.returnDraft();
        } else if (last) {
            reply.sign(standing.isProxy() ? name : signOff.signature(), day);
            reply.keepHeading(suggestion.title(), cosignings.signers(suggestion));
            handling.sign();
        }
        claim(Collections.singletonList(form.scan()), handling, actor, Audience.INSIDE);
        String act = (form.approved() ? "审签同意" : "审签退回") + (standing.isSubstitute() ? AuditLine.BY_SUBSTITUTE : "");
        String signature = standing.isProxy() && !name.equals(standing.onBehalfOf()) ? name + "签字" : null;
        note(handling, actor, standing.onBehalfOf(), act, day, said(signature, form.comment()));
        replies.flush();
        return form.approved();
    }

    /** @return why this person may not sign the latest draft, in whatever place he would: 拟稿人，不能签发自己拟的稿; null when he may (R16) */
    @Transactional(readOnly = true)
    public String whyNotSignedBy(String userId, HandlingId id) {
        return whyNot(
                userId, replies.latest(id), suggestions.get(handlings.get(id).suggestion()));
    }

    private static String said(String signature, String comment) {
        if (signature == null) {
            return comment;
        }
        return comment == null || comment.isBlank() ? signature : signature + "：" + comment;
    }

    /** Forms of before name nobody: then it is whoever signs there. */
    private static String signerName(SignOffReply form, Standing standing) {
        return form.signerName() == null || form.signerName().isBlank()
                ? standing.onBehalfOf()
                : form.signerName().strip();
    }

    /** What holds of who signs here holds of whose name stands on paper (R16). */
    private static void requireAnother(
            String name, String signer, Reply reply, Handling handling, Suggestion suggestion) {
        if (!reply.isOnBehalf() && reply.drafterName().equals(name)) {
            throw Refusal.badInput("signerName", name + "是拟稿人，不能签发自己拟的稿，请由其他负责人审签");
        }
        boolean leadWorksThere = signer.equals("leader")
                ? suggestion.lead().isUser(suggestion.leader())
                : handling.unit().code().equals(suggestion.lead().unitCode());
        if (leadWorksThere && suggestion.lead().name().equals(name)) {
            throw Refusal.badInput("signerName", name + "是这件建议的领衔代表，请由其他负责人审签");
        }
    }

    private LocalDate lastSigned(Reply reply) {
        return signOffs.findByReplyIdInOrderById(List.of(reply.id())).stream()
                .map(SignOff::day)
                .reduce(reply.draftedOn(), (one, other) -> one.isAfter(other) ? one : other);
    }

    /**
     * @return true when this was the last reply of the first round: the suggestion is now replied
     */
    public boolean deliver(HandlingId id, DeliverReply form, Actor actor) {
        Suggestion suggestion = suggestions.getLocked(handlings.get(id).suggestion());
        Handling handling = handlings.getLocked(id);
        Standing standing = Standing.forUnit(actor, handling.unit(), form.scan());
        Reply reply = replies.latest(id);
        LocalDate day = ActDay.of(form.day(), today(), reply.signedOn(), "签发");
        String receiver = receiver(form);
        reply.deliver(form.way(), receiver, form.sealed(), standing.isProxy(), day);
        handling.deliver(day);
        claim(Arrays.asList(form.sealed(), form.scan()), handling, actor, Audience.CASE);
        papers.send(sent(reply));
        note(
                handling,
                actor,
                standing.onBehalfOf(),
                "答复送达",
                day,
                form.way().label() + (receiver == null ? "" : "，" + receiver + "签收"));
        boolean first = suggestion.repliedOn() == null;
        List<Handling> shares = handlings.findBySuggestionOrderById(suggestion.id());
        boolean all = shares.stream().noneMatch(Handling::isOpen);
        if (all && suggestion.status() == SuggestionStatus.ASSIGNED) {
            suggestion.reply(shares.stream()
                    .filter(share -> share.isReplied() && !share.isEnded())
                    .map(Handling::repliedOn)
                    .max(Comparator.naturalOrder())
                    .orElse(day));
        }
        replies.flush();
        return all && first;
    }

    /** The sealed letter may be the one that was handed in with the signatures, and so far was the unit's own affair. */
    private static List<UUID> sent(Reply reply) {
        List<UUID> sent = new ArrayList<>(reply.attachments());
        if (reply.sealed() != null) {
            sent.add(reply.sealed());
        }
        return sent;
    }

    private static String receiver(DeliverReply form) {
        if (form.way() == DeliveryWay.SYSTEM) {
            return null;
        }
        if (form.receiver() == null || form.receiver().isBlank()) {
            throw Refusal.badInput("receiver", "请填写签收人");
        }
        return form.receiver();
    }

    /** @return the next free letter number of the unit's year, for example 枫政函〔2026〕13号 */
    @Transactional(readOnly = true)
    public String proposedLetterNumber(String word, LocalDate day) {
        String prefix = word + "〔" + day.getYear() + "〕";
        Integer last = replies.lastNumber(prefix);
        return prefix + (last == null ? 1 : last + 1) + "号";
    }

    private Standing asHead(Actor actor, Handling handling, UUID scan) {
        if (actor.isHeadOf(handling.unit().code())) {
            return Standing.SELF;
        }
        return actor.signsFor(SignerPlace.headOf(handling.unit().code()), null)
                .map(Standing::substituteOf)
                .orElseGet(() -> onPaper(actor, handling.unit().name() + "负责人", scan));
    }

    private Standing asLeader(Actor actor, Suggestion suggestion, UUID scan) {
        boolean mine = suggestion.leader() == null || suggestion.leader().equals(actor.userId());
        if (actor.isLeader() && mine) {
            return Standing.SELF;
        }
        return actor.signsFor(SignerPlace.LEADER, suggestion.leader())
                .map(Standing::substituteOf)
                .orElseGet(
                        () -> onPaper(actor, suggestion.leaderName() == null ? "镇领导" : suggestion.leaderName(), scan));
    }

    /** What the signer himself could not sign, nobody signs for him. */
    private static void requireSignable(Person signer, Reply reply, Suggestion suggestion) {
        String why = whyNot(signer.userId(), reply, suggestion);
        if (why != null) {
            throw Refusal.forbidden(signer.name() + "是" + why + "，代理人也不能代签，请由其他负责人审签");
        }
    }

    private static String whyNot(String userId, Reply reply, Suggestion suggestion) {
        return !reply.isOnBehalf() && reply.draftedBy().equals(userId)
                ? "拟稿人，不能签发自己拟的稿"
                : suggestion.lead().isUser(userId) ? "这件建议的领衔代表，不能签发" : null;
    }

    private Standing onPaper(Actor actor, String signatory, UUID scan) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有" + signatory + "可以审签");
        }
        if (scan == null) {
            throw Refusal.badInput("scan", "代" + signatory + "登记审签时，请上传有签名的纸质稿");
        }
        return Standing.onPaper(signatory);
    }

    /** In whose name the unit answers; only a letter on paper may have been written in the other. */
    private static Issuer issuer(Handling handling, DraftReply form, Standing standing) {
        Issuer usual = Issuer.valueOf(handling.unit().issuer());
        if (form.issuer() == null || form.issuer() == usual) {
            return usual;
        }
        if (!standing.isProxy()) {
            throw Refusal.badInput("issuer", handling.unit().name() + "的答复以" + usual.label() + "名义发文，不能更改");
        }
        return form.issuer();
    }

    private void requireAnswers(Handling handling, DraftReply form) {
        Map<Integer, String> given = new HashMap<>();
        for (DraftAnswer answer : form.answers()) {
            if (!handling.proposals().contains(answer.proposal())) {
                throw Refusal.badInput(
                        "answers",
                        "第" + answer.proposal() + "条建议不由" + handling.unit().name() + "答复");
            }
            if (given.put(answer.proposal(), Objects.requireNonNullElse(answer.text(), "")) != null) {
                throw Refusal.badInput("answers", "第" + answer.proposal() + "条建议写了两次答复，请合为一条");
            }
        }
        String missing = handling.proposals().stream()
                .filter(p -> given.get(p) == null || given.get(p).isBlank())
                .map(p -> "第" + p + "条")
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            throw Refusal.badInput("answers", "请逐条答复，还没有答复：" + missing);
        }
    }

    private void requireWhatTheClassNeeds(ReplyClass replyClass, DraftReply form, LocalDate day) {
        if (replyClass.needsPromise() && form.promises().isEmpty()) {
            throw Refusal.badInput("promises", replyClass.code() + "类答复请至少写一项承诺事项和完成日期");
        }
        if (form.promises().stream().anyMatch(promise -> promise.due().isBefore(day))) {
            throw Refusal.badInput("promises", "承诺完成日期不能早于拟稿日");
        }
        if (form.promises().stream().anyMatch(promise -> promise.due().isAfter(day.plusYears(LONGEST_PROMISE)))) {
            throw Refusal.badInput("promises", "承诺完成日期在拟稿日" + LONGEST_PROMISE + "年以后，请核对年份");
        }
        if (replyClass.needsReason()
                && (form.classReason() == null || form.classReason().isBlank())) {
            throw Refusal.badInput("classReason", replyClass.code() + "类答复请写明原因");
        }
    }

    /** One talk at least, and before the reply. */
    private void requireContact(Handling handling, LocalDate day) {
        if (handling.waivedReason() != null) {
            return;
        }
        List<Contact> talks = contacts.findByHandlingInOrderByDayAscIdAsc(List.of(handling.id()));
        if (talks.isEmpty()) {
            throw Refusal.conflict("答复前至少要与代表沟通一次，请先点“登记沟通”；代表同意免于面商的，请点“登记免于面商”，并上传代表签字的材料");
        }
        ActDay.of(day, today(), talks.get(0).day(), "与代表沟通");
    }

    private void requireLetterNumber(HandlingId id, String letterNumber) {
        if (!LETTER_NUMBER.matcher(letterNumber.strip()).matches()) {
            throw Refusal.badInput("letterNumber", "发文字号应如“枫政函〔2026〕12号”");
        }
        if (replies.isTaken(letterNumber.strip(), id)) {
            throw Refusal.badInput("letterNumber", "发文字号“" + letterNumber + "”已经使用，请改用其他号");
        }
    }

    /** Awaited opinions stop the lead unit; overdue ones are recorded as 逾期未提 (R12). */
    private String missingOpinions(Handling handling, LocalDate day) {
        List<AssistingOpinion> asked = opinions.findByHandlingOrderById(handling.id()).stream()
                .filter(opinion -> opinion.state() == AssistingOpinion.State.ASKED)
                .toList();
        String awaited = asked.stream()
                .filter(opinion -> opinion.isAwaitedOn(day))
                .map(opinion -> opinion.unit().name() + "（" + ChineseDate.of(opinion.due()) + "前）")
                .collect(Collectors.joining("、"));
        if (!awaited.isEmpty()) {
            throw Refusal.conflict("会办意见还没有到齐，请等待：" + awaited);
        }
        return asked.isEmpty() ? null : asked.stream().map(o -> o.unit().name()).collect(Collectors.joining("、"));
    }

    private void claim(List<UUID> ids, Handling handling, Actor actor, Audience audience) {
        papers.claim(ids, actor.userId(), handling.suggestion().value(), audience);
    }

    private void note(Handling handling, Actor actor, String onBehalfOf, String act, LocalDate day, String detail) {
        trail.record(handling.suggestion().value(), actor.userId(), actor.name(), onBehalfOf, act, day, detail);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
