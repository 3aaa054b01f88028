package org.jianyi.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jianyi.ChineseDate;
import org.jianyi.audit.Change;
import org.jianyi.handling.Contact;
import org.jianyi.handling.ContactStage;
import org.jianyi.handling.Contacts;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.Progress;
import org.jianyi.handling.ProgressEntries;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.survey.Rating;
import org.jianyi.survey.Ratings;
import org.jianyi.survey.Rehandling;
import org.jianyi.survey.Rehandlings;
import org.springframework.stereotype.Component;

/** When a unit talked with the deputy, when its reply was delivered, when it was rated. */
@Component
class ReplyDaysCorrection implements Correction {

    private final Handlings handlings;
    private final Contacts contacts;
    private final ProgressEntries progressEntries;
    private final Replies replies;
    private final Ratings ratings;
    private final Rehandlings rehandlings;
    private final Clock clock;

    ReplyDaysCorrection(
            Handlings handlings,
            Contacts contacts,
            ProgressEntries progressEntries,
            Replies replies,
            Ratings ratings,
            Rehandlings rehandlings,
            Clock clock) {
        this.handlings = handlings;
        this.contacts = contacts;
        this.progressEntries = progressEntries;
        this.replies = replies;
        this.ratings = ratings;
        this.rehandlings = rehandlings;
        this.clock = clock;
    }

    @Override
    public List<Correctable> offered(Suggestion s) {
        List<Correctable> offered = new ArrayList<>();
        for (Handling share : handlings.findBySuggestionOrderById(s.id())) {
            String where = share.unit().name() + (share.round() > 1 ? "，第" + share.round() + "次办理" : "");
            List<Reply> drafts = replies.findByHandlingOrderByDraftNumber(share.id());
            for (Contact contact : contacts.findByHandlingInOrderByDayAscIdAsc(List.of(share.id()))) {
                offered.add(Correctable.day(
                        Matter.CONTACTED_ON,
                        contact.id().toString(),
                        where + "，" + contact.stage().label() + contact.form().label(),
                        talked(contact, share, drafts)));
            }
            List<Rating> given = ratings.findByHandlingOrderBySequence(share.id());
            if (share.isReplied() && !share.isEnded()) {
                offered.add(Correctable.day(
                        Matter.DELIVERED_ON, share.id().value(), where, delivered(s, share, drafts, given)));
            }
            if (!given.isEmpty() && !given.get(given.size() - 1).isNoFeedback()) {
                offered.add(Correctable.day(Matter.RATED_ON, share.id().value(), where, rated(s, share, given)));
            }
        }
        return offered;
    }

    /** The talk that a draft rests on came before it (R13). */
    private Between talked(Contact contact, Handling share, List<Reply> drafts) {
        Between between = Between.of(contact.day(), today()).after("交办", share.assignedOn());
        return contact.stage() == ContactStage.AFTER
                ? between.after("答复送达", share.repliedOn())
                : between.before(
                        "拟稿", drafts.stream().map(Reply::draftedOn).filter(day -> !day.isBefore(contact.day())));
    }

    private Between delivered(Suggestion s, Handling share, List<Reply> drafts, List<Rating> given) {
        return Between.of(share.repliedOn(), today())
                .after(
                        "签发",
                        drafts.isEmpty() ? null : drafts.get(drafts.size() - 1).signedOn())
                .before("代表收到答复", days(given.stream().map(Rating::receivedOn)))
                .before("代表评价", given.stream().map(Rating::day))
                .before(
                        "办后沟通",
                        contacts.findByHandlingInOrderByDayAscIdAsc(List.of(share.id())).stream()
                                .filter(contact -> contact.stage() == ContactStage.AFTER)
                                .map(Contact::day)
                                .filter(day -> !day.isBefore(share.repliedOn())))
                .before("办结", s.closedOn());
    }

    /** After an explanation or a meeting the deputy rates once more. */
    private Between rated(Suggestion s, Handling share, List<Rating> given) {
        Between between = Between.of(given.get(given.size() - 1).day(), today())
                .after("答复送达", share.repliedOn())
                .before("办结", s.closedOn());
        List<LocalDate> decided = rehandlings.findByHandlingInOrderById(List.of(share.id())).stream()
                .map(Rehandling::decidedOn)
                .toList();
        decided.stream().limit(given.size() - 1L).forEach(day -> between.after("不满意处理", day));
        return between.before("不满意处理", decided.stream().skip(given.size() - 1L));
    }

    @Override
    public Corrected correct(Suggestion s, Correctable present, CorrectSuggestion form, Actor actor) {
        LocalDate day = present.between().read(form.value());
        List<Change> changes =
                new ArrayList<>(List.of(new Change(present.label(), present.shown(), ChineseDate.of(day))));
        Handling share = handlings.lockAll(s.id()).stream()
                .filter(one -> present.matter() == Matter.CONTACTED_ON
                        ? one.id().equals(contact(present).handling())
                        : one.id().value().equals(present.of()))
                .findFirst()
                .orElseThrow();
        switch (present.matter()) {
            case CONTACTED_ON -> correctContact(share, contact(present), day);
            case RATED_ON -> {
                List<Rating> given = ratings.findByHandlingOrderBySequence(share.id());
                given.get(given.size() - 1).correctDay(day);
                share.correctRatedOn(day);
            }
            default -> correctDelivery(s, share, day, changes);
        }
        return new Corrected(changes, null, List.of(), null);
    }

    private Contact contact(Correctable present) {
        return contacts.findById(Long.valueOf(present.of())).orElseThrow();
    }

    /** Where this talk was the unit's first act, it signed in on that day. */
    private void correctContact(Handling share, Contact contact, LocalDate day) {
        boolean first = contact.day().equals(share.acceptedOn())
                && Stream.concat(
                                contacts.findByHandlingInOrderByDayAscIdAsc(List.of(share.id())).stream()
                                        .filter(other -> !other.id().equals(contact.id()))
                                        .map(Contact::day),
                                progressEntries.findByHandlingInOrderByDayAscIdAsc(List.of(share.id())).stream()
                                        .map(Progress::day))
                        .noneMatch(contact.day()::equals);
        if (first && share.round() == 1) {
            share.correctAcceptedOn(day);
        }
        contact.correctDay(day);
    }

    /** The suggestion is replied on the day of the last reply of those that made it so. */
    private void correctDelivery(Suggestion s, Handling share, LocalDate day, List<Change> changes) {
        LocalDate before = s.repliedOn();
        List<Handling> counted = handlings.findBySuggestionOrderById(s.id()).stream()
                .filter(one -> before != null
                        && one.isReplied()
                        && !one.isEnded()
                        && !one.repliedOn().isAfter(before))
                .toList();
        replies.latest(share.id()).correctDeliveredOn(day);
        share.correctRepliedOn(day);
        if (counted.contains(share)) {
            LocalDate replied = counted.stream()
                    .map(Handling::repliedOn)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            s.correctRepliedOn(replied);
            changes.add(new Change("答复日期", ChineseDate.of(before), ChineseDate.of(replied)));
        }
    }

    private static Stream<LocalDate> days(Stream<LocalDate> days) {
        return days.filter(Objects::nonNull);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
