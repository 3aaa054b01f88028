package org.jianyi.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jianyi.ActDay;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Rules;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CaseDates;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.Role;
import org.jianyi.roster.Actor;
import org.jianyi.roster.People;
import org.jianyi.roster.Person;
import org.jianyi.roster.Track;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who handles a suggestion, in which part, until when (代表法第五十一条): the presidium assigns, the government office passes on within the government. */
@Service
@Transactional
public class RecordAssignment {

    private final Suggestions suggestions;
    private final Submissions submissions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final AssignmentPlans plans;
    private final Units units;
    private final People people;
    private final LegalClock legalClock;
    private final Rules rules;
    private final CaseDates dates;
    private final AuditTrail trail;
    private final Clock clock;

    RecordAssignment(
            Suggestions suggestions,
            Submissions submissions,
            Handlings handlings,
            AssistingOpinions opinions,
            AssignmentPlans plans,
            Units units,
            People people,
            LegalClock legalClock,
            Rules rules,
            CaseDates dates,
            AuditTrail trail,
            Clock clock) {
        this.suggestions = suggestions;
        this.submissions = submissions;
        this.handlings = handlings;
        this.opinions = opinions;
        this.plans = plans;
        this.units = units;
        this.people = people;
        this.legalClock = legalClock;
        this.rules = rules;
        this.dates = dates;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Assigns a registered suggestion; its legal due date runs from the assignment's day (R7), or from that of an earlier one that stood.
     *
     * @throws Refusal when the actor is not the office (R5), or units and roles do not fit (R6)
     */
    public Suggestion assign(SuggestionId id, AssignSuggestion form, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以交办建议");
        }
        Suggestion suggestion = suggestions.getLocked(id);
        LocalDate day = ActDay.of(form.day(), today(), suggestion.registeredOn(), "登记");
        Shares.check(form.units(), proposals(suggestion));
        int months = rules.on(day).replyMonths(form.complex());
        suggestion.assign(
                months,
                form.complexReason(),
                legalClock.replyDue(suggestion.countedFrom(day), months).due(),
                form.jointMeeting(),
                day);
        dates.begin(suggestion);
        if (form.key()) {
            if (form.keyReason() == null || form.keyReason().isBlank()) {
                throw Refusal.badInput("keyReason", "列为重点督办时请写明理由");
            }
            suggestion.makeKey(form.keyReason());
        }
        lead(suggestion, form.leader());
        share(suggestion, form.units(), day);
        if (needsDispatch(suggestion)) {
            suggestion.awaitDispatch();
        }
        requireLeader(suggestion);
        plans.deleteById(id);
        trail.record(
                id.value(),
                actor.userId(),
                actor.name(),
                null,
                "交办",
                day,
                describe(form.units()) + "；期限" + months + "个月");
        if (suggestion.isKey()) {
            trail.record(
                    id.value(),
                    actor.userId(),
                    actor.name(),
                    null,
                    "列为重点督办",
                    day,
                    "分管领导" + suggestion.leaderName() + "：" + suggestion.keyReason());
        }
        suggestions.flush();
        return suggestion;
    }

    /**
     * The government office passes the assignment on, and may re-share only among the units under the government (R5).
     *
     * @throws Refusal when somebody else tries, or another unit would be touched
     */
    public Suggestion dispatch(SuggestionId id, DispatchAssignment form, Actor actor) {
        if (!actor.isGovernmentOffice() && !actor.isOffice()) {
            throw Refusal.forbidden("只有镇政府办可以转交政府系统承办单位");
        }
        Suggestion suggestion = suggestions.getLocked(id);
        LocalDate day = ActDay.of(form.day(), today(), suggestion.assignedOn(), "交办");
        if (form.leader() != null && !form.leader().isBlank()) {
            lead(suggestion, form.leader());
        }
        if (!form.units().isEmpty()) {
            redistribute(suggestion, form.units());
        }
        suggestion.dispatch();
        trail.record(id.value(), actor.userId(), actor.name(), null, "政府交办", day, form.note());
        suggestions.flush();
        return suggestion;
    }

    /** @return true when units under the government are among them and the assignment meeting was not joint */
    @Transactional(readOnly = true)
    public boolean needsDispatch(Suggestion suggestion) {
        return !suggestion.isJointMeeting()
                && !suggestion.isConfidential()
                && replying(suggestion.id()).stream().anyMatch(h -> h.unit().track() == Track.TOWN);
    }

    /** The open shares of those who reply, in order. */
    @Transactional(readOnly = true)
    public List<Handling> replying(SuggestionId id) {
        return handlings.findBySuggestionOrderById(id).stream()
                .filter(Handling::isOpen)
                .toList();
    }

