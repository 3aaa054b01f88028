package org.jianyi.ledger;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a unit replies: days from its own assignment to its letter, each round by itself, and how often it kept its date.
 *
 * @param replied letters that were sent
 * @param days of the quickest, a quarter, half, three quarters and the slowest; null without a letter
 * @param onTime letters in time, of those that were sent or should have been
 */
public record Pace(String unit, long replied, Spread days, Totals.Share onTime) {

    /** Each is a number of days that occurred: the one that so many of all did not exceed. */
    public record Spread(int least, int quarter, int half, int threeQuarters, int most) {}

    /** Letters alike. {@code days} is null for one that is still owed although its date is past. */
    record Group(String unit, Integer days, boolean inTime, long count) {}

    /** The slowest half first; units that owe everything last. */
    static List<Pace> of(List<Group> groups) {
        Map<String, List<Group>> units = new LinkedHashMap<>();
        groups.forEach(group -> units.computeIfAbsent(group.unit(), unit -> new java.util.ArrayList<>())
                .add(group));
        return units.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(
                                (Pace pace) ->
                                        pace.days() == null ? null : pace.days().half(),
                                Comparator.nullsFirst(Comparator.<Integer>naturalOrder()))
                        .reversed()
                        .thenComparing(Pace::unit))
                .toList();
    }

    private static Pace of(String unit, List<Group> groups) {
        TreeMap<Integer, Long> days = new TreeMap<>();
        long replied = 0;
        long all = 0;
        long inTime = 0;
        for (Group group : groups) {
            all += group.count();
            inTime += group.inTime() ? group.count() : 0;
            if (group.days() != null) {
                replied += group.count();
                days.merge(group.days(), group.count(), Long::sum);
            }
        }
        return new Pace(unit, replied, spread(days, replied), new Totals.Share(inTime, all));
    }

    private static Spread spread(TreeMap<Integer, Long> days, long all) {
        return all == 0
                ? null
                : new Spread(
                        days.firstKey(),
                        reached(days, all, 1),
                        reached(days, all, 2),
                        reached(days, all, 3),
                        days.lastKey());
    }

    private static int reached(TreeMap<Integer, Long> days, long all, int quarters) {
        long passed = 0;
        for (Map.Entry<Integer, Long> each : days.entrySet()) {
            passed += each.getValue();
            if (passed * 4 >= all * quarters) {
                return each.getKey();
            }
        }
        return days.lastKey();
    }
}
