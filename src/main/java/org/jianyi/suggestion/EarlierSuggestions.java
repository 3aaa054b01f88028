package org.jianyi.suggestion;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.WithinTransaction;
import org.springframework.stereotype.Component;

/** Puts down suggestions that were closed before this system was there, as the ledger of their session tells them (历年台账). */
@Component
public class EarlierSuggestions {

    private final Counters counters;
    private final EntityManager entities;
    private final Clock clock;
    private final WithinTransaction<List<SuggestionNumber>> put = new WithinTransaction<>(ArrayList::new);

    EarlierSuggestions(Counters counters, EntityManager entities, Clock clock) {
        this.counters = counters;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * What a ledger says of a suggestion.
     *
     * @param months until the reply was due, or null where the ledger does not tell
     * @param due the day on which these months ended, or null
     */
    public record Known(
            SuggestionNumber number,
            String title,
            String category,
            Level level,
            Deputy lead,
            List<Deputy> cosigners,
            PastDays days,
            Integer months,
            LocalDate due) {}

    /** Keeps the number as it is given; the caller knows that it is free. */
    public Suggestion put(Known known) {
        put.get().add(known.number());
        Suggestion suggestion = Suggestion.ofEarlierYears(
                counters.nextId(known.days().submittedOn()),
                known,
                known.days().submittedOn().atStartOfDay(clock.getZone()).toInstant());
        entities.persist(suggestion);
        known.cosigners()
                .forEach(deputy -> entities.persist(new Cosigning(
                        suggestion.id(), deputy, suggestion.textVersion(), Cosigning.State.ON_PAPER, null)));
        return suggestion;
    }

    /** Later numbers of a session go on after the highest that was put down in this transaction, and collide with none (R4). */
    public void passOver() {
        put.get().stream()
                .collect(Collectors.toMap(
                        number -> List.of(number.session().id(), number.inSession()),
                        number -> number,
                        BinaryOperator.maxBy(Comparator.comparing(SuggestionNumber::seq))))
                .values()
                .forEach(counters::passOver);
    }
}
