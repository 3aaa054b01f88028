package org.jianyi.draft;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jianyi.Refusal;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All kept drafts. Who may see one is decided by its task. */
public interface Drafts extends Repository<Draft, String> {

    int LARGEST = 200 * 1024;

    Optional<Draft> findById(String taskId);

    /** Those that somebody saved, and those of these tasks. */
    List<Draft> findBySavedByOrTaskIdInOrderBySavedAtDesc(String savedBy, Collection<String> tasks);

    /** @return what stands for the task where the office records for a unit: one draft for all of the office */
    static String ofRecord(String handling, String unit) {
        return "record:" + handling + ":" + unit;
    }

    /** @return the share of which the office records something in this draft */
    static Optional<String> recordedHandling(String taskId) {
        String[] parts = taskId.split(":");
        return parts.length == 3 && parts[0].equals("record") ? Optional.of(parts[1]) : Optional.empty();
    }

    /** @return what stands for the task where a form is to start something: one draft for each person and process */
    static String ofStart(String process, String userId) {
        return process + ":" + userId;
    }

    /**
     * Keeps a draft in place of the task's former one.
     *
     * @param json what the form held, as the form sent it
     * @throws Refusal (413) if it is longer than 200 kB
     */
    @Transactional
    default void keep(String taskId, String json, String savedBy, Instant at) {
        if (json.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw Refusal.tooLarge(null, "填写的内容过长，无法暂存，请删减后再试。");
        }
        put(taskId, json, savedBy, at);
    }

    /** Forgets a task's draft, if there is one. */
    @Transactional
    @Modifying
    @Query("delete from Draft draft where draft.taskId = :taskId")
    void forget(String taskId);

    /** In one statement, since two people of a unit may save at once. */
    @Transactional
    @Modifying
    @Query(nativeQuery = true, value = """
                    insert into draft (task_id, json, saved_by, saved_at) values (:taskId, :json, :savedBy, :savedAt)
                    on conflict (task_id) do update set json = excluded.json, saved_by = excluded.saved_by, saved_at = excluded.saved_at
                    """)
    void put(String taskId, String json, String savedBy, Instant savedAt);
}
