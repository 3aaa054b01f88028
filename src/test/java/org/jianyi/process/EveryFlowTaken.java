package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * The tests of this class tell a story for every way through the named process: when all of them have passed and a sequence flow of its
 * model was taken by none, the class fails. A class that ran in part only is not judged.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EveryFlowTaken.Check.class)
@interface EveryFlowTaken {

    /** Id of the process. */
    String value();

    /** Compares what was taken with what is drawn. */
    class Check implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

        private final Set<Method> passed = new HashSet<>();

        @Override
        public void beforeAll(ExtensionContext context) {
            FlowsTaken.forget();
        }

        @Override
        public void afterEach(ExtensionContext context) {
            if (context.getExecutionException().isEmpty()) {
                passed.add(context.getRequiredTestMethod());
            }
        }

        @Override
        public void afterAll(ExtensionContext context) {
            Class<?> tests = context.getRequiredTestClass();
            if (passed.containsAll(
                    AnnotationSupport.findAnnotatedMethods(tests, Testable.class, HierarchyTraversalMode.TOP_DOWN))) {
                String process = tests.getAnnotation(EveryFlowTaken.class).value();
                Set<String> left = drawn(process);
                left.removeAll(FlowsTaken.of(process));
                assertThat(left)
                        .as("sequence flows of %s that no test of %s takes", process, tests.getSimpleName())
                        .isEmpty();
            }
        }

        /** From an event-based gateway the engine goes to the event that happened without taking the flow between; the one behind counts. */
        private static Set<String> drawn(String process) {
            return Models.processes().stream()
                    .filter(model -> model.name().equals(process))
                    .flatMap(model -> model.all(SequenceFlow.class))
                    .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
                    .map(SequenceFlow::getId)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
