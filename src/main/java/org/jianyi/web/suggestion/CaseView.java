package org.jianyi.web.suggestion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jianyi.audit.Change;

/**
 * A case as one person may see it: the text, what happened, who has it. Enums come with their Chinese labels.
 *
 * @param submittedTitle as it was handed in, where a typing error in it was corrected; otherwise null
 */
public record CaseView(
        String id,
        String number,
        String fullNumber,
        String title,
        String submittedTitle,
        Labelled status,
        String session,
        boolean inSession,
        Labelled kind,
        String category,
        Labelled level,
        DeputyView lead,
        List<CosignerView> cosigners,
        String facts,
        List<String> proposals,
        List<VersionView> versions,
        Labelled publicity,
        Labelled source,
        Labelled formedBy,
        int raisedYears,
        LinkView earlier,
        boolean contactWish,
        boolean referenceOnly,
        boolean jointAllowed,
        String suggestedUnit,
        boolean confidential,
        String confidentialReason,
        LocalDate submittedOn,
        String enteredBy,
        UUID scan,
        boolean scanMissing,
        LocalDate registeredOn,
        LocalDate assignedOn,
        Integer months,
        String complexReason,
        LocalDate legalDue,
        DueDates.Why dates,
        Light light,
        boolean key,
        String keyReason,
        String leader,
        LinkView master,
        List<LinkView> merged,
        ReferralView referral,
        List<ExaminationView> examinations,
        List<HandlingView> handlings,
        List<PaperRef> papers,
        List<StoryLine> story,
        LocalDate repliedOn,
        LocalDate closedOn,
        String withdrawalReason,
        String now,
        LocalDate nowDue,
        Light nowLight,
        boolean imported,
        List<SupervisionView.VisitView> visits) {

    /** A value of an enum, and its Chinese label. */
    public record Labelled(String code, String label) {}

    /** How urgent it is: the light's name, its word (正常/临期/逾期), and days left (negative: late). */
    public record Light(String colour, String word, long daysLeft) {}

    /** A deputy. {@code former}: his mandate is over while the case is open; said to those who deal with him. */
    public record DeputyView(
            Long id,
            String name,
            String cardNumber,
            String squad,
            String village,
            String post,
            String phone,
            boolean former) {}

    /** Who was asked to co-sign, and what he said. */
    public record CosignerView(String name, Labelled state, String answer, String comment) {}

    record VersionView(int number, String title, String facts, List<String> proposals, LocalDate day, String note) {}

    /** Another case, to go to. */
    public record LinkView(String id, String number, String title) {}

    record ReferralView(
            String unit,
            LocalDate referredOn,
            String body,
            String upstreamNumber,
            String answer,
            LocalDate answeredOn,
            LocalDate toldOn,
            String toldHow) {}

    record ExaminationView(Labelled outcome, Labelled ground, String reason, String by, LocalDate day) {}

    /** @param unbegun the unit itself has done nothing for it yet, even if its time for an objection is over */
    public record HandlingView(
            String id,
            String unit,
            String unitName,
            Labelled role,
            int round,
            Labelled status,
            boolean open,
            boolean ended,
            List<Integer> proposals,
            LocalDate assignedOn,
            LocalDate due,
            DueDates.Why dates,
            Light light,
            LocalDate acceptedOn,
            boolean acceptedOnBehalf,
            boolean unbegun,
            String measures,
            String waivedReason,
            boolean waivedOnBehalf,
            LocalDate repliedOn,
            LocalDate ratedOn,
            String endReason,
            List<OpinionView> opinions,
            List<ContactView> contacts,
            List<ProgressView> progress,
            List<ObjectionView> objections,
            ExtensionView.OfShare extension,
            List<ReplyView> replies,
            List<RatingView> ratings,
            List<DecisionView> decisions,
            SupervisionView.OfShare supervision) {}

    /** What an assisting unit was asked for, and gave. */
    public record OpinionView(
            Long id,
            String unit,
            String unitName,
            Labelled state,
            LocalDate askedOn,
            LocalDate due,
            boolean overdue,
            String text,
            List<PaperRef> attachments,
            LocalDate givenOn,
            boolean onBehalf,
            String returnComment) {}

    record ContactView(
            Long id,
            Labelled stage,
            Labelled form,
            Labelled rank,
            String participants,
            String place,
            String said,
            String agreed,
            List<PaperRef> photos,
            LocalDate day,
            String by,
            boolean onBehalf) {}

    record ProgressView(Long id, String text, List<PaperRef> photos, LocalDate day, String by, boolean onBehalf) {}

    record ObjectionView(
            String reason,
            String basis,
            String proposedUnit,
            LocalDate day,
            Boolean upheld,
            String decision,
            LocalDate decidedOn,
            boolean onBehalf) {}

    /** One draft of a reply, the delivered one included. */
    public record ReplyView(
            Long id,
            int draftNumber,
            Labelled status,
            Labelled replyClass,
            String classReason,
            Labelled issuer,
            String letterNumber,
            String opening,
            Map<Integer, String> answers,
            List<PromiseView> promises,
            String contactPerson,
            String contactPhone,
            Labelled publicity,
            String publicityReason,
            String missingOpinions,
            String hash,
            String drafter,
            LocalDate draftedOn,
            boolean onBehalf,
            LocalDate signedOn,
            String signer,
            boolean signedOnBehalf,
            LocalDate deliveredOn,
            boolean deliveredOnBehalf,
            Labelled way,
            String receiver,
            PaperRef sealed,
            List<PaperRef> attachments,
            List<SignOffView> signOffs) {}

    /** What a reply promises (承诺), and until when. */
    public record PromiseView(String matter, LocalDate due, String responsible) {}

    /** What a signer said to a draft. */
    public record SignOffView(
            String signer, String name, boolean approved, String comment, LocalDate day, boolean onBehalf) {}

    /** What the deputy thought of the reply. */
    public record RatingView(
            int sequence,
            boolean noFeedback,
            LocalDate receivedOn,
            Labelled contactedBy,
            Labelled contactedHow,
            Labelled attitude,
            Labelled result,
            Labelled solved,
            String reasons,
            String pressed,
            LocalDate day,
            boolean onBehalf) {}

    /** What the office decided about a rating that was not satisfied. */
    public record DecisionView(Labelled decision, String text, LocalDate day, String by) {}

    /** {@code replaced}: it was the wrong one, another took its place. */
    public record PaperRef(UUID id, String name, long size, String type, boolean replaced) {}

    record StoryLine(
            LocalDate day, Instant at, String by, String onBehalfOf, String act, String detail, List<Change> changes) {}
}
