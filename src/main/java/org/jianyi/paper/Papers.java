package org.jianyi.paper;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jianyi.Refusal;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All uploaded papers. Who may see one is decided by the suggestion it belongs to. */
public interface Papers extends Repository<Paper, UUID> {

    Optional<Paper> findById(UUID id);

    List<Paper> findByClaimedByOrderByUploadedAtAscIdAsc(String suggestionId);

    @Query("select content.content from PaperContent content where content.paperId = :id")
    Optional<byte[]> findContent(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select paper from Paper paper where paper.id in :ids order by paper.id")
    List<Paper> lock(Collection<UUID> ids);

    /**
     * @throws Refusal (404) if there is none
     */
    default Paper get(UUID id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("附件不存在或已被删除。"));
    }

    /**
     * @throws Refusal (404) if there is none
     */
    default byte[] contentOf(UUID id) {
        return findContent(id).orElseThrow(() -> Refusal.notFound("附件不存在或已被删除。"));
    }

    /** Makes papers part of a suggestion, for whoever may see that. */
    @Transactional
    default List<Paper> claim(Collection<UUID> ids, String uploader, String suggestionId) {
        return claim(ids, uploader, suggestionId, Audience.CASE);
    }

    /**
     * Makes papers part of a suggestion. A pending one can be claimed by its uploader alone; one that is part of the suggestion already
     * stays so.
     *
     * @param ids null, and nulls in it, are passed over, so that an optional field may be given as it is
     * @throws Refusal if one is unknown, another person's, or part of another suggestion; then none is claimed
     */
    @Transactional
    default List<Paper> claim(Collection<UUID> ids, String uploader, String suggestionId, Audience audience) {
        Set<UUID> wanted = ids == null ? new HashSet<>() : new HashSet<>(ids);
        wanted.removeIf(Objects::isNull);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Paper> papers = lock(wanted);
        if (papers.size() < wanted.size()) {
            throw Paper.unknown();
        }
        papers.forEach(paper -> paper.claim(uploader, suggestionId, audience));
        return papers;
    }

    /** Another paper takes the place of one of the same suggestion; whoever sees the one sees the other. */
    @Transactional
    default void replace(UUID wrong, UUID better, String uploader, String suggestionId) {
        Paper former = get(wrong);
        if (better == null || better.equals(wrong)) {
            throw Refusal.badInput("scan", "请上传正确的扫描件");
        }
        if (findById(better)
                .filter(paper -> suggestionId.equals(paper.claimedBy()))
                .isPresent()) {
            throw Refusal.badInput("scan", "这份材料已经在这件建议里了，请重新上传正确的扫描件");
        }
        claim(List.of(better), uploader, suggestionId, former.audience());
        former.replace(better);
    }

    /** The papers go out with a letter: from now on whoever sees the case sees them. */
    @Transactional
    default void send(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            lock(ids).forEach(Paper::send);
        }
    }

    /**
     * Deletes what was uploaded before {@code olderThan} and never claimed, unless a kept draft still names it: a clerk may finish a form
     * after the weekend.
     *
     * @return how many
     */
    @Transactional
    @Modifying
    @Query(nativeQuery = true, value = """
                    delete from paper where claimed_by is null and uploaded_at < :olderThan
                    and not exists (select 1 from draft where position(cast(paper.id as text) in draft.json) > 0)
                    """)
    int sweep(Instant olderThan);

    /** Deletes one pending paper of this person; 0 if there is none such. */
    @Transactional
    @Modifying
    @Query("delete from Paper paper where paper.id = :id and paper.uploadedBy = :uploader and paper.claimedBy is null")
    int deletePending(UUID id, String uploader);
}
