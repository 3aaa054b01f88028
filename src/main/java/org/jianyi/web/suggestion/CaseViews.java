package org.jianyi.web.suggestion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jianyi.assignment.Examinations;
import org.jianyi.assignment.Objections;
import org.jianyi.assignment.Referrals;
import org.jianyi.audit.AuditTrail;
import org.jianyi.audit.Change;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Contacts;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.ProgressEntries;
import org.jianyi.ledger.Step;
import org.jianyi.paper.Audience;
import org.jianyi.paper.Papers;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.reply.ReplyClasses;
import org.jianyi.reply.SignOff;
import org.jianyi.reply.SignOffs;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Submission;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.survey.Ratings;
import org.jianyi.survey.Rehandlings;
import org.jianyi.web.suggestion.CaseView.Labelled;
import org.jianyi.web.suggestion.CaseView.PaperRef;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a case together for the person who asks. */
@Component
@Transactional(readOnly = true)
public class CaseViews {

    private static final Set<String> INSIDE_DETAILS = Set.of("会办意见", "办理", "退回催办答复", "退回督办单答复");

    private final Suggestions suggestions;
    private final Submissions submissions;
    private final Cosignings cosignings;
    private final Examinations examinations;
    private final Referrals referrals;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Contacts contacts;
    private final ProgressEntries progressEntries;
    private final Objections objections;
    private final Replies replies;
    private final ReplyClasses classes;
    private final SignOffs signOffs;
    private final Ratings ratings;
    private final Rehandlings rehandlings;
    private final Units units;
    private final Papers papers;
    private final AuditTrail trail;
    private final CaseAccess access;
    private final DueDates dueDates;
    private final CaseSentence sentences;
    private final ExtensionViews extensionViews;
    private final SupervisionViews supervisionViews;
    private final Clock clock;

    CaseViews(
            Suggestions suggestions,
            Submissions submissions,
            Cosignings cosignings,
            Examinations examinations,
            Referrals referrals,
            Handlings handlings,
            AssistingOpinions opinions,
            Contacts contacts,
            ProgressEntries progressEntries,
            Objections objections,
            Replies replies,
            ReplyClasses classes,
            SignOffs signOffs,
            Ratings ratings,
            Rehandlings rehandlings,
            Units units,
            Papers papers,
            AuditTrail trail,
            CaseAccess access,
            DueDates dueDates,
            CaseSentence sentences,
            ExtensionViews extensionViews,
            SupervisionViews supervisionViews,
            Clock clock) {
        this.suggestions = suggestions;
        this.submissions = submissions;
        this.cosignings = cosignings;
        this.examinations = examinations;
        this.referrals = referrals;
        this.handlings = handlings;
        this.opinions = opinions;
        this.contacts = contacts;
        this.progressEntries = progressEntries;
        this.objections = objections;
        this.replies = replies;
        this.classes = classes;
        this.signOffs = signOffs;
        this.ratings = ratings;
        this.rehandlings = rehandlings;
        this.units = units;
        this.papers = papers;
        this.trail = trail;
        this.access = access;
        this.dueDates = dueDates;
        this.sentences = sentences;
        this.extensionViews = extensionViews;
        this.supervisionViews = supervisionViews;
        this.clock = clock;
    }

