package org.jianyi.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jianyi.Refusal;
import org.jianyi.assignment.PlanAssignment;
import org.jianyi.assignment.PrepareMeeting;
import org.jianyi.assignment.UnitShare;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The office registers and assigns many suggestions in one act. Each goes the way of a single one, through the form's step of its own process. */
@Component
public class OfficeMeeting {

    /** The step at which a suggestion waits for its registration. */
    public static final String EXAMINE = "UserTask_ExamineSuggestion";

    /** The step at which a registered suggestion waits for its assignment. */
    public static final String ASSIGN = "UserTask_AssignSuggestion";

    private static final int THREE_MONTHS = 3;

    private final Desk desk;
    private final AtOnce atOnce;
    private final PrepareMeeting prepareMeeting;
    private final UnitProposals proposals;
    private final TransactionTemplate transaction;
    private final ObjectMapper mapper;

    OfficeMeeting(
            Desk desk,
            AtOnce atOnce,
            PrepareMeeting prepareMeeting,
            UnitProposals proposals,
            TransactionTemplate transaction,
            ObjectMapper mapper) {
        this.desk = desk;
        this.atOnce = atOnce;
        this.prepareMeeting = prepareMeeting;
        this.proposals = proposals;
        this.transaction = transaction;
        this.mapper = mapper;
    }

    /**
     * A row that is to be assigned as it was seen.
     *
     * @param version of its saved plan, or null when the proposed units were shown
     */
    public record Row(String suggestion, Long version) {}

    /** Registers them; they get their numbers in this order. */
    public List<AtOnce.Done> register(List<String> suggestions, LocalDate day) {
        Map<String, String> waiting = desk.waitingAt(EXAMINE);
        return atOnce.each(
                suggestions, id -> id, id -> desk.complete(task(waiting, id), json(new Registered("REGISTER", day))));
    }

    /** Assigns them, as saved or as the decision table proposes. */
    public List<AtOnce.Done> assign(List<Row> rows, LocalDate day, boolean joint, Actor actor) {
        Map<String, String> waiting = desk.waitingAt(ASSIGN);
        Map<String, PlanAssignment> presets = new ConcurrentHashMap<>();
        return atOnce.eachByManyHands(
                rows,
                Row::suggestion,
                row -> transaction.executeWithoutResult(status -> {
                    PlanAssignment plan = prepareMeeting.settle(
                            SuggestionId.of(row.suggestion()),
                            row.version(),
                            category -> presets.computeIfAbsent(category, this::preset),
                            actor);
                    desk.complete(task(waiting, row.suggestion()), json(plan.on(day, joint)));
                }));
    }

    /** What the table shows for a category before anybody has changed it. */
    public PlanAssignment preset(String category) {
        List<UnitShare> units = proposals.forCategory(category).stream()
                .map(p -> new UnitShare(p.unit(), p.role(), List.of()))
                .toList();
        return new PlanAssignment(category, units, null, THREE_MONTHS, null, false, null);
    }

    /** The form 审查登记, as far as it is filled in for many at once. */
    private record Registered(String outcome, LocalDate day) {}

    private static String task(Map<String, String> waiting, String suggestion) {
        String task = waiting.get(suggestion);
        if (task == null) {
            throw Refusal.conflict("已经由他人办理，或者不再等待这一步，请刷新页面");
        }
        return task;
    }

    private String json(Object form) {
        try {
            return mapper.writeValueAsString(form);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
