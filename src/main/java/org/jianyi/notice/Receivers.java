package org.jianyi.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.People;
import org.jianyi.roster.Person;
import org.jianyi.roster.Posts;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;

/** Who stands behind the parts in a case. Deputies without a login are told on paper, by the office. */
@Component
class Receivers {

    private final People people;
    private final Cosignings cosignings;

    Receivers(People people, Cosignings cosignings) {
        this.people = people;
        this.cosignings = cosignings;
    }

    List<Person> lead(Suggestion suggestion) {
        return withLogin(Stream.of(suggestion.lead()));
    }

    /** Those who signed the present text, without the lead deputy. */
    List<Person> cosigners(Suggestion suggestion) {
        return withLogin(cosignings.signed(suggestion).stream().map(Cosigning::deputy));
    }

    List<Person> signers(Suggestion suggestion) {
        return both(lead(suggestion), cosigners(suggestion));
    }

    /** Those who were asked to co-sign and have not answered. */
    List<Person> asked(Suggestion suggestion) {
        return withLogin(
                cosignings.findBySuggestionAndTextVersionOrderById(suggestion.id(), suggestion.textVersion()).stream()
                        .filter(cosigning -> cosigning.state() == Cosigning.State.ASKED)
                        .map(Cosigning::deputy));
    }

    List<Person> handlers(String unit) {
        return people.members(Posts.handlersOf(unit));
    }

    List<Person> heads(String unit) {
        return people.members(Posts.headOf(unit));
    }

    List<Person> unit(String unit) {
        return both(handlers(unit), heads(unit));
    }

    List<Person> office() {
        return people.members("presidium-office");
    }

    List<Person> government() {
        return people.members("government-office");
    }

    /** Who has it in his charge; nobody where no leader has. */
    List<Person> leader(Suggestion suggestion) {
        return suggestion.leader() == null
                ? List.of()
                : List.of(new Person(suggestion.leader(), suggestion.leaderName()));
    }

    List<Person> leaders() {
        return people.members("leader");
    }

    List<Person> presidium() {
        return people.members("presidium");
    }

    static List<Person> both(List<Person> some, List<Person> others) {
        List<Person> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static List<Person> withLogin(Stream<Deputy> deputies) {
        return deputies.filter(deputy -> deputy.userId() != null)
                .map(deputy -> new Person(deputy.userId(), deputy.name()))
                .toList();
    }
}