    /**
     * A merged suggestion whose master was replied gets shares of the same units, and its own letters (R18). Its clock is the master's.
     *
     * @return the merged suggestion
     */
    public Suggestion followMaster(SuggestionId id) {
        Suggestion suggestion = suggestions.getLocked(id);
        Suggestion master = suggestions.get(suggestion.master());
        suggestion.followMaster(master.countedFrom(), master.months(), master.legalDue());
        dates.begin(suggestion);
        suggestion.leadBy(master.leader(), master.leaderName());
        List<Handling> models = handlings.findBySuggestionOrderById(master.id()).stream()
                .filter(h -> h.round() == 1 && !h.isEnded())
                .toList();
        int count = proposals(suggestion);
        for (Handling model : models) {
            Role role = model.role() == Role.LEAD ? Role.SOLE : model.role();
            give(suggestion, model.unit(), role, all(count), master.assignedOn());
        }
        trail.record(
                id.value(),
                Actor.SYSTEM.userId(),
                Actor.SYSTEM.name(),
                null,
                "随主件办理",
                today(),
                "主件" + master.numberLabel() + "已答复");
        suggestions.flush();
        return suggestion;
    }

    /** @return how it stands with the master: REPLIED, WITHDRAWN or PENDING, read under the master's lock, which whoever moves the master holds too */
    public String stateOfMaster(SuggestionId id) {
        SuggestionId masterId = suggestions.get(id).master();
        if (masterId == null) {
            return "WITHDRAWN";
        }
        Suggestion master = suggestions.getLocked(masterId);
        if (master.status() == SuggestionStatus.WITHDRAWN) {
            return "WITHDRAWN";
        }
        return master.repliedOn() == null ? "PENDING" : "REPLIED";
    }

    /** The master was withdrawn: on to the merged one's own assignment. */
    public void leaveMaster(SuggestionId id) {
        Suggestion suggestion = suggestions.getLocked(id);
        suggestion.leaveMaster();
        trail.record(id.value(), Actor.SYSTEM.userId(), Actor.SYSTEM.name(), null, "解除并案", today(), "主件已撤回");
        suggestions.flush();
    }

