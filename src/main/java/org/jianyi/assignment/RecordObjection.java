package org.jianyi.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jianyi.ActDay;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CaseDates;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.Role;
import org.jianyi.paper.Papers;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Standing;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A unit signs in, or objects; the office decides; others take over. The item's clock runs all the while (R9, R11). */
@Service
@Transactional
public class RecordObjection {

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Objections objections;
    private final Units units;
    private final RecordAssignment recordAssignment;
    private final LegalClock legalClock;
    private final Rules rules;
    private final CaseDates dates;
    private final Papers papers;
    private final AuditTrail trail;
    private final Clock clock;

    RecordObjection(
            Suggestions suggestions,
            Handlings handlings,
            AssistingOpinions opinions,
            Objections objections,
            Units units,
            RecordAssignment recordAssignment,
            LegalClock legalClock,
            Rules rules,
            CaseDates dates,
            Papers papers,
            AuditTrail trail,
            Clock clock) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.opinions = opinions;
        this.objections = objections;
        this.units = units;
        this.recordAssignment = recordAssignment;
        this.legalClock = legalClock;
        this.rules = rules;
        this.dates = dates;
        this.papers = papers;
        this.trail = trail;
        this.clock = clock;
    }

    /** @return true when the unit accepts, false when it objects */
    public boolean accept(HandlingId id, AcceptAssignment form, Actor actor) {
        if (!form.accepted()) {
            require(form.reason(), "reason", "请填写退办理由");
            require(form.basis(), "basis", "请填写退办依据");
            require(form.proposedUnit(), "proposedUnit", "请选择建议改由哪个单位承办");
            object(
                    id,
                    new RaiseObjection(form.reason(), form.basis(), form.proposedUnit(), form.scan(), form.day()),
                    actor);
            return false;
        }
        Handling handling = handlings.getLocked(id);
        Standing standing = Standing.forUnit(actor, handling.unit(), form.scan(), form.toldBy());
        LocalDate day = ActDay.of(form.day(), today(), handling.assignedOn(), "交办");
        handling.begin(day, standing.isProxy()); // a talk with the deputy may have come first
        claim(form.scan(), handling, actor);
        note(handling, actor, standing.onBehalfOf(), "签收", day, standing.noted(null));
        handlings.flush();
        return true;
    }

    /** The last day on which a unit objects; none once it has begun. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> lastDay(HandlingId id) {
        return Optional.of(handlings.get(id))
                .filter(handling -> handling.status() == HandlingStatus.ASSIGNED)
                .map(handling -> window(handling).due());
    }

    /** The time for an objection is over: a unit that has said nothing has accepted (R9). */
    public void lapse(HandlingId id) {
        Handling handling = handlings.getLocked(id);
        if (handling.status() != HandlingStatus.ASSIGNED) {
            return;
        }
        LocalDate last = window(handling).due();
        handling.lapse(last);
        note(handling, Actor.SYSTEM, null, "视为签收", last, "申请退办的期限已过");
        handlings.flush();
    }

    private DueDate window(Handling handling) {
        return legalClock.of(
                Period.OBJECTION,
                handling.assignedOn(),
                rules.on(suggestions.get(handling.suggestion()).assignedOn()));
    }

    /** @throws Refusal outside the window (R9), on a ground that was refused before (R10), or when the unit has begun */
    public void object(HandlingId id, RaiseObjection form, Actor actor) {
        Handling handling = handlings.getLocked(id);
        Standing standing = Standing.forUnit(actor, handling.unit(), form.scan());
        LocalDate day = ActDay.of(form.day(), today(), handling.assignedOn(), "交办");
        RuleProfile profile = rules.on(suggestions.get(handling.suggestion()).assignedOn());
        LocalDate last =
                legalClock.of(Period.OBJECTION, handling.assignedOn(), profile).due();
        if (handling.round() > 1) {
            throw Refusal.conflict("重新办理不能再申请退办");
        }
        if ((standing.isProxy() ? day : today()).isAfter(last)) {
            throw Refusal.conflict(
                    "退办应在交办后" + profile.objectionDays() + "个工作日内（" + ChineseDate.of(last) + "前）申请，现已超过期限");
        }
        Unit proposed = units.active(form.proposedUnit(), "proposedUnit");
        if (proposed.code().equals(handling.unit().code())) {
            throw Refusal.badInput("proposedUnit", "建议改由的单位不能是本单位");
        }
        refuseRepeated(handling, form);
        handling.object();
        objections.save(
                new Objection(id, form.reason(), form.basis(), proposed.code(), actor, standing.isProxy(), day));
        claim(form.scan(), handling, actor);
        note(handling, actor, standing.onBehalfOf(), "申请退办", day, "建议改由" + proposed.name() + "：" + form.reason());
        handlings.flush();
    }

    /**
     * @return the shares of the units that take over; empty when the objection was refused
     * @throws Refusal when the actor is not the office, or nobody is named to take over
     */
    public List<Handling> decide(HandlingId id, DecideObjection form, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以审核退办申请");
        }
        Handling probe = handlings.get(id);
        Suggestion suggestion = suggestions.getLocked(probe.suggestion());
        Handling handling = handlings.getLocked(id);
        Objection objection = objections.findByHandlingOrderById(id).stream()
                .filter(Objection::isOpen)
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("没有待审核的退办申请"));
        LocalDate day = ActDay.of(form.day(), today(), objection.raisedOn(), "申请退办");
        objection.decide(form.upheld(), form.reason(), actor, day);
        if (!form.upheld()) {
            handling.mustHandle(day);
            note(handling, actor, null, "不同意退办", day, form.reason());
            handlings.flush();
            return List.of();
        }
        handling.reassign(form.reason(), day);
        return handOver(suggestion, handling, form.units(), "同意退办，改办", form.reason(), day, actor);
    }

    /**
     * The office gives what a unit has not begun yet to another one; who was to assist assists that.
     *
     * @return the share of the unit that takes over
     */
    public List<Handling> reassign(HandlingId id, ReassignHandling form, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以改由其他单位承办");
        }
        Suggestion suggestion = suggestions.getLocked(handlings.get(id).suggestion());
        Handling handling = handlings.getLocked(id);
        LocalDate day = ActDay.of(form.day(), today(), handling.assignedOn(), "交办");
        handling.passOn(form.reason(), day);
        return handOver(suggestion, handling, inPlaceOf(id, form.unit()), "改由其他单位承办", form.reason(), day, actor);
    }

    /** @return what the objecting unit proposes: the other unit in its place, with those who still owe it an opinion */
    @Transactional(readOnly = true)
    public List<UnitShare> proposed(HandlingId id) {
        return objections.findByHandlingOrderById(id).stream()
                .filter(Objection::isOpen)
                .findFirst()
                .map(objection -> inPlaceOf(id, objection.proposedUnit()))
                .orElse(List.of());
    }

    private List<UnitShare> inPlaceOf(HandlingId id, String unit) {
        List<UnitShare> shares = new ArrayList<>();
        opinions.owing(id).stream()
                .filter(assisting -> !assisting.equals(unit))
                .forEach(assisting -> shares.add(new UnitShare(assisting, Role.ASSISTING, List.of())));
        shares.add(0, new UnitShare(unit, shares.isEmpty() ? Role.SOLE : Role.LEAD, List.of()));
        return shares;
    }

    private List<Handling> handOver(
            Suggestion suggestion,
            Handling old,
            List<UnitShare> shares,
            String act,
            String reason,
            LocalDate day,
            Actor actor) {
        List<String> released = new ArrayList<>(opinions.owing(old.id()));
        List<Handling> successors = takeOver(suggestion, old, shares, day);
        shares.forEach(share -> released.remove(share.unit()));
        note(
                old,
                actor,
                null,
                act,
                day,
                "改由" + names(shares, share -> share.role() != Role.ASSISTING) + "办理"
                        + clause(names(shares, share -> share.role() == Role.ASSISTING), "会办")
                        + clause(names(released), "不再会办") + "：" + reason);
        handlings.flush();
        return successors;
    }

    private String names(List<UnitShare> shares, Predicate<UnitShare> which) {
        return names(shares.stream().filter(which).map(UnitShare::unit).toList());
    }

    private String names(List<String> codes) {
        return codes.stream().map(code -> units.get(code).name()).collect(Collectors.joining("、"));
    }

    private static String clause(String names, String what) {
        return names.isEmpty() ? "" : "，" + names + what;
    }

    /** The successors answer the same proposals; the item's due date stays, the unit's clock starts anew but never beyond it. */
    private List<Handling> takeOver(Suggestion suggestion, Handling old, List<UnitShare> shares, LocalDate day) {
        if (shares.isEmpty()) {
            throw Refusal.badInput("units", "同意退办时，请选择改由哪个单位承办");
        }
        List<UnitShare> replying =
                shares.stream().filter(s -> s.role() != Role.ASSISTING).toList();
        if (replying.isEmpty()) {
            throw Refusal.badInput("units", "请选择一个答复单位");
        }
        boolean separate = old.role() == Role.SEPARATE || replying.size() > 1;
        if (!separate) {
            Shares.check(shares, old.proposals().size());
        } else if (replying.size() != shares.size()) {
            throw Refusal.badInput("units", "分办时不能另设会办单位");
        }
        requireSharedOut(old, replying, separate);
        List<AssistingOpinion> asked = opinions.findByHandlingOrderById(old.id());
        asked.stream().filter(o -> o.state() == AssistingOpinion.State.ASKED).forEach(AssistingOpinion::cancel);
        return replying.stream()
                .map(share -> successor(suggestion, old, share, shares, asked, separate, day))
                .toList();
    }

    /** What the unit leaves is taken over whole, and each proposal by one of those who follow. */
    private static void requireSharedOut(Handling old, List<UnitShare> replying, boolean separate) {
        List<Integer> taken =
                replying.stream().flatMap(share -> part(share, old).stream()).toList();
        if (!old.proposals().containsAll(taken)) {
            throw Refusal.badInput("units", "只能分配原单位负责的建议条目");
        }
        String left = old.proposals().stream()
                .filter(proposal -> !taken.contains(proposal))
                .map(proposal -> "第" + proposal + "条")
                .collect(Collectors.joining("、"));
        if (!left.isEmpty()) {
            throw Refusal.badInput("units", "原单位负责的每条建议都要有单位接办，还没有分配：" + left);
        }
        if (separate && taken.stream().distinct().count() < taken.size()) {
            throw Refusal.badInput("units", "分办时，一条建议只能由一个单位接办，请为每个单位选择条目");
        }
    }

    private static List<Integer> part(UnitShare share, Handling old) {
        return share.proposals().isEmpty() ? old.proposals() : share.proposals();
    }

    private Handling successor(
            Suggestion suggestion,
            Handling old,
            UnitShare share,
            List<UnitShare> shares,
            List<AssistingOpinion> asked,
            boolean separate,
            LocalDate day) {
        Unit unit = recordAssignment.assignable(share.unit());
        if (unit.code().equals(old.unit().code())) {
            throw Refusal.badInput("units", "不能再改由" + unit.name() + "承办");
        }
        boolean occupied = handlings.findBySuggestionOrderById(suggestion.id()).stream()
                .anyMatch(h -> !h.isEnded() && h.unit().code().equals(unit.code()));
        if (occupied) {
            throw Refusal.badInput("units", unit.name() + "已经在办理这件建议");
        }
        List<Integer> own = part(share, old);
        Role role = separate ? Role.SEPARATE : share.role();
        Handling handling = recordAssignment.give(suggestion, unit, role, own, day);
        for (UnitShare other : shares) {
            if (other.role() == Role.ASSISTING) {
                opinions.save(asked.stream()
                        .filter(o -> o.unit().code().equals(other.unit()))
                        .findAny()
                        .map(before -> before.movedTo(handling.id(), day))
                        .orElseGet(() -> dates.ask(
                                suggestion,
                                new AssistingOpinion(handling.id(), recordAssignment.assignable(other.unit()), day))));
            }
        }
        return handling;
    }

    private void refuseRepeated(Handling handling, RaiseObjection form) {
        handlings.findBySuggestionOrderById(handling.suggestion()).stream()
                .filter(h -> h.unit().code().equals(handling.unit().code()))
                .flatMap(h -> objections.findByHandlingOrderById(h.id()).stream())
                .filter(o -> o.refusedOnTheSameGround(form.reason(), form.basis()))
                .findAny()
                .ifPresent(o -> {
                    throw Refusal.conflict("以同样的理由申请退办已被驳回，不能再次申请，请按交办意见办理");
                });
    }

    /** Takes a unit out while others work; when all those have replied already, the suggestion is replied. */
    public Handling cancel(HandlingId id, CancelHandling form, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以取消承办单位");
        }
        Suggestion suggestion = suggestions.getLocked(handlings.get(id).suggestion());
        Handling handling = handlings.getLocked(id);
        LocalDate day = ActDay.of(form.day(), today(), handling.assignedOn(), "交办");
        if (handling.status() == HandlingStatus.OBJECTED) {
            throw Refusal.conflict("请先审核" + handling.unit().name() + "的退办申请");
        }
        List<Handling> others = handlings.findBySuggestionOrderById(suggestion.id()).stream()
                .filter(h -> !h.isEnded() && !h.id().equals(id))
                .toList();
        List<Integer> covered =
                others.stream().flatMap(h -> h.proposals().stream()).toList();
        if (!covered.containsAll(handling.proposals())) {
            throw Refusal.conflict("取消后，" + handling.unit().name() + "负责的建议条目没有单位答复，请先增加承办单位");
        }
        handling.cancel(form.reason(), day);
        if (others.stream().noneMatch(Handling::isOpen)) {
            others.stream()
                    .map(Handling::repliedOn)
                    .max(Comparator.naturalOrder())
                    .ifPresent(suggestion::reply);
        }
        note(handling, actor, null, "取消承办", day, handling.unit().name() + "：" + form.reason());
        handlings.flush();
        return handling;
    }

    private void require(String value, String field, String sentence) {
        if (value == null || value.isBlank()) {
            throw Refusal.badInput(field, sentence);
        }
    }

    private void claim(java.util.UUID scan, Handling handling, Actor actor) {
        papers.claim(
                scan == null ? List.of() : List.of(scan),
                actor.userId(),
                handling.suggestion().value());
    }

    private void note(Handling handling, Actor actor, String onBehalfOf, String act, LocalDate day, String detail) {
        trail.record(handling.suggestion().value(), actor.userId(), actor.name(), onBehalfOf, act, day, detail);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
