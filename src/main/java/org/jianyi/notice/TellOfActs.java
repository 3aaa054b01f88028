package org.jianyi.notice;

import static org.jianyi.notice.Receivers.both;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.ChineseDate;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.Change;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Extension;
import org.jianyi.handling.Extensions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.Role;
import org.jianyi.roster.Person;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;
import org.jianyi.substitution.Substitutions;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.survey.Rating;
import org.jianyi.survey.Ratings;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Who hears of which act. Every act leaves its line in the audit trail, by whichever way it is done; so this is read off the trail, in the
 * act's transaction, when all of it has happened. Who has to do something next is told when his step begins to wait for him.
 */
@Component
class TellOfActs {

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Extensions extensions;
    private final Ratings ratings;
    private final Substitutions substitutions;
    private final Units units;
    private final Receivers receivers;
    private final TellPeople tellPeople;
    private final Clock clock;

    TellOfActs(
            Suggestions suggestions,
            Handlings handlings,
            AssistingOpinions opinions,
            Extensions extensions,
            Ratings ratings,
            Substitutions substitutions,
            Units units,
            Receivers receivers,
            TellPeople tellPeople,
            Clock clock) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.opinions = opinions;
        this.extensions = extensions;
        this.ratings = ratings;
        this.substitutions = substitutions;
        this.units = units;
        this.receivers = receivers;
        this.tellPeople = tellPeople;
        this.clock = clock;
    }

    /** Acts that are not named here concern nobody who was not there. Comes before the ledger, which locks last of all. */
    @Order(2)
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void done(AuditLine line) {
        if (line.suggestionId() != null) {
            suggestions.findById(new SuggestionId(line.suggestionId())).ifPresent(suggestion -> done(suggestion, line));
        }
    }

    private void done(Suggestion suggestion, AuditLine line) {
        if (line.isBySubstitute()) {
            signedForAnother(suggestion, line);
        }
        switch (line.act()) {
            case "审查" -> examined(suggestion, line);
            case "交办", "政府交办", "增加承办单位", "随主件办理" -> unitsTold(suggestion, line);
            case "取消承办", "同意退办，改办", "改由其他单位承办", "取消会办" -> {
                unitsTold(suggestion, line);
                released(suggestion, line);
            }
            case "同意延期", "延期" -> extended(suggestion, line);
            case "不同意延期" -> extensionRefused(suggestion, line);
            case "重新推算期限" -> datesMoved(suggestion, line);
            case "答复送达" ->
                tell(line, NoticeKind.REPLIED, suggestion, "承办单位已送达答复，可以在案卷中查看。", receivers.cosigners(suggestion));
            case "评价" -> rated(suggestion, line);
            case "重新办理" ->
                tell(
                        line,
                        NoticeKind.REHANDLING_DECIDED,
                        suggestion,
                        "镇人大办已决定由承办单位重新办理。",
                        receivers.signers(suggestion));
            case "不同意撤回" ->
                tell(line, NoticeKind.WITHDRAWAL_REFUSED, suggestion, "有附议代表不同意撤回，建议继续办理。", receivers.lead(suggestion));
            case "撤回" -> withdrawn(suggestion, line);
            case "登记上级答复" ->
                tell(line, NoticeKind.REFERRAL_ANSWERED, suggestion, "上级已经答复，可以在案卷中查看。", receivers.signers(suggestion));
            case "收阅确认" ->
                tell(
                        line,
                        NoticeKind.CLOSED,
                        suggestion,
                        units.get(suggestion.referenceUnit()).name() + "已收阅，建议办结。",
                        receivers.signers(suggestion));
            case "变更分管领导" -> {
                tell(line, NoticeKind.CHARGE, suggestion, "现在由您分管，答复由您审签。", receivers.leader(suggestion));
                noLongerInCharge(suggestion, line);
            }
            case "签发督办单" -> tell(line, NoticeKind.ORDER_DECIDED, suggestion, "督办单已签发。", receivers.office());
            case "不予签发督办单" ->
                tell(line, NoticeKind.ORDER_DECIDED, suggestion, "主席不予签发督办单，意见可以在案卷中查看。", receivers.office());
            case "列为重点督办" -> {
                keyNamed(suggestion, line);
                noLongerInCharge(suggestion, line);
            }
            case "取消重点督办" ->
                tell(line, NoticeKind.KEY_NAMED, suggestion, "不再列为重点督办。", concerned(suggestion, present(suggestion)));
            case "办结" -> tell(line, NoticeKind.CLOSED, suggestion, "建议已办结。", receivers.signers(suggestion));
            default -> {}
        }
    }

    /** Who is away learns what was signed in his place, or sent back. */
    private void signedForAnother(Suggestion suggestion, AuditLine line) {
        List<Person> signer =
                substitutions.heldBy(line.actorId(), LocalDate.ofInstant(line.at(), clock.getZone())).stream()
                        .filter(it -> it.signerName().equals(line.onBehalfOf()))
                        .map(it -> new Person(it.signerId(), it.signerName()))
                        .limit(1)
                        .toList();
        boolean approved = line.act().equals("审签同意" + AuditLine.BY_SUBSTITUTE);
        String text = approved ? "代您审签，同意答复稿。" : "代您审签，把答复稿退回修改，意见可以在案卷中查看。";
        tell(line, NoticeKind.SIGNED_BY_SUBSTITUTE, suggestion, line.actorName() + text, signer);
    }

    /** What is assigned in the same act is told with its units. */
    private void examined(Suggestion suggestion, AuditLine line) {
        String text =
                switch (suggestion.status()) {
                    case REGISTERED -> "已审查登记，编号" + suggestion.numberLabel() + "。";
                    case MERGED ->
                        "已审查登记，编号" + suggestion.numberLabel() + "，与"
                                + suggestions.get(suggestion.master()).numberLabel() + "并案办理。";
                    case ASSIGNED ->
                        suggestion.referenceUnit() == null
                                ? null
                                : "已登记，编号" + suggestion.numberLabel() + "，作为参阅件送"
                                        + units.get(suggestion.referenceUnit()).name() + "收阅。";
                    case REFERRED -> "已转报上级，收到答复后告知您。";
                    case NOT_TAKEN_UP, LETTER, PETITION ->
                        "审查结果：" + suggestion.status().label() + "，理由可以在案卷中查看。";
                    default -> null; // the deputy is asked for the next version
                };
        if (text != null) {
            tell(line, NoticeKind.EXAMINED, suggestion, text, receivers.signers(suggestion));
        }
    }

    /** The deputies learn who handles it, once of the same. */
    private void unitsTold(Suggestion suggestion, AuditLine line) {
        List<Handling> present = handlings.findBySuggestionOrderById(suggestion.id()).stream()
                .filter(handling -> !handling.isEnded())
                .toList();
        if (present.isEmpty()) {
            return;
        }
        List<AssistingOpinion> asked = opinions(present).stream()
                .filter(opinion -> opinion.state() != AssistingOpinion.State.CANCELLED)
                .toList();
        String who = Stream.concat(
                        present.stream()
                                .map(handling ->
                                        handling.unit().name() + handling.role().label()),
                        asked.stream().map(opinion -> opinion.unit().name() + Role.ASSISTING.label()))
                .distinct()
                .collect(Collectors.joining("、"));
        String text = "由" + who + "，答复期限" + ChineseDate.of(suggestion.legalDue()) + "。";
        tell(
                "units:" + suggestion.id() + ":" + Integer.toHexString(text.hashCode()) + ":" + line.day(),
                line,
                NoticeKind.UNITS,
                suggestion,
                null,
                text,
                receivers.signers(suggestion));
    }

    /** Whoever is out of it now, and takes no other part in it. */
    private void released(Suggestion suggestion, AuditLine line) {
        List<Handling> shares = handlings.findBySuggestionOrderById(suggestion.id());
        List<AssistingOpinion> asked = opinions(shares);
        Set<String> stillIn = Stream.concat(
                        shares.stream().filter(share -> !share.isEnded()).map(Handling::unit),
                        asked.stream()
                                .filter(opinion -> opinion.state() != AssistingOpinion.State.CANCELLED)
                                .map(AssistingOpinion::unit))
                .map(Unit::code)
                .collect(Collectors.toSet());
        for (Handling share : shares) {
            if (share.isEnded() && !stillIn.contains(share.unit().code())) {
                released(suggestion, line, share.id().value(), share.unit(), "这件建议不再由你单位承办。");
            }
        }
        for (AssistingOpinion opinion : asked) {
            if (opinion.state() == AssistingOpinion.State.CANCELLED
                    && !stillIn.contains(opinion.unit().code())) {
                released(suggestion, line, "opinion" + opinion.id(), opinion.unit(), "这件建议不再需要你单位会办。");
            }
        }
    }

    private void released(Suggestion suggestion, AuditLine line, String what, Unit unit, String text) {
        tell("released:" + what, line, NoticeKind.RELEASED, suggestion, null, text, receivers.unit(unit.code()));
    }

    /** The deputies learn until when they wait now, the office where it need not agree. */
    private void extended(Suggestion suggestion, AuditLine line) {
        List<HandlingId> shares = handlings.findBySuggestionOrderById(suggestion.id()).stream()
                .map(Handling::id)
                .toList();
        extensions.findByHandlingInOrderById(shares).stream()
                .filter(Extension::isGranted)
                .reduce((earlier, last) -> last)
                .ifPresent(extension -> {
                    Handling share = handlings.get(extension.handling());
                    List<Person> people = both(
                            receivers.signers(suggestion),
                            receivers.unit(share.unit().code()));
                    tell(
                            "extension:" + extension.id(),
                            line,
                            NoticeKind.EXTENDED,
                            suggestion,
                            share.id(),
                            share.unit().name() + "的答复期限由" + ChineseDate.of(extension.dueBefore()) + "延至"
                                    + ChineseDate.of(share.due()) + "，理由可以在案卷中查看。",
                            extension.isWithoutConsent() ? both(people, receivers.office()) : people);
                });
    }

    /** Another calendar or other rules have moved the date by which somebody owes something. */
    private void datesMoved(Suggestion suggestion, AuditLine line) {
        Set<String> moved = Change.of(line).stream().map(Change::what).collect(Collectors.toSet());
        List<Handling> open =
                present(suggestion).stream().filter(Handling::isOpen).toList();
        for (Handling share : open) {
            if (moved.contains(share.unit().name() + "答复期限")) {
                tell(
                        "dates:" + line.id() + ":" + share.id(),
                        line,
                        NoticeKind.DATES_MOVED,
                        suggestion,
                        share.id(),
                        share.unit().name() + "的答复期限改为" + ChineseDate.of(share.due()) + "，原因可以在案卷中查看。",
                        both(
                                both(receivers.signers(suggestion), receivers.leader(suggestion)),
                                receivers.unit(share.unit().code())));
            }
        }
        for (AssistingOpinion opinion : opinions(open)) {
            if (opinion.state() == AssistingOpinion.State.ASKED
                    && moved.contains(opinion.unit().name() + "会办意见")) {
                tell(
                        "dates:" + line.id() + ":" + opinion.id(),
                        line,
                        NoticeKind.DATES_MOVED,
                        suggestion,
                        opinion.handling(),
                        "会办意见的期限改为" + ChineseDate.of(opinion.due()) + "，原因可以在案卷中查看。",
                        receivers.unit(opinion.unit().code()));
            }
        }
    }

    private void extensionRefused(Suggestion suggestion, AuditLine line) {
        handlings.findBySuggestionOrderById(suggestion.id()).stream()
                .filter(Handling::isOpen)
                .flatMap(share -> extensions.findByHandlingOrderById(share.id()).stream()
                        .reduce((earlier, last) -> last)
                        .filter(extension -> extension.state() == Extension.State.REFUSED)
                        .stream())
                .forEach(extension -> {
                    Handling share = handlings.get(extension.handling());
                    tell(
                            "extension:" + extension.id(),
                            line,
                            NoticeKind.EXTENSION_REFUSED,
                            suggestion,
                            share.id(),
                            "镇人大办没有同意延期，理由可以在案卷中查看，请仍在" + ChineseDate.of(share.due()) + "前答复。",
                            receivers.unit(share.unit().code()));
                });
    }

    private void keyNamed(Suggestion suggestion, AuditLine line) {
        List<Handling> present = present(suggestion);
        boolean signed = present.stream().anyMatch(Handling::isSigned);
        String letter = signed ? "已经签发的答复不再由其签发。" : "答复由其签发。";
        tell(
                line,
                NoticeKind.KEY_NAMED,
                suggestion,
                "已列为重点督办，由" + suggestion.leaderName() + "分管，" + letter,
                concerned(suggestion, present));
    }

    /** The leader whose charge it was until this act. */
    private void noLongerInCharge(Suggestion suggestion, AuditLine line) {
        Set<String> names = Change.of(line).stream()
                .filter(change -> change.what().equals("分管领导") && change.before() != null)
                .map(Change::before)
                .collect(Collectors.toSet());
        List<Person> before = receivers.leaders().stream()
                .filter(leader -> !leader.userId().equals(suggestion.leader()) && names.contains(leader.name()))
                .toList();
        tell(
                "charge:" + line.id(),
                line,
                NoticeKind.CHARGE,
                suggestion,
                null,
                "已改由" + suggestion.leaderName() + "分管，不再由您分管。",
                before);
    }

    private List<Handling> present(Suggestion suggestion) {
        return handlings.findBySuggestionOrderById(suggestion.id()).stream()
                .filter(share -> !share.isEnded())
                .toList();
    }

    /** Those who handle it, the leader in charge, and the deputies. */
    private List<Person> concerned(Suggestion suggestion, List<Handling> present) {
        List<Person> concerned = new ArrayList<>(receivers.signers(suggestion));
        Stream.concat(
                        present.stream().map(Handling::unit),
                        opinions(present).stream()
                                .filter(opinion -> opinion.state() != AssistingOpinion.State.CANCELLED)
                                .map(AssistingOpinion::unit))
                .map(Unit::code)
                .distinct()
                .forEach(unit -> concerned.addAll(receivers.unit(unit)));
        concerned.addAll(receivers.leader(suggestion));
        return concerned;
    }

    private void rated(Suggestion suggestion, AuditLine line) {
        for (Handling share : handlings.findBySuggestionOrderById(suggestion.id())) {
            for (Rating rating : ratings.findByHandlingOrderBySequence(share.id())) {
                if (!rating.isNoFeedback() && rating.day().equals(line.day())) {
                    tell(
                            "rated:" + share.id() + ":" + rating.sequence(),
                            line,
                            NoticeKind.RATED,
                            suggestion,
                            share.id(),
                            "代表评价：办理态度" + rating.attitude().label() + "，办理结果"
                                    + rating.result().label() + "。",
                            receivers.unit(share.unit().code()));
                }
            }
        }
    }

    private void withdrawn(Suggestion suggestion, AuditLine line) {
        List<Handling> shares = handlings.findBySuggestionOrderById(suggestion.id());
        List<Person> all = new ArrayList<>(both(receivers.signers(suggestion), receivers.office()));
        Stream.concat(
                        shares.stream().map(Handling::unit),
                        opinions(shares).stream().map(AssistingOpinion::unit))
                .map(Unit::code)
                .distinct()
                .forEach(unit -> all.addAll(receivers.unit(unit)));
        tell(line, NoticeKind.WITHDRAWN, suggestion, "建议已经撤回，不再办理。", all);
    }

    private List<AssistingOpinion> opinions(List<Handling> shares) {
        return opinions.findByHandlingInOrderById(
                shares.stream().map(Handling::id).toList());
    }

    private void tell(AuditLine line, NoticeKind kind, Suggestion suggestion, String text, List<Person> people) {
        tell("act:" + line.id(), line, kind, suggestion, null, text, people);
    }

    /** Nobody is told what he has just done himself. */
    private void tell(
            String topic,
            AuditLine line,
            NoticeKind kind,
            Suggestion suggestion,
            HandlingId handling,
            String text,
            List<Person> people) {
        List<Person> others = people.stream()
                .filter(person -> !person.userId().equals(line.actorId()))
                .toList();
        tellPeople.tell(new Matter(topic, kind, suggestion.id(), handling, text, line.day(), null), others);
    }
}
