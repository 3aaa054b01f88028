package org.jianyi.web.staff;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jianyi.process.Leaving;

/**
 * What is open with one person (交接清单).
 *
 * @param posts what the person is: 镇水利站经办人、镇领导
 * @param self whether he looks himself
 * @param deputyOnly whether he is a deputy and nothing else: then he takes no tasks that others could do
 * @param before how his login was stopped, so that it can be taken up again; otherwise null
 * @param tasks what he has in hand, the most urgent first
 * @param charges suggestions in his charge as leader
 * @param own suggestions that he leads as deputy
 * @param units what is open at the units that have nobody but him
 * @param drafts what he has typed and not sent
 * @param substitutions those he gave or has, the latest first
 * @param places where he signs, and who may sign there for him
 * @param colleagues to whom something of this may be handed, by user id
 * @param hanging why he cannot be taken out yet
 */
record StaffView(
        String userId,
        String name,
        String posts,
        boolean self,
        boolean stopped,
        boolean deputyOnly,
        Before before,
        List<Task> tasks,
        List<Line> charges,
        List<Line> own,
        List<UnitCases> units,
        List<DraftLine> drafts,
        List<SubstitutionLine> substitutions,
        List<Place> places,
        Map<String, String> colleagues,
        Leaving.Hanging hanging) {

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

    /**
     * Something typed and not sent.
     *
     * @param line the case, or null for what is to start one
     */
    record DraftLine(String what, Line line, String href, LocalDateTime savedAt) {}

    /**
     * @param given he gave it; otherwise he signs for the other
     * @param time from when to when it was named for
     * @param state 将开始, 代理中, 已取消, 已结束, 已于2026年7月3日结束
     * @param endable whether it may be ended now
     * @param lockedOut whether the substitute cannot come in yet, since nobody has given him a password
     */
    record SubstitutionLine(
            Long id,
            boolean given,
            String other,
            String post,
            String time,
            String reason,
            String namedBy,
            String state,
            boolean endable,
            boolean lockedOut) {}

    record Place(String group, String post, Map<String, String> fitting) {}

    public boolean isEmpty() {
        return tasks.isEmpty() && charges.isEmpty() && own.isEmpty() && units.isEmpty() && drafts.isEmpty();
    }

    /** Where there is somebody who may sign for him. */
    public List<Place> substitutable() {
        return places.stream().filter(place -> !place.fitting().isEmpty()).toList();
    }

    public boolean hasMovable() {
        return !charges.isEmpty() || hasMovableTasks();
    }

    public boolean hasMovableTasks() {
        return tasks.stream().anyMatch(Task::movable);
    }
}