    /** @return the newly asked opinion, or the newly added share, of a unit that comes later */
    public Added add(SuggestionId id, AddUnit form, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以增加承办单位");
        }
        Suggestion suggestion = suggestions.getLocked(id);
        LocalDate day = ActDay.of(form.day(), today(), suggestion.assignedOn(), "交办");
        Unit unit = units.assignable(form.unit(), "unit");
        List<Handling> current = handlings.findBySuggestionOrderById(id).stream()
                .filter(h -> !h.isEnded())
                .toList();
        if (suggestion.status() != SuggestionStatus.ASSIGNED || current.stream().noneMatch(Handling::isOpen)) {
            throw Refusal.conflict("只有办理中的建议可以增加承办单位");
        }
        if (current.stream().anyMatch(h -> h.unit().code().equals(unit.code()))) {
            throw Refusal.badInput("unit", unit.name() + "已经是承办单位");
        }
        trail.record(
                id.value(),
                actor.userId(),
                actor.name(),
                null,
                "增加承办单位",
                day,
                unit.name() + "（" + form.role().label() + "）：" + form.reason());
        if (form.role() == Role.ASSISTING) {
            Handling lead = current.stream()
                    .filter(h -> h.isOpen() && h.role() == Role.LEAD)
                    .findFirst()
                    .orElseThrow(() -> Refusal.badInput("role", "没有正在办理的主办单位，不能增加会办单位"));
            if (!lead.isUndrafted()) {
                throw Refusal.conflict(lead.unit().name() + "已经拟稿，不能再增加会办单位");
            }
            opinions.findByHandlingOrderById(lead.id()).stream()
                    .filter(o -> o.unit().code().equals(unit.code()) && o.state() == AssistingOpinion.State.ASKED)
                    .findAny()
                    .ifPresent(o -> {
                        throw Refusal.badInput("unit", unit.name() + "已经是会办单位");
                    });
            opinions.saveAndFlush(dates.ask(suggestion, new AssistingOpinion(lead.id(), unit, day)));
            return new Added(lead, unit.code());
        }
        if (form.role() != Role.SEPARATE || current.stream().anyMatch(h -> h.role() != Role.SEPARATE)) {
            throw Refusal.badInput("role", "主办的建议只能增加会办单位，分办的建议只能增加分办单位");
        }
        int count = proposals(suggestion);
        List<Integer> own = form.proposals().isEmpty() ? all(count) : form.proposals();
        if (own.stream().anyMatch(p -> p < 1 || p > count)) {
            throw Refusal.badInput("proposals", "建议条目应在1至" + count + "之间");
        }
        Handling added = give(suggestion, unit, Role.SEPARATE, own, day);
        handlings.flush();
        return new Added(added, null);
    }

    /** What was added: a share of its own, or an opinion asked from {@code assistingUnit} for the lead's share. */
    public record Added(Handling handling, String assistingUnit) {}

    /** The reply to a key suggestion is signed by its leader. Of a confidential one a leader learns only when it is in his charge; so one must be named where a leader signs. */
    private void requireLeader(Suggestion suggestion) {
        if (suggestion.leader() != null) {
            return;
        }
        if (suggestion.isKey()) {
            throw Refusal.badInput("leader", "重点督办建议的答复由分管镇领导签发，请指定分管镇领导");
        }
        boolean leaderSigns = replying(suggestion.id()).stream()
                .anyMatch(h -> h.unit().issuer().equals("TOWN_GOVERNMENT"));
        if (suggestion.isConfidential() && leaderSigns) {
            throw Refusal.badInput("leader", "这件建议申请保密，答复须由镇领导签发，请指定分管镇领导");
        }
    }

    void share(Suggestion suggestion, List<UnitShare> shares, LocalDate day) {
        int count = proposals(suggestion);
        Handling lead = null;
        for (UnitShare share : shares) {
            if (share.role() != Role.ASSISTING) {
                List<Integer> own = share.role() == Role.SEPARATE ? share.proposals() : all(count);
                Handling handling = give(suggestion, assignable(share.unit()), share.role(), own, day);
                lead = share.role() == Role.LEAD ? handling : lead;
            }
        }
        for (UnitShare share : shares) {
            if (share.role() == Role.ASSISTING) {
                opinions.save(dates.ask(suggestion, new AssistingOpinion(lead.id(), assignable(share.unit()), day)));
            }
        }
    }

    private void redistribute(Suggestion suggestion, List<UnitShare> townShares) {
        for (UnitShare share : townShares) {
            if (assignable(share.unit()).track() != Track.TOWN) {
                throw Refusal.badInput("units", "镇政府办只能调整政府系统的承办单位");
            }
        }
        List<Handling> current = replying(suggestion.id());
        current.stream()
                .filter(h -> h.unit().track() == Track.TOWN && h.status() != HandlingStatus.ASSIGNED)
                .findAny()
                .ifPresent(h -> {
                    throw Refusal.conflict(h.unit().name() + "已经开始办理，不能再调整承办单位");
                });
        List<AssistingOpinion> asked = opinions.findByHandlingInOrderById(
                current.stream().map(Handling::id).toList());
        List<UnitShare> all = new java.util.ArrayList<>(townShares);
        current.stream()
                .filter(h -> h.unit().track() != Track.TOWN)
                .forEach(h -> all.add(new UnitShare(h.unit().code(), h.role(), h.proposals())));
        asked.stream()
                .filter(o -> o.unit().track() != Track.TOWN)
                .forEach(o -> all.add(new UnitShare(o.unit().code(), Role.ASSISTING, List.of())));
        Shares.check(all, proposals(suggestion));
        opinions.deleteAll(asked);
        opinions.flush();
        handlings.deleteAll(current);
        handlings.flush();
        share(suggestion, all, suggestion.assignedOn());
    }

    private void lead(Suggestion suggestion, String leader) {
        if (leader == null || leader.isBlank()) {
            return;
        }
        Person person = people.members("leader").stream()
                .filter(p -> p.userId().equals(leader))
                .findAny()
                .orElseThrow(() -> Refusal.badInput("leader", "请从镇领导名单中选择责任领导"));
        suggestion.leadBy(person.userId(), person.name());
    }

    Unit assignable(String code) {
        return units.assignable(code, "units");
    }

    /** A unit's share, with its dates. */
    Handling give(Suggestion suggestion, Unit unit, Role role, List<Integer> proposals, LocalDate day) {
        return dates.begin(
                suggestion, handlings.add(suggestion.id(), unit, role, proposals, day, suggestion.legalDue()));
    }

    private int proposals(Suggestion suggestion) {
        return submissions.latest(suggestion.id()).proposals().size();
    }

    private static List<Integer> all(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    private String describe(List<UnitShare> shares) {
        return shares.stream()
                .map(share -> share.role().label() + units.get(share.unit()).name())
                .collect(Collectors.joining("，"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
