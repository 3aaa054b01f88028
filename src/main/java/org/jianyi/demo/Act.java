package org.jianyi.demo;

import java.time.Instant;

/**
 * One thing that one person does at one moment.
 *
 * @param order tells acts of the same moment apart
 * @param matter key of the matter it belongs to
 * @param user who does it
 * @param what in a few words
 * @param play does it
 */
record Act(Instant at, int order, String matter, String user, String what, Play play) implements Comparable<Act> {

    /** What is done, through the same services as everybody's. */
    @FunctionalInterface
    interface Play {
        void with(Players players);
    }

    @Override
    public int compareTo(Act other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : Integer.compare(order, other.order);
    }

    String line() {
        return at + " " + matter + " " + user + " " + what;
    }
}
