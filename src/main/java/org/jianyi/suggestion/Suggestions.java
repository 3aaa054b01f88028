package org.jianyi.suggestion;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianyi.Refusal;
import org.jianyi.roster.Session;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** All suggestions, open and closed. */
public interface Suggestions extends JpaRepository<Suggestion, SuggestionId> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Suggestion s where s.id = :id")
    Optional<Suggestion> findLocked(SuggestionId id);

    List<Suggestion> findByMasterOrderByIdAsc(SuggestionId master);

    List<Suggestion> findByLeadUserIdOrderBySubmittedAtDesc(String userId);

    /** With deputy and session, in the order in which they were handed in. */
    @Query(
            "select s from Suggestion s join fetch s.lead lead join fetch lead.congress join fetch s.session where s.id in :ids order by s.submittedOn, s.submittedAt, s.id")
    List<Suggestion> inOrder(Collection<SuggestionId> ids);

    /** What was assigned on that day, by session and number. */
    @Query(
            "select s from Suggestion s join fetch s.lead join fetch s.session t where s.assignedOn = :day and s.referenceUnit is null and s.imported = false order by t.opensOn, s.inSession desc, s.seq")
    List<Suggestion> assignedOn(LocalDate day);

    /** The days on which something was assigned, the latest first. */
    @Query("select distinct s.assignedOn from Suggestion s where s.assignedOn is not null"
            + " and s.referenceUnit is null and s.imported = false order by s.assignedOn desc")
    List<LocalDate> assignmentDays(Limit most);

    /** What was taken in from ledgers of earlier years, by session and number. */
    @Query("""
            select s from Suggestion s join fetch s.lead lead join fetch lead.congress join fetch s.session t
            where s.imported = true order by t.opensOn, s.inSession desc, s.seq""")
    List<Suggestion> imported();

    /** A number that is given, and to what. */
    record Numbered(Session session, boolean inSession, int seq, String title) {

        public SuggestionNumber number() {
            return new SuggestionNumber(session, inSession, seq);
        }
    }

    @Query(
            "select s.session as session, s.inSession as inSession, s.seq as seq, s.title as title from Suggestion s where s.seq is not null")
    List<Numbered> numbered();

    /** Those of that number, whatever the session. */
    @Query("select s.id from Suggestion s where s.seq = :seq and s.inSession in :inSession")
    List<SuggestionId> ofNumber(int seq, Collection<Boolean> inSession);

    /** Those with these words in their title; confidential ones only if they are wanted too. */
    @Query("""
            select s.id from Suggestion s
            where locate(:words, s.title) > 0 and (s.confidential = false or :confidentialToo = true)""")
    List<SuggestionId> titled(String words, boolean confidentialToo);

    /** What the office entered from paper since then, the last first. */
    @Query(
            "select s from Suggestion s join fetch s.lead where s.enteredBy is not null and s.submittedAt >= :since order by s.submittedAt desc")
    List<Suggestion> enteredSince(Instant since);

    /** The open ones in the charge of a leader. */
    @Query(
            "select s from Suggestion s join fetch s.lead join fetch s.session where s.leader = :leader and s.closedOn is null order by s.id")
    List<Suggestion> inChargeOf(String leader);

    /** The open ones that somebody leads as a deputy. */
    @Query(
            "select s from Suggestion s join fetch s.lead lead join fetch s.session where lead.userId = :user and s.closedOn is null order by s.submittedAt desc")
    List<Suggestion> ledBy(String user);

    String OF_FORMER_DEPUTIES = """
            select s.id.value from Suggestion s where s.closedOn is null and s.lead.id in (
                select d.id from Deputy d where d.validTo < :day and not exists (
                    select 1 from Deputy later where (later.userId = d.userId or d.userId is null and later.name = d.name)
                      and later.validFrom <= :day and (later.validTo is null or later.validTo >= :day)))""";

    /** Ids of the open ones whose lead deputy's mandate is over on that day, and who has no later one. */
    @Query(OF_FORMER_DEPUTIES)
    Set<String> ofFormerDeputies(LocalDate day);

    /** The same, of these alone. */
    @Query(OF_FORMER_DEPUTIES + " and s.id in :among")
    Set<String> ofFormerDeputies(LocalDate day, Collection<SuggestionId> among);

    @Query("select s from Suggestion s join fetch s.session where s.closedOn is null order by s.id")
    List<Suggestion> open();

    /** Ids of those that wait for this one (并案). */
    default List<SuggestionId> mergedInto(SuggestionId master) {
        return findByMasterOrderByIdAsc(master).stream()
                .filter(merged -> merged.status() == SuggestionStatus.MERGED)
                .map(Suggestion::id)
                .toList();
    }

    /** @throws Refusal when there is no such suggestion */
    default Suggestion get(SuggestionId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("没有这件建议，或者您无权查看"));
    }

    /** The same, locked until the transaction ends. */
    default Suggestion getLocked(SuggestionId id) {
        return findLocked(id).orElseThrow(() -> Refusal.notFound("没有这件建议，或者您无权查看"));
    }
}
