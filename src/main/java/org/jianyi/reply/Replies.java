package org.jianyi.reply;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jianyi.Refusal;
import org.jianyi.handling.HandlingId;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All drafts of all replies. */
public interface Replies extends JpaRepository<Reply, Long> {

    Optional<Reply> findFirstByHandlingOrderByDraftNumberDesc(HandlingId handling);

    /** The last one this person drafted, for whichever suggestion. */
    Optional<Reply> findFirstByDraftedByOrderByIdDesc(String userId);

    List<Reply> findByHandlingInOrderByIdAsc(Collection<HandlingId> handlings);

    List<Reply> findByHandlingOrderByDraftNumber(HandlingId handling);

    /** What was delivered, in short. */
    record Letter(HandlingId handling, String replyClass, Meaning meaning, LocalDate day) {}

    @Query("""
            select new org.jianyi.reply.Replies$Letter(r.handling, r.classCode, r.meaning, r.deliveredOn)
            from Reply r where r.handling in :handlings and r.status = 'DELIVERED' order by r.id""")
    List<Letter> delivered(Collection<HandlingId> handlings);

    /** The day of a draft that waits for signatures, or has them all, and of the last of these; null as long as there is none. */
    record Signing(HandlingId handling, LocalDate drafted, LocalDate signed) {}

    @Query("""
            select new org.jianyi.reply.Replies$Signing(r.handling, r.draftedOn, max(s.day))
            from Reply r left join SignOff s on s.replyId = r.id and s.approved = true
            where r.handling in :handlings and r.status in ('DRAFTED', 'SIGNED') group by r.handling, r.draftedOn""")
    List<Signing> signings(Collection<HandlingId> handlings);

    @Query(
            "select count(r) > 0 from Reply r where r.letterNumber = :letterNumber and r.handling <> :handling and r.status <> 'RETURNED'")
    boolean isTaken(String letterNumber, HandlingId handling);

    @Query(
            nativeQuery = true,
            value =
                    "select max(cast(substring(letter_number from '〕([0-9]+)号$') as integer)) from reply where letter_number like :prefix || '%'")
    Integer lastNumber(String prefix);

    /** @throws Refusal when nothing has been drafted */
    default Reply latest(HandlingId handling) {
        return findFirstByHandlingOrderByDraftNumberDesc(handling).orElseThrow(() -> Refusal.conflict("还没有答复稿"));
    }
}
