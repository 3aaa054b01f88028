package org.jianyi.demo;

import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.jianyi.StartRefused;
import org.jianyi.deadline.LegalClock;
import org.jianyi.process.AtStart;
import org.jianyi.process.EngineClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Fills an empty database with the invented town, by letting its people act in the order of time. */
@Component
@Profile("demo")
@Order(AtStart.FIRST_PEOPLE)
class FillTown implements AtStart {

    static final String PROPERTY = "jianyi.demo";
    static final String FILLING = "filling";
    static final String FILLED = "filled";

    private static final Logger LOG = LoggerFactory.getLogger(FillTown.class);

    private final Founding founding;
    private final Players players;
    private final LegalClock legalClock;
    private final EngineClock clock;
    private final IdentityService identity;
    private final ManagementService management;

    FillTown(
            Founding founding,
            Players players,
            LegalClock legalClock,
            EngineClock clock,
            IdentityService identity,
            ManagementService management) {
        this.founding = founding;
        this.players = players;
        this.legalClock = legalClock;
        this.clock = clock;
        this.identity = identity;
        this.management = management;
    }

    @Override
    public void atStart() {
        if (FILLED.equals(management.getProperties().get(PROPERTY))) {
            return;
        }
        if (identity.createUserQuery().count() > 0) {
            throw new StartRefused("""
                    这个数据库里已有正式数据，不能用作演示，系统没有启动。
                    This database holds a real town; it is not used for the demo, and the application was not started.""", """
                    请去掉演示模式（profile demo）再启动，或另配一个空的数据库（SPRING_DATASOURCE_URL）。
                    Start without the profile demo, or give an empty database.""");
        }
        long begun = System.nanoTime();
        LOG.info("正在准备演示数据，约需一分钟…… (filling the invented town, about a minute)");
        management.setProperty(PROPERTY, FILLING);
        Plan plan = new Plan(Texts.read(), legalClock, EngineClock.TOWN, clock.instant());
        try {
            clock.setTo(plan.acts().get(0).at().minus(Duration.ofDays(1)));
            founding.found(plan);
            plan.acts().forEach(players::perform);
            players.workOffUntil(plan.now());
        } finally {
            clock.reset();
        }
        management.setProperty(PROPERTY, FILLED);
        LOG.info(
                "演示数据已备好：{}件建议，{}次操作，{}秒",
                plan.texts().all().size(),
                plan.acts().size(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }
}