    /** @throws org.jianyi.Refusal 404 when there is no such case for this actor */
    public CaseView of(SuggestionId id, Actor actor) {
        Suggestion s = suggestions.get(id);
        access.require(s, actor);
        List<Submission> versions = submissions.findBySuggestionOrderByNumber(id);
        Submission text = versions.isEmpty() ? null : versions.get(versions.size() - 1);
        List<Handling> shares = handlings.findBySuggestionOrderById(id);
        Map<String, String> unitNames = units.findAll().stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Set<Audience> audiences = access.audiences(s, actor);
        Map<UUID, PaperRef> byId = papers.findByClaimedByOrderByUploadedAtAscIdAsc(id.value()).stream()
                .filter(p -> audiences.contains(p.audience()))
                .map(p -> new PaperRef(
                        p.id(), p.view().name(), p.view().size(), p.view().type(), p.isReplaced()))
                .collect(
                        Collectors.toMap(PaperRef::id, Function.identity(), (a, b) -> a, java.util.LinkedHashMap::new));
        boolean inside = access.isInside(s, actor);
        CaseSentence.Now now = sentences.of(s, shares, sentences.known(List.of(s), shares));
        List<CaseView.HandlingView> views = handlingViews(s, shares, unitNames, byId, actor, inside);
        return new CaseView(
                id.value(),
                s.numberLabel(),
                s.number() == null ? null : s.number().fullLabel(),
                s.title(),
                text == null || text.title().equals(s.title()) ? null : text.title(),
                labelled(s.status()),
                s.session().name(),
                s.isInSession(),
                labelled(s.kind()),
                s.category(),
                labelled(s.level()),
                lead(s, actor),
                cosignings.findBySuggestionAndTextVersionOrderById(id, s.textVersion()).stream()
                        .filter(c -> c.isSigned() || c.state() == Cosigning.State.ASKED)
                        .map(c -> new CaseView.CosignerView(
                                c.deputy().name(),
                                new Labelled(c.state().name(), c.state().label()),
                                c.answer(),
                                c.comment()))
                        .toList(),
                text == null ? null : text.facts(),
                text == null ? List.of() : text.proposals(),
                versions.stream()
                        .map(v -> new CaseView.VersionView(
                                v.number(), v.title(), v.facts(), v.proposals(), v.submittedOn(), v.note()))
                        .toList(),
                labelled(s.publicity()),
                labelled(s.source()),
                labelled(s.formedBy()),
                s.raisedYears(),
                link(s.earlier(), actor),
                s.isContactWish(),
                s.isReferenceOnly(),
                s.isJointAllowed(),
                s.suggestedUnit() == null ? null : unitNames.get(s.suggestedUnit()),
                s.isConfidential(),
                actor.isOffice() || access.isSigner(s, actor) ? s.confidentialReason() : null,
                s.submittedOn(),
                s.enteredByName(),
                s.scan(),
                s.isScanMissing(),
                s.registeredOn(),
                s.assignedOn(),
                s.months(),
                s.complexReason(),
                s.legalDue(),
                dueDates.of(s, inside),
                s.closedOn() == null && s.repliedOn() == null ? sentences.light(s.legalDue()) : null,
                s.isKey(),
                s.keyReason(),
                s.leaderName(),
                link(s.master(), actor),
                suggestions.findByMasterOrderByIdAsc(id).stream()
                        .filter(m -> access.mayView(m, actor))
                        .map(m -> new CaseView.LinkView(m.id().value(), m.numberLabel(), m.title()))
                        .toList(),
                referrals
                        .findById(id)
                        .map(r -> new CaseView.ReferralView(
                                unitNames.get(r.unitCode()),
                                r.referredOn(),
                                r.body(),
                                r.upstreamNumber(),
                                r.answer(),
                                r.answeredOn(),
                                r.toldOn(),
                                r.toldHow()))
                        .orElse(null),
                examinations.findBySuggestionOrderById(id).stream()
                        .map(e -> new CaseView.ExaminationView(
                                labelled(e.outcome()),
                                labelled(e.ground()),
                                e.reason(),
                                e.examinerName(),
                                e.examinedOn()))
                        .toList(),
                views,
                List.copyOf(byId.values()),
                story(id, inside, actor.isSupervisor()),
                s.repliedOn(),
                s.closedOn(),
                s.withdrawalReason(),
                now.sentence(),
                now.due(),
                now.light(),
                s.isImported(),
                supervisionViews.visits(id, byId));
    }

    /** Drafting is the units' own affair: others read the reply once it is delivered, and that an opinion was given, not what it says. */
    private List<CaseView.StoryLine> story(SuggestionId id, boolean inside, boolean supervises) {
        return trail.forSuggestion(id.value()).stream()
                .filter(line -> inside || !isDrafting(line.act()))
                .filter(line -> supervises || !SupervisionViews.UNSENT.contains(line.act()))
                .map(line -> new CaseView.StoryLine(
                        line.day(),
                        line.at(),
                        line.actorName(),
                        line.onBehalfOf(),
                        line.act(),
                        inside || !INSIDE_DETAILS.contains(line.act()) ? line.detail() : null,
                        Change.of(line).stream()
                                .filter(change -> inside || !isOfTheHouse(change))
                                .toList()))
                .toList();
    }

    /** The dates by which those inside press and compare each other; the deputy is owed another one. */
    private static boolean isOfTheHouse(Change change) {
        return change.what().endsWith("内部期限")
                || change.what().endsWith("自身交办起算的期限")
                || change.what().endsWith("跟进日");
    }

    private static boolean isDrafting(String act) {
        return act.startsWith("审签") || act.equals("拟稿答复") || act.equals("退回会办意见") || act.equals("更换扫描件");
    }

