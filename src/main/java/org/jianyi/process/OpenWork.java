package org.jianyi.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jianyi.roster.Actor;
import org.jianyi.roster.FirstPasswords;
import org.jianyi.roster.Person;
import org.jianyi.substitution.SignerPlace;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What is open with one person: what he has taken, what was given to him by name, and what nobody else of his group could take. */
@Component
public class OpenWork {

    private static final String OFFICE = "presidium-office";
    static final String DEPUTY = "deputy";

    /** Given to the lead deputy; the office may only record it for him. */
    private static final Set<String> THE_DEPUTYS =
            Set.of("UserTask_FinishCosigning", "UserTask_ReviseSuggestion", "UserTask_RateHandling");

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final SignOffTasks signOffTasks;
    private final EnginePeople people;
    private final FirstPasswords firstPasswords;
    private final Desk desk;

    OpenWork(
            @Lazy TaskService tasks,
            @Lazy RuntimeService runtime,
            SignOffTasks signOffTasks,
            EnginePeople people,
            FirstPasswords firstPasswords,
            @Lazy Desk desk) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.signOffTasks = signOffTasks;
        this.people = people;
        this.firstPasswords = firstPasswords;
        this.desk = desk;
    }

    /** How a task is somebody's. */
    public enum Hold {
        TAKEN("已领取"),
        NAMED("指定由本人办"),
        ALONE("本岗位只有本人");

        private final String label;

        Hold(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One task.
     *
     * @param group in which he has it: with that he loses it
     */
    public record Piece(Desk.OpenTask task, Hold hold, String group) {

        /** Whether nobody is left to do it when he is gone. */
        public boolean hangsOnHim() {
            return hold != Hold.TAKEN;
        }
    }

    /** The most urgent first. Whether the one who asks may see it was asked before. */
    public List<Piece> of(String userId) {
        return people.unchecked(() -> {
            Actor person = people.actor(userId);
            List<Piece> pieces = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (Task task : tasks.createTaskQuery()
                    .taskInvolvedUser(userId)
                    .initializeFormKeys()
                    .list()) {
                Piece piece = piece(task, person);
                if (piece != null && seen.add(task.getId())) {
                    pieces.add(piece);
                }
            }
            for (String group : person.groups()) {
                if (isAloneIn(group, userId)) {
                    alone(group).stream()
                            .filter(task -> seen.add(task.getId()))
                            .forEach(task -> pieces.add(new Piece(shown(task, person), Hold.ALONE, group)));
                }
            }
            pieces.sort(
                    Comparator.comparing(piece -> piece.task().due(), Comparator.nullsLast(Comparator.naturalOrder())));
            return pieces;
        });
    }

    /** A task that is open with anybody. Whether the one who asks may see it was asked before. */
    public Optional<Desk.OpenTask> task(String taskId, Actor actor) {
        return people.unchecked(() -> Optional.ofNullable(tasks.createTaskQuery()
                        .taskId(taskId)
                        .initializeFormKeys()
                        .singleResult())
                .map(task -> shown(task, actor)));
    }

    /** Whether nobody else in a group can come in and act: who has no password yet cannot. */
    public boolean isAloneIn(String group, String userId) {
        return people.members(group).stream()
                .map(Person::userId)
                .filter(member -> !member.equals(userId))
                .allMatch(firstPasswords::isLockedOut);
    }

    private List<Task> alone(String group) {
        var query = tasks.createTaskQuery().taskCandidateGroup(group).taskUnassigned();
        if (group.equals(OFFICE)) {
            query.taskDefinitionKeyIn(OfficeSteps.OWN.toArray(String[]::new));
        }
        return query.initializeFormKeys().list();
    }

    /** @return null for what is only offered to him as a substitute */
    private Piece piece(Task task, Actor person) {
        if (SignOffTasks.STEP.equals(task.getTaskDefinitionKey())
                && person.userId().equals(signOffTasks.leaderOf(task))) {
            return new Piece(shown(task, person), Hold.NAMED, SignerPlace.LEADER);
        }
        if (!person.userId().equals(task.getAssignee())) {
            return null;
        }
        Candidates candidates = Candidates.of(tasks, task.getId());
        if (isTheDeputys(task, candidates, person.userId())) {
            return new Piece(shown(task, person), Hold.NAMED, DEPUTY);
        }
        String group = person.groups().stream()
                .filter(candidates.groups()::contains)
                .min(Comparator.comparing(OFFICE::equals))
                .orElse(null);
        boolean alone = group != null
                && isAloneIn(group, person.userId())
                && (!group.equals(OFFICE) || OfficeSteps.OWN.contains(task.getTaskDefinitionKey()));
        return new Piece(shown(task, person), alone ? Hold.ALONE : Hold.TAKEN, group);
    }

    private boolean isTheDeputys(Task task, Candidates candidates, String userId) {
        return candidates.users().isEmpty() && candidates.groups().isEmpty()
                || THE_DEPUTYS.contains(task.getTaskDefinitionKey())
                        && userId.equals(runtime.getVariable(task.getExecutionId(), Case.DEPUTY));
    }

    private Desk.OpenTask shown(Task task, Actor person) {
        return desk.shown(List.of(task), person).get(0);
    }
}
