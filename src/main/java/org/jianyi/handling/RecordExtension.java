package org.jianyi.handling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jianyi.ActDay;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.audit.Change;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.jianyi.deadline.WorkCalendar;
import org.jianyi.paper.Papers;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Standing;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A unit asks for more time, the office decides, the dates move (R8). The clock runs all the while. */
@Service
@Transactional
public class RecordExtension {

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final Extensions extensions;
    private final CaseDates dates;
    private final LegalClock legalClock;
    private final Rules rules;
    private final Papers papers;
    private final AuditTrail trail;
    private final Clock clock;

    RecordExtension(
            Suggestions suggestions,
            Handlings handlings,
            Extensions extensions,
            CaseDates dates,
            LegalClock legalClock,
            Rules rules,
            Papers papers,
            AuditTrail trail,
            Clock clock) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.extensions = extensions;
        this.dates = dates;
        this.legalClock = legalClock;
        this.rules = rules;
        this.papers = papers;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @return what was asked for; granted already where the rules demand nobody's consent
     * @throws Refusal when the unit owes no reply, its time is over, another request is open, or the new date is not one it may have
     */
    public Extension ask(HandlingId id, RequestExtension form, Actor actor) {
        Suggestion suggestion = suggestions.getLocked(handlings.get(id).suggestion());
        Handling handling = handlings.getLocked(id);
        Standing standing = Standing.forUnit(actor, handling.unit(), form.scan());
        LocalDate day = ActDay.of(form.day(), today(), handling.assignedOn(), "交办");
        requireWork(handling);
        if (extensions.open(id).isPresent()) {
            throw Refusal.conflict("上一次延期申请还在等镇人大办审核，不能同时再申请");
        }
        if ((standing.isProxy() ? day : today()).isAfter(handling.due())) {
            throw Refusal.conflict("答复期限（" + ChineseDate.of(handling.due()) + "）已过，延期应在到期以前申请；请尽快答复代表，并说明逾期原因");
        }
        requireUntil(form.until(), suggestion, handling);
        handling.begin(day, standing.isProxy());
        papers.claim(
                Collections.singletonList(form.scan()),
                actor.userId(),
                suggestion.id().value());
        Extension extension = extensions.save(new Extension(
                id,
                extensions.findByHandlingOrderById(id).size() + 1,
                form.reason(),
                handling.due(),
                form.until(),
                actor,
                standing.isProxy(),
                day));
        if (rulesOf(suggestion).extensionNeedsConsent()) {
            note(handling, actor, standing.onBehalfOf(), "申请延期", day, List.of(), words(handling, extension));
        } else {
            extension.grant(null, Actor.SYSTEM, day);
            moved(suggestion, handling, actor, standing.onBehalfOf(), "延期", day, words(handling, extension));
        }
        extensions.flush();
        return extension;
    }

