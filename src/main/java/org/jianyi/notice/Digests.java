package org.jianyi.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jianyi.Refusal;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All messages that went out, or shall. */
interface Digests extends Repository<Digest, UUID> {

    Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Query(nativeQuery = true, value = "select pg_try_advisory_xact_lock(x'6a69616e7969'::bigint + 2)")
    boolean isAlone();

    /**
     * Puts all that is due for a person into one message. Only one node does so at a time, or a person might get two.
     *
     * @return how many notices it were
     */
    @Modifying
    @Query(nativeQuery = true, value = """
            with due as (
                select s.id, s.channel, n.user_id from sending s join notice n on n.id = s.notice_id
                where s.digest_id is null and s.due_at <= :now and s.channel in (:channels)),
            made as (
                insert into digest (id, user_id, channel, state, attempts, next_at, made_at)
                select gen_random_uuid(), user_id, channel, 'QUEUED', 0, :now, :now from due group by user_id, channel
                returning id, user_id, channel)
            update sending set digest_id = made.id
            from due join made on made.user_id = due.user_id and made.channel = due.channel where sending.id = due.id""")
    int bundle(Instant now, Collection<String> channels);

    /** The next message that is to be sent and that nobody else is looking at; locked until the transaction ends. */
    @Query(nativeQuery = true, value = """
            select * from digest where next_at <= :now and channel in (:channels) order by next_at, id limit 1
            for update skip locked""")
    Optional<Digest> next(Instant now, Collection<String> channels);

    @Lock(jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Digest d where d.id = :id")
    Optional<Digest> findLocked(UUID id);

    /** @throws Refusal when there is none such */
    default Digest getLocked(String id) {
        return Optional.of(id)
                .filter(text -> ID.matcher(text).matches())
                .flatMap(text -> findLocked(UUID.fromString(text)))
                .orElseThrow(() -> Refusal.notFound("没有这封邮件，可能已经清理"));
    }

    @Query("select s.notice from Sending s where s.digest.id = :id order by s.notice.id")
    List<Notice> noticesIn(UUID id);

    /** Messages of which every notice is gone. */
    @Modifying
    @Query("delete from Digest d where d.nextAt is null and not exists (select 1 from Sending s where s.digest = d)")
    int sweep();
}
