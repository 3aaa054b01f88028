package org.jianyi.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How far the suggestions had come at the end of each month, the last of which is not over yet. */
public record Course(List<Month> months) {

    static final int MONTHS = 12;

    /** How far one had come. */
    public enum State {
        SUBMITTED("待登记"),
        REGISTERED("待交办"),
        ASSIGNED("办理中"),
        REPLIED("已答复未办结"),
        CLOSED("已办结");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param day the last of the month, or today */
    public record Month(LocalDate day, Map<State, Long> counts) {}

    /** Suggestions that came from state to state in the same months; null where they have not come yet. */
    record Group(
            Integer submitted,
            Integer registered,
            Integer assigned,
            Integer replied,
            Integer closed,
            boolean withdrawn,
            long count) {

        /** @param first of those that were closed before it nothing is said */
        State at(int month, int first) {
            if (is(closed, month)) {
                return withdrawn || closed < first ? null : State.CLOSED;
            }
            return is(replied, month)
                    ? State.REPLIED
                    : is(assigned, month)
                            ? State.ASSIGNED
                            : is(registered, month) ? State.REGISTERED : is(submitted, month) ? State.SUBMITTED : null;
        }

        private static boolean is(Integer done, int month) {
            return done != null && done <= month;
        }
    }

    /** Months are counted through, so that they compare as numbers. */
    static int number(YearMonth month) {
        return month.getYear() * 12 + month.getMonthValue() - 1;
    }

    static YearMonth first(LocalDate today) {
        return YearMonth.from(today).minusMonths(MONTHS - 1L);
    }

    static Course of(List<Group> groups, LocalDate today) {
        int first = number(first(today));
        return new Course(IntStream.range(0, MONTHS)
                .mapToObj(i -> {
                    YearMonth month = first(today).plusMonths(i);
                    LocalDate end = month.atEndOfMonth();
                    return new Month(end.isAfter(today) ? today : end, counts(groups, number(month), first));
                })
                .toList());
    }

    private static Map<State, Long> counts(List<Group> groups, int month, int first) {
        Map<State, Long> counts = new EnumMap<>(State.class);
        Arrays.stream(State.values()).forEach(state -> counts.put(state, 0L));
        for (Group group : groups) {
            State state = group.at(month, first);
            if (state != null) {
                counts.merge(state, group.count(), Long::sum);
            }
        }
        return counts;
    }
}
