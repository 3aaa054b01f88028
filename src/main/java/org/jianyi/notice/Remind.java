package org.jianyi.notice;

import static org.jianyi.notice.Receivers.both;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.jianyi.assignment.Objection;
import org.jianyi.assignment.Objections;
import org.jianyi.assignment.OfficeDates;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.Rules;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Contacts;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.RecordExtension;
import org.jianyi.roster.Person;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.SupervisionDates;
import org.jianyi.supervision.SupervisionState;
import org.jianyi.supervision.Supervisions;
import org.jianyi.survey.Rating;
import org.jianyi.survey.Ratings;
import org.jianyi.survey.RecordRating;
import org.jianyi.survey.Rehandlings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds people of a date: before it those who have to do it, on its last day their head as well, afterwards those who watch over it. The
 * clock calls, and may call again: on one day everybody is reminded of one thing once, and nobody of what is done.
 */
@Component
@Transactional
public class Remind {

    private static final int MOST_NAMES = 6;

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Contacts contacts;
    private final Objections objections;
    private final Ratings ratings;
    private final Rehandlings rehandlings;
    private final RecordRating recordRating;
    private final RecordExtension recordExtension;
    private final Supervisions supervisions;
    private final SupervisionDates supervisionDates;
    private final OfficeDates offices;
    private final LegalClock legalClock;
    private final Rules rules;
    private final Receivers receivers;
    private final TellPeople tellPeople;

