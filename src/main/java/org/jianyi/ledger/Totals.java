package org.jianyi.ledger;

import java.util.List;

/** How many suggestions there are, and what they amount to. */
public record Totals(List<Group> groups) {

    /**
     * Suggestions that are alike in all that is counted by suggestion.
     *
     * @param light null where nobody is held to a date
     * @param shares how many units' rounds in them have a date, {@code extended} how many of these were granted more time
     */
    public record Group(Phase phase, Light light, int facts, long count, long shares, long extended) {}

    /** A figure: {@code n} of {@code of}. */
    public record Share(long n, long of) {

        @Override
        public String toString() {
            return n + "/" + of;
        }
    }

    /** Those of one phase and one light; null means all. */
    public Totals narrowed(Phase phase, Light light) {
        return new Totals(groups.stream()
                .filter(group -> phase == null || group.phase() == phase)
                .filter(group -> light == null || group.light() == light)
                .toList());
    }

    public long count() {
        return groups.stream().mapToLong(Group::count).sum();
    }

    public long keyOnes() {
        return groups.stream()
                .filter(group -> Fact.KEY.isIn(group.facts()))
                .mapToLong(Group::count)
                .sum();
    }

    /** @param withoutProxies leave out ratings that the office entered from paper (代录) */
    public Share share(Figure figure, boolean withoutProxies) {
        long n = 0;
        long of = 0;
        for (Group group : groups) {
            n += figure.counted(group, withoutProxies);
            of += figure.of(group, withoutProxies);
        }
        return new Share(n, of);
    }
}
