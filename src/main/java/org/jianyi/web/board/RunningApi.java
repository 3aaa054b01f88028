package org.jianyi.web.board;

import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.process.Instances;
import org.jianyi.roster.Actor;
import org.jianyi.web.Api;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** Tells Cockpit which cases the running instances belong to. */
@Api
class RunningApi {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Instances instances;
    private final RunningCases cases;

    RunningApi(Instances instances, RunningCases cases) {
        this.instances = instances;
        this.cases = cases;
    }

    @GetMapping("/api/instances")
    List<RunningCases.RunningCase> all(@RequestAttribute(ACTOR) Actor actor) {
        if (!actor.isOffice() && !actor.isPresidium() && !actor.isAdministrator()) {
            throw Refusal.forbidden("只有镇人大办、主席团和系统管理员可以查看");
        }
        return cases.of(instances.all(), actor);
    }
}
