package org.jianyi.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianyi.Refusal;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everybody's own notices: read, and whether they come by mail as well. */
@Component
@Transactional
public class ReadNotices {

    private static final Pattern NUMBER = Pattern.compile("[^\\dA-Za-z]*(\\d{1,4})\\s*号?");

    private final Notices notices;
    private final CaseTitles titles;
    private final MailChannel mail;
    private final DeclinedMails declined;
    private final Clock clock;

    ReadNotices(Notices notices, CaseTitles titles, MailChannel mail, DeclinedMails declined, Clock clock) {
        this.notices = notices;
        this.titles = titles;
        this.mail = mail;
        this.declined = declined;
        this.clock = clock;
    }

    /**
     * A notice as its receiver sees it.
     *
     * @param suggestion which case it is about, or null
     * @param when until when, in words; empty for what has no date or is settled
     * @param over 已办; of a reminder and of what lapsed 已失效; empty for what is not settled
     * @param lapse why it lapsed; or null
     */
    public record Line(
            long id,
            String kind,
            String suggestion,
            String number,
            String title,
            String text,
            String when,
            boolean late,
            LocalDateTime told,
            boolean unread,
            String over,
            String lapse) {}

    /** How somebody's mail stands: no address is null. */
    public record Mail(String address, boolean declined) {}

    @Transactional(readOnly = true)
    public long unread(Actor actor) {
        return notices.countByUserIdAndReadAtIsNullAndSettledAtIsNull(actor.userId());
    }

    /** @param about part of a title, an id, or a number; empty: any case */
    @Transactional(readOnly = true)
    public Slice<Line> of(Actor actor, boolean unreadOnly, String about, Pageable page) {
        Matcher number = NUMBER.matcher(about.strip());
        Slice<Notice> found = notices.of(
                actor.userId(),
                unreadOnly,
                Patterns.containing(about),
                number.matches() ? Integer.valueOf(number.group(1)) : null,
                page);
        Map<SuggestionId, CaseTitles.Named> named = titles.of(found, Notice::suggestion, actor);
        LocalDate today = LocalDate.now(clock);
        return found.map(notice -> line(notice, named.getOrDefault(notice.suggestion(), CaseTitles.STAFF), today));
    }

    private Line line(Notice notice, CaseTitles.Named named, LocalDate today) {
        boolean open = notice.due() != null && !notice.isSettled();
        return new Line(
                notice.id(),
                notice.kind().label(),
                notice.suggestion() == null ? null : notice.suggestion().value(),
                named.number(),
                named.title(),
                notice.text(),
                open ? DueWords.of(notice.due(), today) : "",
                open && notice.due().isBefore(today),
                LocalDateTime.ofInstant(notice.toldAt(), clock.getZone()),
                notice.isUnread(),
                notice.isLapsed() ? "已失效" : notice.isSettled() ? "已办" : "",
                notice.lapse());
    }

    /** @throws Refusal when it is not this person's */
    public void read(long id, Actor actor) {
        if (!notices.existsByIdAndUserId(id, actor.userId())) {
            throw Refusal.notFound("没有这条通知");
        }
        notices.read(actor.userId(), id, clock.instant());
    }

    /** All that were seen; what came meanwhile stays unread. */
    public void readUpTo(long id, Actor actor) {
        notices.readUpTo(actor.userId(), id, clock.instant());
    }

    /** Whoever looks at a case has read what he was told about it. */
    public void readAbout(SuggestionId suggestion, Actor actor) {
        notices.readAbout(actor.userId(), suggestion, clock.instant());
    }

    /** The same of what concerns no case: who signs for whom. */
    public void readAboutStaff(Actor actor) {
        notices.readAboutNoCase(actor.userId(), clock.instant());
    }

    /** @return empty as long as nothing goes out by mail */
    @Transactional(readOnly = true)
    public Optional<Mail> mail(Actor actor) {
        return mail.isOn()
                ? Optional.of(new Mail(mail.addressOf(actor.userId()), declined.existsById(actor.userId())))
                : Optional.empty();
    }

    /** From now on by mail as well, or not. */
    public void wantMail(boolean wanted, Actor actor) {
        if (wanted) {
            declined.deleteById(actor.userId());
        } else {
            declined.save(new DeclinedMail(actor.userId(), clock.instant()));
        }
    }
}
