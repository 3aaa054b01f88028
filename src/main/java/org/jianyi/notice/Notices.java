package org.jianyi.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All notices. They are written by {@link TellPeople} alone. */
interface Notices extends Repository<Notice, Long> {

    long countByUserIdAndReadAtIsNullAndSettledAtIsNull(String userId);

    boolean existsByIdAndUserId(Long id, String userId);

    /**
     * @param about pattern of a title or an id; % for any case
     * @param number of a suggestion in its session, or null
     */
    @Query("""
            select n from Notice n where n.userId = :user and (:unreadOnly = false or n.readAt is null and n.settledAt is null)
              and (:about = '%' or exists (select 1 from Suggestion s where s.id = n.suggestion
                   and (s.id.value like :about escape '\\' or s.seq = :number
                        or s.confidential = false and s.title like :about escape '\\')))
            order by n.id desc""")
    Slice<Notice> of(String user, boolean unreadOnly, String about, Integer number, Pageable page);

    @Modifying
    @Query("update Notice n set n.readAt = :now where n.userId = :user and n.id = :id and n.readAt is null")
    int read(String user, Long id, Instant now);

    @Modifying
    @Query("update Notice n set n.readAt = :now where n.userId = :user and n.id <= :upTo and n.readAt is null")
    int readUpTo(String user, Long upTo, Instant now);

    @Modifying
    @Query("update Notice n set n.readAt = :now where n.userId = :user and n.suggestion = :about and n.readAt is null")
    int readAbout(String user, SuggestionId about, Instant now);

    @Modifying
    @Query(
            "update Notice n set n.readAt = :now where n.userId = :user and n.suggestion.value is null and n.readAt is null")
    int readAboutNoCase(String user, Instant now);

    @Modifying
    @Query("delete from Notice n where coalesce(n.readAt, n.settledAt) < :before")
    int sweep(Instant before);

    List<Notice> findBySuggestionAndSettledAtIsNullAndKindInOrderById(
            SuggestionId suggestion, Collection<NoticeKind> kinds);

    List<Notice> findBySuggestionAndKindInOrderById(SuggestionId suggestion, Collection<NoticeKind> kinds);

    @Query("select distinct n.suggestion.value from Notice n where n.settledAt is null and n.kind in :kinds")
    List<String> withOpen(Collection<NoticeKind> kinds);

    /** Passes over those that somebody is just reading: nobody waits for a notice. */
    @Modifying
    @Query(nativeQuery = true, value = """
            update notice set settled_at = :now where id in (
                select id from notice where id in (:ids) and settled_at is null for update skip locked)""")
    int settle(Collection<Long> ids, Instant now);

    /** A notice with one of the ways it goes out, if any; and the message, if there is one yet. */
    interface Sent {
        Notice getNotice();

        Sending getSending();

        Digest getDigest();
    }

    /**
     * @param who pattern of a name or a login
     * @param inside only those that go out by no channel
     * @param waiting only those that wait, in a message or for one
     * @param state only those in messages that stand thus, or null
     */
    @Query("""
            select n as notice, s as sending, d as digest
            from Notice n left join Sending s on s.notice = n left join s.digest d
            where n.toldAt >= :from and n.toldAt < :before and n.kind in :kinds
              and (n.userName like :who escape '\\' or n.userId like :who escape '\\')
              and (:any = true or :inside = true and s.id is null or d.state = :state
                   or :state = org.jianyi.notice.DigestState.QUEUED and s.id is not null and d.id is null)
            order by n.id desc, s.id""")
    Slice<Sent> sent(
            Instant from,
            Instant before,
            String who,
            Collection<NoticeKind> kinds,
            boolean any,
            boolean inside,
            DigestState state,
            Pageable page);

    /** How many of them stand how: null and false for those that go out by no channel. */
    interface Standing {
        DigestState getState();

        boolean getOutside();

        long getCount();
    }

    @Query("""
            select d.state as state, case when s.id is null then false else true end as outside, count(n) as count
            from Notice n left join Sending s on s.notice = n left join s.digest d
            where n.toldAt >= :from and n.toldAt < :before and n.kind in :kinds
              and (n.userName like :who escape '\\' or n.userId like :who escape '\\')
            group by d.state, case when s.id is null then false else true end""")
    List<Standing> standing(Instant from, Instant before, String who, Collection<NoticeKind> kinds);
}