    Remind(
            Suggestions suggestions,
            Handlings handlings,
            AssistingOpinions opinions,
            Contacts contacts,
            Objections objections,
            Ratings ratings,
            Rehandlings rehandlings,
            RecordRating recordRating,
            RecordExtension recordExtension,
            Supervisions supervisions,
            SupervisionDates supervisionDates,
            OfficeDates offices,
            LegalClock legalClock,
            Rules rules,
            Receivers receivers,
            TellPeople tellPeople) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.opinions = opinions;
        this.contacts = contacts;
        this.objections = objections;
        this.ratings = ratings;
        this.rehandlings = rehandlings;
        this.recordRating = recordRating;
        this.recordExtension = recordExtension;
        this.supervisions = supervisions;
        this.supervisionDates = supervisionDates;
        this.offices = offices;
        this.legalClock = legalClock;
        this.rules = rules;
        this.receivers = receivers;
        this.tellPeople = tellPeople;
    }

    /** What is said to whom. {@code once} names it when it is said only once and not each day anew. */
    private record Word(String text, LocalDate due, List<Person> people, String once) {

        Word(String text, LocalDate due, List<Person> people) {
            this(text, due, people, null);
        }
    }

    /**
     * Reminds of a date in one unit's share: REPLY_DUE, REPLY_OVERDUE, CONTACT_DUE, OPINION_DUE, OBJECTION_WINDOW, FEEDBACK_DUE,
     * SUPERVISION_DUE (on an order or an answer), or DECISION_DUE (on an objection or an extension, or after a dissatisfied rating).
     *
     * @param day for which it is meant: today
     * @return how many people are reminded; none when it is done, or the day has moved
     * @throws Refusal when there is no such share
     */
    public int remind(NoticeKind kind, HandlingId id, LocalDate day) {
        Handling handling = handlings.get(id);
        return tell(kind, handling.suggestion(), id, day, words(kind, handling, day));
    }

    /**
     * The same in the suggestion as a whole: DECISION_DUE (examination, assignment), DISPATCH_DUE, COSIGNING_CUT_OFF.
     *
     * @throws Refusal when there is no such suggestion
     */
    public int remind(NoticeKind kind, SuggestionId id, LocalDate day) {
        return tell(kind, id, null, day, words(kind, suggestions.get(id), day));
    }

    /** @return whether it is done, or there is nothing more to do since its date is past */
    boolean isOver(Notice notice, LocalDate today) {
        boolean ends = notice.kind() == NoticeKind.REPLY_DUE || notice.kind() == NoticeKind.OBJECTION_WINDOW;
        boolean gone = notice.handling() != null && !handlings.existsById(notice.handling());
        return gone || ends && notice.due().isBefore(today) || !stillHolds(notice);
    }

    /** @return whether what was told would be told again, to the same person */
    boolean stillHolds(Notice notice) {
        List<Word> words = notice.handling() == null
                ? words(notice.kind(), suggestions.get(notice.suggestion()), notice.day())
                : words(notice.kind(), handlings.get(notice.handling()), notice.day());
        return words.stream()
                .filter(word -> word.text().equals(notice.text()) && word.due().equals(notice.due()))
                .flatMap(word -> word.people().stream())
                .anyMatch(person -> person.userId().equals(notice.userId()));
    }

    private int tell(NoticeKind kind, SuggestionId suggestion, HandlingId handling, LocalDate day, List<Word> words) {
        int told = 0;
        for (Word word : words) {
            String about = kind + ":" + (handling == null ? suggestion.value() : handling.value()) + ":";
            String topic = about + (word.once() == null ? day : word.once());
            Matter matter = new Matter(topic, kind, suggestion, handling, word.text(), day, word.due());
            int fresh = tellPeople.tell(matter, word.people());
            if (fresh > 0) {
                tellPeople.replaceEarlier(matter, word.people());
            }
            told += fresh;
        }
        return told;
    }

    private List<Word> words(NoticeKind kind, Handling handling, LocalDate day) {
        return switch (kind) {
            case REPLY_DUE -> replyDue(handling, day);
            case REPLY_OVERDUE -> replyOverdue(handling, day);
            case CONTACT_DUE -> contactDue(handling, day);
            case OPINION_DUE -> opinionDue(handling, day);
            case OBJECTION_WINDOW -> objectionWindow(handling, day);
            case FEEDBACK_DUE -> feedbackDue(handling, day);
            case DECISION_DUE -> decisionDue(handling, day);
            case SUPERVISION_DUE -> supervisionDue(handling, day);
            default -> throw new IllegalArgumentException(kind + " is no reminder about a unit's share");
        };
    }

    private List<Word> words(NoticeKind kind, Suggestion suggestion, LocalDate day) {
        return switch (kind) {
            case DECISION_DUE -> decisionDue(suggestion, day);
            case DISPATCH_DUE -> dispatchDue(suggestion, day);
            case COSIGNING_CUT_OFF -> cosigningCutOff(suggestion, day);
            default -> throw new IllegalArgumentException(kind + " is no reminder about a suggestion");
        };
    }

    private List<Word> replyDue(Handling handling, LocalDate day) {
        if (!handling.isOpen() || day.isAfter(handling.due())) {
            return List.of();
        }
        return List.of(
                new Word("请抓紧办理，按期答复代表。", handling.due(), unit(handling.unit().code(), handling.due(), day)));
    }

    /** The deputy learns once that his reply is late and that the reason was asked for; all others each time. */
    private List<Word> replyOverdue(Handling handling, LocalDate day) {
        LocalDate due = handling.due();
        if (!handling.isOpen() || !day.isAfter(due)) {
            return List.of();
        }
        String unit = handling.unit().name();
        return List.of(
                new Word(
                        "没有按期答复，请尽快答复代表，并说明逾期原因。",
                        due,
                        receivers.unit(handling.unit().code())),
                new Word(unit + "没有按期答复，请督促办理。", due, watchers()),
                new Word(
                        unit + "没有按期答复，已要求说明原因。",
                        due,
                        receivers.lead(suggestions.get(handling.suggestion())),
                        "deputy:" + due));
    }

    private List<Word> contactDue(Handling handling, LocalDate day) {
        if (!handling.isUndrafted() || handling.waivedReason() != null || contacts.existsByHandling(handling.id())) {
            return List.of();
        }
        LocalDate due = due(Period.FIRST_CONTACT, handling);
        return withOffice(
                new Word("还没有与代表沟通的记录，请联系代表并登记。", due, unit(handling.unit().code(), due, day)),
                handling.unit().name() + "还没有与代表沟通的记录。",
                receivers.office(),
                day);
    }

    /** When its time is over the lead unit learns that it may go on (R12). */
    private List<Word> opinionDue(Handling handling, LocalDate day) {
        if (!handling.isUndrafted()) {
            return List.of();
        }
        return opinions.findByHandlingOrderById(handling.id()).stream()
                .filter(opinion -> opinion.state() == AssistingOpinion.State.ASKED)
                .flatMap(opinion -> opinionDue(opinion, handling, day))
                .toList();
    }

    private Stream<Word> opinionDue(AssistingOpinion opinion, Handling handling, LocalDate day) {
        String unit = opinion.unit().code();
        Word asked = new Word(
                "请向" + handling.unit().name() + "提出会办意见。",
                opinion.due(),
                unit(unit, opinion.due(), day),
                opinion.id() + ":" + day);
        if (!day.isAfter(opinion.due())) {
            return Stream.of(asked);
        }
        return Stream.of(
                asked,
                new Word(
                        opinion.unit().name() + "逾期未提会办意见，可以先行答复。",
                        opinion.due(),
                        receivers.handlers(handling.unit().code()),
                        opinion.id() + ":lead"));
    }

    private List<Word> objectionWindow(Handling handling, LocalDate day) {
        LocalDate last = due(Period.OBJECTION, handling);
        if (handling.status() != HandlingStatus.ASSIGNED || handling.round() > 1 || day.isAfter(last)) {
            return List.of();
        }
        return List.of(
                new Word("不属于本单位职责的，请在期限内申请退办。", last, unit(handling.unit().code(), last, day)));
    }

    private List<Word> feedbackDue(Handling handling, LocalDate day) {
        if (handling.status() != HandlingStatus.REPLIED) {
            return List.of();
        }
        LocalDate due = recordRating.feedbackDue(handling).due();
        return withOffice(
                new Word("请评价答复。", due, receivers.lead(suggestions.get(handling.suggestion()))),
                "代表没有在期限内评价" + handling.unit().name() + "的答复，可以登记未反馈。",
                receivers.office(),
                day);
    }

    private List<Word> decisionDue(Handling handling, LocalDate day) {
        Optional<DueDate> extension = recordExtension.decisionDue(handling);
        if (extension.isPresent()) {
            return decision(
                    "请审核" + handling.unit().name() + "的延期申请。", extension.get().due(), day);
        }
        if (handling.status() == HandlingStatus.OBJECTED) {
            return objections.findByHandlingOrderById(handling.id()).stream()
                    .filter(Objection::isOpen)
                    .findFirst()
                    .map(open -> decision(
                            "请审核" + handling.unit().name() + "的退办申请。",
                            offices.decision(handling, open).due(),
                            day))
                    .orElse(List.of());
        }
        if (!awaitsRehandling(handling)) {
            return List.of();
        }
        return decision(
                "代表对" + handling.unit().name() + "的答复不满意，请决定如何处理。",
                offices.rehandlingDecision(handling).due(),
                day);
    }

    /** Orders to sign and answers to look at, once their time is over. */
    private List<Word> supervisionDue(Handling handling, LocalDate day) {
        return supervisions.findByHandlingInOrderById(List.of(handling.id())).stream()
                .filter(one -> one.state() == SupervisionState.DRAFTED || one.state() == SupervisionState.ANSWERED)
                .flatMap(one -> supervisionDates.of(one).stream()
                        .map(DueDate::due)
                        .filter(day::isAfter)
                        .flatMap(due -> supervisionDue(one, due, one.id() + ":" + day)))
                .toList();
    }

    /** The chairman signs an order; the office, which drafted it, can only ask him to, or enter what he signed on paper. */
    private Stream<Word> supervisionDue(Supervision one, LocalDate due, String once) {
        if (one.state() == SupervisionState.ANSWERED) {
            String text = one.unit().name() + "对" + one.label() + "的答复还没有审核，请审核。";
            return Stream.of(new Word(text, due, watchers(), once));
        }
        String text = "发给" + one.addresseeName() + "的督办单还没有签发，";
        return Stream.of(
                new Word(text + "请签发。", due, receivers.presidium(), once),
                new Word(text + "请提醒主席；已在纸上签发的，请代录。", due, receivers.office(), once));
    }

    /** Rated, dissatisfied for the first time in this round, and nothing decided yet. */
    private boolean awaitsRehandling(Handling handling) {
        List<Rating> given = ratings.findByHandlingOrderBySequence(handling.id());
        return handling.status() == HandlingStatus.RATED
                && given.size() == 1
                && given.get(0).isDissatisfied()
                && rehandlings.findByHandlingInOrderById(List.of(handling.id())).isEmpty();
    }

    private List<Word> decisionDue(Suggestion suggestion, LocalDate day) {
        return switch (suggestion.status()) {
            case SUBMITTED -> decision("请审查登记。", offices.assignment(suggestion).due(), day);
            case REGISTERED -> decision("请交办。", offices.assignment(suggestion).due(), day);
            default -> List.of();
        };
    }

    /** Until then no unit hears of the assignment, while the deputy's time runs. */
    private List<Word> dispatchDue(Suggestion suggestion, LocalDate day) {
        if (!suggestion.awaitsDispatch()) {
            return List.of();
        }
        return withOffice(
                new Word("请转交承办单位。", offices.dispatch(suggestion).due(), receivers.government()),
                "镇政府办没有按期转交承办单位，请督促办理。",
                watchers(),
                day);
    }

    private List<Word> decision(String text, LocalDate due, LocalDate day) {
        return List.of(new Word(text, due, day.isAfter(due) ? watchers() : receivers.office()));
    }

    private List<Word> cosigningCutOff(Suggestion suggestion, LocalDate day) {
        if (suggestion.status() != SuggestionStatus.COSIGNING) {
            return List.of();
        }
        LocalDate due = suggestion.isInSession() ? suggestion.session().cutOff().toLocalDate() : day;
        List<Person> asked = receivers.asked(suggestion);
        return List.of(
                new Word("请确认是否附议。", due, asked),
                new Word(names(asked) + "还没有确认附议；不再等待的，可以直接提交。", due, receivers.lead(suggestion)));
    }

    /** 代表3、代表5等7位代表. */
    private static String names(List<Person> people) {
        String names = people.stream().limit(MOST_NAMES).map(Person::name).collect(Collectors.joining("、"));
        return names + (people.size() > MOST_NAMES ? "等" + people.size() + "位代表" : "代表");
    }

    /** After the date somebody else hears of it, too. */
    private static List<Word> withOffice(Word word, String toOthers, List<Person> others, LocalDate day) {
        return day.isAfter(word.due()) ? List.of(word, new Word(toOthers, word.due(), others)) : List.of(word);
    }

    /** Handlers until the last day, from then on their head as well. */
    private List<Person> unit(String code, LocalDate due, LocalDate day) {
        return day.isBefore(due) ? receivers.handlers(code) : receivers.unit(code);
    }

    /** By the rules of the day on which the suggestion was assigned. */
    private LocalDate due(Period period, Handling handling) {
        return legalClock
                .of(
                        period,
                        handling.assignedOn(),
                        rules.on(suggestions.get(handling.suggestion()).assignedOn()))
                .due();
    }

    private List<Person> watchers() {
        return both(receivers.office(), receivers.presidium());
    }
}
