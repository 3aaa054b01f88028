package org.jianyi.ledger;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How many open cases there are to choose from: each kind of choice is counted as if nothing of that kind had been chosen yet, so that a
 * count is the number of rows one gets by choosing it.
 */
public record Tally(LedgerFilter filter, List<Group> groups, List<Debt> debts) {

    /**
     * Cases that are alike in all that can be chosen.
     *
     * @param light null where nobody is held to a date
     * @param round 0 before the assignment
     * @param provisional whether a date of theirs depends on a year whose holidays are not known yet
     */
    public record Group(Light light, int steps, int round, boolean provisional, List<String> units, long count) {

        /** Whether all that is waited for is one unit's reply. */
        boolean isOwedByOne() {
            return units.size() == 1 && Step.isForReplyingUnits(steps);
        }
    }

    /** In how many cases a unit is itself late or near, besides those that it alone owes. */
    public record Debt(String unit, Light light, long count) {}

    /** What is in a unit's hands: where it is itself late or near with its own part, and where not; all has those without a date, too. */
    public record Load(String unit, long all, long red, long yellow, long green) {}

    public long count() {
        return sum(group -> hasLight(group) && hasStep(group) && hasRound(group) && hasUnit(group));
    }

    public long provisional() {
        return sum(
                group -> group.provisional() && hasLight(group) && hasStep(group) && hasRound(group) && hasUnit(group));
    }

    /** Of all lights together, those without a date included: as if none had been chosen. */
    public long ofAnyLight() {
        return sum(group -> hasStep(group) && hasRound(group) && hasUnit(group));
    }

    public Map<Light, Long> lights() {
        Map<Light, Long> lights = new EnumMap<>(Light.class);
        for (Light light : Light.values()) {
            lights.put(light, sum(g -> g.light() == light && hasStep(g) && hasRound(g) && hasUnit(g)));
        }
        return lights;
    }

    /** In the order of the process; only those that occur. A case may wait for several. */
    public Map<Step, Long> steps() {
        Map<Step, Long> steps = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            long count = sum(g -> step.isIn(g.steps()) && hasLight(g) && hasRound(g) && hasUnit(g));
            if (count > 0 || step == filter.step()) {
                steps.put(step, count);
            }
        }
        return steps;
    }

    public Map<Integer, Long> rounds() {
        Map<Integer, Long> rounds = new TreeMap<>();
        groups.stream()
                .filter(g -> g.round() > 0 && hasLight(g) && hasStep(g) && hasUnit(g))
                .forEach(g -> rounds.merge(g.round(), g.count(), Long::sum));
        if (filter.round() != null) {
            rounds.putIfAbsent(filter.round(), 0L);
        }
        return rounds;
    }

    /** The most burdened first. A case counts for each unit that replies or assists. */
    public Collection<Load> units() {
        Map<String, Load> units = new LinkedHashMap<>();
        groups.stream().filter(g -> hasLight(g) && hasStep(g) && hasRound(g)).forEach(g -> g.units()
                .forEach(unit -> units.merge(unit, load(unit, g), Tally::both)));
        return units.values().stream()
                .map(this::byItsOwnDates)
                .sorted((one, other) -> one.red() != other.red()
                        ? Long.compare(other.red(), one.red())
                        : one.all() != other.all()
                                ? Long.compare(other.all(), one.all())
                                : one.unit().compareTo(other.unit()))
                .toList();
    }

    private Load byItsOwnDates(Load load) {
        long red = owing(load.unit(), Light.RED);
        long yellow = owing(load.unit(), Light.YELLOW);
        return new Load(load.unit(), load.all(), red, yellow, load.red() + load.yellow() + load.green() - red - yellow);
    }

    private long owing(String unit, Light light) {
        return debts.stream()
                        .filter(debt -> debt.unit().equals(unit) && debt.light() == light)
                        .mapToLong(Debt::count)
                        .sum()
                + sum(g -> g.isOwedByOne()
                        && g.light() == light
                        && g.units().contains(unit)
                        && hasLight(g)
                        && hasStep(g)
                        && hasRound(g));
    }

    private static Load load(String unit, Group g) {
        Function<Light, Long> of = light -> g.light() == light ? g.count() : 0;
        return new Load(unit, g.count(), of.apply(Light.RED), of.apply(Light.YELLOW), of.apply(Light.GREEN));
    }

    private static Load both(Load one, Load other) {
        return new Load(
                one.unit(),
                one.all() + other.all(),
                one.red() + other.red(),
                one.yellow() + other.yellow(),
                one.green() + other.green());
    }

    private long sum(Predicate<Group> which) {
        return groups.stream().filter(which).mapToLong(Group::count).sum();
    }

    private boolean hasLight(Group group) {
        return filter.light() == null || group.light() == filter.light();
    }

    private boolean hasStep(Group group) {
        return filter.step() == null || filter.step().isIn(group.steps());
    }

    private boolean hasRound(Group group) {
        return filter.round() == null || group.round() == filter.round();
    }

    private boolean hasUnit(Group group) {
        return filter.unit() == null || group.units().contains(filter.unit());
    }
}
