package org.jianyi.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jianyi.process.guard.LastAdministrator;
import org.jianyi.process.guard.ModelExpressions;
import org.jianyi.process.guard.RightsOfTheConcerned;
import org.jianyi.process.guard.StepOwner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Our settings of the engine: expressions of the models see our delegates and nothing else; every human task gets its facts, tells those it waits for, and takes its draft along when it ends. */
@Component
@Order(100)
class EnginePlugin extends AbstractProcessEnginePlugin {

    private final ApplicationContext context;
    private final ObjectProvider<TaskFacts> taskFacts;
    private final ObjectProvider<TellOfSteps> tellOfSteps;
    private final ObjectProvider<StepDrafts> drafts;
    private final ObjectProvider<StepOwner> stepOwner;
    private final ObjectProvider<SignOffTasks> signOffTasks;

    EnginePlugin(
            ApplicationContext context,
            ObjectProvider<TaskFacts> taskFacts,
            ObjectProvider<TellOfSteps> tellOfSteps,
            ObjectProvider<StepDrafts> drafts,
            ObjectProvider<StepOwner> stepOwner,
            ObjectProvider<SignOffTasks> signOffTasks) {
        this.context = context;
        this.taskFacts = taskFacts;
        this.tellOfSteps = tellOfSteps;
        this.drafts = drafts;
        this.stepOwner = stepOwner;
        this.signOffTasks = signOffTasks;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // A refusal is an answer, not a failure of the engine; what nobody expected is logged by whoever answers it.
        configuration.setEnableCmdExceptionLogging(false);
        Map<Object, Object> delegates = new HashMap<>(context.getBeansOfType(JavaDelegate.class));
        configuration.setBeans(delegates);
        configuration.setExpressionManager(new ModelExpressions(delegates));
        configuration.setResourceAuthorizationProvider(new RightsOfTheConcerned());
        configuration.setCustomHistoryLevels(List.of(new TownHistory()));
        people(configuration);
        List<BpmnParseListener> listeners = configuration.getCustomPreBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            configuration.setCustomPreBPMNParseListeners(listeners);
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                definition.addBuiltInTaskListener(
                        TaskListener.EVENTNAME_CREATE,
                        task -> taskFacts.getObject().notify(task));
                definition.addBuiltInTaskListener(
                        TaskListener.EVENTNAME_CREATE,
                        task -> tellOfSteps.getObject().begun(task));
                definition.addBuiltInTaskListener(
                        TaskListener.EVENTNAME_CREATE,
                        task -> signOffTasks.getObject().cameUp(task));
                definition.addBuiltInTaskListener(
                        TaskListener.EVENTNAME_COMPLETE,
                        task -> stepOwner.getObject().notify(task));
                for (String end : List.of(TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE)) {
                    definition.addBuiltInTaskListener(
                            end, task -> drafts.getObject().ended(task));
                    definition.addBuiltInTaskListener(
                            end, task -> tellOfSteps.getObject().ended(task));
                }
            }
        });
    }

    /**
     * Ids may hold hyphens, for users and groups and for nothing else. Wrong passwords make the next try wait, one second, two, four and so
     * on to half a minute, but never shut an account for good: anybody could do that to anybody whose name he knows.
     */
    private void people(ProcessEngineConfigurationImpl configuration) {
        configuration.setUserResourceWhitelistPattern("[a-zA-Z0-9-]+");
        configuration.setGroupResourceWhitelistPattern("[a-zA-Z0-9-]+");
        configuration.setIdentityProviderSessionFactory(new GenericManagerFactory(LastAdministrator.class) {
            @Override
            public Session openSession() {
                return new LastAdministrator(
                        () -> context.getBean(Leaving.class), () -> context.getBean(EnginePeople.class));
            }
        });
        configuration.setEnablePasswordPolicy(true);
        configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
        configuration.setLoginDelayBase(1);
        configuration.setLoginDelayFactor(2);
        configuration.setLoginDelayMaxTime(30);
    }
}
