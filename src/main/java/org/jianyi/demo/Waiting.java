package org.jianyi.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo people, and how much waits for each. */
@Component
@Profile("demo")
class Waiting {

    private final TaskService tasks;
    private final List<DemoPeople.Login> logins = DemoPeople.logins(Texts.read().roster());

    Waiting(TaskService tasks) {
        this.tasks = tasks;
    }

    /** @param tasks how many wait */
    record Someone(String user, String name, String role, String group, long tasks) {

        /** At first sight: the few of the offices, and everybody else for whom something waits. */
        boolean isShown() {
            return tasks > 0 || !group.equals("deputy") && !group.startsWith("unit-");
        }
    }

    /** By what they are. */
    Map<String, List<Someone>> people() {
        Map<String, List<Someone>> groups = new LinkedHashMap<>();
        for (DemoPeople.Login login : logins) {
            groups.computeIfAbsent(group(login), g -> new ArrayList<>())
                    .add(new Someone(
                            login.user(),
                            login.name(),
                            login.role(),
                            login.groups().get(0),
                            waitingFor(login)));
        }
        return groups;
    }

    private static String group(DemoPeople.Login login) {
        String first = login.groups().get(0);
        if (first.equals("deputy")) {
            return "代表";
        }
        return first.startsWith("unit-") ? "承办单位" : "人大、政府";
    }

    private long waitingFor(DemoPeople.Login login) {
        long waiting = tasks.createTaskQuery().taskAssignee(login.user()).count();
        for (String group : login.groups()) {
            // The office could do everything for everybody; what waits for it alone counts.
            waiting += group.equals("deputy") || group.equals("camunda-admin") || group.equals("presidium")
                    ? 0
                    : group.equals("presidium-office")
                            ? tasks.createTaskQuery()
                                    .taskCandidateGroup(group)
                                    .taskDefinitionKeyIn(DemoPeople.OFFICE_STEPS)
                                    .count()
                            : tasks.createTaskQuery().taskCandidateGroup(group).count();
        }
        return waiting;
    }
}
