package org.jianyi.suggestion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianyi.roster.Deputy;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All co-signatures. */
public interface Cosignings extends JpaRepository<Cosigning, Long> {

    List<Cosigning> findBySuggestionAndTextVersionOrderById(SuggestionId suggestion, int textVersion);

    /** Whichever congress the deputy of that login signed in. */
    Optional<Cosigning> findBySuggestionAndTextVersionAndDeputyUserId(
            SuggestionId suggestion, int textVersion, String userId);

    @EntityGraph(attributePaths = "deputy")
    List<Cosigning> findBySuggestionInOrderById(Collection<SuggestionId> suggestions);

    List<Cosigning> findByDeputyOrderByIdDesc(Deputy deputy);

    List<Cosigning> findBySuggestionAndDeputy(SuggestionId suggestion, Deputy deputy);

    /** The names of those of these deputies who have yet to say whether they co-sign something. */
    @Query(
            "select distinct d.name from Cosigning c join c.deputy d, Suggestion s where s.id = c.suggestion"
                    + " and s.status = 'COSIGNING' and c.textVersion = s.textVersion and c.state = 'ASKED' and d.id in :deputies order by d.name")
    List<String> undecided(Collection<Long> deputies);

    /** @return whether the deputy signed any version of the text */
    default boolean hasSigned(SuggestionId suggestion, Deputy deputy) {
        return findBySuggestionAndDeputy(suggestion, deputy).stream().anyMatch(Cosigning::isSigned);
    }

    /** Who has not answered drops off (R2). */
    default void dropUnanswered(Suggestion suggestion, Instant now) {
        findBySuggestionAndTextVersionOrderById(suggestion.id(), suggestion.textVersion())
                .forEach(cosigning -> cosigning.drop(now));
    }

    /** @return the names of all who signed, the lead deputy first */
    default List<String> signers(Suggestion suggestion) {
        return Stream.concat(
                        Stream.of(suggestion.lead()),
                        signed(suggestion).stream().map(Cosigning::deputy))
                .map(Deputy::name)
                .toList();
    }

    /** What the office had overlooked on the paper. */
    default void addOnPaper(Suggestion suggestion, Deputy deputy, Instant now) {
        save(new Cosigning(suggestion.id(), deputy, suggestion.textVersion(), Cosigning.State.ON_PAPER, now));
    }

    /** Those who really signed the current text (R2). */
    default List<Cosigning> signed(Suggestion suggestion) {
        return findBySuggestionAndTextVersionOrderById(suggestion.id(), suggestion.textVersion()).stream()
                .filter(Cosigning::isSigned)
                .toList();
    }
}