    private List<CaseView.HandlingView> handlingViews(
            Suggestion s,
            List<Handling> shares,
            Map<String, String> unitNames,
            Map<UUID, PaperRef> papersById,
            Actor actor,
            boolean inside) {
        Collection<HandlingId> ids = ids(shares);
        var opinionsOf = opinions.findByHandlingInOrderById(ids).stream()
                .collect(Collectors.groupingBy(AssistingOpinion::handling));
        var contactsOf = contacts.findByHandlingInOrderByDayAscIdAsc(ids).stream()
                .collect(Collectors.groupingBy(c -> c.handling()));
        var progressOf = progressEntries.findByHandlingInOrderByDayAscIdAsc(ids).stream()
                .collect(Collectors.groupingBy(p -> p.handling()));
        var objectionsOf =
                objections.findByHandlingInOrderById(ids).stream().collect(Collectors.groupingBy(o -> o.handling()));
        var repliesOf = replies.findByHandlingInOrderByIdAsc(ids).stream()
                .filter(r -> inside || r.status() == Reply.Status.DELIVERED)
                .collect(Collectors.groupingBy(Reply::handling));
        var ratingsOf =
                ratings.findByHandlingInOrderById(ids).stream().collect(Collectors.groupingBy(r -> r.handling()));
        var extensionsOf = extensionViews.ofShares(s, shares, actor);
        var supervisionOf = supervisionViews.ofShares(s, papersById, actor);
        var decisionsOf =
                rehandlings.findByHandlingInOrderById(ids).stream().collect(Collectors.groupingBy(r -> r.handling()));
        return shares.stream()
                .map(h -> new CaseView.HandlingView(
                        h.id().value(),
                        h.unit().code(),
                        h.unit().name(),
                        labelled(h.role()),
                        h.round(),
                        status(s, h),
                        h.isOpen(),
                        h.isEnded(),
                        h.proposals(),
                        h.assignedOn(),
                        h.due(),
                        dueDates.of(s, h, opinionsOf.getOrDefault(h.id(), List.of()), inside),
                        h.isOpen() ? sentences.light(h.due()) : null,
                        h.acceptedOn(),
                        h.isAcceptedOnBehalf(),
                        h.isUnbegun(),
                        inside ? h.measures() : null,
                        h.waivedReason(),
                        h.isWaivedOnBehalf(),
                        h.repliedOn(),
                        h.ratedOn(),
                        h.endReason(),
                        opinionViews(opinionsOf.getOrDefault(h.id(), List.of()), papersById, inside),
                        contactsOf.getOrDefault(h.id(), List.of()).stream()
                                .map(c -> new CaseView.ContactView(
                                        c.id(),
                                        labelled(c.stage()),
                                        labelled(c.form()),
                                        labelled(c.rank()),
                                        c.participants(),
                                        c.place(),
                                        c.said(),
                                        c.agreed(),
                                        refs(c.photos(), papersById),
                                        c.day(),
                                        c.enteredName(),
                                        c.isOnBehalf()))
                                .toList(),
                        progressOf.getOrDefault(h.id(), List.of()).stream()
                                .map(p -> new CaseView.ProgressView(
                                        p.id(),
                                        p.text(),
                                        refs(p.photos(), papersById),
                                        p.day(),
                                        p.enteredName(),
                                        p.isOnBehalf()))
                                .toList(),
                        objectionsOf.getOrDefault(h.id(), List.of()).stream()
                                .map(o -> new CaseView.ObjectionView(
                                        o.reason(),
                                        o.basis(),
                                        unitNames.get(o.proposedUnit()),
                                        o.raisedOn(),
                                        o.upheld(),
                                        o.decision(),
                                        o.decidedOn(),
                                        o.isOnBehalf()))
                                .toList(),
                        extensionsOf.get(h.id()),
                        replyViews(repliesOf.getOrDefault(h.id(), List.of()), papersById, inside),
                        ratingsOf.getOrDefault(h.id(), List.of()).stream()
                                .map(r -> new CaseView.RatingView(
                                        r.sequence(),
                                        r.isNoFeedback(),
                                        r.receivedOn(),
                                        labelled(r.contactedBy()),
                                        labelled(r.contactedHow()),
                                        labelled(r.attitude()),
                                        labelled(r.result()),
                                        labelled(r.solved()),
                                        r.reasons(),
                                        actor.isOffice() || actor.isPresidium() ? r.pressed() : null,
                                        r.day(),
                                        r.isOnBehalf()))
                                .toList(),
                        decisionsOf.getOrDefault(h.id(), List.of()).stream()
                                .map(d -> new CaseView.DecisionView(
                                        labelled(d.decision()), d.text(), d.decidedOn(), d.deciderName()))
                                .toList(),
                        supervisionOf.getOrDefault(h.id(), SupervisionView.OfShare.NONE)))
                .toList();
    }

