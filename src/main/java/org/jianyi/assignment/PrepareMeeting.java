package org.jianyi.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Categories;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Several people of the office prepare the assignment meeting's table, row by row, and nobody overwrites what he has not seen. */
@Service
@Transactional
public class PrepareMeeting {

    private final Suggestions suggestions;
    private final AssignmentPlans plans;
    private final Categories categories;
    private final Units units;
    private final AuditTrail trail;
    private final Clock clock;

    PrepareMeeting(
            Suggestions suggestions,
            AssignmentPlans plans,
            Categories categories,
            Units units,
            AuditTrail trail,
            Clock clock) {
        this.units = units;
        this.suggestions = suggestions;
        this.plans = plans;
        this.categories = categories;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param seen the version that was on the screen, or null when nothing was saved yet
     * @throws Refusal when somebody else has saved the row since, it is assigned already, or a unit in it is stopped
     */
    public AssignmentPlan keep(SuggestionId id, Long seen, PlanAssignment form, Actor actor) {
        waiting(id, actor);
        categories.get(form.category());
        form.units().forEach(share -> units.assignable(share.unit(), "units"));
        AssignmentPlan plan = plans.findById(id).orElse(null);
        if (plan == null) {
            return plans.saveAndFlush(new AssignmentPlan(id, form, actor, clock.instant()));
        }
        plan.revise(seen, form, actor, clock.instant());
        return plans.saveAndFlush(plan);
    }

    /**
     * The meeting agrees to a row: its category is the suggestion's from now on, and what it says is to be assigned.
     *
     * @param seen the version that was on the screen, or null when it showed what is preset
     * @param preset what is shown for a category before anybody has changed it
     * @throws Refusal when somebody else has saved the row since, or it is assigned already
     */
    public PlanAssignment settle(SuggestionId id, Long seen, Function<String, PlanAssignment> preset, Actor actor) {
        Suggestion suggestion = waiting(id, actor);
        AssignmentPlan plan = plans.findById(id).orElse(null);
        if (plan == null) {
            return preset.apply(suggestion.category());
        }
        plan.requireSeen(seen);
        PlanAssignment form = plan.form();
        if (!suggestion.category().equals(form.category())) {
            trail.record(
                    id.value(),
                    actor.userId(),
                    actor.name(),
                    null,
                    "调整类别",
                    LocalDate.now(clock),
                    suggestion.category() + "改为" + form.category());
            suggestion.recategorize(form.category(), null);
        }
        return form;
    }

    private Suggestion waiting(SuggestionId id, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以准备交办会");
        }
        Suggestion suggestion = suggestions.getLocked(id);
        if (suggestion.status() != SuggestionStatus.REGISTERED) {
            throw Refusal.conflict("这件建议目前为“" + suggestion.status().label() + "”，不在待交办之列，请刷新页面");
        }
        return suggestion;
    }
}
