package org.jianyi.web.meeting;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jianyi.Refusal;
import org.jianyi.assignment.AssignmentPlan;
import org.jianyi.assignment.AssignmentPlans;
import org.jianyi.assignment.PlanAssignment;
import org.jianyi.assignment.UnitShare;
import org.jianyi.process.Desk;
import org.jianyi.process.OfficeMeeting;
import org.jianyi.roster.Categories;
import org.jianyi.roster.Category;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the meeting's table together: what waits for its assignment, as saved or as the decision table proposes. */
@Component
@Transactional(readOnly = true)
class MeetingRows {

    private static final DateTimeFormatter SAVED = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    private final Desk desk;
    private final OfficeMeeting meeting;
    private final Suggestions suggestions;
    private final Submissions submissions;
    private final AssignmentPlans plans;
    private final Units units;
    private final Categories categories;
    private final People people;
    private final Clock clock;

    MeetingRows(
            Desk desk,
            OfficeMeeting meeting,
            Suggestions suggestions,
            Submissions submissions,
            AssignmentPlans plans,
            Units units,
            Categories categories,
            People people,
            Clock clock) {
        this.desk = desk;
        this.meeting = meeting;
        this.suggestions = suggestions;
        this.submissions = submissions;
        this.plans = plans;
        this.units = units;
        this.categories = categories;
        this.people = people;
        this.clock = clock;
    }

    /** By session and number. */
    List<MeetingRow> all() {
        List<SuggestionId> ids = desk.waitingAt(OfficeMeeting.ASSIGN).keySet().stream()
                .map(SuggestionId::new)
                .toList();
        Map<SuggestionId, AssignmentPlan> saved =
                plans.findAllById(ids).stream().collect(Collectors.toMap(AssignmentPlan::suggestion, p -> p));
        Map<String, PlanAssignment> presets = new HashMap<>();
        Names names = new Names();
        return suggestions.inOrder(ids).stream()
                .sorted(Comparator.comparing((Suggestion s) -> s.session().opensOn())
                        .thenComparing(s -> !s.isInSession())
                        .thenComparing(s -> s.number().seq()))
                .map(s -> row(s, saved.get(s.id()), presets.computeIfAbsent(s.category(), meeting::preset), names))
                .toList();
    }

    /** @throws Refusal when it is not waiting for its assignment any more */
    MeetingRow of(SuggestionId id) {
        Suggestion suggestion = waiting(id);
        return row(suggestion, plans.findById(id).orElse(null), meeting.preset(suggestion.category()), new Names());
    }

    /** The row as somebody typed it, on top of what he saw. */
    MeetingRow typed(SuggestionId id, PlanAssignment form) {
        MeetingRow row = of(id);
        return with(row, form, row.version(), row.saved(), waiting(id), new Names());
    }

    MeetingRow.Choices choices(SuggestionId id) {
        Map<String, String> offered = new LinkedHashMap<>();
        units.findByActiveTrueOrderByCode().stream()
                .filter(unit -> unit.track() != Track.UPPER)
                .forEach(unit -> offered.put(unit.code(), unit.name()));
        Map<String, String> leaders = new LinkedHashMap<>();
        people.members("leader").forEach(leader -> leaders.put(leader.userId(), leader.name()));
        return new MeetingRow.Choices(
                categories.findAllByOrderByOrdinal().stream()
                        .map(Category::name)
                        .toList(),
                offered,
                leaders,
                submissions.latest(id).proposals());
    }

    private Suggestion waiting(SuggestionId id) {
        Suggestion suggestion = suggestions.get(id);
        if (suggestion.status() != SuggestionStatus.REGISTERED) {
            throw Refusal.conflict("这件建议目前为“" + suggestion.status().label() + "”，不在待交办之列，请刷新页面");
        }
        return suggestion;
    }

    private MeetingRow row(Suggestion suggestion, AssignmentPlan plan, PlanAssignment preset, Names names) {
        MeetingRow row = new MeetingRow(
                suggestion.id().value(),
                suggestion.numberLabel(),
                suggestion.title(),
                suggestion.lead().name(),
                suggestion.isConfidential(),
                suggestion.suggestedUnit() == null ? null : names.unit(suggestion.suggestedUnit()),
                null,
                null,
                preset,
                List.of(),
                List.of(),
                null,
                List.of());
        return plan == null
                ? with(row, preset, null, null, suggestion, names)
                : with(
                        row,
                        plan.form(),
                        plan.version(),
                        plan.savedByName() + " " + SAVED.format(plan.savedAt().atZone(clock.getZone())),
                        suggestion,
                        names);
    }

    private MeetingRow with(
            MeetingRow row, PlanAssignment plan, Long version, String saved, Suggestion suggestion, Names names) {
        List<MeetingRow.Share> shares = plan.units().stream()
                .map(share -> new MeetingRow.Share(
                        share.role().label(),
                        names.unit(share.unit()),
                        share.proposals().isEmpty()
                                ? ""
                                : share.proposals().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining("、", "第", "条")),
                        names.isActive(share.unit())))
                .toList();
        List<String> missing = new ArrayList<>(plan.missing(proposals(suggestion.id(), plan)));
        shares.stream().filter(share -> !share.active()).forEach(share -> missing.add(share.unit() + "已停用，请改选"));
        List<String> warnings = new ArrayList<>();
        if (plan.units().stream()
                .map(UnitShare::unit)
                .anyMatch(unit -> unit.equals(suggestion.lead().unitCode()))) {
            warnings.add("领衔代表在承办单位工作，须由他人拟稿和签发");
        }
        return new MeetingRow(
                row.id(),
                row.number(),
                row.title(),
                row.deputy(),
                row.confidential(),
                row.suggestedUnit(),
                version,
                saved,
                plan,
                shares,
                missing,
                plan.leader() == null
                        ? null
                        : people.find(plan.leader()).map(Person::name).orElse(plan.leader()),
                warnings);
    }

    /** Read only where the proposals are shared out. */
    private int proposals(SuggestionId id, PlanAssignment plan) {
        return plan.units().stream().allMatch(share -> share.proposals().isEmpty())
                ? 1
                : submissions.latest(id).proposals().size();
    }

    /** The units' names, read once for a table. */
    private final class Names {

        private final Map<String, Unit> byCode =
                units.findAll().stream().collect(Collectors.toMap(Unit::code, unit -> unit));

        String unit(String code) {
            return byCode.containsKey(code) ? byCode.get(code).name() : code;
        }

        boolean isActive(String code) {
            return byCode.containsKey(code) && byCode.get(code).isActive();
        }
    }
}
