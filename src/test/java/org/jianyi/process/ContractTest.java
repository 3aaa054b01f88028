package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Models.processes;
import static org.jianyi.process.Models.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.jianyi.process.Models.Model;
import org.junit.jupiter.api.Test;

/** Models and Java agree: what one names, the other has. */
class ContractTest {

    private static final Path PROCESS = Path.of("src/main/java/org/jianyi/process");

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w])[A-Za-z_]\\w*");
    private static final Pattern SETTING =
            Pattern.compile("\\.setVariable(?:Local)?\\(\\s*(?:Case\\.([A-Z_]+)|\"(\\w+)\")");
    private static final Pattern MESSAGE = Pattern.compile("\"([a-z]+\\.[a-z]+)\"");
    private static final Pattern CORRELATION =
            Pattern.compile("createMessageCorrelation\\(\"([a-z.]+)\"\\)((?:(?!createMessageCorrelation)[\\s\\S])*)");
    private static final Pattern SCOPED = Pattern.compile("setVariablesToTriggeredScope\\([^;]*?Case\\.([A-Z_]+)");

    /** Words of the expression language. */
    private static final Set<String> WORDS = Set.of(
            "true", "false", "null", "empty", "not", "and", "or", "eq", "ne", "lt", "gt", "le", "ge", "div", "mod");

    @Test
    void everyDelegateOfTheModelsExistsAndEachOneIsCalled() {
        Set<String> called = processes().stream()
                .flatMap(model -> model.all(ServiceTask.class))
                .map(ContractTest::delegateOf)
                .collect(Collectors.toSet());
        assertThat(called).isEqualTo(delegates());
    }

    @Test
    void theDeploymentNamesEveryModelAndEveryForm() {
        String list = text(Path.of("src/main/resources/META-INF/processes.xml"));
        assertThat(found(Pattern.compile("<resource>(.*?)</resource>"), list))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(files("bpmn", ".bpmn", ".dmn").stream(), files("forms", ".html").stream())
                                .toList());
    }

    @Test
    void javaAndModelsKnowTheSameMessages() {
        Set<String> modelled = processes().stream()
                .flatMap(model -> model.all(Message.class))
                .map(Message::getName)
                .collect(Collectors.toSet());
        Set<String> sent = new HashSet<>(found(MESSAGE, text(PROCESS.resolve("CaseMessages.java"))));
        delegates().forEach(delegate -> sent.addAll(found(MESSAGE, source(delegate))));
        assertThat(sent).isEqualTo(modelled);
    }

    @Test
    void everyFormIsReadAsTheRecordThatIsNamedLikeIt() {
        List<String> wrong = new ArrayList<>();
        for (Model model : processes()) {
            for (FlowNode step : steps(model)) {
                String record = recordOf(step);
                ServiceTask recording = (ServiceTask) step.getSucceedingNodes().singleResult();
                if (!source(delegateOf(recording)).contains("read(execution, " + record + ".class)")) {
                    wrong.add(model.at(step) + " is not read as " + record);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A second step may share another's form; one of them has its name. */
    @Test
    void everyHumanStepIsNamedLikeItsForm() {
        Set<String> tasks = processes().stream()
                .flatMap(model -> model.all(UserTask.class))
                .map(UserTask::getId)
                .collect(Collectors.toSet());
        assertThat(processes().stream()
                        .flatMap(model -> model.all(UserTask.class))
                        .map(task -> "UserTask_" + recordOf(task)))
                .allMatch(tasks::contains);
    }

    @Test
    void everyNameInAnExpressionIsSetInThatProcess() {
        List<String> unknown = new ArrayList<>();
        for (Model model : processes()) {
            Set<String> known = known(model);
            String text = text(Path.of("bpmn", model.name() + ".bpmn"));
            Set<String> used = new LinkedHashSet<>();
            found(EXPRESSION, text).forEach(expression -> used.addAll(names(expression)));
            model.all(CamundaIn.class)
                    .map(CamundaIn::getCamundaSource)
                    .filter(name -> name != null)
                    .forEach(used::add);
            model.all(MultiInstanceLoopCharacteristics.class)
                    .map(MultiInstanceLoopCharacteristics::getCamundaCollection)
                    .filter(name -> !name.contains("{"))
                    .forEach(used::add);
            used.stream()
                    .filter(name -> !known.contains(name))
                    .map(name -> model.name() + ": " + name)
                    .forEach(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void whatACalledProcessGivesBackIsSetThere() {
        List<String> unknown = new ArrayList<>();
        for (Model model : processes()) {
            model.all(CallActivity.class).forEach(call -> {
                Set<String> known = known(model(call.getCalledElement()));
                call.getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list().stream()
                        .map(CamundaOut::getCamundaSource)
                        .filter(name -> !known.contains(name))
                        .map(name -> model.at(call) + ": " + name)
                        .forEach(unknown::add);
            });
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void whatADecisionAsksForIsSetInTheProcess() {
        List<String> unknown = new ArrayList<>();
        for (Model model : processes()) {
            Set<String> known = known(model);
            model.all(BusinessRuleTask.class).forEach(task -> tables().stream()
                    .filter(table -> table.name().equals(task.getCamundaDecisionRef()))
                    .flatMap(table -> table.content().getModelElementsByType(InputExpression.class).stream())
                    .flatMap(input -> names(input.getText().getTextContent()).stream())
                    .filter(name -> !known.contains(name))
                    .map(name -> model.at(task) + ": " + name)
                    .forEach(unknown::add));
        }
        assertThat(unknown).isEmpty();
    }

    /** What a process can know: set by its delegates, its loops, its decisions, its callers, its called ones and its messages. */
    private static Set<String> known(Model model) {
        Set<String> known = new HashSet<>();
        model.all(ServiceTask.class).map(ContractTest::delegateOf).forEach(delegate -> {
            known.add(delegate);
            known.addAll(setIn(source(delegate)));
            if (source(delegate).contains("assignmentFacts.set(")) {
                known.addAll(setIn(text(PROCESS.resolve("AssignmentFacts.java"))));
            }
        });
        model.all(MultiInstanceLoopCharacteristics.class)
                .map(MultiInstanceLoopCharacteristics::getCamundaElementVariable)
                .forEach(known::add);
        model.all(BusinessRuleTask.class)
                .map(BusinessRuleTask::getCamundaResultVariable)
                .forEach(known::add);
        model.all(StartEvent.class).map(StartEvent::getCamundaInitiator).forEach(known::add);
        model.all(CamundaOut.class).map(CamundaOut::getCamundaTarget).forEach(known::add);
        processes().stream()
                .flatMap(caller -> caller.all(CallActivity.class))
                .filter(call -> call.getCalledElement().equals(model.name()))
                .flatMap(call ->
                        call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream())
                .map(CamundaIn::getCamundaTarget)
                .forEach(known::add);
        Set<String> messages = model.all(Message.class).map(Message::getName).collect(Collectors.toSet());
        CORRELATION
                .matcher(text(PROCESS.resolve("CaseMessages.java")))
                .results()
                .filter(correlation -> messages.contains(correlation.group(1)))
                .flatMap(correlation -> SCOPED.matcher(correlation.group(2)).results())
                .map(scoped -> constant(scoped.group(1)))
                .forEach(known::add);
        return known;
    }

    private static Set<String> setIn(String source) {
        return SETTING.matcher(source)
                .results()
                .map(setting -> setting.group(1) == null ? setting.group(2) : constant(setting.group(1)))
                .collect(Collectors.toSet());
    }

    private static Set<String> names(String expression) {
        String bare =
                expression.replace("&quot;", "\"").replaceAll("&[a-z]+;", " ").replaceAll("'[^']*'|\"[^\"]*\"", "''");
        return NAME.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toSet());
    }

    private static String constant(String name) {
        try {
            return (String) Case.class.getField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("Case has no " + name, e);
        }
    }

    private static List<FlowNode> steps(Model model) {
        return Stream.<FlowNode>concat(
                        model.all(UserTask.class),
                        model.all(StartEvent.class).filter(start -> start.getCamundaFormKey() != null))
                .toList();
    }

    private static String recordOf(FlowNode step) {
        String key = step instanceof UserTask task ? task.getCamundaFormKey() : ((StartEvent) step).getCamundaFormKey();
        String form = key.replaceFirst("^.*/", "").replaceFirst("\\.html$", "");
        return Stream.of(form.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String delegateOf(ServiceTask task) {
        return task.getCamundaDelegateExpression().replaceAll("[${}]", "");
    }

    private static Model model(String name) {
        return processes().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The names of the delegates' beans. */
    private static Set<String> delegates() {
        return files(PROCESS.resolve("delegate").toString(), "Delegate.java").stream()
                .map(file -> Path.of(file).getFileName().toString().replace(".java", ""))
                .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toSet());
    }

    private static String source(String delegate) {
        return text(PROCESS.resolve("delegate")
                .resolve(Character.toUpperCase(delegate.charAt(0)) + delegate.substring(1) + ".java"));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static List<String> files(String folder, String... endings) {
        if (!Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .map(file -> file.toString().replace('\\', '/'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
