package org.jianyi.web.staff;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * What is open with one person (交接清单).
 *
 * @param posts what the person is: 镇水利站经办人、镇领导
 * @param self whether he looks himself
 * @param before how his login was stopped, so that it can be taken up again; otherwise null
 * @param tasks what he has in hand, the most urgent first
 * @param charges suggestions in his charge as leader
 * @param own suggestions that he leads as deputy
 * @param units what is open at the units that have nobody but him
 * @param drafts what he has typed and not sent
 * @param substitutions those he gave or has, the latest first
 * @param places where he signs, and who may sign there for him
 * @param colleagues to whom something of this may be handed, by user id
 * @param hanging why he cannot be taken out yet, in words
 */
record StaffView(
        String userId,
        String name,
        String posts,
        boolean self,
        boolean stopped,
        Before before,
        List<Task> tasks,
        List<Line> charges,
        List<Line> own,
        List<UnitCases> units,
        List<DraftLine> drafts,
        List<SubstitutionLine> substitutions,
        List<Place> places,
        Map<String, String> colleagues,
        List<String> hanging) {

    /**
     * A task.
     *
     * @param hold how it is his: 已领取
     * @param alone whether nobody else could do it
     * @param movable whether it may be handed to a colleague
     */
    record Task(String id, String step, Line line, String hold, boolean alone, boolean movable) {}

    /** A case. {@code href} is null for whoever may not see it. */
    record Line(String id, String number, String title, String href, String state, LocalDate due, boolean overdue) {}

    record Before(LocalDate day, String by, String reason) {}

    record UnitCases(String post, List<Line> lines) {}

    record DraftLine(String what, String href, LocalDateTime savedAt) {}

    /**
     * @param given he gave it; otherwise he signs for the other
     * @param state 将开始, 代理中, 已结束
     * @param endable whether it may be ended now
     */
    record SubstitutionLine(
            Long id,
            boolean given,
            String other,
            String post,
            LocalDate from,
            LocalDate to,
            String reason,
            String namedBy,
            String state,
            boolean endable) {}

    record Place(String group, String post, Map<String, String> fitting) {}

    public boolean isEmpty() {
        return tasks.isEmpty() && charges.isEmpty() && own.isEmpty() && units.isEmpty() && drafts.isEmpty();
    }

    public boolean hasMovable() {
        return !charges.isEmpty() || tasks.stream().anyMatch(Task::movable);
    }
}
