package org.jianyi.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jianyi.Refusal;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was told to whom and how it went out, for those who answer for it: the administrator, who may try again, and the office, which may look. */
@Component
@Transactional(readOnly = true)
public class Outbox {

    private final Notices notices;
    private final Digests digests;
    private final CaseTitles titles;
    private final MailChannel mail;
    private final Clock clock;

    Outbox(Notices notices, Digests digests, CaseTitles titles, MailChannel mail, Clock clock) {
        this.notices = notices;
        this.digests = digests;
        this.titles = titles;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * A notice, and how it went out by one channel; {@code state} is null where it went out by none.
     *
     * @param looked whether he has looked at it himself, or it was over before
     * @param next when it is sent or tried next, or null
     * @param ended when it went out, or was given up, or null
     */
    public record Line(
            String userId,
            String name,
            String kind,
            String suggestion,
            String number,
            String title,
            String text,
            LocalDate day,
            LocalDateTime told,
            String looked,
            DigestState state,
            int attempts,
            LocalDateTime next,
            LocalDateTime ended,
            String result,
            String detail,
            UUID digest) {

        public boolean isStuck() {
            return state == DigestState.FAILED || state == DigestState.GIVEN_UP;
        }
    }

    /**
     * How many there are.
     *
     * @param inside that go out by no channel
     * @param byState of the others
     */
    public record Counts(long all, long inside, Map<DigestState, Long> byState) {}

    /** @throws Refusal for whoever neither administers nor works in the office */
    public static void requireReader(Actor actor) {
        if (!actor.isAdministrator() && !actor.isOffice()) {
            throw Refusal.forbidden("只有系统管理员和镇人大办可以查看通知的发送情况");
        }
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.isAdministrator()) {
            throw Refusal.forbidden("邮件的发送由系统管理员管理");
        }
    }

    public boolean isMailOn() {
        return mail.isOn();
    }

    public Slice<Line> find(OutboxFilter filter, Actor actor, Pageable page) {
        requireReader(actor);
        Slice<Notices.Sent> found = notices.sent(
                start(filter.from()),
                start(filter.to().plusDays(1)),
                Patterns.containing(filter.who()),
                kinds(filter),
                !filter.inside() && filter.state() == null,
                filter.inside(),
                filter.state(),
                page);
        Map<SuggestionId, CaseTitles.Named> named =
                titles.of(found, sent -> sent.getNotice().suggestion(), actor);
        return found.map(sent -> line(
                sent.getNotice(),
                sent.getSending(),
                sent.getDigest(),
                named.getOrDefault(sent.getNotice().suggestion(), CaseTitles.STAFF)));
    }

    /** Of all that fit, whichever way they stand. */
    public Counts counts(OutboxFilter filter, Actor actor) {
        requireReader(actor);
        Map<DigestState, Long> byState = new java.util.EnumMap<>(DigestState.class);
        long inside = 0;
        for (Notices.Standing standing : notices.standing(
                start(filter.from()),
                start(filter.to().plusDays(1)),
                Patterns.containing(filter.who()),
                kinds(filter))) {
            if (standing.getOutside()) {
                byState.merge(
                        standing.getState() == null ? DigestState.QUEUED : standing.getState(),
                        standing.getCount(),
                        Long::sum);
            } else {
                inside += standing.getCount();
            }
        }
        long outside = byState.values().stream().mapToLong(Long::longValue).sum();
        return new Counts(inside + outside, inside, byState);
    }

    private Line line(Notice notice, Sending sending, Digest digest, CaseTitles.Named named) {
        Instant next = digest != null ? digest.nextAt() : sending != null ? sending.dueAt() : null;
        return new Line(
                notice.userId(),
                notice.userName(),
                notice.kind().label(),
                notice.suggestion() == null ? null : notice.suggestion().value(),
                named.number(),
                named.title(),
                notice.text(),
                notice.day(),
                time(notice.toldAt()),
                notice.isRead() ? "已读" : notice.isLapsed() ? "未读，已失效" : notice.isSettled() ? "未读，已办" : "未读",
                sending == null ? null : digest == null ? DigestState.QUEUED : digest.state(),
                digest == null ? 0 : digest.attempts(),
                time(next),
                digest == null ? null : time(digest.endedAt()),
                digest == null ? null : digest.result(),
                digest == null ? null : digest.detail(),
                digest == null ? null : digest.id());
    }

    /**
     * Tries once more to send the message in which a notice stands.
     *
     * @throws Refusal when there is none such, or it went out
     */
    @Transactional
    public void tryAgain(String digest, Actor actor) {
        requireAdministrator(actor);
        digests.getLocked(digest).tryAgain(clock.instant());
    }

    /**
     * Sends a message to the administrator himself, at once.
     *
     * @return the address it went to
     * @throws Refusal when there is no mail server, or no address
     * @throws Undelivered when the server did not take it
     */
    @Transactional(propagation = org.springframework.transaction.annotation.Propagation.NOT_SUPPORTED)
    public String test(Actor actor) throws Undelivered {
        requireAdministrator(actor);
        if (!mail.isOn()) {
            throw Refusal.conflict("还没有设置邮件服务器，设置办法见 README");
        }
        String address = mail.addressOf(actor.userId());
        if (address == null) {
            throw Refusal.conflict("您还没有登记电子邮箱，请先在“名册”的“人员”里登记");
        }
        mail.send(
                new DigestContent(
                        UUID.randomUUID(), actor.name(), "测试邮件", "收到这封邮件，说明“建议办理”系统的邮件设置是好的。", List.of(), null),
                address);
        return address;
    }

    private static Set<NoticeKind> kinds(OutboxFilter filter) {
        return filter.kind() == null ? EnumSet.allOf(NoticeKind.class) : EnumSet.of(filter.kind());
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private LocalDateTime time(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, clock.getZone());
    }
}
