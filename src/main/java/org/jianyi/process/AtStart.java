package org.jianyi.process;

/**
 * Something to be done at every start, when the models are deployed, before the first background job and before the first request. Runs on one
 * node at a time; in the order of {@code @Order}. An exception ends the start.
 */
public interface AtStart {

    /** First: the calendars and rules that everything else counts by. */
    int RULES = 5;

    /** After the groups and their rights are there; what gives the town its first people. */
    int FIRST_PEOPLE = 10;

    /** Last: what looks at the town as it is now and may refuse to start. */
    int CHECKS = 20;

    void atStart();
}
