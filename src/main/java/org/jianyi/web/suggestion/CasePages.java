package org.jianyi.web.suggestion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.assignment.RecordRecall;
import org.jianyi.correction.PapersCorrection;
import org.jianyi.correction.RecordCorrection;
import org.jianyi.handling.Role;
import org.jianyi.process.Desk;
import org.jianyi.process.EngineClock;
import org.jianyi.process.RecordForUnit;
import org.jianyi.process.Settings;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Track;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.audit.CaseTrail;
import org.jianyi.web.suggestion.CasePage.Acts;
import org.jianyi.web.suggestion.CasePage.Answer;
import org.jianyi.web.suggestion.CasePage.Milestone;
import org.jianyi.web.suggestion.CasePage.Point;
import org.jianyi.web.suggestion.CasePage.Share;
import org.jianyi.web.suggestion.CasePage.ShareActs;
import org.jianyi.web.suggestion.CasePage.StoryItem;
import org.jianyi.web.suggestion.CaseView.HandlingView;
import org.jianyi.web.suggestion.CaseView.Labelled;
import org.jianyi.web.suggestion.CaseView.ReplyView;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Arranges a case for its page, and says what the person who looks at it may do. Whether it is done is still the domain's to say. */
@Component
@Transactional(readOnly = true)
class CasePages {

    private final CaseViews views;
    private final Suggestions suggestions;
    private final Cosignings cosignings;
    private final Units units;
    private final RecordRecall recordRecall;
    private final RecordCorrection recordCorrection;
    private final CaseTrail caseTrail;
    private final Desk desk;
    private final ObjectionTimes objectionTimes;
    private final Settings settings;
    private final PapersCorrection scans;
    private final Clock clock;

