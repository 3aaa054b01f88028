package org.jianyi.process;

import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.spring.application.SpringProcessApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tables, models, groups and people, background jobs, requests: in this order. Left to itself the engine deploys its models only when the port is
 * open already. Spring opens the port in one of the last phases of its start; this is an earlier one. The job executor begins when all is ready.
 */
@Component
class StartOrder implements SmartLifecycle {

    private final SpringProcessApplication application;
    private final FirstStart firstStart;
    private final List<AtStart> steps;
    private final DataSource dataSource;
    private boolean running;

    StartOrder(
            SpringProcessApplication application, FirstStart firstStart, List<AtStart> steps, DataSource dataSource) {
        this.application = application;
        this.firstStart = firstStart;
        this.steps = steps;
        this.dataSource = dataSource;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        OneNodeAtATime.run(dataSource, () -> {
            deploy();
            firstStart.prepare();
            steps.forEach(AtStart::atStart);
        });
        running = true;
    }

    private void deploy() {
        try {
            application.afterPropertiesSet();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
