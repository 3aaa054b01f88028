package org.jianyi.process;

import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jianyi.Cast;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.roster.Accounts;
import org.jianyi.roster.FullName;
import org.jianyi.substitution.NameSubstitute;
import org.jianyi.substitution.Substitution;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Stories of people who go away, for a while or for good. Whoever came for a story leaves with it. */
public abstract class StaffTest extends CaseTest {

    protected static final String ENGINE = "/camunda/api/engine/engine/default";
    protected static final LocalDate LAST = TODAY.plusDays(7);

    @LocalServerPort
    protected int port;

    @Autowired
    protected SignOffTasks signOffTasks;

    @Autowired
    protected Accounts accounts;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected IdentityService identity;

    @Autowired
    protected JdbcTemplate jdbc;

    @Autowired
    protected TransactionTemplate transaction;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final List<String> guests = new ArrayList<>();

    @AfterEach
    void everythingIsAsBefore() {
        jdbc.update("delete from substitution");
        transaction.executeWithoutResult(status -> signOffTasks.settle());
        guests.forEach(this::goesFor);
        guests.clear();
    }

    /** Whatever he still has: the story is over. */
    private void goesFor(String user) {
        tasks.createTaskQuery().taskInvolvedUser(user).list().forEach(task -> {
            tasks.setAssignee(task.getId(), null);
            tasks.deleteCandidateUser(task.getId(), user);
        });
        jdbc.update("delete from act_id_membership where user_id_ = ?", user);
        identity.deleteUser(user);
        jdbc.update("delete from stopped_account where user_id = ?", user);
    }

    /** Somebody new, only for this story; his login is like none before. */
    protected String comes(String kind, String name, String... groups) {
        String user = kind + "-" + COUNT.incrementAndGet();
        accounts.open(user, FullName.of(name));
        accounts.regroup(user, Set.of(groups), stage.actor("admin"));
        var known = identity.createUserQuery().userId(user).singleResult();
        known.setPassword(Cast.PASSWORD);
        identity.saveUser(known);
        guests.add(user);
        return user;
    }

    protected Substitution named(String signer, String place, String substitute) {
        return named(signer, place, substitute, TODAY, LAST);
    }

    protected Substitution named(String signer, String place, String substitute, LocalDate from, LocalDate to) {
        return signOffTasks.name(signer, new NameSubstitute(place, substitute, from, to, null), stage.actor(signer));
    }

    /** A suggestion whose reply waits for the head of SLZ. */
    protected SuggestionId drafted() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitTalksWithDeputy(id, "SLZ");
        story.unitDrafts(id, "SLZ");
        return id;
    }

    /** A suggestion in a leader's charge, whose letter goes out in the town's name. */
    protected SuggestionId inChargeOf(String leader, Object... changes) {
        SuggestionId id = story.deputySubmits(changes);
        story.officeExamines(
                id,
                "REGISTER",
                "assignment",
                stage.assignment("units", List.of(stage.share("CJB", "SOLE")), "leader", leader));
        story.unitTalksWithDeputy(id, "CJB");
        return id;
    }

    /** The same, drafted and signed by the unit's head: it waits for the leader. */
    protected SuggestionId waitsFor(String leader, Object... changes) {
        SuggestionId id = inChargeOf(leader, changes);
        story.unitDrafts(id, "CJB");
        story.signs("head-CJB", id, "CJB");
        return id;
    }

    protected Map<String, Object> signature(SuggestionId id, String unit) {
        return form("approved", true, "hash", story.reply(id, unit).hash());
    }

    protected Task signOff(SuggestionId id) {
        return tasks.createTaskQuery()
                .processVariableValueEquals(Case.SUGGESTION_ID, id.value())
                .taskDefinitionKey(SignOffTasks.STEP)
                .singleResult();
    }

    /** The ids of what a list of Tasklist shows. */
    protected List<String> listed(Guest guest, String list) {
        String id = null;
        for (var filter : guest.get(ENGINE + "/filter?resourceType=Task").json()) {
            id = filter.path("name").asText().equals(list) ? filter.path("id").asText() : id;
        }
        List<String> found = new ArrayList<>();
        if (id != null) {
            guest.post(ENGINE + "/filter/" + id + "/list?firstResult=0&maxResults=10000", Map.of())
                    .json()
                    .forEach(task -> found.add(task.path("id").asText()));
        }
        return found;
    }

    protected Answer submits(Guest guest, String task, Map<String, Object> form) {
        return guest.post(
                ENGINE + "/task/" + task + "/submit-form",
                Map.of("variables", Map.of("form", Map.of("value", stage.json(form), "type", "Json"))));
    }
}
