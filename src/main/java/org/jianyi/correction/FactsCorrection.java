package org.jianyi.correction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.jianyi.assignment.AssignmentPlans;
import org.jianyi.audit.Change;
import org.jianyi.correction.Correctable.Choice;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Categories;
import org.jianyi.roster.Category;
import org.jianyi.suggestion.Level;
import org.jianyi.suggestion.Publicity;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionStatus;
import org.springframework.stereotype.Component;

/** Title, category, level, and how much may be published. */
@Component
class FactsCorrection implements Correction {

    private final Categories categories;
    private final AssignmentPlans plans;

    FactsCorrection(Categories categories, AssignmentPlans plans) {
        this.categories = categories;
        this.plans = plans;
    }

    @Override
    public List<Correctable> offered(Suggestion s) {
        List<Correctable> offered = new ArrayList<>();
        if (s.status() != SuggestionStatus.RETURNED) {
            offered.add(Correctable.text(Matter.TITLE, s.title(), "只改错字漏字。代表提交的原文不变，案卷上标明“更正”。"));
        }
        offered.add(Correctable.choice(
                Matter.CATEGORY,
                s.category(),
                s.category(),
                categories.findByActiveTrueOrderByOrdinal().stream()
                        .map(Category::name)
                        .map(name -> new Choice(name, name, null, name.equals(s.category())))
                        .toList(),
                null));
        if (s.isImported()) {
            return offered; // of level and publicity the old ledgers say nothing
        }
        offered.add(Correctable.choice(
                Matter.LEVEL,
                s.level().name(),
                s.level().label(),
                choices(Level.values(), s.level(), Level::label),
                null));
        List<Publicity> narrower = Arrays.stream(Publicity.values())
                .filter(one -> one.compareTo(s.publicity()) >= 0)
                .toList();
        if (narrower.size() > 1) {
            offered.add(Correctable.choice(
                    Matter.PUBLICITY,
                    s.publicity().name(),
                    s.publicity().label(),
                    choices(narrower.toArray(Publicity[]::new), s.publicity(), Publicity::label),
                    "只能收窄。要放宽，须代表本人同意，不能在这里改。"));
        }
        return offered;
    }

    private static <E extends Enum<E>> List<Choice> choices(E[] all, E present, Function<E, String> label) {
        return Stream.of(all)
                .map(one -> new Choice(one.name(), label.apply(one), null, one == present))
                .toList();
    }

    @Override
    public Corrected correct(Suggestion s, Correctable present, CorrectSuggestion form, Actor actor) {
        if (form.value() == null || form.value().isBlank()) {
            throw Refusal.badInput("value", "请填写更正后的内容");
        }
        String after =
                switch (present.matter()) {
                    case TITLE -> {
                        s.retitle(form.value());
                        yield s.title();
                    }
                    case CATEGORY -> recategorize(s, form.value());
                    case LEVEL -> {
                        s.recategorize(null, chosen(Level.values(), form.value()));
                        yield s.level().label();
                    }
                    case PUBLICITY -> {
                        s.narrow(chosen(Publicity.values(), form.value()));
                        yield s.publicity().label();
                    }
                    default ->
                        throw new IllegalArgumentException(present.matter().name());
                };
        return Corrected.of(new Change(present.label(), present.shown(), after));
    }

    /** What is prepared for the meeting would set it back. */
    private String recategorize(Suggestion s, String category) {
        if (!categories.existsById(category)) {
            throw Refusal.badInput("value", "没有“" + category + "”这一类别，请重新选择");
        }
        s.recategorize(category, null);
        plans.findById(s.id()).ifPresent(plan -> plan.recategorize(category));
        return category;
    }

    private static <E extends Enum<E>> E chosen(E[] all, String code) {
        return Stream.of(all)
                .filter(one -> one.name().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.badInput("value", "请从列出的选项中选择"));
    }
}