    /**
     * Asked in time, it may still be decided when the old date is past.
     *
     * @throws Refusal when the actor is not the office, nothing is open, or it would be granted until a day that is past
     */
    public Extension decide(HandlingId id, DecideExtension form, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以审核延期申请");
        }
        Suggestion suggestion = suggestions.getLocked(handlings.get(id).suggestion());
        Handling handling = handlings.getLocked(id);
        Extension extension =
                extensions.open(id).orElseThrow(() -> Refusal.conflict("没有待审核的延期申请，可能已经审核，或者单位已经答复，请刷新后查看"));
        LocalDate day = ActDay.of(form.day(), today(), extension.askedOn(), "申请延期");
        if (!form.granted()) {
            extension.refuse(form.reason(), actor, day);
            note(handling, actor, null, "不同意延期", day, List.of(), words(handling, extension));
        } else {
            requireStillPossible(extension, suggestion, handling);
            extension.grant(form.reason(), actor, day);
            moved(suggestion, handling, actor, null, "同意延期", day, words(handling, extension));
        }
        extensions.flush();
        return extension;
    }

    /** The unit owes no reply any more: what it asked for is without an object. */
    public Optional<Extension> lapse(HandlingId id) {
        Optional<Extension> open = extensions.open(id);
        open.ifPresent(extension -> {
            Handling handling = handlings.get(id);
            extension.lapse(
                    handling.isReplied()
                            ? "已经答复代表"
                            : suggestions.get(handling.suggestion()).withdrawnOn() != null ? "建议已经撤回" : "不再由该单位承办",
                    today());
            note(handling, Actor.SYSTEM, null, "延期申请失效", today(), List.of(), words(handling, extension));
            extensions.flush();
        });
        return open;
    }

    /** Until when the office decides. */
    @Transactional(readOnly = true)
    public Optional<DueDate> decisionDue(Handling handling) {
        return extensions.open(handling.id()).map(open -> decisionDue(suggestions.get(handling.suggestion()), open));
    }

    /** The same for one that is known to be open. */
    public DueDate decisionDue(Suggestion suggestion, Extension open) {
        return legalClock.of(Period.EXTENSION_DECISION, open.askedOn(), rulesOf(suggestion));
    }

    /** @return the last day to which the unit may put its reply off; empty when it may not ask now */
    @Transactional(readOnly = true)
    public Optional<LocalDate> askableUntil(Suggestion suggestion, Handling handling) {
        if (!handling.isOpen()
                || handling.status() == HandlingStatus.SIGNED
                || handling.status() == HandlingStatus.OBJECTED
                || extensions.open(handling.id()).isPresent()) {
            return Optional.empty();
        }
        LocalDate longest = dates.longest(suggestion, handling).due();
        return longest.isAfter(handling.due()) ? Optional.of(longest) : Optional.empty();
    }

    private static void requireWork(Handling handling) {
        String unit = handling.unit().name();
        switch (handling.status()) {
            case ASSIGNED, ACCEPTED, DRAFTED -> {}
            case OBJECTED -> throw Refusal.conflict(unit + "正在申请退办，请等镇人大办审核后再申请延期");
            case SIGNED -> throw Refusal.conflict("答复已经签发，请尽快送达代表，不能再申请延期");
            case REPLIED, RATED -> throw Refusal.conflict("已经答复代表，不用再申请延期");
            default -> throw Refusal.conflict(unit + "不再承办这件建议，不能申请延期");
        }
    }

    private void requireUntil(LocalDate until, Suggestion suggestion, Handling handling) {
        if (until.isBefore(today())) {
            throw Refusal.badInput("until", "新的期限" + ChineseDate.of(until) + "已经过去，请选择今天以后的日期");
        }
        if (!until.isAfter(handling.due())) {
            throw Refusal.badInput("until", "新的期限要晚于现在的期限" + ChineseDate.of(handling.due()));
        }
        requireLawful(until, suggestion, handling);
        WorkCalendar calendar = legalClock.calendar();
        if (!calendar.isWorkingDay(until)) {
            throw Refusal.badInput(
                    "until", "新的期限" + ChineseDate.of(until) + "（" + calendar.describe(until) + "）不是工作日，请选择工作日");
        }
    }

    private void requireLawful(LocalDate until, Suggestion suggestion, Handling handling) {
        DueDate longest = dates.longest(suggestion, handling);
        boolean first = handling.round() == 1;
        int months = first
                ? rulesOf(suggestion).complexReplyMonths()
                : rulesOf(suggestion).replyMonths();
        String rule = first
                ? "自交办之日起最长" + RuleProfile.inWords(months) + "（代表法第五十一条）"
                : "自决定重新办理之日起最长" + RuleProfile.inWords(months);
        if (!longest.due().isAfter(handling.due())) {
            throw Refusal.conflict("现在的期限" + ChineseDate.of(handling.due()) + "已经是最长的期限，" + rule + "，不能再延期");
        }
        if (until.isAfter(longest.due())) {
            throw Refusal.badInput("until", "答复期限" + rule + "，最晚可以延到" + ChineseDate.of(longest.due()));
        }
    }

    /** Days have passed since it was asked, and the day of assignment may have been corrected. */
    private void requireStillPossible(Extension extension, Suggestion suggestion, Handling handling) {
        if (extension.until().isBefore(today())) {
            throw Refusal.badInput("granted", "申请的新期限" + ChineseDate.of(extension.until()) + "已经过去，只能选择不同意");
        }
        if (!extension.until().isAfter(handling.due())) {
            throw Refusal.badInput("granted", "现在的期限" + ChineseDate.of(handling.due()) + "已经不早于申请的新期限，不用再延期，请选择不同意");
        }
        if (extension.until().isAfter(dates.longest(suggestion, handling).due())) {
            throw Refusal.badInput("granted", "申请的新期限现在超过了法定的最长期限，只能选择不同意，请单位重新申请");
        }
    }

    /** The dates of the case follow at once, in the same transaction. */
    private void moved(
            Suggestion suggestion,
            Handling handling,
            Actor actor,
            String onBehalfOf,
            String act,
            LocalDate day,
            String detail) {
        extensions.flush();
        List<Change> changes = dates.settle(suggestion).stream()
                .map(change -> new Change(change.what(), shown(change.before()), shown(change.after())))
                .toList();
        note(handling, actor, onBehalfOf, act, day, changes, detail);
    }

    private static String shown(LocalDate day) {
        return day == null ? null : ChineseDate.of(day);
    }

    /** 镇水利站第1次延期，由2026年7月8日延至2026年9月1日：…… */
    private static String words(Handling handling, Extension extension) {
        String why = extension.isOpen() || extension.isGranted() && extension.decision() == null
                ? extension.reason()
                : extension.decision();
        return handling.unit().name() + "第" + extension.sequence() + "次申请延期，由" + ChineseDate.of(extension.dueBefore())
                + "延至" + ChineseDate.of(extension.until()) + "：" + why;
    }

    private RuleProfile rulesOf(Suggestion suggestion) {
        return rules.on(suggestion.assignedOn());
    }

    private void note(
            Handling handling,
            Actor actor,
            String onBehalfOf,
            String act,
            LocalDate day,
            List<Change> changes,
            String detail) {
        trail.record(
                handling.suggestion().value(), actor.userId(), actor.name(), onBehalfOf, act, day, changes, detail);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