    /** Who was asked stands in the letter too; what they said is for those who write it. */
    private List<CaseView.OpinionView> opinionViews(
            List<AssistingOpinion> asked, Map<UUID, PaperRef> papersById, boolean inside) {
        LocalDate today = LocalDate.now(clock);
        return asked.stream()
                .map(o -> new CaseView.OpinionView(
                        o.id(),
                        o.unit().code(),
                        o.unit().name(),
                        new Labelled(o.state().name(), o.state().label()),
                        o.askedOn(),
                        o.due(),
                        o.isOverdue(today),
                        inside ? o.text() : null,
                        refs(o.attachments(), papersById),
                        o.givenOn(),
                        o.isOnBehalf(),
                        inside ? o.returnComment() : null))
                .toList();
    }

    private List<CaseView.ReplyView> replyViews(List<Reply> drafts, Map<UUID, PaperRef> papersById, boolean inside) {
        var signed = signOffs
                .findByReplyIdInOrderById(drafts.stream().map(Reply::id).toList())
                .stream()
                .collect(Collectors.groupingBy(s -> s.replyId()));
        return drafts.stream()
                .map(r -> new CaseView.ReplyView(
                        r.id(),
                        r.draftNumber(),
                        new Labelled(r.status().name(), r.status().label()),
                        classes.findById(r.replyClass())
                                .map(c -> new Labelled(c.code(), c.label()))
                                .orElseThrow(),
                        r.classReason(),
                        labelled(r.issuer()),
                        r.letterNumber(),
                        r.opening(),
                        r.answers(),
                        r.promises().stream()
                                .map(p -> new CaseView.PromiseView(p.matter(), p.due(), p.responsible()))
                                .toList(),
                        r.contactPerson(),
                        r.contactPhone(),
                        labelled(r.publicity()),
                        r.publicityReason(),
                        r.missingOpinions(),
                        r.hash(),
                        r.drafterName(),
                        r.draftedOn(),
                        r.isOnBehalf(),
                        r.signedOn(),
                        r.signerName(),
                        signed.getOrDefault(r.id(), List.of()).stream().anyMatch(SignOff::isOnBehalf),
                        r.deliveredOn(),
                        r.isDeliveredOnBehalf(),
                        labelled(r.way()),
                        r.receiver(),
                        r.sealed() == null ? null : papersById.get(r.sealed()),
                        refs(r.attachments(), papersById),
                        (inside ? signed.getOrDefault(r.id(), List.of()) : List.<SignOff>of())
                                .stream()
                                        .map(s -> new CaseView.SignOffView(
                                                s.signer().equals("leader") ? "镇领导" : "单位负责人",
                                                s.signature(),
                                                s.isApproved(),
                                                s.comment(),
                                                s.day(),
                                                s.isOnBehalf()))
                                        .toList()))
                .toList();
    }

    private List<PaperRef> refs(List<UUID> ids, Map<UUID, PaperRef> papersById) {
        return ids.stream()
                .map(papersById::get)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private CaseView.LinkView link(SuggestionId id, Actor actor) {
        return Optional.ofNullable(id)
                .flatMap(suggestions::findById)
                .filter(s -> access.mayView(s, actor))
                .map(s -> new CaseView.LinkView(s.id().value(), s.numberLabel(), s.title()))
                .orElse(null);
    }

    private CaseView.DeputyView lead(Suggestion s, Actor actor) {
        Deputy d = s.lead();
        LocalDate today = LocalDate.now(clock);
        boolean dealsWithHim = actor.isOffice() || access.worksOn(s, actor);
        return new CaseView.DeputyView(
                d.id(),
                d.name(),
                d.cardNumber(),
                d.squad(),
                d.village(),
                d.post(),
                dealsWithHim || d.isUser(actor.userId()) ? d.phone() : null,
                dealsWithHim
                        && !d.isActiveOn(today)
                        && !suggestions.ofFormerDeputies(today, List.of(s.id())).isEmpty());
    }

    /** What the government's office has not passed on, the unit cannot accept yet. */
    private static Labelled status(Suggestion s, Handling h) {
        return h.isOpen() && s.awaitsDispatch()
                ? new Labelled(h.status().name(), Step.DISPATCH.label())
                : labelled(h.status());
    }

    /** @return the value with its Chinese label; null for null */
    public static Labelled labelled(Enum<?> value) {
        if (value == null) {
            return null;
        }
        try {
            return new Labelled(
                    value.name(), (String) value.getClass().getMethod("label").invoke(value));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<HandlingId> ids(List<Handling> shares) {
        return shares.stream().map(Handling::id).toList();
    }
}