    CasePages(
            CaseViews views,
            Suggestions suggestions,
            Cosignings cosignings,
            Units units,
            RecordRecall recordRecall,
            RecordCorrection recordCorrection,
            PapersCorrection scans,
            CaseTrail caseTrail,
            Desk desk,
            ObjectionTimes objectionTimes,
            Settings settings,
            Clock clock) {
        this.views = views;
        this.suggestions = suggestions;
        this.cosignings = cosignings;
        this.units = units;
        this.recordRecall = recordRecall;
        this.recordCorrection = recordCorrection;
        this.scans = scans;
        this.caseTrail = caseTrail;
        this.desk = desk;
        this.objectionTimes = objectionTimes;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws org.jianyi.Refusal 404 when there is no such case for this actor */
    CasePage of(SuggestionId id, Actor actor) {
        CaseView view = views.of(id, actor);
        Suggestion suggestion = suggestions.get(id);
        Set<UUID> photos = Stream.concat(
                        view.visits().stream().flatMap(v -> v.photos().stream()),
                        view.handlings().stream()
                                .flatMap(h -> Stream.concat(
                                        h.contacts().stream().flatMap(c -> c.photos().stream()),
                                        h.progress().stream().flatMap(p -> p.photos().stream()))))
                .map(CaseView.PaperRef::id)
                .collect(Collectors.toCollection(HashSet::new));
        return new CasePage(
                view,
                milestones(view),
                points(view),
                shares(view, suggestion, actor),
                view.cosigners().stream()
                        .filter(c -> !c.state().code().equals(Cosigning.State.ASKED.name()))
                        .map(CaseView.CosignerView::name)
                        .toList(),
                view.papers().stream().filter(p -> !photos.contains(p.id())).toList(),
                view.papers().isEmpty() ? Map.of() : scans.kinds(suggestion),
                story(view),
                caseTrail.of(suggestion, actor),
                acts(view, suggestion, actor));
    }

    private static List<Milestone> milestones(CaseView c) {
        List<Milestone> all = new ArrayList<>();
        all.add(new Milestone("提出", c.submittedOn(), "done"));
        SuggestionStatus status = SuggestionStatus.valueOf(c.status().code());
        switch (status) {
            case NOT_TAKEN_UP, LETTER, PETITION, WITHDRAWN -> {
                if (c.registeredOn() != null) {
                    all.add(new Milestone("审查登记", c.registeredOn(), "done"));
                }
                if (c.assignedOn() != null) {
                    all.add(new Milestone("交办", c.assignedOn(), "done"));
                }
                all.add(new Milestone(c.status().label(), c.closedOn(), "done"));
                return all;
            }
            case COSIGNING, RETURNED -> all.add(new Milestone(c.status().label(), null, "now"));
            default -> {}
        }
        if (c.referral() != null) {
            all.add(new Milestone("转报上级", c.referral().referredOn(), "done"));
            all.add(new Milestone(
                    "上级答复", c.referral().answeredOn(), c.referral().answeredOn() == null ? "now" : "done"));
            all.add(new Milestone("告知代表", c.referral().toldOn(), c.referral().toldOn() == null ? "next" : "done"));
            return all;
        }
        LocalDate rated = c.handlings().stream()
                .map(HandlingView::ratedOn)
                .filter(java.util.Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        boolean merged = status == SuggestionStatus.MERGED;
        all.add(new Milestone("审查登记", c.registeredOn(), null));
        all.add(new Milestone(merged ? "并案" : "交办", c.assignedOn(), null));
        if (!c.referenceOnly()) {
            all.add(new Milestone("办理答复", status == SuggestionStatus.ASSIGNED ? null : c.repliedOn(), null));
            all.add(new Milestone("代表评价", status == SuggestionStatus.CLOSED ? rated : null, null));
        }
        all.add(new Milestone(c.referenceOnly() ? "收阅" : "办结", c.closedOn(), null));
        boolean waiting = all.stream().anyMatch(m -> "now".equals(m.state()));
        List<Milestone> told = new ArrayList<>();
        for (Milestone m : all) {
            if (m.state() != null) {
                told.add(m);
            } else if (m.day() != null || status == SuggestionStatus.CLOSED) {
                told.add(new Milestone(m.label(), m.day(), "done"));
            } else {
                told.add(new Milestone(m.label(), null, waiting ? "next" : "now"));
                waiting = true;
            }
        }
        return told;
    }

    private static List<Point> points(CaseView c) {
        List<Point> points = new ArrayList<>();
        for (int number = 1; number <= c.proposals().size(); number++) {
            points.add(new Point(number, c.proposals().get(number - 1), answers(c, number)));
        }
        return points;
    }

    /** Each unit's last word on a proposal, and after a later round has begun how far that is. */
    private static List<Answer> answers(CaseView c, int number) {
        Map<String, List<HandlingView>> byUnit = c.handlings().stream()
                .filter(h -> !h.ended() && h.proposals().contains(number))
                .collect(Collectors.groupingBy(HandlingView::unitName, LinkedHashMap::new, Collectors.toList()));
        List<Answer> answers = new ArrayList<>();
        byUnit.forEach((unit, rounds) -> {
            HandlingView last = rounds.get(rounds.size() - 1);
            HandlingView said = rounds.stream()
                    .filter(h -> delivered(h) != null)
                    .reduce((first, second) -> second)
                    .orElse(last);
            ReplyView reply = delivered(said);
            String again = said == last
                    ? null
                    : "第" + last.round() + "次" + last.status().label();
            answers.add(
                    reply == null
                            ? new Answer(
                                    unit,
                                    last.round(),
                                    null,
                                    null,
                                    last.status().label() + "，尚未答复")
                            : new Answer(
                                    unit,
                                    said.round(),
                                    reply.replyClass(),
                                    reply.answers().get(number),
                                    again));
        });
        return answers;
    }

    private static ReplyView delivered(HandlingView h) {
        return h.replies().stream()
                .filter(r -> r.status().code().equals("DELIVERED"))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private List<Share> shares(CaseView c, Suggestion suggestion, Actor actor) {
        List<Share> shares = new ArrayList<>();
        for (HandlingView h : c.handlings()) {
            boolean followed = c.handlings().stream()
                    .anyMatch(other -> other.unit().equals(h.unit()) && other.round() > h.round());
            shares.add(new Share(h, h.ended() || followed, acts(h, c, suggestion, actor)));
        }
        shares.sort(Comparator.comparing(Share::past));
        return shares;
    }

    private ShareActs acts(HandlingView h, CaseView c, Suggestion suggestion, Actor actor) {
        boolean unit = actor.worksIn(h.unit());
        boolean office = actor.isOffice();
        boolean lead = suggestion.lead().isUser(actor.userId());
        // What the government's office has not passed on, no unit can work at yet.
        boolean passedOn = !suggestion.awaitsDispatch();
        boolean begun = !h.status().code().equals("ASSIGNED");
        boolean covered = c.handlings().stream()
                .filter(other -> !other.ended() && !other.unit().equals(h.unit()))
                .flatMap(other -> other.proposals().stream())
                .collect(Collectors.toSet())
                .containsAll(h.proposals());
        return new ShareActs(
                h.open() && passedOn && (unit || office),
                h.open()
                        && passedOn
                        && h.waivedReason() == null
                        && h.contacts().isEmpty()
                        && (lead || office || unit)
                        && Set.of("ASSIGNED", "ACCEPTED").contains(h.status().code()),
                settings.profile() == Settings.Profile.TOWN
                        && !begun
                        && passedOn
                        && h.round() == 1
                        && (unit || office)
                        && !objectionTimes.isOver(c, h),
                objectionTimes.until(c, h),
                unit || office ? objectionTimes.whyOver(c, h, office) : null,
                office && !begun,
                office && h.open() && covered && !h.status().code().equals("OBJECTED"),
                undrafted(h) && (unit || office),
                office && passedOn && h.open(),
                office && !unit,
                !lead);
    }

    /** Once the lead has drafted, no opinion is asked for any more. */
    private static boolean undrafted(HandlingView h) {
        return h.open() && !Set.of("DRAFTED", "SIGNED").contains(h.status().code());
    }

    private Acts acts(CaseView c, Suggestion suggestion, Actor actor) {
        Set<String> own = desk.waitingFor(actor).stream()
                .filter(task -> task.suggestion().equals(c.id()))
                .map(Desk.OpenTask::id)
                .collect(Collectors.toSet());
        List<Desk.OpenTask> doable = desk.doable(suggestion.id(), actor);
        Map<Boolean, List<Desk.OpenTask>> mine = doable.stream()
                .filter(t -> own.contains(t.id()))
                .collect(Collectors.partitioningBy(t -> t.isUnhurried(suggestion.submittedOn(), LocalDate.now(clock))));
        boolean lead = suggestion.lead().isUser(actor.userId());
        boolean signed = cosignings.signed(suggestion).stream()
                .anyMatch(cosigning -> cosigning.deputy().isUser(actor.userId()));
        List<Labelled> roles = new ArrayList<>();
        List<HandlingView> current =
                c.handlings().stream().filter(h -> !h.ended()).toList();
        if (actor.isOffice() && suggestion.status() == SuggestionStatus.ASSIGNED) {
            if (current.stream().anyMatch(h -> undrafted(h) && h.role().code().equals(Role.LEAD.name()))) {
                roles.add(CaseViews.labelled(Role.ASSISTING));
            }
            if (current.stream().anyMatch(HandlingView::open)
                    && current.stream().allMatch(h -> h.role().code().equals(Role.SEPARATE.name()))) {
                roles.add(CaseViews.labelled(Role.SEPARATE));
            }
        }
        Map<String, String> offered = new LinkedHashMap<>();
        units.findByActiveTrueOrderByCode().stream()
                .filter(u -> u.track() != Track.UPPER)
                .forEach(u -> offered.put(u.code(), u.name()));
        return new Acts(
                mine.get(false),
                mine.get(true),
                doable.stream()
                        .filter(t -> !own.contains(t.id()) && actor.isOffice())
                        .toList(),
                lead && suggestion.isWithdrawable(),
                signed,
                roles,
                actor.isOffice() ? recordRecall.recallable(suggestion).orElse(null) : null,
                recordCorrection.offered(suggestion, actor),
                offered,
                actor.isOffice() && doable.stream().anyMatch(RecordForUnit::isOfUnit));
    }

    private static List<StoryItem> story(CaseView c) {
        List<StoryItem> items = new ArrayList<>();
        for (CaseView.StoryLine line : c.story()) {
            LocalDate entered = line.at().atZone(EngineClock.TOWN).toLocalDate();
            items.add(new StoryItem(
                    line.day(),
                    entered.equals(line.day()) ? null : entered,
                    line.by(),
                    line.onBehalfOf(),
                    line.act(),
                    line.detail(),
                    line.changes()));
        }
        java.util.Collections.reverse(items);
        items.sort(Comparator.comparing(StoryItem::day).reversed());
        return items;
    }
}
