package org.jianyi.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The files of {@code bpmn/} as the contract tests read them: no engine, only what is written. */
final class Models {

    record Model(String name, BpmnModelInstance content) {

        <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
            return content.getModelElementsByType(type).stream();
        }

        Process process() {
            return all(Process.class).findFirst().orElseThrow();
        }

        String at(BaseElement element) {
            return name + ": " + element.getId();
        }
    }

    record Table(String name, DmnModelInstance content) {}

    private Models() {}

    static List<Model> processes() {
        return files(".bpmn")
                .map(file -> new Model(stem(file), Bpmn.readModelFromFile(file.toFile())))
                .toList();
    }

    static List<Table> tables() {
        return files(".dmn")
                .map(file -> new Table(stem(file), Dmn.readModelFromFile(file.toFile())))
                .toList();
    }

    /** Every element of the type that breaks the rule, as {@code file: id}; empty when all keep it. */
    static <T extends BaseElement> List<String> breaking(Class<T> type, Predicate<T> rule) {
        return processes().stream()
                .flatMap(model -> model.all(type).filter(rule.negate()).map(model::at))
                .toList();
    }

    static Collection<FlowElement> elementsIn(ModelElementInstance scope) {
        return scope instanceof SubProcess subProcess
                ? subProcess.getFlowElements()
                : ((Process) scope).getFlowElements();
    }

    static boolean isEventSubProcess(ModelElementInstance scope) {
        return scope instanceof SubProcess subProcess && subProcess.triggeredByEvent();
    }

    static boolean runsManyAtOnce(ModelElementInstance scope) {
        return scope instanceof Activity activity
                && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics many
                && !many.isSequential();
    }

    static boolean isChinese(String label) {
        return label != null
                && label.codePoints().anyMatch(Models::isHan)
                && label.chars().noneMatch(c -> c < 128 && Character.isLetter(c));
    }

    private static boolean isHan(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private static Stream<Path> files(String ending) {
        try (Stream<Path> found = Files.list(Path.of("bpmn"))) {
            return found.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }
}
