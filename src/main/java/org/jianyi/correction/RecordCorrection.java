package org.jianyi.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.audit.Change;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office corrects what was entered wrongly, with a reason; before and after stay in the audit trail. */
@Service
@Transactional
public class RecordCorrection {

    private final List<Correction> corrections;
    private final Suggestions suggestions;
    private final AuditTrail trail;
    private final Clock clock;

    RecordCorrection(List<Correction> corrections, Suggestions suggestions, AuditTrail trail, Clock clock) {
        this.corrections = corrections;
        this.suggestions = suggestions;
        this.trail = trail;
        this.clock = clock;
    }

    /** @return what this person may correct; nothing for whoever is not of the office */
    @Transactional(readOnly = true)
    public List<Correctable> offered(Suggestion suggestion, Actor actor) {
        return actor.isOffice() && !suggestion.isDropped()
                ? corrections.stream()
                        .flatMap(kind -> kind.offered(suggestion).stream())
                        .sorted(Comparator.comparing(Correctable::matter))
                        .toList()
                : List.of();
    }

    /** @throws Refusal when the actor is not the office, it cannot be corrected now, or somebody has changed it since it was seen */
    public Corrected correct(SuggestionId id, CorrectSuggestion form, Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("只有镇人大办可以更正");
        }
        Suggestion suggestion = suggestions.getLocked(id);
        Correction kind = corrections.stream()
                .filter(one -> find(one, suggestion, form) != null)
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("“" + form.matter().label() + "”现在不能更正，请刷新后查看"));
        Correctable present = find(kind, suggestion, form);
        if (!present.value().equals(form.seen())) {
            throw Refusal.conflict("“" + present.label() + "”刚刚有人改过，现在是“" + present.shown() + "”。请看过以后再提交，您填写的还在");
        }
        Corrected corrected = kind.correct(suggestion, present, form, actor);
        if (corrected.changes().stream().allMatch(change -> Objects.equals(change.before(), change.after()))) {
            throw Refusal.badInput("value", "与现在的一样，没有更正");
        }
        suggestions.flush();
        record(id, form.matter().act(), corrected.changes(), explained(form.reason(), corrected.why()), actor);
        corrected
                .also()
                .forEach(merged -> record(
                        merged,
                        form.matter().act(),
                        corrected.changes(),
                        explained("随主件" + suggestion.numberLabel() + "更正：" + form.reason(), corrected.why()),
                        actor));
        return corrected;
    }

    private void record(SuggestionId id, String act, List<Change> changes, String detail, Actor actor) {
        trail.record(id.value(), actor.userId(), actor.name(), act, LocalDate.now(clock), changes, detail);
    }

    private static String explained(String reason, String why) {
        return why == null ? reason : reason + "（" + why + "）";
    }

    private static Correctable find(Correction kind, Suggestion suggestion, CorrectSuggestion form) {
        return kind.offered(suggestion).stream()
                .filter(one -> one.matter() == form.matter() && one.of().equals(form.of()))
                .findFirst()
                .orElse(null);
    }
}
