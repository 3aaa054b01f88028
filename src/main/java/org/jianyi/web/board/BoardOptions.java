package org.jianyi.web.board;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.ledger.Step;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Category;
import org.jianyi.roster.Person;
import org.jianyi.roster.Session;

/**
 * What the board's fields offer.
 *
 * @param user whose selection it is that the browser keeps
 * @param acts whether this person urges, orders and names from here
 * @param signs whether an order of his is signed with that
 */
record BoardOptions(
        LocalDate today,
        String user,
        boolean acts,
        boolean signs,
        List<Option> sessions,
        List<String> categories,
        List<Option> leaders,
        Near near) {

    record Option(String code, String label) {}

    /** How many days before its date a reply, or any other step, is 临期. */
    record Near(int reply, int step) {}

    static BoardOptions of(
            LocalDate today, Actor actor, List<Session> sessions, List<Category> categories, List<Person> leaders) {
        return new BoardOptions(
                today,
                actor.userId(),
                actor.isSupervisor(),
                actor.isPresidium(),
                sessions.stream()
                        .map(session -> new Option(String.valueOf(session.id()), session.name()))
                        .toList(),
                categories.stream().map(Category::name).toList(),
                leaders.stream()
                        .map(person -> new Option(person.userId(), person.name()))
                        .toList(),
                new Near(Step.REPLY_NEAR, Step.OFFICE_NEAR));
    }
}
