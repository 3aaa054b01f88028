package org.jianyi.process;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.NONE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jianyi.roster.Posts;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives an empty database its groups, their rights, and a useful list for each role. Safe to run at every start, on several nodes at once. */
@Component
public class FirstStart {

    private static final long LOCK = 0x6a69616e7969L; // "jianyi"

    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    private static final String TO_CLAIM = "待领取";

    static {
        GROUPS.put("deputy", "代表");
        GROUPS.put("presidium-office", "镇人大办");
        GROUPS.put("presidium", "主席团");
        GROUPS.put("government-office", "镇政府办");
        GROUPS.put("leader", "镇领导");
        GROUPS.put("camunda-admin", "系统管理员");
    }

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;
    private final Units units;
    private final JdbcTemplate jdbc;

    FirstStart(
            IdentityService identity,
            AuthorizationService authorizations,
            FilterService filters,
            TaskService tasks,
            Units units,
            JdbcTemplate jdbc) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
        this.units = units;
        this.jdbc = jdbc;
    }

    /** Creates what is missing; what is there stays as it is, but for the steps that a list is made of: those are this release's. */
    @Transactional
    public void prepare() {
        jdbc.query("select pg_advisory_xact_lock(?)", rs -> {}, LOCK);
        GROUPS.forEach(this::group);
        grantRoles();
        shipFilters();
        units.findAll().forEach(this::groupsOf);
    }

    /** Every unit has a group of handlers and one of heads, with the rights to see their tasks. */
    @Transactional
    public void groupsOf(Unit unit) {
        group(Posts.handlersOf(unit.code()), unit.name());
        group(Posts.headOf(unit.code()), unit.name() + "负责人");
        for (String id : List.of(Posts.handlersOf(unit.code()), Posts.headOf(unit.code()))) {
            grant(id, Resources.APPLICATION, "tasklist", ACCESS);
            grant(id, Resources.APPLICATION, "welcome", ACCESS);
            filters.createFilterQuery()
                    .filterName(TO_CLAIM)
                    .list()
                    .forEach(filter -> grant(id, Resources.FILTER, filter.getId(), READ));
        }
    }

    private void group(String id, String name) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(name);
            group.setType("camunda-admin".equals(id) ? "SYSTEM" : "WORKFLOW");
            identity.saveGroup(group);
        }
    }

    private void grantRoles() {
        for (String id : GROUPS.keySet()) {
            grant(id, Resources.APPLICATION, "tasklist", ACCESS);
            grant(id, Resources.APPLICATION, "welcome", ACCESS);
        }
        for (String id : List.of("deputy", "presidium-office")) {
            for (String process : List.of(Case.SUGGESTION_HANDLING, Case.WITHDRAWAL)) {
                grant(id, Resources.PROCESS_DEFINITION, process, READ, CREATE_INSTANCE);
            }
            grant(id, Resources.PROCESS_INSTANCE, "*", CREATE);
        }
        for (String id : List.of("presidium-office", "presidium")) {
            grant(id, Resources.APPLICATION, "cockpit", ACCESS);
            for (String process : List.of(
                    Case.SUGGESTION_HANDLING, Case.UNIT_SHARE, Case.UNIT_HANDLING, Case.WITHDRAWAL, Case.SUPERVISION)) {
                Permission[] see = {READ, READ_INSTANCE, READ_TASK, READ_HISTORY};
                Permission[] seeAndStart = {READ, READ_INSTANCE, READ_TASK, READ_HISTORY, CREATE_INSTANCE};
                boolean starts = id.equals("presidium-office")
                        && (process.equals(Case.SUGGESTION_HANDLING) || process.equals(Case.WITHDRAWAL));
                grant(id, Resources.PROCESS_DEFINITION, process, starts ? seeAndStart : see);
            }
            grant(id, Resources.DECISION_DEFINITION, "*", READ, READ_HISTORY);
            // Whose task it is stands there by name.
            grant(id, Resources.USER, "*", READ);
            // Cockpit counts the tasks of all groups.
            grant(id, Resources.TASK, "*", READ);
        }
        for (Resource resource : Resources.values()) {
            // Lists of tasks are for those who work on them.
            grant("camunda-admin", resource, "*", resource == Resources.FILTER ? NONE : ALL);
        }
        // The drawing beside a task shows where it stands.
        letEverybodyRead(Resources.PROCESS_DEFINITION, "*");
        // Otherwise Tasklist shows a task's candidates by the ids of their groups.
        letEverybodyRead(Resources.GROUP, "*");
    }

    private void grant(String group, Resource resource, String resourceId, Permission... permissions) {
        Authorization authorization = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(resourceId)
                .singleResult();
        if (authorization == null) {
            authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            authorization.setGroupId(group);
            authorization.setResource(resource);
            authorization.setResourceId(resourceId);
        }
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }

    /** The office stands in for every unit, so its own steps and those it may record for others are lists apart. */
    private void shipFilters() {
        letEverybodyRead(
                Resources.FILTER,
                filter("我的待办", 10, "指定给我和我已领取的任务", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}")));
        String toClaim =
                filter(TO_CLAIM, 20, "本单位、本岗位可以领取的任务，逾期在前", offeredToMe().taskUnassigned());
        for (String group : List.of("government-office", "leader", "presidium")) {
            grant(group, Resources.FILTER, toClaim, READ);
        }
        String own = filter(
                "本办待办",
                5,
                "要由镇人大办审查、交办、决定的任务，逾期在前",
                offeredToMe().taskUnassigned().taskDefinitionKeyIn(OfficeSteps.OWN.toArray(String[]::new)));
        grant("presidium-office", Resources.FILTER, own, READ);
        String forOthers = filter(
                "可代录",
                25,
                "承办单位、政府办、代表正在办的任务，收到签字或盖章的材料后可以代录",
                offeredToMe()
                        .taskDefinitionKeyIn(OfficeSteps.OF_OTHERS.toArray(String[]::new))
                        .includeAssignedTasks());
        grant("presidium-office", Resources.FILTER, forOthers, READ);
        letEverybodyRead(
                Resources.FILTER,
                filter(
                        "逾期",
                        30,
                        "已经超过到期日的任务",
                        offeredToMe().includeAssignedTasks().dueBeforeExpression("${now()}")));
    }

    /** Offered to one of my groups, or to me by name as somebody's substitute. */
    private TaskQuery offeredToMe() {
        return tasks.createTaskQuery().taskCandidateUserExpression("${currentUser()}");
    }

    private String filter(String name, int priority, String description, TaskQuery query) {
        Filter known = filters.createFilterQuery().filterName(name).singleResult();
        Filter filter =
                known == null ? filters.newTaskFilter(name) : known; // an earlier release may have asked otherwise
        filter.setQuery(query); // in no order of its own: that would come before the one a person chooses
        filter.setProperties(Map.of(
                "description",
                description,
                "priority",
                priority,
                "refresh",
                true,
                "variables",
                List.of(Map.of("name", "caseUnit", "label", "承办单位"))));
        return filters.saveFilter(filter).getId();
    }

    private void letEverybodyRead(Resource resource, String resourceId) {
        boolean there = authorizations
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                        .resourceType(resource)
                        .resourceId(resourceId)
                        .count()
                > 0;
        if (!there) {
            Authorization everyone = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            everyone.setResource(resource);
            everyone.setResourceId(resourceId);
            everyone.setPermissions(new Permission[] {READ});
            authorizations.saveAuthorization(everyone);
        }
    }
}
