package org.jianyi.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jianyi.ChineseDate;
import org.jianyi.assignment.Objection;
import org.jianyi.assignment.Objections;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.AuditTrail;
import org.jianyi.audit.Change;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CaseDates;
import org.jianyi.handling.Contact;
import org.jianyi.handling.Contacts;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.Progress;
import org.jianyi.handling.ProgressEntries;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/** The day of assignment, from which all due dates run (R7): the reply's, the units' and the assisting opinions' follow it. */
@Component
class AssignmentDayCorrection implements Correction {

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Objections objections;
    private final Contacts contacts;
    private final ProgressEntries progressEntries;
    private final Replies replies;
    private final CaseDates dates;
    private final AuditTrail trail;
    private final Clock clock;

    AssignmentDayCorrection(
            Suggestions suggestions,
            Handlings handlings,
            AssistingOpinions opinions,
            Objections objections,
            Contacts contacts,
            ProgressEntries progressEntries,
            Replies replies,
            CaseDates dates,
            AuditTrail trail,
            Clock clock) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.opinions = opinions;
        this.objections = objections;
        this.contacts = contacts;
        this.progressEntries = progressEntries;
        this.replies = replies;
        this.dates = dates;
        this.trail = trail;
        this.clock = clock;
    }

    /** What follows a master has its day from there. */
    @Override
    public List<Correctable> offered(Suggestion s) {
        return s.assignedOn() == null || s.months() == null || s.master() != null
                ? List.of()
                : List.of(Correctable.day(Matter.ASSIGNED_ON, between(s)));
    }

    private Between between(Suggestion s) {
        List<Handling> shares = standing(s);
        List<HandlingId> ids = shares.stream().map(Handling::id).toList();
        return Between.of(s.assignedOn(), LocalDate.now(clock))
                .after("登记", s.registeredOn())
                .before("政府交办", dispatched(s))
                .before(
                        "第一次沟通",
                        contacts.findByHandlingInOrderByDayAscIdAsc(ids).stream()
                                .map(Contact::day))
                .before(
                        "第一次进展",
                        progressEntries.findByHandlingInOrderByDayAscIdAsc(ids).stream()
                                .map(Progress::day))
                .before(
                        "申请退办",
                        objections.findByHandlingInOrderById(ids).stream().map(Objection::raisedOn))
                .before(
                        "会办意见",
                        days(opinions.findByHandlingInOrderById(ids).stream().map(AssistingOpinion::givenOn)))
                .before("拟稿", replies.findByHandlingInOrderByIdAsc(ids).stream().map(Reply::draftedOn))
                .before("签收", days(shares.stream().map(Handling::acceptedOn)))
                .before("改办或取消", days(shares.stream().map(Handling::endedOn)))
                .before("增加承办单位", shares.stream().map(Handling::assignedOn).filter(day -> day.isAfter(s.assignedOn())))
                .before("答复", s.repliedOn())
                .before("办结", s.closedOn());
    }

    private static Stream<LocalDate> days(Stream<LocalDate> days) {
        return days.filter(Objects::nonNull);
    }

    /** That one day stands nowhere but in the trail; what came before an assignment was taken back is history. */
    private Stream<LocalDate> dispatched(Suggestion s) {
        List<AuditLine> lines = trail.forSuggestion(s.id().value());
        int recalled = lines.stream().map(AuditLine::act).toList().lastIndexOf("收回交办");
        return lines.stream()
                .skip(recalled + 1L)
                .filter(line -> line.act().equals("政府交办"))
                .map(AuditLine::day);
    }

    /** The shares of this assignment; those of one that was taken back are history. */
    private List<Handling> standing(Suggestion s) {
        return handlings.findBySuggestionOrderById(s.id()).stream()
                .filter(h -> h.status() != HandlingStatus.RECALLED)
                .toList();
    }

    @Override
    public Corrected correct(Suggestion s, Correctable present, CorrectSuggestion form, Actor actor) {
        LocalDate day = present.between().read(form.value());
        LocalDate wasDue = s.legalDue();
        LocalDate counted = s.countedFrom(s.assignedOn());
        List<SuggestionId> also = new ArrayList<>();
        for (Suggestion merged : suggestions.findByMasterOrderByIdAsc(s.id())) {
            if (counted.equals(merged.assignedOn())) {
                shift(suggestions.getLocked(merged.id()), s.countedFrom(day));
                also.add(merged.id());
            }
        }
        shift(s, day);
        return new Corrected(
                List.of(
                        new Change(present.label(), present.shown(), ChineseDate.of(day)),
                        new Change("答复期限", ChineseDate.of(wasDue), ChineseDate.of(s.legalDue()))),
                dates.reply(s).reason(),
                also,
                null);
    }

    /** What was assigned on the wrong day was assigned on the right one; what was due with it is due with it still. */
    private void shift(Suggestion s, LocalDate day) {
        handlings.lockAll(s.id());
        LocalDate wrong = s.assignedOn();
        LocalDate wasDue = s.legalDue();
        s.correctAssignedOn(day);
        dates.begin(s);
        for (Handling share : standing(s)) {
            if (share.round() == 1 && share.assignedOn().equals(wrong)) {
                share.correctAssignedOn(day);
            }
            if (share.round() == 1 && (share.isOpen() || share.due().equals(wasDue))) {
                dates.begin(s, share);
            }
            opinions.findByHandlingOrderById(share.id()).stream()
                    .filter(opinion -> opinion.askedOn().equals(wrong))
                    .forEach(opinion -> {
                        opinion.correctAskedOn(day);
                        dates.ask(s, opinion);
                    });
        }
    }
}
